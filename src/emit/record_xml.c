#include "emit/record.h"
#include "xml/writer.h"

/* What the steps below hand around. */
typedef struct {
    XmlWriter *writer;
    Arena *arena;
} Writing;

static const char *
number_text(const Writing *writing, const Number *number)
{
    if (!number->value)
        return "-";
    return decimal_format_full(writing->arena, number->value, number->places, DECIMAL_PLAIN);
}

static void
write_number(const Writing *writing, const char *name, const Number *number)
{
    xml_writer_attribute(writing->writer, name, number_text(writing, number));
}

static void
write_value(const Writing *writing, const char *name, const Number *number)
{
    if (!number->line)
        return;
    xml_writer_start(writing->writer, name);
    write_number(writing, "value", number);
    xml_writer_end(writing->writer);
}

static void
write_years(const Writing *writing, const YearValue *years, guint count)
{
    for (guint i = 0; i < count; i++) {
        xml_writer_start(writing->writer, "year");
        xml_writer_attribute_int(writing->writer, "fiscal-year", years[i].fiscal_year);
        write_number(writing, "value", &years[i].value);
        xml_writer_end(writing->writer);
    }
}

static void
write_strings(const Writing *writing, const char *name, const char *item, const Strings *strings)
{
    if (!strings->count)
        return;
    xml_writer_start(writing->writer, name);
    for (guint i = 0; i < strings->count; i++)
        xml_writer_leaf(writing->writer, item, strings->items[i]);
    xml_writer_end(writing->writer);
}

static void
write_targets(const Writing *writing, const Kpi *kpi)
{
    for (guint i = 0; i < kpi->n_targets; i++) {
        xml_writer_start(writing->writer, "target");
        xml_writer_attribute(writing->writer, "tier", kpi->targets[i].tier);
        write_number(writing, "value", &kpi->targets[i].value);
        xml_writer_end(writing->writer);
    }
}

static void
write_milestones(const Writing *writing, const Kpi *kpi)
{
    for (guint i = 0; i < kpi->n_milestones; i++) {
        const Milestone *milestone = &kpi->milestones[i];
        xml_writer_start(writing->writer, "milestone");
        xml_writer_attribute(writing->writer, "tier", milestone->tier);
        if (!milestone->is_unsaid)
            xml_writer_attribute(writing->writer, "done", milestone->done ? "yes" : "no");
        xml_writer_text(writing->writer, milestone->text);
        xml_writer_end(writing->writer);
    }
}

static void
write_checks(const Writing *writing, const Kpi *kpi)
{
    for (guint i = 0; i < kpi->n_checks; i++) {
        xml_writer_start(writing->writer, "checks");
        xml_writer_attribute(writing->writer, "level", kpi->checks[i].level);
        if (!kpi->checks[i].is_unsaid)
            xml_writer_attribute_int(writing->writer, "ticked", kpi->checks[i].ticked);
        if (kpi->checks[i].self >= 0)
            xml_writer_attribute_int(writing->writer, "self", kpi->checks[i].self);
        xml_writer_attribute_int(writing->writer, "of", kpi->checks[i].of);
        xml_writer_end(writing->writer);
    }
}

static void
write_deductions(const Writing *writing, const Kpi *kpi)
{
    for (guint i = 0; i < kpi->n_deductions; i++) {
        xml_writer_start(writing->writer, "deduction");
        write_number(writing, "points", &kpi->deductions[i].points);
        xml_writer_text(writing->writer, kpi->deductions[i].reason);
        xml_writer_end(writing->writer);
    }
}

/* A result that another evaluation gives stays where it is. */
static void
write_result(const Writing *writing, const Kpi *kpi)
{
    if (!kpi->from) {
        write_value(writing, "result", &kpi->result);
        return;
    }
    xml_writer_start(writing->writer, "result");
    xml_writer_attribute(writing->writer, "from", kpi->from);
    xml_writer_end(writing->writer);
}

static void
write_texts(const Writing *writing, const Kpi *kpi)
{
    write_strings(writing, "definition", "p", &kpi->definition);
    write_strings(writing, "scope", "p", &kpi->scope);
    xml_writer_leaf(writing->writer, "formula", kpi->formula);
    write_strings(writing, "collection", "p", &kpi->collection);
    xml_writer_leaf(writing->writer, "source", kpi->source);
    write_strings(writing, "performance", "p", &kpi->performance);
    write_strings(writing, "evidence", "item", &kpi->evidence);
    write_strings(writing, "obstacles", "item", &kpi->obstacles);
    write_strings(writing, "opinion", "p", &kpi->opinion);
    xml_writer_leaf(writing->writer, "reason", kpi->reason);
}

static void
write_kpi_attributes(const Writing *writing, const Kpi *kpi)
{
    XmlWriter *writer = writing->writer;
    xml_writer_attribute(writer, "id", kpi->id);
    xml_writer_attribute(writer, "family", kpi->family);
    xml_writer_attribute(writer, "joint", kpi->joint);
    xml_writer_attribute(writer, "menu", kpi->menu);
    write_number(writing, "weight", &kpi->weight);
    xml_writer_attribute(writer, "method", kpi->method);
    xml_writer_attribute(writer, "direction", kpi->lower_is_better ? "lower" : NULL);
    xml_writer_attribute(writer, "status", record_status_word(kpi->status));
}

static void
write_kpi(const Writing *writing, const Kpi *kpi)
{
    xml_writer_start(writing->writer, "kpi");
    write_kpi_attributes(writing, kpi);
    xml_writer_leaf(writing->writer, "name", kpi->names.thai);
    xml_writer_leaf(writing->writer, "name-en", kpi->names.english);
    xml_writer_leaf(writing->writer, "unit-of-measure", kpi->unit_of_measure);
    write_targets(writing, kpi);
    write_milestones(writing, kpi);
    write_checks(writing, kpi);
    write_value(writing, "full-mark", &kpi->full_mark);
    write_value(writing, "goal", &kpi->goal);
    write_years(writing, kpi->years, kpi->n_years);
    write_result(writing, kpi);
    write_value(writing, "self-result", &kpi->self);
    write_deductions(writing, kpi);
    write_texts(writing, kpi);
    xml_writer_end(writing->writer);
}

static void
write_head(const Writing *writing, const Record *record)
{
    XmlWriter *writer = writing->writer;
    xml_writer_attribute(writer, "xmlns", "urn:samrit:record");
    xml_writer_attribute(writer, "version", "1");
    xml_writer_attribute(writer, "unit", record->unit);
    xml_writer_attribute_int(writer, "fiscal-year", record->fiscal_year);
    xml_writer_attribute(writer, "framework", record->framework);
    xml_writer_attribute(writer, "round", record->round);
    xml_writer_attribute(writer, "synthetic", record->synthetic ? "yes" : "no");
    write_value(writing, "salary-base", &record->salary_base);
    write_years(writing, record->years, record->n_years);
    write_strings(writing, "summary", "p", &record->summary);
    write_strings(writing, "strengths", "item", &record->strengths);
    write_strings(writing, "obstacles", "item", &record->obstacles);
    write_strings(writing, "recommendations", "item", &record->recommendations);
    write_strings(writing, "correction", "p", &record->correction);
}

GBytes *
emit_record_xml(const Record *record)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(XmlWriter) writer = xml_writer_new();
    Writing writing = {.writer = writer, .arena = arena};
    xml_writer_start(writer, "record");
    write_head(&writing, record);
    for (guint c = 0; c < record->n_components; c++) {
        const RecordComponent *component = &record->components[c];
        xml_writer_start(writer, "component");
        xml_writer_attribute(writer, "id", component->id);
        write_years(&writing, component->years, component->n_years);
        for (guint k = 0; k < component->n_kpis; k++)
            write_kpi(&writing, &component->kpis[k]);
        xml_writer_end(writer);
    }
    xml_writer_end(writer);
    return xml_writer_finish(writer);
}
