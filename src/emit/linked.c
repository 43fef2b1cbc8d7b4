#include "emit/write.h"

/* Of the other evaluation: of those the unit is compared with there, and of all. */
typedef struct {
    const Decimal *peers, *all; /* NULL: none */
} LinkedMean;

/* A part in numbers, which are those of the other evaluation. */
typedef struct {
    const char *id;
    Names names;
    KpiStatus status;
    const Decimal *score, *self;
    LinkedMean mean;
    const YearValue *years;
    guint n_years;
} Part;

static void
write_years(const Emit *emit, const Part *part, int decimals)
{
    for (guint i = 0; i < part->n_years; i++) {
        const YearValue *year = &part->years[i];
        xml_writer_start(emit->writer, "year");
        xml_writer_attribute_int(emit->writer, "fiscal-year", year->fiscal_year);
        emit_number(emit, year->value.value, MAX(decimals, year->value.places), 0);
        xml_writer_end(emit->writer);
    }
}

static void
write_mean(const Emit *emit, const char *within, const Decimal *mean, int decimals)
{
    if (!mean)
        return;
    xml_writer_start(emit->writer, "mean");
    xml_writer_attribute(emit->writer, "within", within);
    emit_mean(emit, mean, decimals);
    xml_writer_end(emit->writer);
}

/* That of all stands in the results of all only. */
static void
write_means(const Emit *emit, const Linked *linked, LinkedMean mean, int decimals)
{
    const Register *reg = linked->nation->reg;
    if (mean.peers)
        write_mean(emit, reg->groupings[reg->compared].id, mean.peers, decimals);
    if (!emit->only)
        write_mean(emit, "all", mean.all, decimals);
}

static void
write_part(const Emit *emit, const Linked *linked, const Part *part, int decimals)
{
    xml_writer_start(emit->writer, "part");
    xml_writer_attribute(emit->writer, "id", part->id);
    xml_writer_attribute(emit->writer, "status", emit_status(part->status));
    emit_names(emit, part->names);
    emit_number_element(emit, "score", part->score, decimals, 0);
    if (part->self)
        emit_number_element(emit, "self", part->self, decimals, 0);
    write_means(emit, linked, part->mean, decimals);
    write_years(emit, part, decimals);
    xml_writer_end(emit->writer);
}

static void
write_component(const Emit *emit, const Linked *linked, guint index, int decimals)
{
    const NationResult *nation = linked->nation;
    const Group *peers = result_find_peers(nation, linked->unit);
    const ComponentResult *component = &linked->unit->components[index];
    const RecordComponent *given =
        record_find_component(linked->unit->record, component->component->id);
    Part part = {
        .id = component->component->id,
        .names = component->component->names,
        .status = component->status,
        .score = component->score,
        .self = component->self_score,
        .mean = {peers ? nation->peers[peers->index].components[index].mean : NULL,
                 nation->means.components[index].mean},
        .years = given ? given->years : NULL,
        .n_years = given ? given->n_years : 0,
    };
    write_part(emit, linked, &part, decimals);
}

/* Its earlier years are results, not scores, and so are left out. */
static void
write_kpi(const Emit *emit, const Linked *linked, const KpiResult *kpi, int decimals)
{
    Part part = {
        .id = kpi->kpi->id,
        .names = kpi->kpi->names,
        .status = kpi->status,
        .score = kpi->score,
        .self = kpi->self_score,
    };
    write_part(emit, linked, &part, decimals);
}

static void
write_score(const Emit *emit, const Linked *linked, int decimals)
{
    const Band *band = linked->component ? NULL : linked->unit->band;
    xml_writer_start(emit->writer, "score");
    if (band) {
        xml_writer_attribute(emit->writer, "band", band->id);
        xml_writer_attribute(emit->writer, "band-name", band->names.thai);
    }
    emit_number(emit, linked->component ? linked->component->score : linked->unit->score, decimals,
                0);
    xml_writer_end(emit->writer);
}

static LinkedMean
mean_of_units(const Linked *linked)
{
    const NationResult *nation = linked->nation;
    const Group *peers = result_find_peers(nation, linked->unit);
    return (LinkedMean){peers ? result_peer_tally(nation, peers)->mean : NULL, nation->all.mean};
}

static void
write_attributes(const Emit *emit, const Framework *framework)
{
    XmlWriter *writer = emit->writer;
    xml_writer_attribute(writer, "set", framework->set_id);
    xml_writer_attribute_int(writer, "fiscal-year", framework->fiscal_year);
    xml_writer_attribute(writer, "minimum", emit_text(emit->arena, framework->minimum.value, 0));
    xml_writer_attribute(writer, "maximum", emit_text(emit->arena, framework->maximum.value, 0));
}

void
emit_linked(const Emit *emit, const Kpi *kpi)
{
    const Linked *linked = kpi->linked;
    if (!linked)
        return;
    const Framework *framework = linked->nation->framework;
    xml_writer_start(emit->writer, "linked");
    write_attributes(emit, framework);
    xml_writer_leaf(emit->writer, "title", framework->title.thai);
    xml_writer_leaf(emit->writer, "title-en", framework->title.english);
    write_score(emit, linked, framework->decimals);
    emit_bands(emit, framework);
    if (!linked->component)
        write_means(emit, linked, mean_of_units(linked), framework->decimals);
    guint n_kpis = linked->component ? linked->component->n_kpis : 0;
    for (guint i = 0; i < n_kpis; i++)
        write_kpi(emit, linked, &linked->component->kpis[i], framework->decimals);
    guint n_components = linked->component ? 0 : linked->unit->n_components;
    for (guint i = 0; i < n_components; i++)
        write_component(emit, linked, i, framework->decimals);
    xml_writer_end(emit->writer);
}
