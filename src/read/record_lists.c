#include "read/record_lists.h"

#include <string.h>

/* ---- earlier years and targets, whose columns repeat */

static void
set_year(ReadAdding *adding, int index, YearValue **years, guint *count)
{
    int year = (int) g_ascii_strtoll(read_column(adding->row, index)->rest, NULL, 10);
    for (guint i = 0; i < *count; i++) {
        if ((*years)[i].fiscal_year == year) {
            read_set_number_at(adding, index, &(*years)[i].value);
            return;
        }
    }
    YearValue value = {.fiscal_year = year, .value = read_take_number_at(adding, index)};
    if (!value.value.line)
        return;
    READ_APPEND(adding->arena, *years, *count, value);
    adding->added = true;
    /* oldest first, whatever the order of the columns */
    for (guint i = *count - 1; i > 0 && (*years)[i - 1].fiscal_year > year; i--) {
        (*years)[i] = (*years)[i - 1];
        (*years)[i - 1] = value;
    }
}

static void
set_target(ReadAdding *adding, int index, Kpi *kpi)
{
    const char *tier = read_column(adding->row, index)->rest;
    for (guint i = 0; i < kpi->n_targets; i++) {
        if (strcmp(kpi->targets[i].tier, tier) == 0) {
            read_set_number_at(adding, index, &kpi->targets[i].value);
            return;
        }
    }
    Target target = {.value = read_take_number_at(adding, index)};
    if (!target.value.line)
        return;
    target.tier = arena_strdup(adding->arena, tier);
    READ_APPEND(adding->arena, kpi->targets, kpi->n_targets, target);
    adding->added = true;
}

void
read_set_repeating(ReadAdding *adding, RecordComponent *component, Kpi *kpi)
{
    Record *record = adding->record;
    for (guint i = 0; i < adding->row->headings->columns->len; i++) {
        const ReadColumn *column = read_column(adding->row, i);
        if (!column->known)
            continue;
        if (column->id == COLUMN_YEAR && kpi)
            set_year(adding, (int) i, &kpi->years, &kpi->n_years);
        else if (column->id == COLUMN_YEAR && component)
            set_year(adding, (int) i, &component->years, &component->n_years);
        else if (column->id == COLUMN_YEAR)
            set_year(adding, (int) i, &record->years, &record->n_years);
        else if (column->id == COLUMN_TARGET && kpi)
            set_target(adding, (int) i, kpi);
    }
}

/* ---- the lists of a KPI */

/* Finds fault with a value of column @id that stands beside an empty cell of @other. */
static void
complain_alone(const ReadAdding *adding, ColumnId id, ColumnId other)
{
    int index = read_index(adding->row, id);
    const ReadCell *cell = read_cell(adding->row, index);
    if (cell->kind != READ_CELL_EMPTY)
        diag_add(adding->diag, DIAG_ID_CELL_ALONE,
                 read_sheet_place(adding->row->row, (guint) index),
                 read_column(adding->row, (guint) index)->heading, cell->text,
                 column_heading(other, true), NULL);
}

static bool
is_empty(const ReadAdding *adding, ColumnId id)
{
    return read_cell(adding->row, read_index(adding->row, id))->kind == READ_CELL_EMPTY;
}

/* A milestone that stands above already, with what this row says of it. */
static void
compare_milestone(const ReadAdding *adding, const Milestone *milestone)
{
    const char *done = read_take_choice(adding, COLUMN_MILESTONE_DONE);
    const char *tier = read_take_id(adding, COLUMN_MILESTONE_TIER);
    if (done && (milestone->is_unsaid || milestone->done != (strcmp(done, "yes") == 0)))
        read_complain(adding, DIAG_ID_CELL_CONFLICT, COLUMN_MILESTONE_DONE, milestone->text);
    if (tier && strcmp(tier, milestone->tier) != 0)
        read_complain(adding, DIAG_ID_CELL_CONFLICT, COLUMN_MILESTONE_TIER, tier);
}

void
read_add_milestone(ReadAdding *adding, Kpi *kpi)
{
    const char *text = read_take_text(adding, COLUMN_MILESTONE);
    if (!text) {
        complain_alone(adding, COLUMN_MILESTONE_DONE, COLUMN_MILESTONE);
        complain_alone(adding, COLUMN_MILESTONE_TIER, COLUMN_MILESTONE);
        return;
    }
    if (read_list_is_full(adding, kpi->n_milestones, COLUMN_MILESTONE))
        return;
    for (guint i = 0; i < kpi->n_milestones; i++) {
        if (strcmp(kpi->milestones[i].text, text) == 0) {
            compare_milestone(adding, &kpi->milestones[i]);
            return;
        }
    }
    const char *done = read_take_choice(adding, COLUMN_MILESTONE_DONE);
    const char *tier = read_take_id(adding, COLUMN_MILESTONE_TIER);
    if (!tier)
        read_cell_complain(adding, DIAG_ID_CELL_EMPTY,
                           MAX(read_index(adding->row, COLUMN_MILESTONE_TIER),
                               read_index(adding->row, COLUMN_MILESTONE)),
                           text);
    Milestone milestone = {.number = (int) kpi->n_milestones + 1,
                           .tier = tier ? tier : "",
                           .text = text,
                           .done = done && strcmp(done, "yes") == 0,
                           .is_unsaid = is_empty(adding, COLUMN_MILESTONE_DONE),
                           .line = adding->row->row->line};
    READ_APPEND(adding->arena, kpi->milestones, kpi->n_milestones, milestone);
    adding->added = true;
}

/* A level that stands above already, with what this row says of it. */
static void
compare_checks(const ReadAdding *adding, const Checks *checks)
{
    const struct {
        ColumnId id;
        int count;
    } said[] = {{COLUMN_CHECKS_TICKED, checks->is_unsaid ? -1 : checks->ticked},
                {COLUMN_CHECKS_OF, checks->of},
                {COLUMN_CHECKS_SELF, checks->self}};
    for (guint i = 0; i < G_N_ELEMENTS(said); i++) {
        const char *text = read_take_text(adding, said[i].id);
        if (text && read_take_count(adding, said[i].id) != said[i].count)
            read_complain(adding, DIAG_ID_CELL_CONFLICT, said[i].id, text);
    }
}

void
read_add_checks(ReadAdding *adding, Kpi *kpi)
{
    const char *level = read_take_id(adding, COLUMN_CHECKS);
    if (!level) {
        complain_alone(adding, COLUMN_CHECKS_TICKED, COLUMN_CHECKS);
        complain_alone(adding, COLUMN_CHECKS_SELF, COLUMN_CHECKS);
        complain_alone(adding, COLUMN_CHECKS_OF, COLUMN_CHECKS);
        return;
    }
    if (read_list_is_full(adding, kpi->n_checks, COLUMN_CHECKS))
        return;
    for (guint i = 0; i < kpi->n_checks; i++) {
        if (strcmp(kpi->checks[i].level, level) == 0) {
            compare_checks(adding, &kpi->checks[i]);
            return;
        }
    }
    Checks checks = {.level = level,
                     .is_unsaid = is_empty(adding, COLUMN_CHECKS_TICKED),
                     .ticked = read_take_count(adding, COLUMN_CHECKS_TICKED),
                     .of = read_take_count(adding, COLUMN_CHECKS_OF),
                     .self = read_take_text(adding, COLUMN_CHECKS_SELF)
                                 ? read_take_count(adding, COLUMN_CHECKS_SELF)
                                 : -1,
                     .line = adding->row->row->line};
    READ_APPEND(adding->arena, kpi->checks, kpi->n_checks, checks);
    adding->added = true;
}

void
read_add_deduction(ReadAdding *adding, Kpi *kpi)
{
    Deduction deduction = {.points = read_take_number(adding, COLUMN_DEDUCTION),
                           .reason = read_take_text(adding, COLUMN_DEDUCTION_REASON)};
    if (!deduction.points.line && !deduction.reason)
        return;
    if (read_list_is_full(adding, kpi->n_deductions,
                          deduction.points.line ? COLUMN_DEDUCTION : COLUMN_DEDUCTION_REASON))
        return;
    if (!deduction.reason)
        deduction.reason = "";
    for (guint i = 0; i < kpi->n_deductions; i++) {
        if (read_is_same_number(&kpi->deductions[i].points, &deduction.points) &&
            strcmp(kpi->deductions[i].reason, deduction.reason) == 0)
            return;
    }
    READ_APPEND(adding->arena, kpi->deductions, kpi->n_deductions, deduction);
    adding->added = true;
}
