#include "layout/white_space.h"

static const char zero_width_space[] = "\xe2\x80\x8b";

LayoutWhiteSpace
layout_white_space_start(const FoNode *block)
{
    return (LayoutWhiteSpace){
        .linefeed = fo_keyword(block, FO_PROP_LINEFEED_TREATMENT),
        .treatment = fo_keyword(block, FO_PROP_WHITE_SPACE_TREATMENT),
        .collapse = fo_is(block, FO_PROP_WHITE_SPACE_COLLAPSE, FO_KW_TRUE),
        .after_linefeed = true,
    };
}

static void
append_space(LayoutWhiteSpace *it, GString *out)
{
    if (it->in_space && it->collapse)
        return;
    bool after = it->treatment == FO_KW_IGNORE_IF_AFTER_LINEFEED ||
                 it->treatment == FO_KW_IGNORE_IF_SURROUNDING_LINEFEED;
    if (it->treatment == FO_KW_IGNORE || (after && it->after_linefeed))
        return;
    g_string_append_c(out, ' ');
    it->in_space = true;
}

/* Takes back the spaces since @start that a line feed comes after. */
static void
drop_spaces(const LayoutWhiteSpace *it, GString *out, gsize start)
{
    if (it->treatment != FO_KW_IGNORE_IF_BEFORE_LINEFEED &&
        it->treatment != FO_KW_IGNORE_IF_SURROUNDING_LINEFEED)
        return;
    while (out->len > start && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
}

static void
append_linefeed(LayoutWhiteSpace *it, GString *out, gsize start)
{
    switch (it->linefeed) {
    case FO_KW_IGNORE:
        return;
    case FO_KW_TREAT_AS_ZERO_WIDTH_SPACE:
        g_string_append(out, zero_width_space);
        it->in_space = false;
        return;
    case FO_KW_PRESERVE:
        drop_spaces(it, out, start);
        g_string_append_c(out, '\n');
        it->in_space = false;
        it->after_linefeed = true;
        return;
    default:
        append_space(it, out);
    }
}

void
layout_white_space_append(LayoutWhiteSpace *it, GString *out, const char *text, gsize length)
{
    const char *end = text + length;
    gsize start = out->len;
    while (text < end) {
        gsize plain = 0;
        while (text + plain < end && (guchar) text[plain] > ' ')
            plain++;
        if (plain) {
            g_string_append_len(out, text, (gssize) plain);
            it->in_space = it->after_linefeed = false;
            text += plain;
        } else if (*text++ == '\n') {
            append_linefeed(it, out, start);
        } else {
            append_space(it, out);
        }
    }
}

void
layout_white_space_interrupt(LayoutWhiteSpace *it, bool at_start, bool after_text)
{
    it->in_space = false;
    if (!after_text)
        it->after_linefeed = at_start;
}

void
layout_white_space_restart(LayoutWhiteSpace *it)
{
    it->in_space = false;
    it->after_linefeed = true;
}
