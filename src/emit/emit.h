#pragma once

#include <glib.h>

#include "model/project.h"
#include "model/result.h"

/**
 * The results as files. All give the same bytes for the same input; free what they
 * return with g_bytes_unref() or g_free().
 */

/** results.xml of all units (input/schemas/results.xsd). */
GBytes *emit_results_xml(const Project *project, const NationResult *nation);

/** results.xml of one unit: the framework, of the summary what the unit is compared with, and the
 * unit alone. */
GBytes *emit_unit_xml(const Project *project, const NationResult *nation, const UnitResult *unit);

/** results.csv for spreadsheets: UTF-8 with a byte-order mark, CRLF; a row a unit, component and
 * KPI. */
GBytes *emit_results_csv(const NationResult *nation);

/**
 * Open data: units and KPIs as tables with names of columns that do not change from year to year,
 * and datapackage.json, which says in Thai and English what each column is.
 */
GBytes *emit_open_units(const NationResult *nation);
GBytes *emit_open_kpis(const NationResult *nation);
GBytes *emit_open_package(const Project *project, const NationResult *nation);

/**
 * results.xlsx: a summary with a chart, the units, a sheet a component, every KPI, the Joint KPIs,
 * and what changed since earlier years; numbers as numbers. NULL and @error if it cannot be
 * written.
 */
GBytes *emit_results_xlsx(const NationResult *nation, GError **error);

/**
 * What the evaluation of unit heads takes over, of the rounds whose results @nations are: units
 * and the components scored by then. As a table, and by input/schemas/heads.xsd.
 */
GBytes *emit_heads_csv(const NationResult *const *nations, guint count);
GBytes *emit_heads_xml(const Project *project, const NationResult *const *nations, guint count);

/**
 * How the score of @unit came about, step by step, as text in both languages; of one KPI
 * alone if @kpi is its id. NULL if the unit has no such KPI.
 */
char *emit_explain(const NationResult *nation, const UnitResult *unit, const char *kpi);

/** A framework as Markdown that is also readable as it stands: components, methods, bands, rules
 * with their sources. Free with g_free(). */
char *emit_framework_doc(const Framework *framework);
