#include "emit/write.h"

/* ---- bands */

static void
write_band(const Emit *emit, const Band *band)
{
    if (!band)
        return;
    xml_writer_attribute(emit->writer, "band", band->id);
    xml_writer_attribute(emit->writer, "band-name", band->names.thai);
}

static void
write_next_band(const Emit *emit, const UnitResult *unit)
{
    const Decimal *wanting;
    const Band *next = emit_next_band(emit->arena, emit->framework, unit, &wanting);
    if (!next)
        return;
    xml_writer_attribute(emit->writer, "to-next",
                         emit_text(emit->arena, wanting, emit->framework->decimals));
    xml_writer_attribute(emit->writer, "next-band-name", next->names.thai);
}

static void
write_score(const Emit *emit, const UnitResult *unit)
{
    const Framework *framework = emit->framework;
    xml_writer_start(emit->writer, "score");
    if (unit->exact) {
        xml_writer_attribute(emit->writer, "exact", decimal_fraction(emit->arena, unit->exact));
        xml_writer_attribute(
            emit->writer, "value",
            decimal_format(emit->arena, unit->score, framework->decimals, DECIMAL_PLAIN));
    }
    xml_writer_attribute(emit->writer, "text",
                         emit_text(emit->arena, unit->score, framework->decimals));
    xml_writer_attribute(emit->writer, "maximum",
                         emit_text(emit->arena, framework->maximum.value, 0));
    write_band(emit, unit->band);
    write_next_band(emit, unit);
    xml_writer_end(emit->writer);
}

/* Its own view, and what it earned. */
static void
write_more(const Emit *emit, const UnitResult *unit)
{
    const Incentive *incentive = &unit->incentive;
    if (unit->self_score)
        emit_number_element(emit, "self", unit->self_score, emit->framework->decimals, 0);
    if (!incentive->amount)
        return;
    xml_writer_start(emit->writer, "incentive");
    emit_number_element(emit, "base", incentive->base, 2, unit->record->salary_base.line);
    emit_number_element(emit, "share", incentive->share, 2, 0);
    emit_number_element(emit, "amount", incentive->amount, 2, 0);
    xml_writer_end(emit->writer);
}

/* ---- comparison */

static const Grouping *
compared_grouping(const Emit *emit)
{
    const Register *reg = emit->nation->reg;
    return reg->compared < 0 ? NULL : &reg->groupings[reg->compared];
}

static void
write_rank(const Emit *emit, const char *within, const Rank *rank)
{
    if (!rank->place)
        return;
    xml_writer_start(emit->writer, "rank");
    xml_writer_attribute(emit->writer, "within", within);
    xml_writer_attribute_int(emit->writer, "place", rank->place);
    xml_writer_attribute_int(emit->writer, "of", rank->of);
    xml_writer_attribute(emit->writer, "tied", emit_yes(rank->tied));
    xml_writer_end(emit->writer);
}

static void
write_difference(const Emit *emit, const char *from, const UnitResult *unit, const Decimal *other)
{
    if (!unit->score || !other)
        return;
    xml_writer_start(emit->writer, "difference");
    xml_writer_attribute(emit->writer, "from", from);
    emit_difference(emit, decimal_subtract(emit->arena, unit->score, other),
                    emit->framework->decimals);
    xml_writer_end(emit->writer);
}

static const Number *
find_year(const UnitResult *unit, int fiscal_year)
{
    for (guint i = 0; i < unit->record->n_years; i++) {
        const YearValue *year = &unit->record->years[i];
        if (year->fiscal_year == fiscal_year && year->value.value)
            return &year->value;
    }
    return NULL;
}

/* Last year's score, unless that year was exempt: what was not judged is not compared. */
static const Decimal *
last_year(const Emit *emit, const UnitResult *unit)
{
    int year = emit->framework->fiscal_year - 1;
    const EarlierYear *earlier = framework_find_earlier_year(emit->framework, year);
    const Number *number = earlier && !earlier->exempt ? find_year(unit, year) : NULL;
    return number ? number->value : NULL;
}

/* Its place among all units stands in the results of all only. */
static void
write_comparison(const Emit *emit, const UnitResult *unit)
{
    const Grouping *grouping = compared_grouping(emit);
    const Group *group = register_compared_group(emit->nation->reg, unit->unit);
    if (!emit->only)
        write_rank(emit, "all", &unit->rank);
    if (group)
        write_rank(emit, grouping->id, &unit->group_rank);
    if (!emit->only)
        write_difference(emit, "all", unit, emit->nation->all.mean);
    if (group)
        write_difference(emit, grouping->id, unit, result_peer_tally(emit->nation, group)->mean);
    write_difference(emit, "year", unit, last_year(emit, unit));
}

/* ---- years */

/* By this year's bands, which an earlier year counted as "scored" shares. */
static const Band *
band_of(const Framework *framework, const Decimal *score)
{
    for (guint i = 0; score && i < framework->n_bands; i++) {
        const Band *band = &framework->bands[i];
        if (!band->each.value && decimal_compare(score, band->from.value) >= 0)
            return band;
    }
    return NULL;
}

static void
write_earlier_year(const Emit *emit, const UnitResult *unit, const EarlierYear *year)
{
    const Number *number = find_year(unit, year->fiscal_year);
    xml_writer_start(emit->writer, "year");
    xml_writer_attribute_int(emit->writer, "fiscal-year", year->fiscal_year);
    xml_writer_attribute(emit->writer, "policy", year->exempt ? "exempt" : "scored");
    if (year->exempt) {
        xml_writer_attribute(emit->writer, "text", year->text ? year->text : "-");
    } else {
        if (year->other_bands)
            xml_writer_attribute(emit->writer, "bands", "other");
        else
            write_band(emit, number ? band_of(emit->framework, number->value) : NULL);
        emit_number(emit, number ? number->value : NULL, emit->framework->decimals,
                    number ? number->line : 0);
    }
    xml_writer_end(emit->writer);
}

static void
write_years(const Emit *emit, const UnitResult *unit)
{
    const Framework *framework = emit->framework;
    for (guint i = 0; i < framework->n_earlier_years; i++)
        write_earlier_year(emit, unit, &framework->earlier_years[i]);
    bool exempt = framework->ranking == FRAMEWORK_RANKING_EXEMPT;
    xml_writer_start(emit->writer, "year");
    xml_writer_attribute_int(emit->writer, "fiscal-year", framework->fiscal_year);
    xml_writer_attribute(emit->writer, "policy", exempt ? "exempt" : "scored");
    write_band(emit, unit->band);
    emit_number(emit, unit->score, framework->decimals, 0);
    xml_writer_end(emit->writer);
}

/* ---- peers */

static void
write_peer(const Emit *emit, const UnitResult *peer, const UnitResult *unit)
{
    xml_writer_start(emit->writer, "peer");
    xml_writer_attribute(emit->writer, "unit", peer->unit->code);
    xml_writer_attribute(emit->writer, "name", peer->unit->names.thai);
    xml_writer_attribute(emit->writer, "self", emit_yes(peer == unit));
    write_band(emit, peer->band);
    if (peer->group_rank.place)
        xml_writer_attribute_int(emit->writer, "rank", peer->group_rank.place);
    emit_number(emit, peer->score, emit->framework->decimals, 0);
    xml_writer_end(emit->writer);
}

static void
write_peers(const Emit *emit, const UnitResult *unit)
{
    const NationResult *nation = emit->nation;
    const Group *group = register_compared_group(nation->reg, unit->unit);
    if (!group)
        return;
    xml_writer_start(emit->writer, "peers");
    xml_writer_attribute(emit->writer, "grouping", compared_grouping(emit)->id);
    xml_writer_attribute(emit->writer, "id", group->id);
    xml_writer_attribute(emit->writer, "name", group->names.thai);
    for (guint i = 0; i < nation->n_units; i++) {
        if (register_compared_group(nation->reg, nation->units[i]->unit) == group)
            write_peer(emit, nation->units[i], unit);
    }
    emit_level(emit, result_peer_tally(nation, group));
    emit_means(emit, &nation->peers[group->index]);
    xml_writer_end(emit->writer);
}

/* ---- the unit */

static void
write_component_years(const Emit *emit, const UnitResult *unit, const ComponentResult *component)
{
    const RecordComponent *given = record_find_component(unit->record, component->component->id);
    for (guint i = 0; given && i < given->n_years; i++) {
        const YearValue *year = &given->years[i];
        xml_writer_start(emit->writer, "year");
        xml_writer_attribute_int(emit->writer, "fiscal-year", year->fiscal_year);
        emit_number(emit, year->value.value, emit->framework->decimals, year->value.line);
        xml_writer_end(emit->writer);
    }
}

static void
write_component(const Emit *emit, const UnitResult *unit, const ComponentResult *component)
{
    XmlWriter *writer = emit->writer;
    int decimals = emit->framework->decimals;
    xml_writer_start(writer, "component");
    xml_writer_attribute(writer, "id", component->component->id);
    xml_writer_attribute(writer, "status", emit_status(component->status));
    emit_names(emit, component->component->names);
    emit_number_element(emit, "weight", component->component->weight.value,
                        component->component->weight.places, 0);
    emit_number_element(emit, "score", component->score, decimals, 0);
    emit_number_element(emit, "weighted", component->weighted, decimals, 0);
    if (component->self_score)
        emit_number_element(emit, "self", component->self_score, decimals, 0);
    write_component_years(emit, unit, component);
    for (guint i = 0; i < component->n_kpis; i++)
        emit_kpi(emit, &component->kpis[i]);
    emit_steps(emit, &component->steps);
    xml_writer_end(writer);
}

static void
write_groups(const Emit *emit, const Unit *unit)
{
    for (guint i = 0; i < emit->nation->reg->n_groupings; i++) {
        if (!unit->groups[i])
            continue;
        xml_writer_start(emit->writer, "group");
        xml_writer_attribute(emit->writer, "grouping", emit->nation->reg->groupings[i].id);
        emit_group_attributes(emit, unit->groups[i]);
        emit_names(emit, unit->groups[i]->names);
        xml_writer_end(emit->writer);
    }
}

static void
write_record(const Emit *emit, const Record *record)
{
    xml_writer_start(emit->writer, "record");
    xml_writer_attribute(emit->writer, "file", record->name);
    xml_writer_attribute(emit->writer, "sha256", record->sha256);
    xml_writer_end(emit->writer);
}

static void
write_texts(const Emit *emit, const Record *record)
{
    emit_strings(emit, "summary", "p", record->summary);
    emit_strings(emit, "strengths", "item", record->strengths);
    emit_strings(emit, "obstacles", "item", record->obstacles);
    emit_strings(emit, "recommendations", "item", record->recommendations);
    emit_strings(emit, "correction", "p", record->correction);
}

void
emit_unit(const Emit *emit, const UnitResult *unit)
{
    XmlWriter *writer = emit->writer;
    xml_writer_start(writer, "unit");
    xml_writer_attribute(writer, "code", unit->unit->code);
    xml_writer_attribute_int(writer, "collation", unit->unit->collation);
    xml_writer_attribute(writer, "status", emit_status(unit->status));
    xml_writer_attribute(writer, "synthetic", emit_yes(unit->record->synthetic));
    emit_names(emit, unit->unit->names);
    xml_writer_leaf(writer, "full-name", unit->unit->full_name);
    write_groups(emit, unit->unit);
    write_record(emit, unit->record);
    write_score(emit, unit);
    write_more(emit, unit);
    write_comparison(emit, unit);
    write_years(emit, unit);
    write_peers(emit, unit);
    write_texts(emit, unit->record);
    for (guint i = 0; i < unit->n_components; i++)
        write_component(emit, unit, &unit->components[i]);
    emit_steps(emit, &unit->steps);
    xml_writer_end(writer);
}
