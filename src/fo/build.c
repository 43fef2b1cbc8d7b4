#include "fo/build.h"

#include "fo/parse.h"
#include "fo/value.h"

/* What `inherit` gives, which differs from not saying anything for what is not inherited. */
static bool
assign_inherited(FoBuild *build, FoProperty property)
{
    /* A factor must stay one: saying nothing does that. */
    if (property == FO_PROP_LINE_HEIGHT)
        return false;
    build->values[property] = fo_value_computed(build->parent, property);
    return true;
}

static bool
parse_value(FoBuild *build, FoProperty property, const char *text)
{
    /* 1em in font-size, and a percentage, are of the parent's. */
    FoValue parent_size = fo_value_computed(build->parent, FO_PROP_FONT_SIZE);
    FoContext context = {
        .arena = build->arena,
        .property = property,
        .parent = build->parent,
        .source = build->source,
        .font_size =
            property == FO_PROP_FONT_SIZE ? length_to_pt(parent_size.length) : build->font_size,
    };
    FoValue value;
    if (!fo_parse_value(&context, text, &value))
        return false;
    build->values[property] = value;
    return true;
}

bool
fo_build_assign(FoBuild *build, FoProperty property, const char *text, FoLevel level)
{
    /* A weaker one must still be a value, so that shorthands know which word is whose. */
    FoValue before = build->values[property];
    bool inherits = g_str_equal(text, "inherit");
    if (inherits ? !assign_inherited(build, property) : !parse_value(build, property, text))
        return inherits;
    if (level < build->levels[property])
        build->values[property] = before;
    else
        build->levels[property] = (guint8) level;
    if (property == FO_PROP_FONT_SIZE)
        build->font_size = length_to_pt(build->values[property].length);
    return true;
}
