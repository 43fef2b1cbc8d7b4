#include "emit/write.h"

/* ---- numbers */

enum {
    SHOWN_PLACES = 2, /* of what does not come out even */
};

int
emit_places(const Decimal *value, int places)
{
    return decimal_ends_within(value, places) ? places : MAX(places, SHOWN_PLACES);
}

const char *
emit_text(Arena *arena, const Decimal *value, int places)
{
    return value ? decimal_format(arena, value, places, DECIMAL_GROUPED) : "-";
}

const char *
emit_percent(Arena *arena, guint part, guint whole)
{
    if (!whole)
        return "0.00";
    return decimal_format(arena, decimal_new(arena, 100L * part, whole), 2, DECIMAL_PLAIN);
}

const Band *
emit_next_band(Arena *arena, const Framework *framework, const UnitResult *unit,
               const Decimal **wanting)
{
    for (guint i = unit->band ? unit->band->order - 1 : 0; i-- > 0;) {
        const Band *next = &framework->bands[i];
        const Decimal *short_of = decimal_subtract(arena, next->from.value, unit->score);
        if (next->each.value || decimal_sign(short_of) <= 0)
            continue;
        *wanting = short_of;
        return next;
    }
    return NULL;
}

static void
write_number(const Emit *emit, const Decimal *value, int places, DecimalStyle style, bool exact)
{
    XmlWriter *writer = emit->writer;
    if (!value) {
        xml_writer_attribute(writer, "text", "-");
        return;
    }
    if (exact)
        xml_writer_attribute(writer, "exact", decimal_fraction(emit->arena, value));
    xml_writer_attribute(writer, "value",
                         decimal_format(emit->arena, value, places, DECIMAL_PLAIN));
    xml_writer_attribute(writer, "text", decimal_format(emit->arena, value, places, style));
}

void
emit_number(const Emit *emit, const Decimal *value, int places, int line)
{
    write_number(emit, value, places, DECIMAL_GROUPED, true);
    if (line)
        xml_writer_attribute_int(emit->writer, "line", line);
}

void
emit_difference(const Emit *emit, const Decimal *value, int places)
{
    write_number(emit, value, places, DECIMAL_SIGNED, !emit->only);
}

void
emit_mean(const Emit *emit, const Decimal *value, int places)
{
    write_number(emit, value, places, DECIMAL_GROUPED, !emit->only);
}

void
emit_mean_element(const Emit *emit, const char *name, const Decimal *value, int places)
{
    xml_writer_start(emit->writer, name);
    emit_mean(emit, value, places);
    xml_writer_end(emit->writer);
}

void
emit_number_element(const Emit *emit, const char *name, const Decimal *value, int places, int line)
{
    xml_writer_start(emit->writer, name);
    emit_number(emit, value, places, line);
    xml_writer_end(emit->writer);
}

/* ---- words */

const char *
emit_yes(bool yes)
{
    return yes ? "yes" : "no";
}

const char *
emit_status(KpiStatus status)
{
    static const char *const names[] = {
        [KPI_SCORED] = "scored",
        [KPI_MISSING] = "missing",
        [KPI_CANCELLED] = "cancelled",
        [KPI_MONITORED] = "monitored",
        [KPI_NOT_APPLICABLE] = "not-applicable",
    };
    return names[status];
}

void
emit_names(const Emit *emit, Names names)
{
    xml_writer_leaf(emit->writer, "name", names.thai ? names.thai : "");
    xml_writer_leaf(emit->writer, "name-en", names.english);
}

void
emit_strings(const Emit *emit, const char *name, const char *item, Strings strings)
{
    if (!strings.count)
        return;
    xml_writer_start(emit->writer, name);
    for (guint i = 0; i < strings.count; i++)
        xml_writer_leaf(emit->writer, item, strings.items[i]);
    xml_writer_end(emit->writer);
}

void
emit_group_attributes(const Emit *emit, const Group *group)
{
    XmlWriter *writer = emit->writer;
    const Unit *centre =
        group->centre ? register_find_unit(emit->nation->reg, group->centre) : NULL;
    xml_writer_attribute(writer, "id", group->id);
    xml_writer_attribute(writer, "parent", group->parent);
    xml_writer_attribute(writer, "centre", group->centre);
    xml_writer_attribute(writer, "centre-name", centre ? centre->names.thai : NULL);
    if (group->zone)
        xml_writer_attribute_int(writer, "zone", group->zone);
}
