#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "read/sheet.h"

/**
 * The values that people write into cells, one grammar for CSV and XLSX:
 *
 * - number: 1,234.50 · -3 · −3 · 92.50% (the sign says nothing: 92.50) · ร้อยละ 92.50 · Thai digits
 * - none: an empty cell, or one of - – — − N/A N.A. NA ไม่มีข้อมูล ยังไม่มีผล (not scored)
 * - year: 2566 · พ.ศ. 2566 · ปีงบประมาณ 2566 · FY2566
 */

/** The days that serial numbers of a workbook count: from 1900 with Excel's false leap day, or from
 * 1904. "2023-09-30" into @iso; false if @serial is no day of the years 1900 to 9999. */
bool read_value_serial(double serial, bool from_1904, char iso[11]);

/** Whether @text, spaces around it aside, says that there is no value. */
bool read_value_is_none(const char *text);

/**
 * The number in the grammar above as decimal_parse() takes it: "1234.50". NULL if @text is none
 * or no number. Lives in @arena.
 */
char *read_value_number(Arena *arena, const char *text);

/** The year of the Buddhist era, or of the Christian one if that is written; 0 if it is no year. */
int read_value_year(const char *text);

/**
 * @text with white space collapsed and trimmed and Thai spelling made uniform, as records in XML
 * have it. Glyph codes of old fonts (U+F700–F71A) become the characters they draw, and what XML
 * cannot hold, such as the vertical tabs of Word's line breaks, spaces. Lives in @arena.
 */
char *read_value_text(Arena *arena, const char *text);

/**
 * As read_value_text(), but for codes, headings and words that are chosen from: what nobody sees,
 * such as zero-width spaces and marks of direction, is left out, and any kind of space is a plain
 * one.
 */
char *read_value_word(Arena *arena, const char *text);

/** Whether the @length bytes of @text, which is UTF-8, show nothing. */
bool read_value_is_blank(const char *text, gsize length);

/** Whether read_value_text() changes nothing in @text but white space. */
bool read_value_is_uniform(const char *text);

/** Whether @text looks like Thai in Windows-874 that was read as Latin-1: "¡ÃØ§à·¾". */
bool read_value_is_mojibake(const char *text);
