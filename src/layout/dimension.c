#include "layout/dimension.h"

int
layout_dimension_turns(const FoNode *node)
{
    if (!fo_is_specified(node, FO_PROP_REFERENCE_ORIENTATION))
        return 0;
    int degrees = fo_integer(node, FO_PROP_REFERENCE_ORIENTATION, 0);
    return ((degrees / 90) % 4 + 4) % 4;
}

bool
layout_dimension_is_given(const FoNode *node, FoProperty property, Length base)
{
    return fo_is_length(node, property) && (fo_value(node, property)->percent == 0 || base > 0);
}

FoProperty
layout_dimension_across(const FoNode *node)
{
    return layout_dimension_turns(node) % 2 ? FO_PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM
                                            : FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM;
}

FoProperty
layout_dimension_down(const FoNode *node)
{
    return layout_dimension_turns(node) % 2 ? FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM
                                            : FO_PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM;
}
