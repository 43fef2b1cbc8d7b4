#include <string.h>

#include "compare/compare.h"

enum {
    LONGEST = 60, /* characters of a text that are shown */
};

typedef struct {
    GString *out;
    bool thai;
} Writing;

static const char *
say(const Writing *writing, const char *english, const char *thai)
{
    return writing->thai ? thai : english;
}

/* ---- values */

/* One line of @text, shortened. */
static char *
shorten(const char *text)
{
    g_autofree char *line = g_strdelimit(g_strdup(text), "\n", ' ');
    if (g_utf8_strlen(line, -1) <= LONGEST)
        return g_steal_pointer(&line);
    g_autofree char *start = g_utf8_substring(line, 0, LONGEST);
    return g_strconcat(start, "…", NULL);
}

static void
put_value(const Writing *writing, const char *value)
{
    g_autofree char *line = value ? shorten(value) : g_strdup(say(writing, "(none)", "(ไม่มี)"));
    g_string_append(writing->out, line);
}

static const char *
cause_text(const Writing *writing, guint cause)
{
    switch (cause) {
    case COMPARE_BY_DATA:
        return say(writing, "by data", "เพราะข้อมูล");
    case COMPARE_BY_RULE:
        return say(writing, "by rule", "เพราะหลักเกณฑ์");
    case COMPARE_BY_DATA | COMPARE_BY_RULE:
        return say(writing, "by data and rule", "เพราะข้อมูลและหลักเกณฑ์");
    default:
        return say(writing, "by others", "เพราะหน่วยงานอื่น");
    }
}

static void
put_change(const Writing *writing, const CompareChange *change, const char *indent)
{
    const CompareField *field = change->field;
    const char *class =
        writing->thai ? compare_class_thai(change->class) : compare_class_name(change->class);
    g_string_append_printf(writing->out, "%s[%s] %s", indent, class,
                           writing->thai ? field->thai : field->english);
    if (change->key)
        g_string_append_printf(writing->out, " (%s)",
                               change->key_name ? change->key_name : change->key);
    g_string_append(writing->out, ": ");
    put_value(writing, change->before);
    g_string_append(writing->out, " → ");
    put_value(writing, change->after);
    if (change->difference)
        g_string_append_printf(writing->out, " (%s)", change->difference);
    if (change->class == COMPARE_RESULT)
        g_string_append_printf(writing->out, " %s", cause_text(writing, change->cause));
    g_string_append_c(writing->out, '\n');
}

static void
put_changes(const Writing *writing, const CompareChanges *changes, const char *indent)
{
    for (guint i = 0; i < changes->count; i++)
        put_change(writing, &changes->items[i], indent);
}

/* ---- units */

static const char *
state_text(const Writing *writing, CompareState state)
{
    switch (state) {
    case COMPARE_ADDED:
        return say(writing, "new", "ใหม่");
    case COMPARE_REMOVED:
        return say(writing, "gone", "ไม่มีแล้ว");
    default:
        return "";
    }
}

static void
put_kpi(const Writing *writing, const CompareKpi *kpi)
{
    if (kpi->state == COMPARE_SAME)
        return;
    g_autofree char *name = shorten(kpi->name ? kpi->name : "");
    const char *id = kpi->after ? kpi->after : kpi->before;
    g_string_append_printf(writing->out, "  %s %s %s\n", id, name, state_text(writing, kpi->state));
    put_changes(writing, &kpi->changes, "    ");
}

static void
put_unit(const Writing *writing, const CompareUnit *unit)
{
    if (unit->state == COMPARE_SAME)
        return;
    g_string_append_printf(writing->out, "\n%s %s %s\n", unit->code, unit->name ? unit->name : "",
                           state_text(writing, unit->state));
    for (guint i = 0; i < unit->n_correction; i++)
        g_string_append_printf(writing->out, "  %s: %s\n",
                               say(writing, "corrected because", "เหตุผลที่แก้ไข"),
                               unit->correction[i]);
    put_changes(writing, &unit->changes, "  ");
    for (guint i = 0; i < unit->n_kpis; i++)
        put_kpi(writing, &unit->kpis[i]);
}

/* ---- sets */

static void
put_side(const Writing *writing, const char *mark, const CompareSide *side)
{
    if (!side->project)
        return;
    g_string_append_printf(writing->out, "%s %s %d%s%s: %s, %u × %s, %s %s\n", mark, side->project,
                           side->fiscal_year, side->round_name ? " " : "",
                           side->round_name ? side->round_name : "", side->framework, side->units,
                           side->kind ? side->kind : "", say(writing, "mean", "คะแนนเฉลี่ย"),
                           side->mean ? side->mean : "-");
    if (side->exempt)
        g_string_append_printf(writing->out, "  %s%s%s\n",
                               say(writing, "monitored only, not judged", "ติดตามผลเท่านั้น ไม่จัดระดับ"),
                               side->ranking_text ? ": " : "",
                               side->ranking_text ? side->ranking_text : "");
}

static void
put_summary(const Writing *writing, const CompareSet *set)
{
    const guint figures[] = {set->changed, set->added, set->removed};
    const char *const names[] = {say(writing, "changed", "เปลี่ยน"), say(writing, "new", "ใหม่"),
                                 say(writing, "gone", "ไม่มีแล้ว")};
    g_string_append_printf(writing->out, "%s:", say(writing, "units", "หน่วยงาน"));
    for (guint i = 0; i < G_N_ELEMENTS(figures); i++)
        g_string_append_printf(writing->out, " %s %u", names[i], figures[i]);
    g_string_append_printf(writing->out, "; %s:", say(writing, "changes", "การเปลี่ยนแปลง"));
    for (guint i = 0; i < COMPARE_CLASS_COUNT; i++)
        g_string_append_printf(writing->out, " %s %u",
                               writing->thai ? compare_class_thai((CompareClass) i)
                                             : compare_class_name((CompareClass) i),
                               set->counts[i]);
    g_string_append_c(writing->out, '\n');
    for (guint i = 0; i < set->n_moves; i++) {
        const CompareMove *move = &set->moves[i];
        g_string_append_printf(writing->out, "  %s → %s: %u\n", move->from ? move->from : "-",
                               move->to ? move->to : "-", move->units);
    }
}

static void
put_set(const Writing *writing, const CompareSet *set)
{
    put_side(writing, "−", &set->before);
    put_side(writing, "+", &set->after);
    put_summary(writing, set);
    if (set->framework.count)
        g_string_append_printf(writing->out, "\n%s\n", say(writing, "framework", "กรอบการประเมิน"));
    put_changes(writing, &set->framework, "  ");
    for (guint i = 0; i < set->n_units; i++)
        put_unit(writing, &set->units[i]);
}

GBytes *
compare_write_text(const Comparison *comparison, bool thai)
{
    Writing writing = {g_string_new(NULL), thai};
    for (guint i = 0; i < comparison->n_sets; i++) {
        if (i)
            g_string_append_c(writing.out, '\n');
        put_set(&writing, &comparison->sets[i]);
    }
    return g_string_free_to_bytes(writing.out);
}
