#pragma once

#include <glib.h>
#include <stdbool.h>

#include "model/framework.h"
#include "model/record.h"
#include "model/register.h"

/** What scoring makes of records. Points into them and the framework; lives in the caller's arena.
 */

/** A number that went into a step. @line is its place in the unit's record, 0 if it was computed.
 */
typedef struct {
    const char *name; /* "result", "weight", or the id of a tier, KPI or component */
    Names label;      /* how a sentence calls it; NULL where the name says it */
    const Decimal *value;
    int places;
    int line;
} Operand;

/** One step of arithmetic: by @rule of the framework, from the operands to the outcome. */
typedef struct {
    const char *rule;
    Operand *operands;
    guint n_operands;
    const Decimal *outcome;
} Step;

typedef struct {
    Step *steps;
    guint count;
} Steps;

/** A KPI's score, NULL values unless scored (KPI_MONITORED may have a score but no weight). */
typedef struct {
    const Kpi *kpi;
    const Component *component;
    KpiStatus status;
    const Decimal *weight;   /* effective; zero when cancelled */
    const Decimal *score;    /* on the framework's scale, unrounded */
    const Decimal *weighted; /* score × weight ÷ the sum of all weights, unrounded */
    const Decimal *self_score, *self_weighted; /* of the unit's own result; NULL if it gave none */
    const Tier *reached;     /* highest tier reached; NULL = none, or no tiers in this method */
    const CheckLevel *level; /* highest level of a checklist all of whose boxes are ticked */
    Steps steps;
} KpiResult;

typedef struct {
    const Component *component;
    KpiStatus status; /* KPI_SCORED or KPI_MISSING */
    KpiResult *kpis;
    guint n_kpis;
    const Decimal *score, *weighted; /* weighted: its share of the unit's score */
    const Decimal *self_score;       /* by the unit's own results; NULL if it gave none */
    Steps steps;
} ComponentResult;

/** A unit's place among others: 1 224 ranking, so that equals share a place. */
typedef struct {
    guint place; /* 0 = not ranked */
    guint of;
    bool tied;
} Rank;

/** A unit's share of what is given for good scores. */
typedef struct {
    const Decimal *base;   /* its salaries */
    const Decimal *points; /* base × score */
    const Decimal *share;  /* points ÷ those of all units rewarded, in percent */
    const Decimal *amount; /* of the pot; in satang the amounts add up to it */
} Incentive;

typedef struct {
    const Record *record;
    const Unit *unit;
    KpiStatus status; /* KPI_SCORED or KPI_MISSING */
    ComponentResult *components;
    guint n_components;
    const Decimal *exact; /* the sum, unrounded */
    const Decimal *score; /* rounded as the framework says: what is banded, ranked and averaged */
    const Decimal *self_score; /* by its own results, likewise; NULL if it gave none */
    const Band *band;          /* NULL when exempt or not scored */
    Incentive incentive;       /* no amount = none */
    Rank rank, group_rank;
    Steps steps;
} UnitResult;

/** Units of a group by band. */
typedef struct {
    guint *by_band; /* one a band of the framework */
    guint unscored, total;
    guint full, above, below; /* scored units at the maximum; others above the mean; the rest */
    const Decimal *mean;      /* of the scores; NULL when nobody has one */
    const UnitResult *highest, *lowest;
} Tally;

typedef struct {
    const Agenda *agenda;
    const JointKpi *joint;
    const KpiResult **kpis; /* of the carriers that have it, in report order */
    const UnitResult **units;
    guint count, scored;
    guint *reached; /* one a tier: carriers that scored at least its points */
    const Decimal *mean;
} JointResult;

typedef struct {
    guint total, scored, missing, cancelled, monitored, not_applicable;
    guint below;    /* tiered KPIs that reached no tier */
    guint *reached; /* one a tier: KPIs whose highest tier it is */
    guint tiered;   /* KPIs scored by tiers: below + all of reached */
} KpiTally;

typedef struct {
    const Decimal *mean, *weighted; /* over the scored units; NULL when nobody is */
} ComponentMean;

typedef struct {
    int fiscal_year;
    bool exempt;
    guint units;
    const Decimal *mean;
} YearMean;

/** Of the scores that several units have in the parts of their evaluation, and had in other years.
 */
typedef struct {
    ComponentMean *components; /* the framework's */
    YearMean *years;           /* its earlier years */
} Means;

/** All units of one framework together. */
typedef struct {
    const Framework *framework;
    const Framework
        *compared; /* another year's, put beside it by who asked for the scores; or NULL */
    const Register *reg;
    UnitResult **units; /* in report order */
    guint n_units;
    Tally all;
    Tally **groups; /* [grouping][group] */
    Means means;    /* over all units */
    Means *peers;   /* [group] of the compared grouping, over those of it; NULL: none is compared */
    JointResult *joints;
    guint n_joints;
    KpiTally kpis;
    const Decimal *pot; /* shared out among units; NULL = nothing is */
    guint rewarded;
} NationResult;

/** What an earlier round of the year had of a KPI. */
typedef struct Earlier {
    const Round *round;
    const KpiResult *kpi;
} Earlier;

/** The result in another evaluation that a KPI takes over: of a unit, or of one component of it. */
typedef struct Linked {
    const NationResult *nation;
    const UnitResult *unit;
    const ComponentResult *component; /* NULL: all of the unit */
} Linked;

/** These find by id or give NULL. */
const KpiResult *result_find_kpi(const UnitResult *unit, const char *id);
const ComponentResult *result_find_component(const UnitResult *unit, const char *id);
const UnitResult *result_find_unit(const NationResult *nation, const char *code);

/** How the units of @group came out, one of the compared grouping. */
const Tally *result_peer_tally(const NationResult *nation, const Group *group);

/** Where in @nation's groups of the compared grouping @unit stands with others, which it is
 * compared with; NULL if it is alone or not compared. */
const Group *result_find_peers(const NationResult *nation, const UnitResult *unit);

/**
 * @nation as it shows to a few of its units: these alone, and of the Joint KPIs what they carry,
 * beside the means and counts of all. What is new is in @arena, the rest stays @nation's.
 */
NationResult *result_narrow(Arena *arena, const NationResult *nation, UnitResult *const *units,
                            guint count);
