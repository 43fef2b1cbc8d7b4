#pragma once

#include <stdbool.h>

#include "text/text.h"

/**
 * A place in a text where a line might end, and what stands on its two sides: classes of
 * characters and words, for the glue rules.
 */

/* What kind of character stands beside a place, spaces aside. */
enum {
    THAI = 1 << 0,  /* a consonant or a vowel that begins */
    DIGIT = 1 << 1, /* of either script */
    LATIN = 1 << 2,
    DOT = 1 << 3,
    DASH = 1 << 4,
    OPEN = 1 << 5,
    CLOSE = 1 << 6,
    MONEY = 1 << 7,
    PERCENT = 1 << 8,
    RELATION = 1 << 9, /* ≥ ± and their like, said with the number after them */
    REPEAT = 1 << 10,  /* ๆ */
    SHORT = 1 << 11,   /* ฯ */
    FOLLOWS = 1 << 12, /* a vowel or mark that belongs to the letter before */
    LEADS = 1 << 13,   /* a vowel written before its letter */
    EDGE = 1 << 14,    /* the start of the text */
    SLASH = 1 << 15,
    OTHER = 1 << 16,
    ANY = (1 << 17) - 1,
};

/* A break: before the character at `at`, which stands behind spaces that end at it. */
typedef struct {
    const char *text;
    gsize length;
    const guint8 *words; /* the breaks before any rule: where words begin */
    gsize before, at;    /* what stands before ends at `before` */
} TextPlace;

/** A word with its length in bytes; a list of them ends with a NULL text. */
typedef struct {
    const char *text;
    gsize length;
} TextPlaceWord;

/** The class of the character that ends at byte @end, or that begins at byte @start; EDGE at the
 * ends. */
guint text_place_class_before(const TextPlace *place, gsize end);
guint text_place_class_after(const TextPlace *place, gsize start);

/** Whether one of @words, a word of its own, ends at @end or begins at @start. */
bool text_place_ends_with(const TextPlace *place, gsize end, const TextPlaceWord *words);
bool text_place_begins_with(const TextPlace *place, gsize start, const TextPlaceWord *words);

/** The end of what stands before the spaces that end at @end. */
gsize text_place_skip_spaces_back(const TextPlace *place, gsize end);
