#include "fo/attribute.h"

#include <string.h>

#include "fo/initial.h"
#include "fo/property.h"
#include "fo/shorthand.h"
#include "fo/value.h"

bool
fo_attribute_is_font_size(const char *name)
{
    return g_str_equal(name, "font-size") || g_str_equal(name, "font");
}

static void
report(FoBuild *build, DiagId id, const char *name, const char *text)
{
    if (build->diag)
        diag_add(build->diag, id, build->place, name, text, NULL);
}

/* Says that nothing comes of an attribute. */
static void
report_unread(FoBuild *build, const char *name, const char *text)
{
    g_autofree char *attribute = g_strdup_printf("%s=\"%s\"", name, text);
    report(build, DIAG_ID_FO_UNSUPPORTED, attribute, NULL);
}

/* Whether a shorthand has just given a property that nobody reads a value that is not the initial
 * one. Compounds as a whole are left alone: they are read by another component. */
static bool
sets_unread(const FoBuild *build, const FoBuild *before)
{
    const FoStyle *initial = fo_initial();
    for (int i = 0; i < FO_PROPERTY_COUNT; i++) {
        if (build->levels[i] == before->levels[i] || build->levels[i] == FO_LEVEL_WHOLE ||
            !fo_property_row((FoProperty) i)->unread)
            continue;
        FoValue value = fo_value_computed(initial, (FoProperty) i);
        if (memcmp(&value, &build->values[i], sizeof value))
            return true;
    }
    return false;
}

/* A shorthand that is wrong in part is wrong as a whole. False when @name is none. */
static bool
try_shorthand(FoBuild *build, const char *name, const char *text, bool *valid)
{
    if (!fo_shorthand_exists(name))
        return false;
    FoBuild before = *build;
    *valid = fo_shorthand_expand(build, name, text);
    if (!*valid)
        *build = before;
    else if (sets_unread(build, &before))
        report_unread(build, name, text);
    return true;
}

void
fo_attribute_apply(FoBuild *build, const char *name, const char *text)
{
    g_autofree char *trimmed = g_strstrip(g_strdup(text));
    const char *kept = arena_strdup(build->arena, trimmed);
    bool valid;
    if (!try_shorthand(build, name, kept, &valid)) {
        FoProperty property = fo_property_find(name);
        if (property == FO_PROPERTY_COUNT) {
            report(build, DIAG_ID_FO_UNKNOWN_PROPERTY, name, text);
            return;
        }
        valid = fo_build_assign(build, property, kept, FO_LEVEL_OWN);
        if (valid && fo_property_is_unread(property, kept))
            report_unread(build, name, kept);
    }
    if (!valid)
        report(build, DIAG_ID_FO_BAD_VALUE, name, text);
}
