#pragma once

#include <glib.h>
#include <stdbool.h>

#include "model/value.h"

/**
 * An evaluation framework: the rules of one system in one fiscal year, as data.
 * Read by framework_load(); one arena holds all of it.
 */

typedef enum {
    FRAMEWORK_WEIGHTED_SUM, /* of the components, by their weights */
    FRAMEWORK_MEAN,         /* of the components */
    FRAMEWORK_MINIMUM,      /* the lowest component decides */
    FRAMEWORK_MAJORITY,     /* the best score that more than half of the components reach */
} FrameworkAggregate;

enum { FRAMEWORK_AGGREGATES = FRAMEWORK_MAJORITY + 1 };

typedef struct {
    const char *word; /* in frameworks and results */
    const char *rule; /* of the step that brings the components together */
    bool is_chosen;   /* one component decides: they are not added up */
} FrameworkAggregation;

extern const FrameworkAggregation framework_aggregations[FRAMEWORK_AGGREGATES];

/** The aggregate of @word, which the schema has looked at. */
FrameworkAggregate framework_find_aggregate(const char *word);

typedef enum {
    FRAMEWORK_RANKING_FULL,   /* bands and ranks */
    FRAMEWORK_RANKING_BANDS,  /* bands, no ranks */
    FRAMEWORK_RANKING_EXEMPT, /* neither: the year is recorded, not judged */
} FrameworkRanking;

/** How a number that is rounded is, and which are. */
typedef enum {
    ROUNDING_HALF_UP,
    ROUNDING_HALF_EVEN,
    ROUNDING_DOWN,
} FrameworkRounding;

typedef enum {
    ROUNDED_UNIT,      /* the unit's score alone */
    ROUNDED_COMPONENT, /* and the components' */
    ROUNDED_KPI,       /* and the KPIs' weighted scores */
} FrameworkRounded;

/** A kind of KPI within a component: "Agenda KPIs". */
typedef struct {
    const char *id;
    Names names;
    Number weight;  /* what its KPIs weigh together; no value = free */
    bool from_menu; /* its KPIs are chosen from the framework's menus */
} Family;

/** A KPI that units may choose, and the domain it is in: "economy". */
typedef struct {
    const char *id;
    Names names;
} MenuItem;

typedef struct {
    const char *id;
    Names names;
    MenuItem *items;
    guint n_items;
} Menu;

typedef struct {
    const char *id;
    Names names;
    const char *description;
    Number weight;
    Number kpi_weight; /* of each KPI; no value: records say */
    int minimum_kpis, maximum_kpis;
    Family *families;
    guint n_families;
    int line;
} Component;

/** A target of a KPI and the points for reaching it; lowest first. */
typedef struct {
    const char *id;
    Names names;
    Number score;
} Tier;

/** A step of a gated checklist and the points its boxes are worth together. */
typedef struct {
    const char *id;
    Names names;
    Number points;
} CheckLevel;

/** The points for achieving some percentage of a goal; highest percentage first. */
typedef struct {
    Number percent;
    bool above; /* only above it, not at it */
    Number points;
} Threshold;

typedef enum {
    METHOD_LINEAR, /* between targets, in proportion */
    METHOD_STEP,   /* between targets, the points of the lower one */
} MethodBetween;

/** How a KPI is scored: a function of score/ and its settings. */
typedef struct {
    const char *id, *function;
    Names names;
    const char *description;
    MethodBetween between;
    Number below;      /* points below the lowest target */
    Number full;       /* the points the full mark is worth, for ratios */
    Number cap, floor; /* no score is above or below; no value = none */
    CheckLevel *levels;
    guint n_levels;
    Threshold *thresholds; /* of achievement; below the last, @per_percent a percent */
    guint n_thresholds;
    Number per_percent;
    int line;
} Method;

/** A unit falls into the first band whose @from it reaches and whose condition holds; best first.
 */
typedef struct {
    const char *id;
    Names names;
    const char *condition; /* as printed, NULL if none */
    Number from, to;       /* to: the last value before the next better band */
    Number each;           /* every component's score must reach this; no value = no condition */
    const char *range;     /* as printed: "75.00 – 89.99" */
    guint order;           /* 1 = best */
    int line;
} Band;

typedef struct {
    int fiscal_year;
    bool exempt;
    bool other_bands; /* than this year's: its scores are told, the bands they fell in are not */
    const char *text; /* printed instead of a score: "ไม่จัดระดับ" */
} EarlierYear;

/** A time in the year when units are scored; the last one scores all. */
typedef struct {
    const char *id;
    Names names;
    int months;         /* from the beginning of the fiscal year */
    Strings components; /* ids of those scored by then */
    FrameworkRanking ranking;
    const char *text;   /* in place of the ranking's; NULL = the same */
    const char *source; /* may be NULL */
    guint number;       /* 1 = first */
    int line;
} Round;

/** A rule that scores follow, and how sure it is. */
typedef struct {
    const char *id, *source, *certainty; /* source may be NULL */
    Names text;
    int line;
} Rule;

typedef struct {
    const char *id, *href, *certainty, *text;
} Source;

typedef struct {
    const char *source, *text; /* source may be NULL */
} LegalItem;

/** A KPI that many units carry, each with its own weight and targets. */
typedef struct {
    const char *id;
    Names names;
    Strings carriers;   /* unit codes */
    const char *source; /* may be NULL */
    int line;
} JointKpi;

typedef struct {
    const char *id;
    Names names;
    JointKpi *kpis;
    guint n_kpis;
} Agenda;

typedef struct {
    Arena *arena;
    const char *id;
    const char *file; /* as findings name it */
    const char *name; /* "frameworks/province-2566.xml", wherever it was found */
    int fiscal_year;
    Names title;
    const char *unit_kind;
    Strings register_kinds; /* of the units it is for: unit_kind alone, or several */
    Names unit_names;
    Number minimum, maximum; /* of the scale of KPIs and units */
    int decimals;            /* of a unit's score */
    FrameworkRounding rounding;
    FrameworkRounded rounded;
    FrameworkAggregate aggregate;
    Component *components;
    guint n_components;
    Tier *tiers;
    guint n_tiers;
    Method *methods;
    guint n_methods;
    Band *bands;
    guint n_bands;
    FrameworkRanking ranking;
    const char *ranking_text;
    Round *rounds;
    guint n_rounds;
    const Round *round;    /* the one it is for: framework_choose_round(); NULL if it has none */
    const char *set_id;    /* its id, with that of the round unless it is the last */
    const Decimal *whole;  /* what the weights of its components add up to */
    Number incentive_from; /* the score from which units are rewarded; no value = none is */
    EarlierYear *earlier_years;
    guint n_earlier_years;
    Rule *rules;
    guint n_rules;
    LegalItem *legal_basis;
    guint n_legal_basis;
    Source *sources;
    guint n_sources;
    Agenda *agendas;
    guint n_agendas;
    Menu *menus;
    guint n_menus;
} Framework;

Framework *framework_new(void);
void framework_free(Framework *framework);

/** These find by id or give NULL. */
const Component *framework_find_component(const Framework *framework, const char *id);
const Family *framework_find_family(const Component *component, const char *id);
const Tier *framework_find_tier(const Framework *framework, const char *id);
const Method *framework_find_method(const Framework *framework, const char *id);
const CheckLevel *framework_find_level(const Method *method, const char *id);
const Round *framework_find_round(const Framework *framework, const char *id);
const Rule *framework_find_rule(const Framework *framework, const char *id);
const Source *framework_find_source(const Framework *framework, const char *id);
/** @menu, which may be NULL, is set to the menu that has it. */
const MenuItem *framework_find_menu_item(const Framework *framework, const char *id,
                                         const Menu **menu);
const EarlierYear *framework_find_earlier_year(const Framework *framework, int fiscal_year);
/** @agenda, which may be NULL, is set to the agenda the KPI belongs to. */
const JointKpi *framework_find_joint(const Framework *framework, const char *id,
                                     const Agenda **agenda);

/**
 * Makes @framework that of the round @id (of the last one if NULL): only the components scored by
 * then remain, with that round's ranking. False if there is no such round.
 */
bool framework_choose_round(Framework *framework, const char *id);

/** @value rounded to the framework's decimals as it says. */
const Decimal *framework_round(const Framework *framework, Arena *arena, const Decimal *value);
bool framework_carries(const JointKpi *joint, const char *unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Framework, framework_free)
