#pragma once

#include "text/set.h"

/** A character that a font sets as it stands, whatever is beside it. */
typedef struct TextPlain {
    hb_codepoint_t glyph;
    int advance; /* in font units; TEXT_PLAIN_NOT: the character may look otherwise */
    bool joins;  /* it looks otherwise only together with another that joins */
} TextPlain;

enum {
    TEXT_PLAIN_NOT = -1,
};

/**
 * The characters of @text, a word of ASCII and Thai, into @plain, which has room for as many as
 * there are bytes. How many there are; 0 when one of them has to be shaped.
 */
gsize text_plain_find(TextFaceData *face, const char *text, gsize length, TextPlain *plain);
