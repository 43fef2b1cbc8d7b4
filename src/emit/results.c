#include "emit/write.h"

static void
write_dates(const Emit *emit)
{
    const Project *project = emit->project;
    xml_writer_start(emit->writer, "period");
    xml_writer_attribute(emit->writer, "from", project->from);
    xml_writer_attribute(emit->writer, "to", project->to);
    xml_writer_attribute(emit->writer, "text", project->period);
    xml_writer_end(emit->writer);
    if (!project->issued)
        return;
    xml_writer_start(emit->writer, "issued");
    xml_writer_attribute(emit->writer, "date", project->issued);
    xml_writer_attribute(emit->writer, "text", project->issued_text);
    xml_writer_end(emit->writer);
}

static void
write_project(const Emit *emit)
{
    const Project *project = emit->project;
    XmlWriter *writer = emit->writer;
    xml_writer_start(writer, "project");
    xml_writer_attribute(writer, "id", project->id);
    xml_writer_attribute_int(writer, "fiscal-year", project->fiscal_year);
    xml_writer_attribute(writer, "synthetic", emit_yes(project->synthetic));
    xml_writer_leaf(writer, "title", project->title.thai);
    xml_writer_leaf(writer, "title-en", project->title.english);
    xml_writer_leaf(writer, "owner", project->owner.thai);
    xml_writer_leaf(writer, "owner-en", project->owner.english);
    write_dates(emit);
    for (guint i = 0; i < project->notes.count; i++)
        xml_writer_leaf(writer, "note", project->notes.items[i]);
    xml_writer_end(writer);
}

/* Invented figures anywhere make the whole invented. */
static bool
is_synthetic(const Emit *emit)
{
    bool synthetic = emit->project->synthetic;
    for (guint i = 0; i < emit->nation->n_units; i++)
        synthetic = synthetic || emit->nation->units[i]->record->synthetic;
    return synthetic;
}

/* Texts of numbers are let go unit by unit: there may be thousands. */
static void
write_unit(const Emit *emit, const UnitResult *unit)
{
    g_autoptr(Arena) arena = arena_new();
    Emit one = *emit;
    one.arena = arena;
    emit_unit(&one, unit);
}

static void
write_units(const Emit *emit)
{
    xml_writer_start(emit->writer, "units");
    for (guint i = 0; i < emit->nation->n_units; i++) {
        const UnitResult *unit = emit->nation->units[i];
        if (!emit->only || unit == emit->only)
            write_unit(emit, unit);
    }
    xml_writer_end(emit->writer);
}

/* What only the whole has: a unit's results do not change with those of every other unit. */
static void
write_whole(const Emit *emit)
{
    emit_compared_framework(emit);
    emit_summary(emit);
    emit_joints(emit);
}

/* All units, or @only one with what it is compared with. */
static GBytes *
write_results(const Project *project, const NationResult *nation, const UnitResult *only)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(XmlWriter) writer = xml_writer_new();
    Emit emit = {writer, arena, project, nation->framework, nation, only};
    xml_writer_start(writer, "results");
    xml_writer_attribute(writer, "xmlns", "urn:samrit:results");
    xml_writer_attribute(writer, "version", "1");
    xml_writer_attribute(writer, "scope", only ? "unit" : "project");
    xml_writer_attribute(writer, "synthetic", emit_yes(is_synthetic(&emit)));
    write_project(&emit);
    emit_framework(&emit);
    if (only)
        emit_unit_summary(&emit);
    else
        write_whole(&emit);
    write_units(&emit);
    xml_writer_end(writer);
    return xml_writer_finish(writer);
}

GBytes *
emit_results_xml(const Project *project, const NationResult *nation)
{
    return write_results(project, nation, NULL);
}

GBytes *
emit_unit_xml(const Project *project, const NationResult *nation, const UnitResult *unit)
{
    return write_results(project, nation, unit);
}
