#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "archive/archive.h"
#include "base/error.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "job/archive.h"

enum {
    SHORT_DIGEST = 12, /* characters of a SHA-256 that are shown in lists */
    AROUND = 60,       /* characters shown before and after a word found */
};

/** The command line of all the actions. */
typedef struct {
    const char *folder, *project, *date, *note, *unit, *output;
    int fiscal_year, limit;
    bool all;
    char **arguments; /* after the action */
    int n_arguments;
} Line;

/* ---- add, verify, rebuild, export */

static int
add(const Line *line, GError **error)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GPtrArray) sources =
        job_archive_sources(line->arguments[0], line->project, diag, error);
    g_autoptr(Archive) archive = sources ? archive_open_to_write(line->folder, error) : NULL;
    guint before = archive ? archive_count(archive) : 0;
    guint number = archive ? archive_add(archive, sources, line->date, line->note, diag, error) : 0;
    cli_message_findings(diag);
    if (!number)
        return EXIT_INTERNAL;
    if (number > before)
        cli_message_note("%s: revision %u, %u files · ฉบับที่ %u จำนวน %u ไฟล์", line->folder, number,
                         sources->len, number, sources->len);
    else
        cli_message_note("%s: nothing new: the same as revision %u · ไม่มีอะไรใหม่ เหมือนฉบับที่ %u",
                         line->folder, number, number);
    printf("%u\n", number);
    return EXIT_DONE;
}

static int
verify(const Line *line, GError **error)
{
    g_autoptr(Diag) diag = diag_new();
    bool good = archive_verify(line->folder, diag, error);
    cli_message_findings(diag);
    if (*error)
        return EXIT_INTERNAL;
    if (good)
        cli_message_note("%s: every byte is as it was archived · ข้อมูลทุกไบต์ตรงกับที่นำเข้า",
                         line->folder);
    return good ? EXIT_DONE : EXIT_UNVERIFIED;
}

static int
rebuild(const Line *line, GError **error)
{
    guint count = archive_rebuild(line->folder, error);
    if (*error)
        return EXIT_INTERNAL;
    cli_message_note("%s: HEAD and catalogue of %u revisions · สร้างไฟล์หัวและดัชนีของ %u ฉบับใหม่แล้ว",
                     line->folder, count, count);
    return EXIT_DONE;
}

static const ArchiveRevision *
load(Archive *archive, const char *name, GError **error)
{
    guint number = archive ? archive_find(archive, name, error) : 0;
    return number ? archive_load(archive, number, error) : NULL;
}

static int export(const Line *line, GError **error)
{
    if (!line->output)
        return cli_message_usage("name the folder to fill: -o FOLDER",
                                 "ระบุโฟลเดอร์ปลายทางด้วย -o FOLDER");
    g_autoptr(Archive) archive = archive_open(line->folder, error);
    const ArchiveRevision *revision = load(archive, line->arguments[0], error);
    if (!revision || !archive_export(archive, revision, line->output, error))
        return EXIT_INTERNAL;
    cli_message_note("%s: %u files of revision %u · %u ไฟล์ของฉบับที่ %u", line->output,
                     revision->n_files, revision->number, revision->n_files, revision->number);
    return EXIT_DONE;
}

/* ---- list and show */

static guint64
size_of(const ArchiveRevision *revision)
{
    guint64 size = 0;
    for (guint i = 0; i < revision->n_files; i++)
        size += revision->files[i].size;
    return size;
}

static int
list(const Line *line, GError **error)
{
    g_autoptr(Archive) archive = archive_open(line->folder, error);
    if (!archive)
        return EXIT_INTERNAL;
    for (guint i = archive_count(archive); i > 0;
         i--) { /* finds what is damaged before it prints */
        if (!archive_load(archive, i, error))
            return EXIT_INTERNAL;
    }
    for (guint i = 1; i <= archive_count(archive); i++) {
        const ArchiveRevision *revision = archive_load(archive, i, error);
        printf("%u\t%s\t%d\t%s\t%u\t%" G_GUINT64_FORMAT "\t%.*s\t%s\t%s\n", i, revision->project,
               revision->fiscal_year, revision->date ? revision->date : "-", revision->n_files,
               size_of(revision), SHORT_DIGEST, revision->sha256, revision->title,
               revision->note ? revision->note : "");
    }
    return EXIT_DONE;
}

static void
show_unit(const ArchiveUnit *unit, void *data)
{
    const char *only = data;
    if (!only || strcmp(only, unit->code) == 0)
        printf("unit\t%s\t%s\t%s\t%s\t%s\t%s\n", unit->code, unit->name ? unit->name : "",
               unit->kind ? unit->kind : "", unit->status, unit->score ? unit->score : "-",
               unit->band ? unit->band : "-");
}

static void
show_head(const ArchiveRevision *revision)
{
    printf("revision\t%u\nproject\t%s\nfiscal-year\t%d\ntitle\t%s\n", revision->number,
           revision->project, revision->fiscal_year, revision->title);
    if (revision->date)
        printf("date\t%s\n", revision->date);
    if (revision->note)
        printf("note\t%s\n", revision->note);
    if (revision->supersedes)
        printf("supersedes\t%u\n", revision->supersedes);
    printf("sha256\t%s\nprevious\t%s\n", revision->sha256,
           revision->previous ? revision->previous : "-");
}

static int
show(const Line *line, GError **error)
{
    g_autoptr(Archive) archive = archive_open(line->folder, error);
    const ArchiveRevision *revision = load(archive, line->arguments[0], error);
    if (!revision)
        return EXIT_INTERNAL;
    if (!line->unit)
        show_head(revision);
    for (guint i = 0; !line->unit && i < revision->n_files; i++)
        printf("file\t%s\t%" G_GUINT64_FORMAT "\t%s\n", revision->files[i].sha256,
               revision->files[i].size, revision->files[i].name);
    return archive_each_unit(archive, revision->number, show_unit, (void *) line->unit, error)
               ? EXIT_DONE
               : EXIT_INTERNAL;
}

/* ---- search */

/* At most AROUND characters from @from towards @to. */
static const char *
step(const char *from, const char *to)
{
    for (int i = 0; i < AROUND && from != to; i++)
        from = from < to ? g_utf8_next_char(from) : g_utf8_prev_char(from);
    return from;
}

static void
print_hit(const ArchiveHit *hit, void *data)
{
    guint *count = data;
    const char *end = hit->text + strlen(hit->text);
    const char *first = step(hit->text + hit->start, hit->text);
    const char *last = step(hit->text + hit->end, end);
    printf("%d\t%u\t%s\t%s\t%s\t%s\t%s%.*s%s\n", hit->fiscal_year, hit->revision,
           hit->unit ? hit->unit : "-", hit->name ? hit->name : "-", hit->kpi ? hit->kpi : "-",
           hit->field, first > hit->text ? "…" : "", (int) (last - first), first,
           last < end ? "…" : "");
    ++*count;
}

static int
search(const Line *line, GError **error)
{
    g_autofree char *words = g_strjoinv(" ", line->arguments);
    g_autoptr(Archive) archive = archive_open(line->folder, error);
    const ArchiveQuery query = {words, line->fiscal_year, line->unit, line->all,
                                (guint) line->limit};
    guint count = 0;
    if (!archive || !archive_search(archive, &query, print_hit, &count, error))
        return EXIT_INTERNAL;
    if (count == query.limit)
        cli_message_note("there may be more than %u places; --limit shows them · "
                         "อาจพบมากกว่า %u แห่ง ใช้ --limit เพื่อแสดงเพิ่ม",
                         count, count);
    return EXIT_DONE;
}

/* ---- the command line */

static const struct {
    const char *name;
    int (*run)(const Line *line, GError **error);
    int min_arguments, max_arguments;
    const char *arguments;
} actions[] = {
    {"add", add, 1, 1, "OUTPUT-FOLDER"}, {"list", list, 0, 0, ""},
    {"show", show, 1, 1, "REVISION"},    {"verify", verify, 0, 0, ""},
    {"search", search, 1, 64, "WORDS"},  {"export", export, 1, 1, "-o FOLDER REVISION"},
    {"rebuild", rebuild, 0, 0, ""},
};

/* Options are an action's own. */
static bool
check_options(const char *action)
{
    bool is_search = strcmp(action, "search") == 0;
    return cli_options_go_with(strcmp(action, "add") == 0, "archive add", "project", "date", "note",
                               NULL) &&
           cli_options_go_with(is_search, "archive search", "year", "all", "limit", NULL) &&
           cli_options_go_with(is_search || strcmp(action, "show") == 0, "archive search, show",
                               "unit", NULL) &&
           cli_options_go_with(strcmp(action, "export") == 0, "archive export", "output", NULL);
}

static int
run_action(const char *name, Line *line)
{
    for (guint i = 0; i < G_N_ELEMENTS(actions); i++) {
        if (strcmp(actions[i].name, name) != 0)
            continue;
        if (line->n_arguments < actions[i].min_arguments ||
            line->n_arguments > actions[i].max_arguments)
            return cli_message_usage("usage: samrit archive %s [options] %s",
                                     "วิธีใช้: samrit archive %s [options] %s", name,
                                     actions[i].arguments);
        if (!check_options(name))
            return EXIT_USAGE;
        g_autoptr(GError) error = NULL;
        int status = actions[i].run(line, &error);
        return error ? cli_message_error(error) : status;
    }
    return cli_message_usage(
        "archive: there is no action \"%s\": it is add, list, show, verify, "
        "search, export or rebuild",
        "archive: ไม่มีคำสั่งย่อย \"%s\" มีเพียง add, list, show, verify, search, export และ rebuild",
        name);
}

int
cli_archive(int argc, char **argv)
{
    Line line = {.folder = "output/archive", .limit = 20};
    const CliOption options[] = {
        {'a', "archive", "FOLDER", "the archive; output/archive otherwise", .text = &line.folder},
        {'p', "project", "FOLDER", "add: keep what the output was built from, too",
         .text = &line.project},
        {0, "date", "YYYY-MM-DD", "add: the day, to be kept with the revision", .day = true,
         .text = &line.date},
        {0, "note", "TEXT", "add: why, to be kept with the revision", .text = &line.note},
        {0, "year", "YEAR", "search: only this fiscal year", .number = &line.fiscal_year,
         .min = 2400, .max = 2999},
        {0, "unit", "CODE", "search, show: only this unit", .text = &line.unit},
        {0, "all", NULL, "search: in revisions that were replaced, too", .on = &line.all},
        {0, "limit", "N", "search: show so many places; 20", .number = &line.limit, .min = 1,
         .max = 1000000},
        {'o', "output", "FOLDER", "export: where to put the files", .text = &line.output},
        {0},
    };
    const CliUsage usage = {
        "archive",
        "add|list|show|verify|search|export|rebuild ...",
        "Keeps what was published, and shows that it is still the same.",
        options,
        1,
        65,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;
    line.arguments = arguments + 1;
    line.n_arguments = (int) g_strv_length(arguments + 1);
    return run_action(arguments[0], &line);
}
