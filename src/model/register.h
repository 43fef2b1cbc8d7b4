#pragma once

#include <glib.h>
#include <stdbool.h>

#include "model/value.h"

/** A register: the units of one kind, and the groupings they stand in. One arena holds all of it.
 */

typedef struct {
    const char *id;
    Names names;
    const char *parent; /* a group of another grouping, or NULL */
    const char *centre; /* code of the operating-centre unit, or NULL */
    int zone;           /* inspection zone of the Prime Minister's Office; 0 = none */
    guint index;        /* place within its grouping */
    int line;
} Group;

typedef struct {
    const char *id;
    Names names;
    Group *groups;
    guint n_groups;
} Grouping;

typedef struct {
    const char *code;
    Names names;
    const char *full_name;  /* with its kind: "จังหวัดเชียงใหม่" */
    int from_year, to_year; /* fiscal years it is evaluated in; 0 = no first, or no last, one */
    const Group **groups;   /* one a grouping, in the register's order; NULL where it has none */
    const char *sort_key;   /* thai_sort_key() of the name */
    guint collation;        /* 1 = first in ก–ฮ order */
    guint order; /* 1 = first in report order: by @compared group, its centre first, then ก–ฮ */
    int line;
} Unit;

typedef struct {
    Arena *arena;
    const char *id, *file, *unit_kind, *title;
    Grouping *groupings;
    guint n_groupings;
    int compared; /* index of the grouping whose units are each other's peers; -1 = none */
    Unit *units;  /* in the order of the file */
    guint n_units;
    GHashTable *by_code; /* code → Unit */
} Register;

Register *register_new(void);
void register_free(Register *reg);

/** By code or id; NULL when there is none. */
const Unit *register_find_unit(const Register *reg, const char *code);
/** The unit whose code or name is nearest to @text, of those that are near enough (base/near.h), as
 * messages add it: " (TH-50 จังหวัดเชียงใหม่?)". "" if there is none. Free with g_free(). */
char *register_unit_hint(const Register *reg, const char *text);

const Grouping *register_find_grouping(const Register *reg, const char *id);
const Group *register_find_group(const Grouping *grouping, const char *id);

/** The group in which @unit is compared with its peers, or NULL. */
const Group *register_compared_group(const Register *reg, const Unit *unit);

/** Whether @unit is evaluated in @fiscal_year. */
bool register_is_in_year(const Unit *unit, int fiscal_year);

/** Whether @unit is called only with its kind before it: the name of a place, as เชียงใหม่ is. */
bool register_is_place(const Unit *unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Register, register_free)
