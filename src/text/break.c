#include <linebreak.h>
#include <string.h>

#include "base/scratch.h"
#include "text/glue.h"
#include "text/set.h"
#include "text/thai.h"

/*
 * UAX #14 sees a text condensed into groups: letters of ASCII or Thai in a row are one letter to
 * it, digits in a row one digit, for it never breaks among them. The dictionary then opens the
 * groups of Thai, and the glue rules close what a Thai typist would not break.
 */
typedef struct {
    guint32 start, end; /* in bytes */
    guint32 sign;       /* what UAX #14 is shown */
    bool thai;
} Group;

static bool
is_thai_digit(const char *text)
{
    return (guint8) text[0] == 0xe0 && (guint8) text[1] == 0xb9 && (guint8) text[2] >= 0x90 &&
           (guint8) text[2] <= 0x99;
}

static bool
is_word_joiner(const char *text)
{
    return memcmp(text, "\xe2\x81\xa0", 3) == 0;
}

/* Where the Thai run at @start ends; a word joiner inside belongs to it. */
static gsize
thai_end(const char *text, gsize start, gsize length)
{
    gsize end = start;
    for (gsize at = start; at + 3 <= length; at += 3) {
        if (text_is_thai(text + at))
            end = at + 3;
        else if (!is_word_joiner(text + at))
            break;
    }
    return end;
}

static Group
next_group(const char *text, gsize start, gsize length)
{
    Group group = {.start = (guint32) start};
    gsize end = start + 1;
    if (g_ascii_isalpha(text[start])) {
        while (end < length && g_ascii_isalpha(text[end]))
            end++;
        group.sign = 'a';
    } else if (g_ascii_isdigit(text[start])) {
        while (end < length && g_ascii_isdigit(text[end]))
            end++;
        group.sign = '0';
    } else if ((guint8) text[start] < 0x80) {
        /* A brace closes as a bracket does: no break before a letter behind it, as in FOP. */
        group.sign = text[start] == '}' ? ')' : (guint8) text[start];
    } else if (start + 3 <= length && text_is_thai(text + start)) {
        end = thai_end(text, start, length);
        group.sign = 'a';
        group.thai = true;
    } else if (start + 3 <= length && is_thai_digit(text + start)) {
        for (end = start + 3; end + 3 <= length && is_thai_digit(text + end);)
            end += 3;
        group.sign = '0';
    } else {
        group.sign = g_utf8_get_char(text + start);
        if (group.sign == 0xffff)
            group.sign = 0xfffd; /* libunibreak takes it for the end of the text */
        end = (gsize) (g_utf8_next_char(text + start) - text);
    }
    group.end = (guint32) MIN(end, length);
    return group;
}

static Scratch *
collect_groups(const char *text, gsize length)
{
    Scratch *groups = scratch_new(sizeof(Group));
    for (gsize at = 0; at < length;) {
        Group group = next_group(text, at, length);
        g_array_append_val(groups, group);
        at = group.end;
    }
    return groups;
}

static TextBreak
break_from(char uax14)
{
    switch (uax14) {
    case LINEBREAK_MUSTBREAK:
        return TEXT_BREAK_REQUIRED;
    case LINEBREAK_ALLOWBREAK:
        return TEXT_BREAK_ALLOWED;
    default:
        return TEXT_BREAK_NONE;
    }
}

static void
apply_uax14(const GArray *groups, guint8 *breaks)
{
    guint count = groups->len;
    g_autofree utf32_t *signs = g_new(utf32_t, count);
    g_autofree char *found = g_new(char, count);
    for (guint i = 0; i < count; i++)
        signs[i] = g_array_index(groups, Group, i).sign;
    set_linebreaks_utf32(signs, count, "", found);
    for (guint i = 0; i < count; i++)
        breaks[g_array_index(groups, Group, i).end] = (guint8) break_from(found[i]);
}

/* The library asks for a break at every text's end; only a line feed or its like does. */
static TextBreak
end_break(const GArray *groups)
{
    switch (g_array_index(groups, Group, groups->len - 1).sign) {
    case '\n':
    case '\v':
    case '\f':
    case '\r':
    case 0x85:
    case 0x2028:
    case 0x2029:
        return TEXT_BREAK_REQUIRED;
    default:
        return TEXT_BREAK_ALLOWED;
    }
}

static bool
apply_dictionary(TextFonts *fonts, const char *text, const GArray *groups, guint8 *breaks)
{
    bool any = false;
    for (guint i = 0; i < groups->len; i++) {
        const Group *group = &g_array_index(groups, Group, i);
        if (!group->thai)
            continue;
        if (!fonts->breaker)
            fonts->breaker = text_breaker_new();
        text_breaker_find(fonts->breaker, text + group->start, group->end - group->start,
                          breaks + group->start);
        any = true;
    }
    return any;
}

static bool
is_opening_quote(guint32 sign)
{
    return sign == 0x2018 || sign == 0x201c || sign == 0xab;
}

static bool
is_closing_quote(guint32 sign)
{
    return sign == 0x2019 || sign == 0x201d || sign == 0xbb;
}

/* UAX #14 takes Thai for any letters; but a word of Thai ends where Latin or a quotation begins. */
static void
open_edges_of_thai(const GArray *groups, guint8 *breaks)
{
    for (guint i = 1; i < groups->len; i++) {
        const Group *one = &g_array_index(groups, Group, i - 1), *other = one + 1;
        bool latin = (one->thai && other->sign == 'a') || (other->thai && one->sign == 'a');
        bool quoted = (one->thai && is_opening_quote(other->sign)) ||
                      (other->thai && is_closing_quote(one->sign));
        if (latin || quoted)
            breaks[other->start] = TEXT_BREAK_ALLOWED;
    }
}

static bool
is_consonant(const char *text)
{
    return text_is_thai(text) && (guint8) text[1] == 0xb8 && (guint8) text[2] <= 0xae;
}

/* A last line of one syllable looks lost: better not break before it. Three consonants make one. */
static void
spare_last_syllable(const char *text, gsize length, guint8 *breaks)
{
    gsize last = length > 0 ? length - 1 : 0;
    while (last > 0 && breaks[last] == TEXT_BREAK_NONE)
        last--;
    guint consonants = 0;
    for (gsize at = last; at + 3 <= length; at++)
        consonants += is_consonant(text + at);
    if (breaks[last] == TEXT_BREAK_ALLOWED && text_is_thai(text + last) && consonants <= 3)
        breaks[last] = TEXT_BREAK_POOR;
}

static bool
is_thai_language(const char *language)
{
    return language && g_ascii_strncasecmp(language, "th", 2) == 0 &&
           (language[2] == 0 || language[2] == '-' || language[2] == '_');
}

static void
find_breaks(TextFonts *fonts, const char *text, gsize length, bool in_thai, guint8 *breaks)
{
    memset(breaks, TEXT_BREAK_NONE, length + 1);
    if (length == 0)
        return;
    g_autoptr(Scratch) groups = collect_groups(text, length);
    apply_uax14(groups, breaks);
    breaks[length] = (guint8) end_break(groups);
    bool thai = apply_dictionary(fonts, text, groups, breaks);
    if (thai)
        open_edges_of_thai(groups, breaks);
    if (thai || in_thai)
        text_glue_apply(text, length, breaks);
    if (thai && fonts->names)
        text_names_join(fonts, text, length, breaks);
    if (thai)
        spare_last_syllable(text, length, breaks);
}

void
text_breaks_find(TextFonts *fonts, const char *text, gsize length, const char *language,
                 guint8 *breaks)
{
    bool in_thai = is_thai_language(language);
    if (text_memo_recall(fonts->memo, text, length, in_thai, breaks))
        return;
    find_breaks(fonts, text, length, in_thai, breaks);
    text_memo_keep(fonts->memo, text, length, in_thai, breaks);
}
