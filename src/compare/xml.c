#include "compare/compare.h"
#include "xml/writer.h"

#define NAMESPACE "urn:samrit:comparison"

static const char *
state_name(CompareState state)
{
    static const char *const names[] = {"same", "changed", "added", "removed"};
    return names[state];
}

static const char *
cause_name(guint cause)
{
    static const char *const names[] = {"others", "data", "rule", "data-and-rule"};
    return names[cause & (COMPARE_BY_DATA | COMPARE_BY_RULE)];
}

static const char *
yes(bool value)
{
    return value ? "yes" : "no";
}

/* ---- changes */

static void
write_change(XmlWriter *writer, const CompareChange *change)
{
    xml_writer_start(writer, "change");
    xml_writer_attribute(writer, "class", compare_class_name(change->class));
    xml_writer_attribute(writer, "field", change->field->id);
    xml_writer_attribute(writer, "name", change->field->thai);
    xml_writer_attribute(writer, "name-en", change->field->english);
    xml_writer_attribute(writer, "key", change->key);
    xml_writer_attribute(writer, "key-name", change->key_name);
    xml_writer_attribute(writer, "difference", change->difference);
    if (change->class == COMPARE_RESULT)
        xml_writer_attribute(writer, "cause", cause_name(change->cause));
    xml_writer_leaf(writer, "before", change->before);
    xml_writer_leaf(writer, "after", change->after);
    xml_writer_end(writer);
}

static void
write_changes(XmlWriter *writer, const CompareChanges *changes)
{
    for (guint i = 0; i < changes->count; i++)
        write_change(writer, &changes->items[i]);
}

static void
write_counts(XmlWriter *writer, const guint counts[COMPARE_CLASS_COUNT])
{
    for (guint i = 0; i < COMPARE_CLASS_COUNT; i++)
        xml_writer_attribute_int(writer, compare_class_name((CompareClass) i), counts[i]);
}

/* ---- units */

static void
write_score(XmlWriter *writer, const char *name, const CompareScore *score)
{
    if (!score->score)
        return;
    xml_writer_start(writer, name);
    xml_writer_attribute(writer, "value", score->value);
    xml_writer_attribute(writer, "text", score->score);
    xml_writer_attribute(writer, "band", score->band);
    xml_writer_attribute(writer, "band-name", score->band_name);
    if (score->band_order)
        xml_writer_attribute_int(writer, "band-order", score->band_order);
    xml_writer_end(writer);
}

static void
write_kpi(XmlWriter *writer, const CompareKpi *kpi)
{
    if (kpi->state == COMPARE_SAME)
        return;
    xml_writer_start(writer, "kpi");
    xml_writer_attribute(writer, "state", state_name(kpi->state));
    xml_writer_attribute(writer, "before", kpi->before);
    xml_writer_attribute(writer, "after", kpi->after);
    xml_writer_leaf(writer, "name", kpi->name);
    write_changes(writer, &kpi->changes);
    xml_writer_end(writer);
}

static void
write_correction(XmlWriter *writer, const CompareUnit *unit)
{
    if (!unit->n_correction)
        return;
    xml_writer_start(writer, "correction");
    for (guint i = 0; i < unit->n_correction; i++)
        xml_writer_leaf(writer, "p", unit->correction[i]);
    xml_writer_end(writer);
}

static void
write_unit(XmlWriter *writer, const CompareUnit *unit)
{
    xml_writer_start(writer, "unit");
    xml_writer_attribute(writer, "code", unit->code);
    xml_writer_attribute(writer, "state", state_name(unit->state));
    xml_writer_attribute(writer, "difference", unit->difference);
    xml_writer_attribute(writer, "cause", cause_name(unit->cause));
    write_counts(writer, unit->counts);
    xml_writer_leaf(writer, "name", unit->name);
    xml_writer_leaf(writer, "group", unit->group);
    write_score(writer, "before", &unit->before);
    write_score(writer, "after", &unit->after);
    write_correction(writer, unit);
    write_changes(writer, &unit->changes);
    for (guint i = 0; i < unit->n_kpis; i++)
        write_kpi(writer, &unit->kpis[i]);
    xml_writer_end(writer);
}

/* ---- sides and sets */

static void
write_side(XmlWriter *writer, const char *name, const CompareSide *side)
{
    if (!side->project)
        return;
    xml_writer_start(writer, name);
    xml_writer_attribute(writer, "project", side->project);
    xml_writer_attribute_int(writer, "fiscal-year", side->fiscal_year);
    xml_writer_attribute(writer, "framework", side->framework);
    xml_writer_attribute(writer, "round", side->round);
    xml_writer_attribute(writer, "round-name", side->round_name);
    xml_writer_attribute(writer, "exempt", yes(side->exempt));
    xml_writer_attribute(writer, "synthetic", yes(side->synthetic));
    xml_writer_attribute_int(writer, "units", side->units);
    xml_writer_attribute(writer, "mean", side->mean);
    xml_writer_attribute(writer, "maximum", side->maximum);
    xml_writer_attribute(writer, "issued", side->issued);
    xml_writer_attribute(writer, "issued-date", side->issued_date);
    xml_writer_leaf(writer, "title", side->title);
    xml_writer_leaf(writer, "framework-title", side->framework_title);
    xml_writer_leaf(writer, "kind", side->kind);
    xml_writer_leaf(writer, "ranking-text", side->exempt ? side->ranking_text : NULL);
    xml_writer_end(writer);
}

static void
write_moves(XmlWriter *writer, const CompareSet *set)
{
    for (guint i = 0; i < set->n_moves; i++) {
        xml_writer_start(writer, "move");
        xml_writer_attribute(writer, "from", set->moves[i].from);
        xml_writer_attribute(writer, "to", set->moves[i].to);
        xml_writer_attribute_int(writer, "units", set->moves[i].units);
        xml_writer_end(writer);
    }
}

static void
write_set(XmlWriter *writer, const CompareSet *set)
{
    xml_writer_start(writer, "set");
    xml_writer_attribute_int(writer, "changed", set->changed);
    xml_writer_attribute_int(writer, "added", set->added);
    xml_writer_attribute_int(writer, "removed", set->removed);
    write_counts(writer, set->counts);
    xml_writer_attribute(writer, "mean-difference", set->mean_difference);
    write_side(writer, "before", &set->before);
    write_side(writer, "after", &set->after);
    write_moves(writer, set);
    xml_writer_start(writer, "framework");
    write_changes(writer, &set->framework);
    xml_writer_end(writer);
    for (guint i = 0; i < set->n_units; i++)
        write_unit(writer, &set->units[i]);
    xml_writer_end(writer);
}

GBytes *
compare_write_xml(const Comparison *comparison)
{
    g_autoptr(XmlWriter) writer = xml_writer_new();
    xml_writer_start(writer, "comparison");
    xml_writer_attribute(writer, "xmlns", NAMESPACE);
    xml_writer_attribute(writer, "version", "1");
    xml_writer_attribute(writer, "equal", yes(comparison->equal));
    for (guint i = 0; i < comparison->n_sets; i++)
        write_set(writer, &comparison->sets[i]);
    xml_writer_end(writer);
    return xml_writer_finish(writer);
}
