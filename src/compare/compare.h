#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/diag.h"

/**
 * Two sets of results held against one another: what has changed, and whether a record, a rule or
 * only words have. Read from results.xml alone, of any year and any system.
 */

typedef enum {
#define FIELD(id, level, class, path, key, value, thai, english) COMPARE_FIELD_##id,
#include "compare/field.def"
#undef FIELD
    COMPARE_FIELD_COUNT
} CompareFieldId;

typedef enum {
    COMPARE_FRAMEWORK,
    COMPARE_UNIT,
    COMPARE_COMPONENT,
    COMPARE_KPI,
} CompareLevel;

typedef enum {
    COMPARE_DATA,
    COMPARE_RULE,
    COMPARE_TEXT,
    COMPARE_RESULT,
    COMPARE_CLASS_COUNT,
} CompareClass;

/** A row of compare/field.def. */
typedef struct {
    const char *id; /* "KPI_TARGET" */
    CompareLevel level;
    CompareClass class;
    const char *path, *key, *value;
    const char *thai, *english;
} CompareField;

const CompareField *compare_field(CompareFieldId id);
/** "data", "rule", "text", "result"; "ข้อมูล", … */
const char *compare_class_name(CompareClass class);
const char *compare_class_thai(CompareClass class);

/** Why a result changed; or-ed together. 0: because others did, as a rank may. */
typedef enum {
    COMPARE_BY_DATA = 1,
    COMPARE_BY_RULE = 2,
} CompareCause;

/** One difference. */
typedef struct {
    const CompareField *field;
    CompareClass class;         /* the field's; a weight that the framework fixes is a rule */
    const char *key;            /* which of several: a target's tier; NULL where there is one */
    const char *key_name;       /* as people call it; NULL: as @key */
    const char *before, *after; /* as printed; NULL: was not there, is there no more */
    const char *difference;     /* "+2.15" between two printed numbers, else NULL */
    guint cause;                /* of a COMPARE_RESULT: CompareCause */
} CompareChange;

typedef struct {
    CompareChange *items;
    guint count;
} CompareChanges;

typedef enum {
    COMPARE_SAME,
    COMPARE_CHANGED,
    COMPARE_ADDED,
    COMPARE_REMOVED,
} CompareState;

typedef struct {
    CompareState state;
    const char *before, *after; /* ids; NULL where it is not */
    const char *name;           /* the later one */
    CompareChanges changes;
} CompareKpi;

/** What a unit came to on one side. */
typedef struct {
    const char *score, *value;    /* as printed, and as a plain number or NULL */
    const char *band, *band_name; /* NULL in an exempt year */
    int band_order;               /* 1 = best; 0: none */
} CompareScore;

typedef struct {
    CompareState state;
    const char *code, *name, *group; /* group: the name of its cluster, ministry …; may be NULL */
    CompareScore before, after;
    const char *difference; /* of the scores, if both years are scored */
    guint cause;            /* of a changed score or band */
    CompareChanges changes; /* of the unit and its components */
    CompareKpi *kpis;
    guint n_kpis;
    const char **correction; /* what the later record says was corrected and why */
    guint n_correction;
    guint counts[COMPARE_CLASS_COUNT]; /* of all changes, KPIs' too */
} CompareUnit;

/** One of the two. */
typedef struct {
    const char *project, *title, *framework, *framework_title, *kind; /* kind: "จังหวัด" */
    const char *round, *round_name;   /* of the year, where there are several; or NULL */
    const char *issued, *issued_date; /* as printed and as 2023-12-15, or NULL */
    int fiscal_year;
    bool exempt; /* tracked, not judged: no bands, no differences to it */
    bool synthetic;
    const char *ranking_text; /* what the framework says of that, or NULL */
    const char *mean;         /* of the units' scores */
    const char *maximum;      /* of the scale */
    guint units;
} CompareSide;

/** How many units went from a band to another. NULL: no band. */
typedef struct {
    const char *from, *to; /* names */
    guint units;
} CompareMove;

/** Units of one kind, by one framework a side. */
typedef struct {
    CompareSide before, after; /* project is NULL on a side that has none */
    CompareChanges framework;
    CompareUnit *units; /* in the later one's order, then those that are gone */
    guint n_units;
    CompareMove *moves;
    guint n_moves;
    guint counts[COMPARE_CLASS_COUNT]; /* of all changes */
    guint added, removed, changed;     /* units */
    const char *mean_difference;
} CompareSet;

typedef struct {
    Arena *arena;
    CompareSet *sets;
    guint n_sets;
    bool equal; /* nothing differs */
} Comparison;

/** The results of one side: a list of results.xml with their names, one a set. They are read one
 * after another, so that no more than one is held. */
typedef struct {
    const char *name;
    GBytes *(*read)(void *data, GError **error); /* gives the caller a reference */
    void *data;
} CompareFile;

/**
 * Compares. Sets belong together when they are of the same kind of units. What is wrong with a
 * file goes to @diag; NULL and @error if one cannot be used.
 */
Comparison *compare_results(const CompareFile *before, guint n_before, const CompareFile *after,
                            guint n_after, Diag *diag, GError **error);
void compare_free(Comparison *comparison);

/** The comparison as a file; free with g_bytes_unref(). XML: input/schemas/comparison.xsd. */
GBytes *compare_write_xml(const Comparison *comparison);
GBytes *compare_write_text(const Comparison *comparison, bool thai);
GBytes *compare_write_xlsx(const Comparison *comparison, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Comparison, compare_free)
