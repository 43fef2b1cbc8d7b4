#pragma once

#include "compare/facts.h"

/**
 * Private to compare/: one results.xml, as much of it as is compared. A nation's file has twenty
 * megabytes, its tree ten times as much; so units are read one by one, and of each stay rows, whose
 * texts are held once however often they occur, on both sides.
 */

typedef struct {
    const char *id, *name;
    CompareFacts facts;
} CompareComponentRow;

typedef struct {
    const char *id, *name;
    const char *joint;           /* the Joint KPI it carries, or NULL */
    const char *family, *method; /* ids, or NULL */
    CompareFacts facts;
} CompareKpiRow;

typedef struct {
    const char *code, *name, *group;
    CompareScore score;
    CompareFacts facts;
    CompareComponentRow *components;
    guint n_components;
    CompareKpiRow *kpis; /* of all components */
    guint n_kpis;
    const char **correction;
    guint n_correction;
} CompareUnitRow;

/** A set of results. */
typedef struct {
    CompareSide side;
    const char *kind; /* id of the kind of its units */
    CompareFacts framework;
    CompareUnitRow *units;
    GHashTable *by_code; /* code → CompareUnitRow */
} CompareRows;

/** Reads @file. NULL and @error if it cannot be used; what is wrong with it goes to @diag. It lives
 * as long as the arena. */
CompareRows *compare_rows(const CompareTexts *texts, const CompareFile *file, Diag *diag,
                          GError **error);
