#include "fo/style.h"

#include <string.h>

#include "fo/attribute.h"
#include "fo/initial.h"
#include "fo/parse.h"
#include "fo/property.h"
#include "fo/settle.h"
#include "fo/value.h"

/* A style in the table, with what it was computed from. */
typedef struct Entry {
    struct Entry *next;
    guint hash;
    const FoStyle *source;
    FoStyle style;
} Entry;

/* What fo_styles_find_again() gave for these. */
typedef struct {
    const FoStyle *parent;
    const FoAttribute *attributes;
    const FoStyle *style;
} Again;

enum {
    FIRST_BUCKETS = 64,
    AGAIN = 64,
};

struct FoStyles {
    Arena *arena;
    Diag *diag;
    Entry **buckets;
    guint count, mask;
    Again again[AGAIN];
};

FoStyles *
fo_styles_new(Arena *arena, Diag *diag)
{
    FoStyles *styles = ARENA_NEW(arena, FoStyles);
    *styles = (FoStyles){.arena = arena, .diag = diag, .mask = FIRST_BUCKETS - 1};
    styles->buckets = ARENA_NEW_N(arena, Entry *, FIRST_BUCKETS);
    return styles;
}

/* ---- looking up */

static guint
hash_text(guint hash, const char *text)
{
    for (; *text; text++)
        hash = (hash ^ (guchar) *text) * 16777619u;
    return (hash ^ 0xFF) * 16777619u;
}

static guint
hash_key(const FoStyle *parent, const FoStyle *source, FoElement element,
         const FoAttribute *attributes, guint count)
{
    guint hash = 2166136261u ^ (guint) element;
    hash = hash * 31 + (guint) (GPOINTER_TO_SIZE(parent) >> 4);
    hash = hash * 31 + (guint) (GPOINTER_TO_SIZE(source) >> 4);
    for (guint i = 0; i < count; i++)
        hash = hash_text(hash_text(hash, attributes[i].name), attributes[i].value);
    return hash;
}

static bool
same_attributes(const FoAttributes *known, const FoAttribute *attributes, guint count)
{
    if (known->count != count)
        return false;
    for (guint i = 0; i < count; i++) {
        if (strcmp(known->list[i].value, attributes[i].value) != 0 ||
            strcmp(known->list[i].name, attributes[i].name) != 0)
            return false;
    }
    return true;
}

static void
grow(FoStyles *styles)
{
    guint size = (styles->mask + 1) * 2;
    Entry **buckets = ARENA_NEW_N(styles->arena, Entry *, size);
    for (guint i = 0; i <= styles->mask; i++) {
        for (Entry *entry = styles->buckets[i], *next; entry; entry = next) {
            next = entry->next;
            entry->next = buckets[entry->hash & (size - 1)];
            buckets[entry->hash & (size - 1)] = entry;
        }
    }
    styles->buckets = buckets;
    styles->mask = size - 1;
}

static const FoAttributes *
copy_attributes(Arena *arena, const FoAttribute *attributes, guint count)
{
    FoAttributes *copy = arena_alloc(arena, sizeof *copy + count * sizeof copy->list[0]);
    copy->count = count;
    for (guint i = 0; i < count; i++) {
        copy->list[i].name = arena_strdup(arena, attributes[i].name);
        copy->list[i].value = arena_strdup(arena, attributes[i].value);
    }
    return copy;
}

/* ---- computing */

/* How many values run @run has. */
static gsize
run_length(int run)
{
    return (gsize) MIN(FO_RUN, FO_PROPERTY_COUNT - run * FO_RUN);
}

/* Of most runs the parent has the initial one. */
static void
start_build(FoBuild *build)
{
    const FoStyle *initial = fo_initial(), *parent = build->parent;
    for (int run = 0; run < FO_RUNS; run++) {
        FoValue *values = build->values + run * FO_RUN;
        memcpy(values, initial->runs[run], run_length(run) * sizeof *values);
        for (gsize i = 0; parent->runs[run] != initial->runs[run] && i < run_length(run); i++) {
            if (fo_property_row((FoProperty) (run * FO_RUN + (int) i))->inherited)
                values[i] = parent->runs[run][i];
        }
    }
    build->font_size = length_to_pt(build->values[FO_PROP_FONT_SIZE].length);
    build->mode = build->parent->mode;
    build->rtl = build->parent->rtl;
}

/* Runs that are the parent's or the initial ones are shared with them. */
static void
store_runs(FoBuild *build, FoStyle *style)
{
    const FoStyle *initial = fo_initial();
    for (int run = 0; run < FO_RUNS; run++) {
        const FoValue *values = build->values + run * FO_RUN;
        gsize size = run_length(run) * sizeof *values;
        if (!memcmp(values, build->parent->runs[run], size))
            style->runs[run] = build->parent->runs[run];
        else if (!memcmp(values, initial->runs[run], size))
            style->runs[run] = initial->runs[run];
        else
            style->runs[run] = arena_memdup(build->arena, values, size);
    }
    static const guint8 none[FO_RUN];
    for (int i = 0; i < FO_PROPERTY_COUNT; i++) {
        if (i % FO_RUN == 0 && !memcmp(build->levels + i, none, run_length(i / FO_RUN)))
            i += FO_RUN - 1;
        else if (build->levels[i])
            style->specified[i / 64] |= G_GUINT64_CONSTANT(1) << (i % 64);
    }
}

static void
compute(FoStyles *styles, FoStyle *style, const FoStyle *source, DiagPlace place)
{
    FoBuild build = {
        .arena = styles->arena,
        .diag = styles->diag,
        .place = place,
        .parent = style->parent,
        .source = source,
        .element = style->element,
    };
    start_build(&build);

    /* 1em in all others is this element's font size. */
    const FoAttributes *attributes = style->attributes;
    for (guint i = 0; i < attributes->count; i++) {
        if (fo_attribute_is_font_size(attributes->list[i].name))
            fo_attribute_apply(&build, attributes->list[i].name, attributes->list[i].value);
    }
    build.font_size = length_to_pt(build.values[FO_PROP_FONT_SIZE].length);
    for (guint i = 0; i < attributes->count; i++) {
        if (!fo_attribute_is_font_size(attributes->list[i].name))
            fo_attribute_apply(&build, attributes->list[i].name, attributes->list[i].value);
    }
    fo_settle(&build);
    style->mode = build.mode;
    style->rtl = build.rtl;
    store_runs(&build, style);
}

static const FoStyle *
find_shared(FoStyles *styles, const FoStyle *parent, const FoStyle *source, FoElement element,
            const FoAttribute *attributes, guint count, DiagPlace place)
{
    guint hash = hash_key(parent, source, element, attributes, count);
    for (Entry *entry = styles->buckets[hash & styles->mask]; entry; entry = entry->next) {
        if (entry->hash == hash && entry->style.parent == parent && entry->source == source &&
            entry->style.element == element &&
            same_attributes(entry->style.attributes, attributes, count))
            return &entry->style;
    }

    if (++styles->count > styles->mask)
        grow(styles);
    Entry *entry = ARENA_NEW(styles->arena, Entry);
    entry->hash = hash;
    entry->source = source;
    entry->style.parent = parent;
    entry->style.shared = &entry->style;
    entry->style.element = element;
    entry->style.attributes = copy_attributes(styles->arena, attributes, count);
    compute(styles, &entry->style, source, place);
    entry->next = styles->buckets[hash & styles->mask];
    styles->buckets[hash & styles->mask] = entry;
    return &entry->style;
}

/* ---- strings of one object only: kept apart, so that ten thousand links share the rest */

static const FoProperty own_properties[] = {
    FO_PROP_INTERNAL_DESTINATION,
    FO_PROP_EXTERNAL_DESTINATION,
    FO_PROP_REF_ID,
    FO_PROP_MARKER_CLASS_NAME,
    FO_PROP_SRC,
    FO_PROP_INDEX_KEY,
    FO_PROP_REF_INDEX_KEY,
    FO_PROP_FOX_ALT_TEXT,
    FO_PROP_CHARACTER,
};

/* The property of @attribute if it is one of those and a plain string; else FO_PROPERTY_COUNT. */
static FoProperty
own_property(const FoAttribute *attribute)
{
    for (guint i = 0; i < G_N_ELEMENTS(own_properties); i++) {
        const char *name = fo_property_row(own_properties[i])->name;
        if (*attribute->name == *name && g_str_equal(attribute->name, name) &&
            !g_str_equal(attribute->value, "inherit"))
            return own_properties[i];
    }
    return FO_PROPERTY_COUNT;
}

/* Sets @property in a style whose runs may be another's. */
static void
set_own(FoStyles *styles, FoStyle *style, FoProperty property, const FoValue *value)
{
    int run = property / FO_RUN;
    gsize size = run_length(run) * sizeof(FoValue);
    FoValue *values = arena_memdup(styles->arena, style->runs[run], size);
    values[property % FO_RUN] = *value;
    style->runs[run] = values;
    style->specified[property / 64] |= G_GUINT64_CONSTANT(1) << (property % 64);
}

static void
parse_own(FoStyles *styles, FoStyle *style, FoProperty property, const char *text, DiagPlace place)
{
    FoContext context = {.arena = styles->arena, .property = property, .parent = style->parent};
    FoValue value;
    if (fo_parse_value(&context, arena_strdup(styles->arena, text), &value))
        set_own(styles, style, property, &value);
    else if (styles->diag)
        diag_add(styles->diag, DIAG_ID_FO_BAD_VALUE, place, fo_property_name(property), text, NULL);
}

const FoStyle *
fo_styles_find(FoStyles *styles, const FoStyle *parent, const FoStyle *source, FoElement element,
               const FoAttribute *attributes, guint count, DiagPlace place)
{
    FoAttribute shared[64];
    guint shared_count = 0;
    for (guint i = 0; i < count && shared_count < G_N_ELEMENTS(shared); i++) {
        if (own_property(&attributes[i]) == FO_PROPERTY_COUNT)
            shared[shared_count++] = attributes[i];
    }
    parent = parent ? parent->shared : fo_initial();
    if (shared_count == count || shared_count == G_N_ELEMENTS(shared))
        return find_shared(styles, parent, source, element, attributes, count, place);

    FoStyle *style = arena_memdup(
        styles->arena, find_shared(styles, parent, source, element, shared, shared_count, place),
        sizeof *style);
    for (guint i = 0; i < count; i++) {
        FoProperty property = own_property(&attributes[i]);
        if (property != FO_PROPERTY_COUNT)
            parse_own(styles, style, property, attributes[i].value, place);
    }
    return style;
}

const FoStyle *
fo_styles_find_again(FoStyles *styles, const FoStyle *parent, FoElement element,
                     const FoAttribute *attributes, guint count, DiagPlace place)
{
    gsize key = GPOINTER_TO_SIZE(attributes) / 16 + GPOINTER_TO_SIZE(parent) / 16 * 31;
    Again *again = &styles->again[key % AGAIN];
    if (!again->style || again->parent != parent || again->attributes != attributes)
        *again = (Again){parent, attributes,
                         fo_styles_find(styles, parent, NULL, element, attributes, count, place)};
    return again->style;
}

const FoStyle *
fo_styles_rebase(FoStyles *styles, const FoStyle *parent, const FoStyle *original, DiagPlace place)
{
    const FoAttributes *attributes = original->attributes;
    const FoStyle *shared = find_shared(styles, parent->shared, NULL, original->element,
                                        attributes->list, attributes->count, place);
    if (original == original->shared)
        return shared;

    FoStyle *style = arena_memdup(styles->arena, shared, sizeof *style);
    for (guint i = 0; i < G_N_ELEMENTS(own_properties); i++) {
        FoProperty p = own_properties[i];
        if (!fo_value_is_specified(original, p))
            continue;
        FoValue value = original->runs[p / FO_RUN][p % FO_RUN];
        if (value.kind == FO_VALUE_STRING)
            value.string = arena_strdup(styles->arena, value.string);
        set_own(styles, style, p, &value);
    }
    return style;
}
