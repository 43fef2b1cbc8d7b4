#pragma once

#include <stdbool.h>

#include "text/text.h"

/**
 * Word boundaries of Thai, by libthai over the project's own dictionary, which lies inside the
 * program: no file of the system decides about a line.
 */
typedef struct TextBreaker TextBreaker;

TextBreaker *text_breaker_new(void);
void text_breaker_free(TextBreaker *breaker);

/** Whether the character at @text is a Thai letter, vowel, mark, ๆ or ฯ: no digit, no ฿. */
static inline bool
text_is_thai(const char *text)
{
    const unsigned char *bytes = (const unsigned char *) text;
    if (bytes[0] != 0xe0)
        return false;
    if (bytes[1] == 0xb8)
        return bytes[2] >= 0x81 && bytes[2] <= 0xba;                 /* U+0E01 to U+0E3A */
    return bytes[1] == 0xb9 && bytes[2] >= 0x80 && bytes[2] <= 0x8e; /* U+0E40 to U+0E4E */
}

/**
 * Sets @breaks[i] to TEXT_BREAK_ALLOWED for each byte i that begins a word inside @text, @length
 * bytes of Thai letters; the first byte is left alone. U+2060 may stand among them and takes no
 * part in the words.
 */
void text_breaker_find(TextBreaker *breaker, const char *text, gsize length, guint8 *breaks);
