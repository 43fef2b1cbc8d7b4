#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "model/value.h"

/** A unit's record of one fiscal year, as its file gives it. One arena holds all of it. */

typedef enum {
    KPI_SCORED,
    KPI_MISSING,        /* not yet scored: "-" */
    KPI_CANCELLED,      /* its weight goes to the others of its component */
    KPI_MONITORED,      /* followed, not scored, no weight */
    KPI_NOT_APPLICABLE, /* cannot be measured here: its weight goes to the others, too */
} KpiStatus;

typedef struct {
    const char *tier;
    Number value;
} Target;

typedef struct {
    int number;
    const char *tier, *text; /* the lowest tier that asks for it */
    bool done;
    bool is_unsaid; /* the record does not say whether it is done */
    int line;
} Milestone;

typedef struct {
    const char *level;
    int ticked, of;
    bool is_unsaid; /* the record does not say how many are ticked */
    int self;       /* what the unit itself ticked; -1 = it has not said */
    int line;
} Checks;

typedef struct {
    int fiscal_year;
    Number value;
} YearValue;

typedef struct {
    Number points; /* taken off the score */
    const char *reason;
} Deduction;

typedef struct {
    const char *id;
    Names names;
    const char *family, *joint, *method; /* ids; joint may be NULL */
    const char *menu;                    /* id of the menu's item it is; NULL = none */
    const char *unit_of_measure;
    KpiStatus status;
    bool lower_is_better;
    Number weight;
    Target *targets;
    guint n_targets;
    Milestone *milestones;
    guint n_milestones;
    Checks *checks;
    guint n_checks;
    Deduction *deductions;
    guint n_deductions;
    YearValue *years; /* earlier ones, oldest first */
    guint n_years;
    Number full_mark, goal, result;
    const char *from; /* another evaluation whose result it is: record_parse_from(); NULL = none */
    const struct Linked *linked;   /* what was found there (result.h); NULL = nothing yet */
    const struct Earlier *earlier; /* the round before, if that is scored too (result.h), or NULL */
    Number self; /* what the unit itself gave as its result; scored beside it, not counted */
    int places;  /* decimals its values are printed with: the most any of them has */
    Strings definition, scope, collection, performance, evidence, obstacles, opinion;
    const char *formula, *source, *reason;
    int line;
} Kpi;

typedef struct {
    const char *id;
    YearValue *years; /* its scores of earlier years */
    guint n_years;
    Kpi *kpis;
    guint n_kpis;
    int line;
} RecordComponent;

typedef struct {
    Arena *arena;
    const char *unit, *framework;
    const char *file;   /* as findings name it */
    const char *name;   /* below its project: "records/TH-50.xml" */
    const char *sha256; /* of the file's bytes */
    const char *round;  /* of the framework; NULL = the last, or the framework has none */
    int fiscal_year;
    bool synthetic;
    Number salary_base; /* of an incentive; no value = not given */
    YearValue *years;   /* scores of earlier years */
    guint n_years;
    Strings summary, strengths, obstacles, recommendations;
    Strings correction; /* of a record published before: what was wrong, and why */
    RecordComponent *components;
    guint n_components;
    int line;
} Record;

/** A file of records/ and what became of it. */
typedef struct {
    char *path;     /* as findings name it */
    char *stem;     /* its name without the suffix: by custom the unit's code */
    Record *record; /* NULL if it could not be read */
    Diag *diag;     /* its findings */
} RecordFile;

Record *record_new(void);
void record_free(Record *record);

/**
 * Takes @text and gives it back as it is held once for all records, as long as any of them stands:
 * what a KPI means and how it is measured is the same text in thousands of them.
 */
const char *record_share(char *text);

RecordFile *record_file_new(const char *path);
void record_file_free(RecordFile *file);
/** True if the record is there and has no error. */
bool record_file_is_usable(const RecordFile *file);

/** How many decimals the values of @kpi are printed with: as many as the most exact of them. */
int record_kpi_places(const Kpi *kpi);
/** The status of @kpi where its record says @status: "cancelled", "monitored", "not-applicable" or
 * NULL. */
KpiStatus record_kpi_status(const Kpi *kpi, const char *status);
/** The word a record says for it; NULL for one that follows from the results. */
const char *record_status_word(KpiStatus status);
/** Whether a KPI has left its weight to the others. */
bool record_status_is_out(KpiStatus status);

/** Where a result is from: the score of a unit in another set, or of one of its parts. */
typedef struct {
    const char *set;  /* a set's id: "ita-2567", "department-2567-6-month" */
    const char *unit; /* NULL = the same unit */
    const char *part; /* a KPI or component; NULL = the unit's score */
} RecordFrom;

/** "SET", "SET:UNIT", "SET/PART", "SET:UNIT/PART" taken apart, in @arena; false if it is none. */
bool record_parse_from(Arena *arena, const char *text, RecordFrom *from);

const RecordComponent *record_find_component(const Record *record, const char *id);
const Kpi *record_find_kpi(const Record *record, const char *id);
const Target *record_find_target(const Kpi *kpi, const char *tier);
const Checks *record_find_checks(const Kpi *kpi, const char *level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Record, record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RecordFile, record_file_free)
