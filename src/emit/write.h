#pragma once

#include "emit/emit.h"
#include "xml/writer.h"

/** Private to emit/: what the writers of results.xml's parts hand around. */
typedef struct {
    XmlWriter *writer;
    Arena *arena; /* for the texts of numbers */
    const Project *project;
    const Framework *framework;
    const NationResult *nation;
    const UnitResult *only; /* whose results alone these are; NULL: of all units */
} Emit;

/** The decimals @value is printed with: @places, or 2 where that would hide something. */
int emit_places(const Decimal *value, int places);
/** "1,234.50", or "-" for NULL. */
const char *emit_text(Arena *arena, const Decimal *value, int places);
/** @part of @whole in percent with 2 decimals, "0.00" of nothing. */
const char *emit_percent(Arena *arena, guint part, guint whole);
/** The next better band than @unit's that takes every score from its limit on, and what is wanting
 * to it; NULL if there is none. */
const Band *emit_next_band(Arena *arena, const Framework *framework, const UnitResult *unit,
                           const Decimal **wanting);
const char *emit_yes(bool yes);
const char *emit_status(KpiStatus status);

/** Elements and attributes of the schema's types of the same names. */
void emit_number(const Emit *emit, const Decimal *value, int places, int line);
void emit_number_element(const Emit *emit, const char *name, const Decimal *value, int places,
                         int line);
/** The same of what many units together come to. In a unit's own results it stands as it is
 * printed, without the exact fraction, which changes with every score of every other unit. */
void emit_mean(const Emit *emit, const Decimal *value, int places);
void emit_mean_element(const Emit *emit, const char *name, const Decimal *value, int places);
/** From such a mean, or from another year; with its sign. */
void emit_difference(const Emit *emit, const Decimal *value, int places);
void emit_names(const Emit *emit, Names names);
void emit_strings(const Emit *emit, const char *name, const char *item, Strings strings);
void emit_group_attributes(const Emit *emit, const Group *group);

/** The parts of results.xml. */
void emit_framework(const Emit *emit);
/** Its bands, best first. */
void emit_bands(const Emit *emit, const Framework *framework);
/** Another year's, if there is one. */
void emit_compared_framework(const Emit *emit);
void emit_summary(const Emit *emit);
/** Of the summary, what a unit needs: what the groups are called that it stands in. */
void emit_unit_summary(const Emit *emit);
/** Counts by band and the mean; then what several units come to in their components and years. */
void emit_level(const Emit *emit, const Tally *tally);
void emit_means(const Emit *emit, const Means *means);
void emit_joints(const Emit *emit);
void emit_unit(const Emit *emit, const UnitResult *unit);
void emit_kpi(const Emit *emit, const KpiResult *kpi);
/** What @kpi takes over from another evaluation, part by part; nothing if it does not. */
void emit_linked(const Emit *emit, const Kpi *kpi);
void emit_steps(const Emit *emit, const Steps *steps);

/** A step in words. @text has no newline. */
typedef struct {
    char *formula, *thai, *english;
} StepText;
StepText emit_step_text(Arena *arena, const Framework *framework, const Step *step);
/** Decimals of an operand or outcome as steps print them. */
const char *emit_operand_text(Arena *arena, const Operand *operand);
