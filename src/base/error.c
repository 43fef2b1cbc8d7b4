#include "base/error.h"

#include <string.h>

G_DEFINE_QUARK(samrit - error, error)

char *
error_text(const char *english, const char *thai, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    g_autofree char *first = g_strdup_vprintf(english, arguments);
    g_autofree char *second = g_strdup_vprintf(thai, again);
    va_end(again);
    return g_strconcat(first, ERROR_BETWEEN, second, NULL);
}

char *
error_text_in(const char *text, bool thai)
{
    const char *between = strstr(text, ERROR_BETWEEN);
    if (!between)
        return g_strdup(text);
    return thai ? g_strdup(between + 1) : g_strndup(text, (gsize) (between - text));
}

/* U+0080 to U+009F, which some terminals obey like the lower ones. */
static bool
is_upper_control(const char *text)
{
    return text[0] == '\xC2' && (guchar) text[1] >= 0x80 && (guchar) text[1] < 0xA0;
}

char *
error_make_line(char *text)
{
    for (char *p = text; *p; p++) {
        if (is_upper_control(p))
            p[0] = p[1] = ' ';
        else if (g_ascii_iscntrl(*p))
            *p = ' ';
    }
    return text;
}

void
error_set(GError **error, SamritError code, const char *english, const char *thai, ...)
{
    va_list arguments;
    va_start(arguments, thai);
    g_autofree char *text = error_text(english, thai, arguments);
    va_end(arguments);
    g_set_error_literal(error, SAMRIT_ERROR, code, text);
}

static char *
reason_in(const char *place, const char *reason, const char *cause, bool thai)
{
    g_autofree char *first = error_text_in(place ? place : "", thai);
    g_autofree char *second = error_text_in(reason, thai);
    g_autofree char *third = error_text_in(cause ? cause : "", thai);
    return g_strconcat(first, *first ? ": " : "", second, *third ? ": " : "", third, NULL);
}

void
error_set_reason(GError **error, SamritError code, const char *place, const char *reason,
                 const char *cause)
{
    g_autofree char *english = reason_in(place, reason, cause, false);
    g_autofree char *thai = reason_in(place, reason, cause, true);
    g_set_error(error, SAMRIT_ERROR, code, "%s" ERROR_BETWEEN "%s", english, thai);
}

void
error_prefix(GError **error, const char *english, const char *thai)
{
    if (!error || !*error)
        return;
    g_autofree char *old = (*error)->message;
    g_autofree char *first = error_text_in(old, false), *second = error_text_in(old, true);
    (*error)->message = g_strconcat(english, first, ERROR_BETWEEN, thai, second, NULL);
}

ExitStatus
error_exit_status(const GError *error)
{
    static const ExitStatus statuses[] = {
        [SAMRIT_ERROR_INPUT] = EXIT_INPUT,
        [SAMRIT_ERROR_SETUP] = EXIT_USAGE,
        [SAMRIT_ERROR_IO] = EXIT_IO,
        [SAMRIT_ERROR_LIMIT] = EXIT_INPUT,
        [SAMRIT_ERROR_BUSY] = EXIT_BUSY,
        [SAMRIT_ERROR_INTERNAL] = EXIT_INTERNAL,
        [SAMRIT_ERROR_DAMAGED] = EXIT_UNVERIFIED,
    };

    if (error->domain == SAMRIT_ERROR && error->code < (int) G_N_ELEMENTS(statuses))
        return statuses[error->code];
    if (error->domain == G_FILE_ERROR)
        return EXIT_IO;
    return EXIT_INTERNAL;
}
