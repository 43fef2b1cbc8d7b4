#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "base/sarif.h"

static DiagFormat message_format = DIAG_FORMAT_TEXT;
static DiagLanguage message_language = DIAG_LANGUAGE_BOTH;

/* One SARIF document tells all of a run, so that it is written at the end. */
static bool is_sarif;
static Diag *collected;
static GPtrArray *collected_errors;

static bool is_quiet;
static guint max_errors = G_MAXUINT, errors_printed, errors_left_out;

void
cli_message_set_format(const char *name)
{
    is_sarif = strcmp(name, "sarif") == 0;
    if (is_sarif && !collected) {
        collected = diag_new();
        collected_errors = g_ptr_array_new_with_free_func(g_free);
    }
    message_format = strcmp(name, "jsonl") == 0 ? DIAG_FORMAT_JSONL : DIAG_FORMAT_TEXT;
}

void
cli_message_set_quiet(bool quiet)
{
    is_quiet = quiet;
}

bool
cli_message_is_quiet(void)
{
    return is_quiet;
}

void
cli_message_set_max_errors(int count)
{
    max_errors = (guint) count;
}

void
cli_message_set_language(const char *name)
{
    static const char *const names[] = {
        [DIAG_LANGUAGE_BOTH] = "both",
        [DIAG_LANGUAGE_ENGLISH] = "en",
        [DIAG_LANGUAGE_THAI] = "th",
    };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(name, names[i]) == 0)
            message_language = (DiagLanguage) i;
    }
}

/* Errors past the most that are wanted are counted, and what comes after them is not printed. */
static bool
is_wanted(const Finding *finding)
{
    bool is_error = diag_id_severity(finding->id) == DIAG_ERROR;
    if (is_quiet && diag_id_severity(finding->id) == DIAG_INFO)
        return false;
    if (errors_printed < max_errors) {
        errors_printed += is_error;
        return true;
    }
    errors_left_out += is_error;
    return false;
}

void
cli_message_findings(const Diag *diag)
{
    if (is_sarif) {
        diag_append(collected, diag);
        return;
    }
    for (guint i = 0; i < diag_count(diag); i++) {
        if (!is_wanted(diag_get(diag, i)))
            continue;
        g_autofree char *line = diag_format(diag_get(diag, i), message_format, message_language);
        fputs(line, stderr);
    }
}

void
cli_message_finish(void)
{
    is_quiet = false; /* errors that are not shown are told of all the same */
    if (errors_left_out)
        cli_message_note("%u more errors are not shown · มีข้อผิดพลาดอีก %u รายการที่ไม่แสดง",
                         errors_left_out, errors_left_out);
    if (!is_sarif)
        return;
    g_autofree char *document = sarif_document(collected, message_language, collected_errors);
    fputs(document, stderr);
    g_clear_pointer(&collected, diag_free);
    g_clear_pointer(&collected_errors, g_ptr_array_unref);
}

/* What a kind of error means to someone who reads Thai; the details are in the message. */
static const char *
thai_kind(int status)
{
    switch (status) {
    case EXIT_INPUT:
        return "ข้อมูลนำเข้าไม่ถูกต้อง";
    case EXIT_USAGE:
        return "คำสั่งหรือการตั้งค่าไม่ถูกต้อง";
    case EXIT_UNVERIFIED:
        return "ข้อมูลที่เก็บไว้ไม่ตรงกับที่นำเข้า";
    case EXIT_IO:
        return "อ่านหรือเขียนไฟล์ไม่ได้";
    case EXIT_BUSY:
        return "มีงานเดียวกันกำลังทำอยู่ โปรดลองใหม่ภายหลัง";
    default:
        return "โปรแกรมขัดข้องภายใน";
    }
}

static void
print_json(int status, const char *english, const char *thai)
{
    g_autoptr(GString) line = g_string_new("{");
    json_append_member(line, "severity", "error");
    g_string_append_printf(line, ",\"status\":%d", status);
    json_append_member(line, "en", english);
    json_append_member(line, "th", thai);
    fprintf(stderr, "%s}\n", line->str);
}

/* What is said in English alone has its kind in Thai; of itself that would say too little. */
static char *
in_language(const char *english, const char *thai, bool is_kind)
{
    if (message_language == DIAG_LANGUAGE_ENGLISH)
        return g_strdup(english);
    if (message_language == DIAG_LANGUAGE_BOTH)
        return g_strconcat(english, " · ", thai, NULL);
    return is_kind ? g_strconcat(thai, ": ", english, NULL) : g_strdup(thai);
}

static void
print_error(int status, const char *text)
{
    g_autofree char *english = error_text_in(text, false), *own = error_text_in(text, true);
    bool is_kind = strcmp(english, own) == 0;
    const char *thai = is_kind ? thai_kind(status) : own;
    g_autofree char *line = in_language(english, thai, is_kind);
    if (is_sarif)
        g_ptr_array_add(collected_errors, g_utf8_make_valid(line, -1));
    else if (message_format == DIAG_FORMAT_JSONL)
        print_json(status, english, thai);
    else
        fprintf(stderr, "samrit: %s\n", error_make_line(line));
}

int
cli_message_error(const GError *error)
{
    int status = error_exit_status(error);
    print_error(status, error->message);
    return status;
}

int
cli_message_usage(const char *english, const char *thai, ...)
{
    va_list arguments;
    va_start(arguments, thai);
    g_autofree char *text = error_text(english, thai, arguments);
    va_end(arguments);
    print_error(EXIT_USAGE, text);
    return EXIT_USAGE;
}

void
cli_message_note(const char *format, ...)
{
    if (is_quiet || is_sarif || message_format == DIAG_FORMAT_JSONL)
        return;
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}
