#include "emit/record_table.h"

/* The columns of a form that are open: in rows of the unit, in rows of a KPI, or in both. */
static const struct {
    ColumnId id;
    bool unit, kpi;
} open_columns[] = {
    {COLUMN_RESULT, false, true},         {COLUMN_SELF_RESULT, false, true},
    {COLUMN_MILESTONE_DONE, false, true}, {COLUMN_CHECKS_TICKED, false, true},
    {COLUMN_CHECKS_SELF, false, true},    {COLUMN_SALARY_BASE, true, false},
    {COLUMN_PERFORMANCE, false, true},    {COLUMN_EVIDENCE, false, true},
    {COLUMN_OBSTACLES, true, true},       {COLUMN_SUMMARY, true, false},
    {COLUMN_STRENGTHS, true, false},      {COLUMN_RECOMMENDATIONS, true, false},
};

static bool
is_emptied(ColumnId id)
{
    if (id == COLUMN_OPINION) /* the committee's, not the unit's */
        return true;
    for (guint i = 0; i < G_N_ELEMENTS(open_columns); i++) {
        if (open_columns[i].id == id)
            return true;
    }
    return false;
}

/* The row is the first of its KPI: the only one for a result and for texts. */
static bool
is_first_row(const EmitTable *table, guint row)
{
    return row == 0 || table->rows[row].kpi != table->rows[row - 1].kpi;
}

static bool
is_own_result(const Kpi *kpi)
{
    return kpi->n_milestones || kpi->n_checks || kpi->from;
}

/* A milestone or a level of a checklist on each row; ticks of their own only where units have them.
 */
static guint
count_rows(const Kpi *kpi, ColumnId id)
{
    if (id == COLUMN_MILESTONE_DONE)
        return kpi->n_milestones;
    bool is_said = kpi->n_checks && (id == COLUMN_CHECKS_TICKED || kpi->checks[0].self >= 0);
    return is_said ? kpi->n_checks : 0;
}

static bool
is_open(const EmitTable *table, guint row, ColumnId id)
{
    const Kpi *kpi = table->rows[row].kpi;
    if (id == COLUMN_MILESTONE_DONE || id == COLUMN_CHECKS_TICKED || id == COLUMN_CHECKS_SELF) {
        guint first = row;
        while (first && !is_first_row(table, first))
            first--;
        return kpi && row - first < count_rows(kpi, id);
    }
    if (id == COLUMN_RESULT && kpi && is_own_result(kpi))
        return false;
    if (id == COLUMN_SELF_RESULT && kpi && !kpi->self.line) /* only where units assess themselves */
        return false;
    for (guint i = 0; i < G_N_ELEMENTS(open_columns); i++) {
        if (open_columns[i].id == id)
            return kpi ? open_columns[i].kpi && is_first_row(table, row) : open_columns[i].unit;
    }
    return false;
}

/* ---- the form */

/* Opens the cells that a unit fills in, and empties them and those that it has no say in. */
static void
open_cells(EmitTable *table, guint row)
{
    for (guint i = 0; i < table->n_columns; i++) {
        EmitCell *cell = &table->rows[row].cells[i];
        ColumnId id = table->columns[i].id;
        if (is_emptied(id))
            *cell = (EmitCell){.text = ""};
        cell->open = is_open(table, row, id);
    }
}

EmitTable *
emit_record_form(const GPtrArray *records, bool thai)
{
    EmitTable *table = emit_record_table_whole(records, thai);
    table->form = true;
    for (guint i = 0; i < table->n_rows; i++)
        open_cells(table, i);
    emit_record_table_drop_unused(table);
    return table;
}
