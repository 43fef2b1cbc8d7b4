#include "layout/page_count.h"

enum {
    NUMBER_MAX = 1000000000, /* of a first page, that those after it can be counted */
};

int
layout_page_count_first(const FoNode *sequence, int next)
{
    switch (fo_keyword(sequence, FO_PROP_INITIAL_PAGE_NUMBER)) {
    case FO_KW_AUTO_ODD:
        return next % 2 ? next : next + 1;
    case FO_KW_AUTO_EVEN:
        return next % 2 ? next + 1 : next;
    case FO_KW_NONE_GIVEN:
        return CLAMP(fo_integer(sequence, FO_PROP_INITIAL_PAGE_NUMBER, next), 1, NUMBER_MAX);
    default:
        return next;
    }
}

/* What "auto" comes to: the next page-sequence's first number wants the other parity here. */
static FoKeyword
count_wanted(const FoNode *sequence, const FoNode *following)
{
    FoKeyword wanted = fo_keyword(sequence, FO_PROP_FORCE_PAGE_COUNT);
    if (wanted != FO_KW_AUTO || !following)
        return wanted;
    switch (fo_keyword(following, FO_PROP_INITIAL_PAGE_NUMBER)) {
    case FO_KW_AUTO_ODD:
        return FO_KW_END_ON_EVEN;
    case FO_KW_AUTO_EVEN:
        return FO_KW_END_ON_ODD;
    case FO_KW_NONE_GIVEN:
        return layout_page_count_first(following, 1) % 2 ? FO_KW_END_ON_EVEN : FO_KW_END_ON_ODD;
    default:
        return FO_KW_NO_FORCE;
    }
}

bool
layout_page_count_needs_blank(const FoNode *sequence, const FoNode *following, int count,
                              int number)
{
    switch (count_wanted(sequence, following)) {
    case FO_KW_EVEN:
        return count % 2 != 0;
    case FO_KW_ODD:
        return count % 2 == 0;
    case FO_KW_END_ON_EVEN:
        return number % 2 != 0;
    case FO_KW_END_ON_ODD:
        return number % 2 == 0;
    default:
        return false;
    }
}
