#include "model/register.h"

#include <string.h>

#include "base/near.h"

Register *
register_new(void)
{
    Arena *arena = arena_new();
    Register *reg = ARENA_NEW(arena, Register);
    *reg = (Register){.arena = arena, .compared = -1};
    reg->by_code = arena_defer(arena, g_hash_table_new(g_str_hash, g_str_equal),
                               (GDestroyNotify) g_hash_table_unref);
    return reg;
}

void
register_free(Register *reg)
{
    if (reg)
        arena_free(reg->arena);
}

const Unit *
register_find_unit(const Register *reg, const char *code)
{
    return g_hash_table_lookup(reg->by_code, code);
}

char *
register_unit_hint(const Register *reg, const char *text)
{
    const Unit *guess = NULL;
    Near near = near_begin(text);
    for (guint i = 0; i < reg->n_units; i++) {
        const Unit *unit = &reg->units[i];
        if (near_try(&near, unit->code) || near_try(&near, unit->names.thai) ||
            near_try(&near, unit->full_name))
            guess = unit;
    }
    return guess ? g_strdup_printf(" (%s %s?)", guess->code, guess->full_name) : g_strdup("");
}

const Grouping *
register_find_grouping(const Register *reg, const char *id)
{
    return VALUE_FIND(reg->groupings, reg->n_groupings, id);
}

const Group *
register_find_group(const Grouping *grouping, const char *id)
{
    return VALUE_FIND(grouping->groups, grouping->n_groups, id);
}

const Group *
register_compared_group(const Register *reg, const Unit *unit)
{
    return reg->compared < 0 ? NULL : unit->groups[reg->compared];
}

bool
register_is_in_year(const Unit *unit, int fiscal_year)
{
    return fiscal_year >= unit->from_year && (!unit->to_year || fiscal_year <= unit->to_year);
}

bool
register_is_place(const Unit *unit)
{
    return strcmp(unit->names.thai, unit->full_name) != 0;
}
