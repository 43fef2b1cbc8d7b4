#include <string.h>

#include "emit/write.h"

/* ---- counts by band */

static void
write_count(const Emit *emit, const char *element, const Band *band, guint units, guint total)
{
    xml_writer_start(emit->writer, element);
    if (band) {
        xml_writer_attribute(emit->writer, "band", band->id);
        xml_writer_attribute(emit->writer, "name", band->names.thai);
    }
    xml_writer_attribute_int(emit->writer, "units", units);
    xml_writer_attribute(emit->writer, "percent", emit_percent(emit->arena, units, total));
    xml_writer_end(emit->writer);
}

static void
write_counts(const Emit *emit, const Tally *tally)
{
    const Framework *framework = emit->framework;
    bool banded = framework->ranking != FRAMEWORK_RANKING_EXEMPT;
    xml_writer_start(emit->writer, "counts");
    for (guint i = 0; banded && i < framework->n_bands; i++)
        write_count(emit, "count", &framework->bands[i], tally->by_band[i], tally->total);
    write_count(emit, "unscored", NULL, tally->unscored, tally->total);
    write_count(emit, "total", NULL, tally->total, tally->total);
    xml_writer_end(emit->writer);
}

static void
write_extreme(const Emit *emit, const char *element, const UnitResult *unit)
{
    if (!unit)
        return;
    xml_writer_start(emit->writer, element);
    xml_writer_attribute(emit->writer, "unit", unit->unit->code);
    xml_writer_attribute(emit->writer, "name", unit->unit->names.thai);
    emit_number(emit, unit->score, emit->framework->decimals, 0);
    xml_writer_end(emit->writer);
}

void
emit_level(const Emit *emit, const Tally *tally)
{
    write_counts(emit, tally);
    emit_mean_element(emit, "mean", tally->mean, emit->framework->decimals);
}

static void
write_tally(const Emit *emit, const Tally *tally)
{
    emit_level(emit, tally);
    write_extreme(emit, "highest", tally->highest);
    write_extreme(emit, "lowest", tally->lowest);
}

/* ---- components, years, KPIs */

static void
write_component(const Emit *emit, const Component *component, const ComponentMean *mean)
{
    int decimals = emit->framework->decimals;
    xml_writer_start(emit->writer, "component");
    xml_writer_attribute(emit->writer, "id", component->id);
    emit_mean_element(emit, "mean", mean->mean, decimals);
    emit_mean_element(emit, "weighted", mean->weighted, decimals);
    xml_writer_end(emit->writer);
}

static void
write_spread(const Emit *emit, const Tally *tally)
{
    xml_writer_start(emit->writer, "spread");
    xml_writer_attribute_int(emit->writer, "full", tally->full);
    xml_writer_attribute_int(emit->writer, "above", tally->above);
    xml_writer_attribute_int(emit->writer, "below", tally->below);
    xml_writer_end(emit->writer);
}

static void
write_incentive(const Emit *emit)
{
    const NationResult *nation = emit->nation;
    const Number *from = &emit->framework->incentive_from;
    if (!nation->pot)
        return;
    xml_writer_start(emit->writer, "incentive");
    xml_writer_attribute_int(emit->writer, "units", nation->rewarded);
    emit_number_element(emit, "minimum", from->value, emit->framework->decimals, 0);
    emit_number_element(emit, "pot", nation->pot, 2, 0);
    xml_writer_end(emit->writer);
}

/* How far this year's mean lies from that of @year, as printed; told over all units. */
static void
write_change(const Emit *emit, const Means *means, const YearMean *year)
{
    const Decimal *mean = emit->nation->all.mean;
    if (means != &emit->nation->means || !mean || !year->mean)
        return;
    const Decimal *change = decimal_subtract(emit->arena, mean, year->mean);
    xml_writer_attribute(
        emit->writer, "change",
        decimal_format(emit->arena, change, emit->framework->decimals, DECIMAL_SIGNED));
}

static void
write_year(const Emit *emit, const Means *means, guint index)
{
    const YearMean *year = &means->years[index];
    const char *text = emit->framework->earlier_years[index].text;
    xml_writer_start(emit->writer, "year");
    xml_writer_attribute_int(emit->writer, "fiscal-year", year->fiscal_year);
    xml_writer_attribute(emit->writer, "policy", year->exempt ? "exempt" : "scored");
    xml_writer_attribute_int(emit->writer, "units", year->units);
    if (year->exempt)
        xml_writer_attribute(emit->writer, "text", text ? text : "-");
    else
        emit_mean(emit, year->mean, emit->framework->decimals);
    write_change(emit, means, year);
    xml_writer_end(emit->writer);
}

static void
write_reached(const Emit *emit, const char *tier, const char *name, guint kpis)
{
    xml_writer_start(emit->writer, "reached");
    xml_writer_attribute(emit->writer, "tier", tier);
    xml_writer_attribute(emit->writer, "name", name);
    xml_writer_attribute_int(emit->writer, "kpis", kpis);
    xml_writer_attribute(emit->writer, "percent",
                         emit_percent(emit->arena, kpis, emit->nation->kpis.tiered));
    xml_writer_end(emit->writer);
}

static void
write_kpis(const Emit *emit)
{
    const Framework *framework = emit->framework;
    const KpiTally *kpis = &emit->nation->kpis;
    if (!framework->n_tiers)
        return;
    xml_writer_start(emit->writer, "kpis");
    xml_writer_attribute_int(emit->writer, "total", kpis->total);
    xml_writer_attribute_int(emit->writer, "scored", kpis->scored);
    xml_writer_attribute_int(emit->writer, "missing", kpis->missing);
    xml_writer_attribute_int(emit->writer, "cancelled", kpis->cancelled);
    if (kpis->not_applicable)
        xml_writer_attribute_int(emit->writer, "not-applicable", kpis->not_applicable);
    xml_writer_attribute_int(emit->writer, "tiered", kpis->tiered);
    g_autofree char *below = g_strconcat("ต่ำกว่า", framework->tiers[0].names.thai, NULL);
    write_reached(emit, "below", below, kpis->below);
    for (guint i = 0; i < framework->n_tiers; i++)
        write_reached(emit, framework->tiers[i].id, framework->tiers[i].names.thai,
                      kpis->reached[i]);
    xml_writer_end(emit->writer);
}

/* Of one unit's results only the groups it is in. */
static bool
is_wanted(const Emit *emit, const Group *group, guint index)
{
    return !emit->only || emit->only->unit->groups[index] == group;
}

static void
write_group(const Emit *emit, const Group *group, const Tally *tally)
{
    xml_writer_start(emit->writer, "group");
    emit_group_attributes(emit, group);
    emit_names(emit, group->names);
    if (!emit->only)
        write_tally(emit, tally);
    xml_writer_end(emit->writer);
}

static void
write_grouping(const Emit *emit, guint index)
{
    const Grouping *grouping = &emit->nation->reg->groupings[index];
    bool begun = false;
    for (guint i = 0; i < grouping->n_groups; i++) {
        if (!is_wanted(emit, &grouping->groups[i], index))
            continue;
        if (!begun) {
            xml_writer_start(emit->writer, "grouping");
            xml_writer_attribute(emit->writer, "id", grouping->id);
            emit_names(emit, grouping->names);
            begun = true;
        }
        write_group(emit, &grouping->groups[i], &emit->nation->groups[index][i]);
    }
    if (begun)
        xml_writer_end(emit->writer);
}

static void
write_groupings(const Emit *emit)
{
    for (guint i = 0; i < emit->nation->reg->n_groupings; i++)
        write_grouping(emit, i);
}

void
emit_means(const Emit *emit, const Means *means)
{
    const Framework *framework = emit->framework;
    for (guint i = 0; i < framework->n_components; i++)
        write_component(emit, &framework->components[i], &means->components[i]);
    for (guint i = 0; i < framework->n_earlier_years; i++)
        write_year(emit, means, i);
}

void
emit_summary(const Emit *emit)
{
    xml_writer_start(emit->writer, "summary");
    write_tally(emit, &emit->nation->all);
    write_spread(emit, &emit->nation->all);
    write_incentive(emit);
    emit_means(emit, &emit->nation->means);
    write_kpis(emit);
    write_groupings(emit);
    xml_writer_end(emit->writer);
}

void
emit_unit_summary(const Emit *emit)
{
    xml_writer_start(emit->writer, "summary");
    write_groupings(emit);
    xml_writer_end(emit->writer);
}

/* ---- Joint KPIs */

static void
write_carrier(const Emit *emit, const UnitResult *unit, const KpiResult *kpi)
{
    XmlWriter *writer = emit->writer;
    Arena *arena = emit->arena;
    int weight_places = emit_places(kpi->weight, 0);
    xml_writer_start(writer, "carrier");
    xml_writer_attribute(writer, "unit", unit->unit->code);
    xml_writer_attribute(writer, "name", unit->unit->names.thai);
    xml_writer_attribute(writer, "kpi", kpi->kpi->id);
    xml_writer_attribute(writer, "status", emit_status(kpi->status));
    xml_writer_attribute(writer, "weight", emit_text(arena, kpi->weight, weight_places));
    xml_writer_attribute(writer, "result",
                         emit_text(arena, kpi->kpi->result.value, kpi->kpi->places));
    emit_number(emit, kpi->score, emit->framework->decimals, 0);
    xml_writer_end(writer);
}

static void
write_joint_reached(const Emit *emit, const JointResult *joint)
{
    for (guint i = 0; i < emit->framework->n_tiers; i++) {
        const Tier *tier = &emit->framework->tiers[i];
        xml_writer_start(emit->writer, "reached");
        xml_writer_attribute(emit->writer, "tier", tier->id);
        xml_writer_attribute(emit->writer, "name", tier->names.thai);
        xml_writer_attribute_int(emit->writer, "units", joint->reached[i]);
        xml_writer_attribute(emit->writer, "percent",
                             emit_percent(emit->arena, joint->reached[i], joint->scored));
        xml_writer_end(emit->writer);
    }
}

static void
write_joint(const Emit *emit, const JointResult *joint)
{
    xml_writer_start(emit->writer, "joint-kpi");
    xml_writer_attribute(emit->writer, "id", joint->joint->id);
    xml_writer_attribute_int(emit->writer, "units", joint->count);
    emit_names(emit, joint->joint->names);
    emit_mean_element(emit, "mean", joint->mean, emit->framework->decimals);
    write_joint_reached(emit, joint);
    for (guint i = 0; i < joint->count; i++)
        write_carrier(emit, joint->units[i], joint->kpis[i]);
    xml_writer_end(emit->writer);
}

/* The Joint KPIs of one agenda stand together in the framework, and so here. */
static void
write_agenda(const Emit *emit, const Agenda *agenda)
{
    bool begun = false;
    for (guint i = 0; i < emit->nation->n_joints; i++) {
        const JointResult *joint = &emit->nation->joints[i];
        if (joint->agenda != agenda)
            continue;
        if (!begun) {
            xml_writer_start(emit->writer, "agenda");
            xml_writer_attribute(emit->writer, "id", agenda->id);
            emit_names(emit, agenda->names);
            begun = true;
        }
        write_joint(emit, joint);
    }
    if (begun)
        xml_writer_end(emit->writer);
}

void
emit_joints(const Emit *emit)
{
    if (!emit->nation->n_joints)
        return;
    xml_writer_start(emit->writer, "joint-kpis");
    for (guint i = 0; i < emit->framework->n_agendas; i++)
        write_agenda(emit, &emit->framework->agendas[i]);
    xml_writer_end(emit->writer);
}
