#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

#include "base/json.h"
#include "base/limits.h"

typedef struct {
    const char *name;
    DiagSeverity severity;
    const char *english, *thai;
} Kind;

static const Kind kinds[DIAG_ID_COUNT] = {
#define DIAG(id, severity, english, thai) [DIAG_ID_##id] = {#id, DIAG_##severity, english, thai},
#include "base/diag.def"
#undef DIAG
};

static const char *const severity_names[] = {"info", "warning", "error"};

/* Warnings count as errors; for the whole run. */
static bool strict;

struct Diag {
    GArray *findings; /* of Finding */
    guint counts[3];  /* by severity */
    bool seen[DIAG_ID_COUNT];
};

static void
finding_clear(Finding *finding)
{
    for (guint i = 0; i < G_N_ELEMENTS(finding->arguments); i++)
        g_free(finding->arguments[i]);
}

Diag *
diag_new(void)
{
    Diag *diag = g_new0(Diag, 1);
    diag->findings = g_array_new(FALSE, TRUE, sizeof(Finding));
    g_array_set_clear_func(diag->findings, (GDestroyNotify) finding_clear);
    return diag;
}

void
diag_free(Diag *diag)
{
    if (!diag)
        return;
    g_array_unref(diag->findings);
    g_free(diag);
}

/* Errors are kept when there is no room for others, so that these cannot crowd them out. */
static bool
has_room(const Diag *diag, DiagSeverity severity)
{
    return severity == DIAG_ERROR ? diag->counts[DIAG_ERROR] <= LIMIT_FINDINGS
                                  : diag->findings->len < LIMIT_FINDINGS;
}

void
diag_add(Diag *diag, DiagId id, DiagPlace place, ...)
{
    DiagSeverity severity = diag_id_severity(id);
    diag->counts[severity]++;
    diag->seen[id] = true;
    if (!has_room(diag, severity))
        return;

    Finding finding = {.id = id, .place = place};
    va_list arguments;
    va_start(arguments, place);
    for (guint i = 0; i < G_N_ELEMENTS(finding.arguments); i++) {
        const char *argument = va_arg(arguments, const char *);
        if (!argument)
            break;
        finding.arguments[i] = g_utf8_make_valid(argument, -1);
    }
    va_end(arguments);
    g_array_append_val(diag->findings, finding);
}

guint
diag_count(const Diag *diag)
{
    return diag ? diag->findings->len : 0;
}

const Finding *
diag_get(const Diag *diag, guint index)
{
    return &g_array_index(diag->findings, Finding, index);
}

guint
diag_count_of(const Diag *diag, DiagSeverity severity)
{
    return diag->counts[severity];
}

void
diag_append(Diag *into, const Diag *from)
{
    if (!from)
        return;
    guint more[G_N_ELEMENTS(from->counts)]; /* than were kept */
    memcpy(more, from->counts, sizeof more);
    for (guint i = 0; i < diag_count(from); i++) {
        const Finding *f = diag_get(from, i);
        diag_add(into, f->id, f->place, f->arguments[0], f->arguments[1], f->arguments[2], NULL);
        more[diag_id_severity(f->id)]--;
    }
    for (guint i = 0; i < G_N_ELEMENTS(more); i++)
        into->counts[i] += more[i];
    for (guint i = 0; i < DIAG_ID_COUNT; i++)
        into->seen[i] = into->seen[i] || from->seen[i];
}

bool
diag_has(const Diag *diag, DiagId id)
{
    return diag->seen[id];
}

/* An argument may be the message of an error, which says it in both languages. */
static void
append_argument(GString *line, const char *argument, bool thai)
{
    g_autofree char *text = error_text_in(argument ? argument : "", thai);
    g_string_append(line, text);
}

/* Puts the arguments where {1} {2} {3} stand. */
static void
append_sentence(GString *line, const Finding *finding, bool thai)
{
    const char *sentence = thai ? kinds[finding->id].thai : kinds[finding->id].english;
    for (const char *p = sentence; *p; p++) {
        if (p[0] == '{' && p[1] >= '1' && p[1] <= '3' && p[2] == '}') {
            append_argument(line, finding->arguments[p[1] - '1'], thai);
            p += 2;
        } else {
            g_string_append_c(line, *p);
        }
    }
}

/* Where the name of a sheet begins in "a.xlsx!KPI"; NULL in the name of any other file. */
static const char *
find_sheet(const char *file)
{
    for (const char *p = strchr(file, '!'); p; p = strchr(p + 1, '!')) {
        if (p - file > 5 && g_ascii_strncasecmp(p - 5, ".xls", 4) == 0)
            return p + 1;
    }
    return NULL;
}

/* "C14", or "14" without a column. */
static void
append_cell(GString *line, const DiagPlace *place)
{
    char letters[8] = "";
    int i = (int) sizeof letters - 1;
    for (int rest = place->column; rest > 0; rest = (rest - 1) / 26)
        letters[--i] = (char) ('A' + (rest - 1) % 26);
    g_string_append_printf(line, "%s%d", letters + i, place->line);
}

/* "a.xlsx:KPI!C14: " */
static void
append_sheet_place(GString *line, const DiagPlace *place, const char *sheet)
{
    g_string_append_len(line, place->file, sheet - 1 - place->file);
    g_string_append_printf(line, ":%s", sheet);
    if (place->line) {
        g_string_append_c(line, '!');
        append_cell(line, place);
    }
    g_string_append(line, ": ");
}

static void
append_place(GString *line, const DiagPlace *place)
{
    if (!place->file)
        return;
    const char *sheet = find_sheet(place->file);
    if (sheet) {
        append_sheet_place(line, place, sheet);
        return;
    }
    g_string_append_printf(line, "%s:", place->file);
    if (place->line)
        g_string_append_printf(line, "%d:", place->line);
    if (place->line && place->column)
        g_string_append_printf(line, "%d:", place->column);
    g_string_append_c(line, ' ');
}

char *
diag_finding_text(const Finding *finding, DiagLanguage language)
{
    GString *text = g_string_new(NULL);
    if (language != DIAG_LANGUAGE_THAI)
        append_sentence(text, finding, false);
    if (language == DIAG_LANGUAGE_BOTH)
        g_string_append(text, " · ");
    if (language != DIAG_LANGUAGE_ENGLISH)
        append_sentence(text, finding, true);
    return g_string_free(text, FALSE);
}

static char *
placed_text(const Finding *finding, DiagLanguage language)
{
    GString *line = g_string_new(NULL);
    append_place(line, &finding->place);
    g_autofree char *text = diag_finding_text(finding, language);
    g_string_append_printf(line, "%s [%s]", text, kinds[finding->id].name);
    return g_string_free(line, FALSE);
}

void
diag_set_error(GError **error, SamritError code, const Finding *finding)
{
    g_autofree char *english = placed_text(finding, DIAG_LANGUAGE_ENGLISH);
    g_autofree char *thai = placed_text(finding, DIAG_LANGUAGE_THAI);
    g_autofree char *both = g_strconcat(english, ERROR_BETWEEN, thai, NULL);
    error_set_reason(error, code, NULL, both, NULL);
}

static char *
format_text(const Finding *finding, DiagLanguage language)
{
    GString *line = g_string_new(NULL);
    append_place(line, &finding->place);
    g_autofree char *text = diag_finding_text(finding, language);
    g_string_append_printf(line, "%s: %s", severity_names[diag_id_severity(finding->id)], text);
    error_make_line(line->str);
    g_string_append_printf(line, " [%s]\n", kinds[finding->id].name);
    return g_string_free(line, FALSE);
}

char *
diag_place_file(const DiagPlace *place)
{
    const char *sheet = find_sheet(place->file);
    return g_strndup(place->file, sheet ? (gsize) (sheet - 1 - place->file) : strlen(place->file));
}

char *
diag_place_cell(const DiagPlace *place)
{
    const char *sheet = find_sheet(place->file);
    if (!sheet)
        return NULL;
    GString *cell = g_string_new(sheet);
    if (place->line) {
        g_string_append_c(cell, '!');
        append_cell(cell, place);
    }
    return g_string_free(cell, FALSE);
}

static void
append_json_sentence(GString *line, const Finding *finding, bool thai)
{
    g_autoptr(GString) text = g_string_new(NULL);
    append_sentence(text, finding, thai);
    json_append_string(line, text->str);
}

static void
append_json_file(GString *line, const DiagPlace *place)
{
    const char *sheet = find_sheet(place->file);
    g_autofree char *file = diag_place_file(place);
    g_string_append(line, ",\"file\":");
    json_append_string(line, file);
    if (!sheet)
        return;
    g_string_append(line, ",\"sheet\":");
    json_append_string(line, sheet);
    if (place->line) {
        g_string_append(line, ",\"cell\":\"");
        append_cell(line, place);
        g_string_append_c(line, '"');
    }
}

static char *
format_jsonl(const Finding *finding)
{
    const Kind *kind = &kinds[finding->id];
    GString *line = g_string_new(NULL);
    g_string_append_printf(line, "{\"id\":\"%s\",\"severity\":\"%s\"", kind->name,
                           severity_names[diag_id_severity(finding->id)]);
    if (finding->place.file)
        append_json_file(line, &finding->place);
    if (finding->place.line)
        g_string_append_printf(line, ",\"line\":%d", finding->place.line);
    if (finding->place.column)
        g_string_append_printf(line, ",\"column\":%d", finding->place.column);
    g_string_append(line, ",\"en\":");
    append_json_sentence(line, finding, false);
    g_string_append(line, ",\"th\":");
    append_json_sentence(line, finding, true);
    g_string_append(line, "}\n");
    return g_string_free(line, FALSE);
}

char *
diag_format(const Finding *finding, DiagFormat format, DiagLanguage language)
{
    return format == DIAG_FORMAT_JSONL ? format_jsonl(finding) : format_text(finding, language);
}

char *
diag_to_string(const Diag *diag)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < diag_count(diag); i++) {
        g_autofree char *line =
            diag_format(diag_get(diag, i), DIAG_FORMAT_TEXT, DIAG_LANGUAGE_BOTH);
        g_string_append(text, line);
    }
    return g_string_free(text, FALSE);
}

const char *
diag_id_name(DiagId id)
{
    return kinds[id].name;
}

const char *
diag_id_sentence(DiagId id)
{
    return kinds[id].english;
}

const char *
diag_id_sentence_thai(DiagId id)
{
    return kinds[id].thai;
}

bool
diag_id_find(const char *name, DiagId *id)
{
    for (guint i = 0; i < DIAG_ID_COUNT; i++) {
        if (g_ascii_strcasecmp(kinds[i].name, name) == 0) {
            *id = (DiagId) i;
            return true;
        }
    }
    return false;
}

DiagSeverity
diag_id_severity(DiagId id)
{
    DiagSeverity severity = kinds[id].severity;
    return strict && severity == DIAG_WARNING ? DIAG_ERROR : severity;
}

void
diag_set_strict(bool on)
{
    strict = on;
}
