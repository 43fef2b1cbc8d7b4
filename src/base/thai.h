#pragma once

#include <glib.h>
#include <stdbool.h>

/** What the Thai language and calendar ask of data: digits, dates, order, clean text. UTF-8
 * throughout. */

/** @text with 0–9 as ๐–๙, and back. Free with g_free(). */
char *thai_digits(const char *text);
char *thai_arabic_digits(const char *text);

/** The Buddhist-era year of the Gregorian @year (543 years apart; before 2484 the year began in
 * April, which is not considered); G_MAXINT for one that is beyond it. */
int thai_year(int gregorian);

/** "1 ตุลาคม 2565" for 1 October 2022. NULL if there is no such day. Free with g_free(). */
char *thai_date(int year, int month, int day);
/** "1 ต.ค. 65". As above. */
char *thai_date_short(int year, int month, int day);
/** thai_date() of "2022-10-01"; NULL if @iso is anything else. Free with g_free(). */
char *thai_date_from_iso(const char *iso);

/**
 * A key whose strcmp() order is ก–ฮ order as the Royal Institute dictionary has it:
 * consonants first (a leading vowel is sorted after the consonant it is written
 * before), tone marks only where all else is equal. No locale. Free with g_free().
 */
char *thai_sort_key(const char *text);

/** In place: runs of ASCII white space become one space, and there is none at the ends. */
void thai_collapse_spaces(char *text);

/**
 * @text with its spelling of characters made uniform: เเ → แ, ํา → ำ, a tone mark
 * before an upper or lower vowel put after it, marks doubled by mistake dropped,
 * no-break spaces made spaces, zero-width spaces and joiners kept, byte-order
 * marks dropped. Free with g_free().
 */
char *thai_normalise(const char *text);

/** Whether thai_normalise() would change nothing: ten times as fast. */
bool thai_is_normal(const char *text);
