#pragma once

#include <glib.h>
#include <stdbool.h>

/** What somebody may have meant who wrote @text: the nearest of the words it is held against. */
typedef struct {
    const char *text;
    const char *best; /* of those near enough; NULL = none so far */
    guint distance;   /* of @best */
} Near;

/**
 * Letters to be added, left out or changed, or neighbours to be swapped, to make @b of @a; spaces
 * and capitals are no difference. Texts longer than 127 letters, or that are no
 * UTF-8, are never near.
 */
guint near_distance(const char *a, const char *b);

Near near_begin(const char *text);

/**
 * Holds @word against the text. It is near enough if not more than a quarter of its letters differ
 * (of three, one may), or if one of the two, of 4 letters or more, is a part of the other. True if
 * it is the best so far, which is remembered; the first of equals stays.
 */
bool near_try(Near *near, const char *word);

/** @best as messages add it, " (build?)"; "" of NULL. Free with g_free(). */
char *near_hint(const char *best);
