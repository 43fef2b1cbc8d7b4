#include "cli/progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/message.h"

enum {
    BAR_WIDTH = 24,
    LINE_SECONDS = 5, /* between lines, where there is no terminal */
    BAR_TENTHS = 1,   /* between two states of the bar */
    FAILURES_NAMED = 10,
};

typedef enum {
    KIND_BAR,
    KIND_LINES,
    KIND_JSONL,
    KIND_NONE,
} Kind;

static const char *const kind_names[] = {"bar", "lines", "jsonl", "none", NULL};

static Kind kind;
static gint64 begun, shown; /* monotonic µs; 0: not yet */

void
cli_progress_set(const char *name)
{
    begun = g_get_monotonic_time();
    kind = cli_message_is_quiet() ? KIND_NONE : isatty(STDERR_FILENO) ? KIND_BAR : KIND_LINES;
    for (guint i = 0; name && kind_names[i]; i++) {
        if (strcmp(kind_names[i], name) == 0)
            kind = (Kind) i;
    }
}

static double
seconds_since_begun(void)
{
    return (double) (g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
}

/* As far as the part that is done tells; 0 while nothing is. */
static double
seconds_left(const JobBuildProgress *progress, double seconds)
{
    if (!progress->cost_done)
        return 0;
    return seconds * (double) (progress->cost - progress->cost_done) / (double) progress->cost_done;
}

static void
show_bar(const JobBuildProgress *progress, double seconds)
{
    char bar[BAR_WIDTH + 1] = {0};
    for (guint i = 0; i < BAR_WIDTH; i++)
        bar[i] = i < progress->done * BAR_WIDTH / progress->total ? '#' : '.';
    fprintf(stderr, "\r[%s] %u/%u documents, %u pages, %.0f pages/s, %.0f s left \033[K%s", bar,
            progress->done, progress->total, progress->pages, progress->pages / seconds,
            seconds_left(progress, seconds), progress->done == progress->total ? "\n" : "");
}

static void
show_line(const JobBuildProgress *progress, double seconds)
{
    cli_message_note("%u of %u documents, %u pages, %.0f pages/s, %.0f s left", progress->done,
                     progress->total, progress->pages, progress->pages / seconds,
                     seconds_left(progress, seconds));
}

static void
show_jsonl(const JobBuildProgress *progress, double seconds)
{
    fprintf(stderr,
            "{\"event\":\"progress\",\"done\":%u,\"total\":%u,\"unchanged\":%u,\"failed\":%u,"
            "\"pages\":%u,\"seconds\":%.3f,\"seconds_left\":%.3f}\n",
            progress->done, progress->total, progress->unchanged, progress->failed, progress->pages,
            seconds, seconds_left(progress, seconds));
}

/* Is it time for another line? Always for the last. */
static bool
is_due(const JobBuildProgress *progress)
{
    gint64 now = g_get_monotonic_time();
    gint64 pause = kind == KIND_BAR ? BAR_TENTHS * G_USEC_PER_SEC / 10
                                    : (gint64) LINE_SECONDS * G_USEC_PER_SEC;
    if (kind == KIND_JSONL || progress->done == progress->total)
        return true;
    if (now - MAX(shown, begun) < pause)
        return false;
    shown = now;
    return true;
}

void
cli_progress_show(const JobBuildProgress *progress, void *data)
{
    (void) data;
    double seconds = seconds_since_begun();
    if (kind == KIND_NONE || !is_due(progress))
        return;
    if (kind == KIND_BAR)
        show_bar(progress, seconds);
    else if (kind == KIND_JSONL)
        show_jsonl(progress, seconds);
    else
        show_line(progress, seconds);
}

static void
name_failure(const Finding *finding)
{
    const char *name = finding->arguments[0], *why = finding->arguments[1];
    g_autofree char *english = error_text_in(why, false), *thai = error_text_in(why, true);
    bool same = strcmp(english, thai) == 0;
    cli_message_note("  not made · ทำไม่สำเร็จ: %s: %s%s%s", name, error_make_line(english),
                     same ? "" : " · ", same ? "" : error_make_line(thai));
}

/* Among hundreds of warnings what was not made would be overlooked. */
static void
name_failures(const Diag *findings)
{
    guint count = 0;
    for (guint i = 0; i < diag_count(findings); i++) {
        const Finding *finding = diag_get(findings, i);
        if (finding->id == DIAG_ID_DOCUMENT_FAILED && count++ < FAILURES_NAMED)
            name_failure(finding);
    }
    if (count > FAILURES_NAMED)
        cli_message_note("  … + %u", count - FAILURES_NAMED);
}

void
cli_progress_close(const char *folder, const JobBuildSummary *summary, const Diag *findings)
{
    if (kind == KIND_JSONL) {
        fprintf(stderr,
                "{\"event\":\"summary\",\"made\":%u,\"pages\":%u,\"unchanged\":%u,\"failed\":%u,"
                "\"records_left_out\":%u,\"differing\":%u,\"signal\":%d,\"seconds\":%.3f}\n",
                summary->documents, summary->pages, summary->unchanged, summary->failed,
                summary->left_out, summary->differing, summary->signal, seconds_since_begun());
        return;
    }
    cli_message_note("%s: %u documents made, %u pages; %u unchanged, %u failed, %u records left "
                     "out · จัดทำเอกสาร %u ฉบับ %u หน้า ไม่เปลี่ยนแปลง %u ฉบับ ทำไม่สำเร็จ %u ฉบับ "
                     "เว้นแบบรายงาน %u ฉบับ",
                     folder, summary->documents, summary->pages, summary->unchanged,
                     summary->failed, summary->left_out, summary->documents, summary->pages,
                     summary->unchanged, summary->failed, summary->left_out);
    name_failures(findings);
}
