#include "emit/write.h"

/* The number as the framework file gives it, with its own decimals. */
static void
write_given(const Emit *emit, Number number)
{
    emit_number(emit, number.value, number.places, 0);
}

static void
write_head(const Emit *emit)
{
    const Framework *framework = emit->framework;
    XmlWriter *writer = emit->writer;
    Arena *arena = emit->arena;
    xml_writer_leaf(writer, "title", framework->title.thai);
    xml_writer_leaf(writer, "title-en", framework->title.english);
    xml_writer_start(writer, "unit-kind");
    xml_writer_attribute(writer, "id", framework->unit_kind);
    emit_names(emit, framework->unit_names);
    xml_writer_end(writer);
    xml_writer_start(writer, "scale");
    xml_writer_attribute(writer, "minimum", emit_text(arena, framework->minimum.value, 0));
    xml_writer_attribute(writer, "maximum", emit_text(arena, framework->maximum.value, 0));
    xml_writer_attribute_int(writer, "decimals", framework->decimals);
    xml_writer_attribute(writer, "weights",
                         emit_text(arena, framework->whole, emit_places(framework->whole, 0)));
    xml_writer_attribute(writer, "aggregate", framework_aggregations[framework->aggregate].word);
    xml_writer_end(writer);
}

static void
write_family(const Emit *emit, const Family *family)
{
    xml_writer_start(emit->writer, "family");
    xml_writer_attribute(emit->writer, "id", family->id);
    emit_names(emit, family->names);
    if (family->weight.value) {
        xml_writer_start(emit->writer, "weight");
        write_given(emit, family->weight);
        xml_writer_end(emit->writer);
    }
    xml_writer_end(emit->writer);
}

/* What the component can bring to the unit's score at most. */
static const Decimal *
most_of(const Emit *emit, const Component *component)
{
    const Framework *framework = emit->framework;
    Arena *arena = emit->arena;
    const Decimal *maximum = framework->maximum.value;
    if (framework_aggregations[framework->aggregate].is_chosen)
        return maximum;
    if (framework->aggregate == FRAMEWORK_MEAN)
        return decimal_divide(arena, maximum, decimal_new(arena, framework->n_components, 1));
    const Decimal *points = decimal_multiply(arena, maximum, component->weight.value);
    return decimal_divide(arena, points, framework->whole);
}

static void
write_component(const Emit *emit, const Component *component)
{
    XmlWriter *writer = emit->writer;
    xml_writer_start(writer, "component");
    xml_writer_attribute(writer, "id", component->id);
    emit_names(emit, component->names);
    xml_writer_leaf(writer, "description", component->description);
    xml_writer_start(writer, "weight");
    write_given(emit, component->weight);
    xml_writer_end(writer);
    const Decimal *most = most_of(emit, component);
    emit_number_element(emit, "most", most, emit_places(most, 0), 0);
    xml_writer_start(writer, "kpis");
    xml_writer_attribute_int(writer, "minimum", component->minimum_kpis);
    xml_writer_attribute_int(writer, "maximum", component->maximum_kpis);
    xml_writer_end(writer);
    for (guint i = 0; i < component->n_families; i++)
        write_family(emit, &component->families[i]);
    xml_writer_end(writer);
}

static void
write_tier(const Emit *emit, const Tier *tier)
{
    xml_writer_start(emit->writer, "tier");
    xml_writer_attribute(emit->writer, "id", tier->id);
    emit_number(emit, tier->score.value, emit->framework->decimals, 0);
    emit_names(emit, tier->names);
    xml_writer_end(emit->writer);
}

static void
write_method(const Emit *emit, const Method *method)
{
    xml_writer_start(emit->writer, "method");
    xml_writer_attribute(emit->writer, "id", method->id);
    emit_names(emit, method->names);
    xml_writer_leaf(emit->writer, "description", method->description);
    xml_writer_end(emit->writer);
}

static void
write_band(const Emit *emit, const Band *band, int decimals)
{
    XmlWriter *writer = emit->writer;
    xml_writer_start(writer, "band");
    xml_writer_attribute(writer, "id", band->id);
    xml_writer_attribute_int(writer, "order", band->order);
    xml_writer_attribute(writer, "from", emit_text(emit->arena, band->from.value, decimals));
    xml_writer_attribute(writer, "to", emit_text(emit->arena, band->to.value, decimals));
    xml_writer_attribute(writer, "range", band->range);
    emit_names(emit, band->names);
    xml_writer_leaf(writer, "condition", band->condition);
    xml_writer_end(writer);
}

void
emit_bands(const Emit *emit, const Framework *framework)
{
    for (guint i = 0; i < framework->n_bands; i++)
        write_band(emit, &framework->bands[i], framework->decimals);
}

static void
write_ranking(const Emit *emit)
{
    static const char *const policies[] = {
        [FRAMEWORK_RANKING_FULL] = "full",
        [FRAMEWORK_RANKING_BANDS] = "bands",
        [FRAMEWORK_RANKING_EXEMPT] = "exempt",
    };
    xml_writer_start(emit->writer, "ranking");
    xml_writer_attribute(emit->writer, "policy", policies[emit->framework->ranking]);
    xml_writer_leaf(emit->writer, "text", emit->framework->ranking_text);
    xml_writer_end(emit->writer);
}

static void
write_round(const Emit *emit)
{
    const Round *round = emit->framework->round;
    if (!round)
        return;
    xml_writer_start(emit->writer, "round");
    xml_writer_attribute(emit->writer, "id", round->id);
    xml_writer_attribute_int(emit->writer, "number", round->number);
    xml_writer_attribute_int(emit->writer, "of", emit->framework->n_rounds);
    xml_writer_attribute_int(emit->writer, "months", round->months);
    emit_names(emit, round->names);
    xml_writer_end(emit->writer);
}

static void
write_earlier_year(const Emit *emit, const EarlierYear *year)
{
    xml_writer_start(emit->writer, "earlier-year");
    xml_writer_attribute_int(emit->writer, "fiscal-year", year->fiscal_year);
    xml_writer_attribute(emit->writer, "policy", year->exempt ? "exempt" : "scored");
    if (year->other_bands)
        xml_writer_attribute(emit->writer, "bands", "other");
    xml_writer_leaf(emit->writer, "text", year->text);
    xml_writer_end(emit->writer);
}

static void
write_rule(const Emit *emit, const Rule *rule)
{
    xml_writer_start(emit->writer, "rule");
    xml_writer_attribute(emit->writer, "id", rule->id);
    xml_writer_attribute(emit->writer, "source", rule->source);
    xml_writer_attribute(emit->writer, "certainty", rule->certainty);
    xml_writer_attribute_int(emit->writer, "line", rule->line);
    xml_writer_leaf(emit->writer, "text", rule->text.thai);
    xml_writer_leaf(emit->writer, "text-en", rule->text.english);
    xml_writer_end(emit->writer);
}

static void
write_law(const Emit *emit)
{
    const Framework *framework = emit->framework;
    if (framework->n_legal_basis) {
        xml_writer_start(emit->writer, "legal-basis");
        for (guint i = 0; i < framework->n_legal_basis; i++) {
            xml_writer_start(emit->writer, "item");
            xml_writer_attribute(emit->writer, "source", framework->legal_basis[i].source);
            xml_writer_text(emit->writer, framework->legal_basis[i].text);
            xml_writer_end(emit->writer);
        }
        xml_writer_end(emit->writer);
    }
    for (guint i = 0; i < framework->n_sources; i++) {
        const Source *source = &framework->sources[i];
        xml_writer_start(emit->writer, "source");
        xml_writer_attribute(emit->writer, "id", source->id);
        xml_writer_attribute(emit->writer, "certainty", source->certainty);
        xml_writer_attribute(emit->writer, "href", source->href);
        xml_writer_text(emit->writer, source->text);
        xml_writer_end(emit->writer);
    }
}

static void
write_framework(const Emit *emit, const char *element)
{
    const Framework *framework = emit->framework;
    xml_writer_start(emit->writer, element);
    xml_writer_attribute(emit->writer, "id", framework->id);
    xml_writer_attribute_int(emit->writer, "fiscal-year", framework->fiscal_year);
    xml_writer_attribute(emit->writer, "file", framework->name);
    write_head(emit);
    for (guint i = 0; i < framework->n_components; i++)
        write_component(emit, &framework->components[i]);
    for (guint i = 0; i < framework->n_tiers; i++)
        write_tier(emit, &framework->tiers[i]);
    for (guint i = 0; i < framework->n_methods; i++)
        write_method(emit, &framework->methods[i]);
    emit_bands(emit, framework);
    write_ranking(emit);
    write_round(emit);
    for (guint i = 0; i < framework->n_earlier_years; i++)
        write_earlier_year(emit, &framework->earlier_years[i]);
    for (guint i = 0; i < framework->n_rules; i++)
        write_rule(emit, &framework->rules[i]);
    write_law(emit);
    xml_writer_end(emit->writer);
}

void
emit_framework(const Emit *emit)
{
    write_framework(emit, "framework");
}

void
emit_compared_framework(const Emit *emit)
{
    Emit other = *emit;
    other.framework = emit->nation->compared;
    if (other.framework)
        write_framework(&other, "compared-framework");
}
