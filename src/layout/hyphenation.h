#pragma once

#include "layout/context.h"

/**
 * Where words may be divided, by the pattern files of Debian's hyphen-* packages
 * (/usr/share/hyphen), read when a language is first asked for; a process keeps what it has read.
 */
typedef struct LayoutHyphenation LayoutHyphenation;

LayoutHyphenation *layout_hyphenation_new(void);

/** Takes NULL. */
void layout_hyphenation_free(LayoutHyphenation *hyphenation);

/**
 * Sets @points[i] for each byte of @word (of @length bytes) that a hyphenated line may begin with.
 * At least @remain characters stay on the line before and @push go to the next; stretches of
 * letters in it, as in "and/or", are words of their own to the patterns. False when there is no
 * such place, or no patterns for @language (BCP 47).
 */
bool layout_hyphenation_find(LayoutHyphenation *hyphenation, const char *language, const char *word,
                             gsize length, int remain, int push, bool *points);

/** Whether there are patterns for @language. */
bool layout_hyphenation_knows(LayoutHyphenation *hyphenation, const char *language);
