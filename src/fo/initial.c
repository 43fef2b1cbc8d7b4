#include "fo/initial.h"

#include "fo/parse.h"
#include "fo/property.h"
#include "fo/value.h"

/* The values are parsed from their rows once, into an arena that stays. */
static void
fill_initial(FoStyle *style, FoValue *values)
{
    static Arena *arena;
    arena = arena_new();
    for (int i = 0; i < FO_PROPERTY_COUNT; i++) {
        const FoPropertyRow *row = fo_property_row((FoProperty) i);
        FoContext context = {.arena = arena, .property = (FoProperty) i, .font_size = 12};
        if (!*row->initial)
            values[i] = (FoValue){.kind = FO_VALUE_KEYWORD};
        else if (!fo_parse_value(&context, row->initial, &values[i]))
            g_error("fo/property.def: %s cannot be \"%s\"", row->name, row->initial);
    }
    for (int i = 0; i < 4; i++)
        values[FO_PROP_BORDER_BEFORE_WIDTH + i] = fo_value_length(0, 0);
    values[FO_PROP_LINE_HEIGHT] = fo_value_length(1.2 * 12, 0);
    for (int i = 0; i < FO_RUNS; i++)
        style->runs[i] = values + i * FO_RUN;
    style->shared = style;
    style->mode = FO_KW_LR_TB;
}

const FoStyle *
fo_initial(void)
{
    static FoStyle style;
    static FoValue values[FO_RUNS * FO_RUN];
    static gsize ready;
    if (g_once_init_enter(&ready)) {
        fill_initial(&style, values);
        g_once_init_leave(&ready, 1);
    }
    return &style;
}
