#include "fo/side.h"

const FoSideFamily fo_side_families[FO_SIDE_FAMILIES] = {
    {FO_PROP_BORDER_BEFORE_STYLE, FO_PROP_BORDER_TOP_STYLE, (FoProperty) 0},
    {FO_PROP_BORDER_BEFORE_WIDTH, FO_PROP_BORDER_TOP_WIDTH,
     FO_PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY},
    {FO_PROP_BORDER_BEFORE_COLOR, FO_PROP_BORDER_TOP_COLOR, (FoProperty) 0},
    {FO_PROP_PADDING_BEFORE, FO_PROP_PADDING_TOP, FO_PROP_PADDING_BEFORE_CONDITIONALITY},
};

G_STATIC_ASSERT(FO_PROP_BORDER_BEFORE_WIDTH + FO_SIDE_END == (int) FO_PROP_BORDER_END_WIDTH);
G_STATIC_ASSERT(FO_PROP_BORDER_TOP_WIDTH + FO_SIDE_RIGHT == (int) FO_PROP_BORDER_RIGHT_WIDTH);

FoPaperSide
fo_side_on_paper(FoKeyword mode, FoSide side)
{
    enum { TOP = FO_SIDE_TOP, BOTTOM, LEFT, RIGHT };
    static const guint8 lr_tb[] = {TOP, BOTTOM, LEFT, RIGHT};
    static const guint8 rl_tb[] = {TOP, BOTTOM, RIGHT, LEFT};
    static const guint8 tb_rl[] = {RIGHT, LEFT, TOP, BOTTOM};
    static const guint8 tb_lr[] = {LEFT, RIGHT, TOP, BOTTOM};
    switch (mode) {
    case FO_KW_RL_TB:
        return (FoPaperSide) rl_tb[side];
    case FO_KW_TB_RL:
        return (FoPaperSide) tb_rl[side];
    case FO_KW_TB_LR:
        return (FoPaperSide) tb_lr[side];
    default:
        return (FoPaperSide) lr_tb[side];
    }
}

FoProperty
fo_side_relative(FoProperty property, FoKeyword mode)
{
    for (guint i = 0; i < FO_SIDE_FAMILIES; i++) {
        int wanted = (int) property - (int) fo_side_families[i].absolute;
        if (wanted < FO_SIDE_TOP || wanted > FO_SIDE_RIGHT)
            continue;
        for (int side = FO_SIDE_BEFORE; side <= FO_SIDE_END; side++) {
            if ((int) fo_side_on_paper(mode, (FoSide) side) == wanted)
                return fo_side_families[i].relative + (FoProperty) side;
        }
    }
    return property;
}
