#include "text/glue.h"

#include <string.h>

#include "text/glue_words.h"
#include "text/place.h"
#include "text/thai.h"

enum {
    LONGEST_NAME = 16 * 3, /* in bytes: of a title with a given name, or of a surname */
};

typedef enum {
    TOUCHING, /* no space at the break */
    SPACED,
    EITHER,
} Spaces;

#define WORDS(...) ((const TextPlaceWord[]){__VA_ARGS__, {NULL, 0}})

/* ---- what classes and words cannot say */

static bool
is_number_label(const TextPlace *place, gsize end)
{
    return text_place_ends_with(place, text_place_skip_spaces_back(place, end), labels);
}

/* 12 แห่ง, but not มาตรา 12 แห่งพระราชบัญญัติ: a number that has a name counts nothing. */
static bool
number_counts(const TextPlace *place)
{
    gsize start = place->before;
    while (start > 0 && (text_place_class_before(place, start) & (DIGIT | DOT | DASH) ||
                         strchr(",/", place->text[start - 1])))
        start = (gsize) (g_utf8_find_prev_char(place->text, place->text + start) - place->text);
    bool fraction = memchr(place->text + start, '/', place->before - start) != NULL;
    return !fraction && !is_number_label(place, start) &&
           !text_place_ends_with(place, text_place_skip_spaces_back(place, start), months);
}

/* Whether an item may be numbered so: digits, or one letter; dots and brackets aside. */
static bool
is_numeral(const TextPlace *place, gsize start, gsize end)
{
    guint letters = 0, digits = 0;
    for (gsize at = start; at < end; at += (gsize) g_utf8_skip[(guint8) place->text[at]]) {
        guint class = text_place_class_after(place, at);
        letters += (class & (THAI | LATIN)) != 0;
        digits += class == DIGIT;
        if (!(class & (THAI | LATIN | DIGIT | DOT | OPEN | CLOSE)))
            return false;
    }
    return letters + digits > 0 && (letters == 0 || (letters == 1 && digits == 0));
}

/* มาตรา ๗๑ (๑๐) */
static bool
is_bracketed_numeral(const TextPlace *place)
{
    const char *close = memchr(place->text + place->at, ')', place->length - place->at);
    return close && close - place->text - (gssize) place->at <= 10 &&
           is_numeral(place, place->at, (gsize) (close - place->text));
}

/* 13.30 or 13:30 */
static bool
is_clock(const TextPlace *place)
{
    gsize end = place->at;
    while (text_place_class_after(place, end) == DIGIT)
        end += (gsize) g_utf8_skip[(guint8) place->text[end]];
    return end < place->length && strchr(".:", place->text[end]);
}

/* (๑) (1) (ก) but after a number (มาตรา ๗๑ (๑)), and 1) 1. ๑.๒ ก. at the start of the text: their
 * item follows. */
static bool
is_item_number(const TextPlace *place)
{
    gsize start = place->before;
    while (start > 0 && place->text[start - 1] != ' ')
        start--;
    bool bracketed =
        place->text[start] == '(' && place->text[place->before - 1] == ')' &&
        text_place_class_before(place, text_place_skip_spaces_back(place, start)) != DIGIT;
    return (bracketed || start == 0) && is_numeral(place, start, place->before);
}

/* กลุ่ม D, ภาคผนวก ก */
static bool
is_one_letter(const TextPlace *place)
{
    gsize behind = place->at + (gsize) g_utf8_skip[(guint8) place->text[place->at]];
    return behind >= place->length || place->text[behind] == ' ' || place->text[behind] == ')';
}

/* ไตรมาส|ที่ 3: ที่ that makes an ordinal is not "that" or "at". */
static bool
is_ordinal(const TextPlace *place)
{
    static const char word[] = "ที่ ";
    gsize size = sizeof word - 1;
    return place->length - place->at > size && memcmp(place->text + place->at, word, size) == 0 &&
           text_place_class_after(place, place->at + size) == DIGIT;
}

static bool
is_lone_dash(const TextPlace *place)
{
    gsize behind = place->at + (gsize) g_utf8_skip[(guint8) place->text[place->at]];
    return behind < place->length && place->text[behind] == ' ';
}

/* 0505/ว 89, มคก./ลบ.ม. */
static bool
is_tight_slash(const TextPlace *place)
{
    return text_place_class_before(place, place->before - 1) & (DIGIT | DOT);
}

/* e-Service, G-Cloud: one letter and a hyphen are no part of a word to end a line with. */
static bool
is_one_letter_hyphen(const TextPlace *place)
{
    gsize letter = place->before - 1;
    return place->text[letter] == '-' && letter > 0 &&
           text_place_class_before(place, letter) == LATIN &&
           !(text_place_class_before(place, letter - 1) & (LATIN | DIGIT | DASH));
}

static bool
is_digit_dash(const TextPlace *place)
{
    const char *dash = g_utf8_find_prev_char(place->text, place->text + place->before);
    return text_place_class_before(place, (gsize) (dash - place->text)) == DIGIT;
}

/* นร 0505/ว 89: the letters of an office before the number of its letter. */
static bool
is_office_code(const TextPlace *place)
{
    gsize start = place->before, digits = place->at;
    while (start > 0 && text_place_class_before(place, start) == THAI)
        start -= 3;
    while (text_place_class_after(place, digits) == DIGIT)
        digits += (gsize) g_utf8_skip[(guint8) place->text[digits]];
    bool circular = start > 0 && place->text[start - 1] == '/';
    bool four_digits = digits - place->at == 4 || digits - place->at == 4 * 3;
    return place->before - start <= 3 * 3 &&
           (circular || (four_digits && (start == 0 || place->text[start - 1] == ' ')));
}

/* ที่ นร 0505/ว 89 */
static bool
is_before_office(const TextPlace *place)
{
    gsize end = place->at;
    while (text_place_class_after(place, end) == THAI)
        end += 3;
    return end > place->at && end - place->at <= 3 * 3 && end + 1 < place->length &&
           place->text[end] == ' ' && text_place_class_after(place, end + 1) == DIGIT;
}

/* Where the run of letters around @position begins, or @position + LONGEST_NAME if too far. */
static gsize
run_start(const TextPlace *place, gsize position)
{
    gsize start = position;
    while (start >= 3 && text_is_thai(place->text + start - 3) && position - start < LONGEST_NAME)
        start -= 3;
    return start;
}

static gsize
run_end(const TextPlace *place, gsize position)
{
    gsize end = position;
    while (end + 3 <= place->length && text_is_thai(place->text + end) &&
           end - position < LONGEST_NAME)
        end += 3;
    return end;
}

/* Whether a run is a title and a name, or follows a title and a space: นายสมชาย, น.ส. สมศรี. */
static bool
is_given_name(const TextPlace *place, gsize start, gsize end)
{
    gsize before = text_place_skip_spaces_back(place, start);
    if (before > 0 && before < start && text_place_ends_with(place, before, titles))
        return true;
    for (const TextPlaceWord *title = titles; title->text; title++) {
        if (title->length < end - start &&
            memcmp(place->text + start, title->text, title->length) == 0 &&
            place->words[start + title->length] != TEXT_BREAK_NONE)
            return true;
    }
    return start > 0 && place->text[start - 1] == '.' && text_place_ends_with(place, start, titles);
}

/*
 * No break inside a name: the run of letters with a title, and the one after it, if both are short
 * and a space or the text's end follows. The dictionary knows few of them.
 */
static bool
is_in_name(const TextPlace *place)
{
    gsize start = run_start(place, place->at), end = run_end(place, place->at);
    bool closed = end >= place->length || strchr(" ),", place->text[end]);
    if (!closed || end - start > LONGEST_NAME)
        return false;
    if (is_given_name(place, start, end))
        return true;
    gsize given_end = text_place_skip_spaces_back(place, start);
    gsize given = run_start(place, given_end);
    return given_end < start && given < given_end && given_end - given <= LONGEST_NAME &&
           is_given_name(place, given, given_end);
}

/* ครม. อบก. กทม.: letters that a dot makes an abbreviation. */
static bool
is_in_abbreviation(const TextPlace *place)
{
    gsize start = run_start(place, place->at), end = run_end(place, place->at);
    if (end >= place->length || place->text[end] != '.' || end - start > 5 * 3)
        return false;
    for (gsize at = start; at < end; at += 3) {
        if (text_place_class_after(place, at) != THAI)
            return false;
    }
    return true;
}

static bool
is_excellency(const TextPlace *place)
{
    return text_place_begins_with(place, place->at, WORDS(W("ฯพณฯ")));
}

static bool
is_not_excellency(const TextPlace *place)
{
    return !is_excellency(place);
}

/* ---- the rules, in the order in which they are asked; the first that holds decides */

typedef struct {
    const char *name;
    guint before, after;
    Spaces spaces;
    const TextPlaceWord *words_before, *words_after; /* NULL: any */
    bool (*check)(const TextPlace *place);           /* NULL: no more to ask */
    TextBreak result;
} GlueRule;

static const GlueRule rules[] = {
    {"a mark and its letter", ANY, FOLLOWS, TOUCHING, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"a vowel before its letter", LEADS, ANY, TOUCHING, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"ๆ", ANY, REPEAT, EITHER, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"ฯ and ฯลฯ", ANY, SHORT, EITHER, NULL, NULL, is_not_excellency, TEXT_BREAK_NONE},
    {"ฯ|ลฯ", SHORT, THAI, TOUCHING, NULL, WORDS(W("ลฯ")), NULL, TEXT_BREAK_NONE},
    {"ฯ|พณฯ", SHORT, THAI, TOUCHING, NULL, WORDS(W("พณฯ"), W("พณ")), NULL, TEXT_BREAK_NONE},
    {"an opening mark", OPEN, ANY, EITHER, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"a closing mark", ANY, CLOSE, EITHER, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"money and its number", MONEY, DIGIT, EITHER, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"a number and its money", DIGIT, MONEY, EITHER, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"a number and %", DIGIT, PERCENT, EITHER, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"≥ and its number", RELATION, DIGIT | MONEY, EITHER, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"a range of numbers", DASH, DIGIT, TOUCHING, NULL, NULL, is_digit_dash, TEXT_BREAK_NONE},
    {"a label and its number", THAI | FOLLOWS | DOT, DIGIT | MONEY, SPACED, labels, NULL, NULL,
     TEXT_BREAK_NONE},
    {"a label and its letter", THAI | FOLLOWS, THAI | LATIN, SPACED, labels, NULL, is_one_letter,
     TEXT_BREAK_NONE},
    {"ที่ of a number", THAI | FOLLOWS, THAI, TOUCHING, NULL, NULL, is_ordinal, TEXT_BREAK_NONE},
    {"a dash between spaces", ANY, DASH, SPACED, NULL, NULL, is_lone_dash, TEXT_BREAK_NONE},
    {"a clock", THAI | FOLLOWS, DIGIT, SPACED, WORDS(W("เวลา")), NULL, is_clock, TEXT_BREAK_NONE},
    {"a section and its item", DIGIT, OPEN, SPACED, NULL, NULL, is_bracketed_numeral,
     TEXT_BREAK_NONE},
    {"a number and its letter", DIGIT, THAI, SPACED, NULL, NULL, is_one_letter, TEXT_BREAK_NONE},
    {"a month and its year", THAI | DOT, DIGIT, SPACED, months, NULL, NULL, TEXT_BREAK_POOR},
    {"an office and its number", THAI, DIGIT, SPACED, NULL, NULL, is_office_code, TEXT_BREAK_NONE},
    {"ที่ and its office", THAI | FOLLOWS, THAI, SPACED, WORDS(W("ที่")), NULL, is_before_office,
     TEXT_BREAK_NONE},
    {"a tight slash", SLASH, THAI, TOUCHING, NULL, NULL, is_tight_slash, TEXT_BREAK_NONE},
    {"a time of day", DIGIT, THAI, SPACED, NULL, WORDS(W("น.")), NULL, TEXT_BREAK_NONE},
    {"a day and its month", DIGIT, THAI | LEADS, SPACED, NULL, months, NULL, TEXT_BREAK_NONE},
    {"a number and its unit", DIGIT, THAI | LEADS, SPACED, NULL, units, number_counts,
     TEXT_BREAK_NONE},
    {"the number of an item", DIGIT | CLOSE | DOT, ANY, SPACED, NULL, NULL, is_item_number,
     TEXT_BREAK_NONE},
    {"a title and a name", THAI | FOLLOWS | DOT | SHORT, THAI | LEADS, EITHER, titles, NULL, NULL,
     TEXT_BREAK_NONE},
    {"an abbreviation", THAI, THAI, TOUCHING, NULL, NULL, is_in_abbreviation, TEXT_BREAK_NONE},
    {"a name", THAI | FOLLOWS, THAI | LEADS, TOUCHING, NULL, NULL, is_in_name, TEXT_BREAK_NONE},
    {"e-Service", DASH, LATIN, TOUCHING, NULL, NULL, is_one_letter_hyphen, TEXT_BREAK_NONE},
    {"groups of digits", DIGIT, DIGIT, SPACED, NULL, NULL, NULL, TEXT_BREAK_POOR},
    {"a name and its number", LATIN, DIGIT, SPACED, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"after a word that opens", THAI | FOLLOWS, ANY, TOUCHING, openers, NULL, NULL,
     TEXT_BREAK_POOR},
};

static bool
rule_holds(const GlueRule *rule, const TextPlace *place, guint before, guint after)
{
    if (!(rule->before & before) || !(rule->after & after))
        return false;
    if (rule->spaces != EITHER && (rule->spaces == SPACED) != (place->before < place->at))
        return false;
    return (!rule->words_before ||
            text_place_ends_with(place, place->before, rule->words_before)) &&
           (!rule->words_after || text_place_begins_with(place, place->at, rule->words_after)) &&
           (!rule->check || rule->check(place));
}

/* U+200B is the author's own word that a line may end there. */
static bool
follows_zero_width_space(const TextPlace *place)
{
    return place->at >= 3 && memcmp(place->text + place->at - 3, "\xe2\x80\x8b", 3) == 0;
}

static TextBreak
judge(const TextPlace *place, TextBreak found)
{
    guint before = text_place_class_before(place, place->before),
          after = text_place_class_after(place, place->at);
    for (guint i = 0; i < G_N_ELEMENTS(rules); i++) {
        if (rule_holds(&rules[i], place, before, after))
            return rules[i].result;
    }
    return found;
}

void
text_glue_apply(const char *text, gsize length, guint8 *breaks)
{
    g_autofree guint8 *words = g_memdup2(breaks, length + 1);
    for (gsize at = 1; at < length; at++) {
        if (breaks[at] != TEXT_BREAK_ALLOWED)
            continue;
        TextPlace place = {.text = text, .length = length, .words = words, .at = at};
        place.before = text_place_skip_spaces_back(&place, at);
        if (place.before > 0 && !follows_zero_width_space(&place))
            breaks[at] = (guint8) judge(&place, TEXT_BREAK_ALLOWED);
    }
}
