#pragma once

#include <glib.h>
#include <stdbool.h>

/**
 * Hyphenation patterns after Liang, in the files that LibreOffice and Debian's hyphen-* packages
 * have: a character set, options, patterns such as "1tio" and ".ab3a4s"; after NEXTLEVEL those
 * for the parts that the first ones leave.
 */
typedef struct LayoutPatterns LayoutPatterns;

/** NULL when @path cannot be read as such a file. It stays as long as the process. */
LayoutPatterns *layout_patterns_load(const char *path);

/**
 * Sets @values[i] for each i below @count, the number of letters of @word (lower case), to what the
 * patterns come to between letters i and i + 1: the word may be divided where that is odd.
 */
void layout_patterns_apply(const LayoutPatterns *patterns, const char *word, guint count,
                           guint8 *values);
