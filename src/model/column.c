#include "model/column.h"

#include <string.h>

#include "base/near.h"

enum {
    ROWS_KPI,
    ROWS_UNIT,
};

static const struct {
    const char *thai, *english;
    bool of_units;
} headings[COLUMN_COUNT] = {
#define COLUMN(id, rows, thai, english) [COLUMN_##id] = {thai, english, ROWS_##rows},
#define ALIAS(id, rest, heading)
#define CHOICE(id, word, thai, english)
#include "model/column.def"
#undef COLUMN
#undef ALIAS
#undef CHOICE
};

static const struct {
    ColumnId id;
    const char *rest, *heading;
} aliases[] = {
#define COLUMN(id, rows, thai, english)
#define ALIAS(id, rest, heading) {COLUMN_##id, rest, heading},
#define CHOICE(id, word, thai, english)
#include "model/column.def"
#undef COLUMN
#undef ALIAS
#undef CHOICE
};

static const struct {
    ColumnId id;
    const char *word, *thai, *english;
} choices[] = {
#define COLUMN(id, rows, thai, english)
#define ALIAS(id, rest, heading)
#define CHOICE(id, word, thai, english) {COLUMN_##id, word, thai, english},
#include "model/column.def"
#undef COLUMN
#undef ALIAS
#undef CHOICE
};

/* Spaces and underscores say nothing in a heading, nor do capitals. */
static const char *
skip_idle(const char *p)
{
    return p + strspn(p, " _\t\r\n");
}

/* What follows @heading in @text, or NULL if @text does not begin with it. */
static const char *
match(const char *text, const char *heading)
{
    text = skip_idle(text);
    for (heading = skip_idle(heading); *heading; heading = skip_idle(heading + 1)) {
        if (g_ascii_tolower(*text) != g_ascii_tolower(*heading))
            return NULL;
        text = skip_idle(text + 1);
    }
    return text;
}

static bool
is_same(const char *text, const char *heading)
{
    const char *after = match(text, heading);
    return after && !*after;
}

bool
column_repeats(ColumnId id)
{
    return id == COLUMN_TARGET || id == COLUMN_YEAR;
}

bool
column_is_of_units(ColumnId id)
{
    return headings[id].of_units;
}

static bool
is_year(const char *text)
{
    return *text != '0' && strspn(text, "0123456789") == 4 && !text[4];
}

/* The code that follows the heading of a repeating column, after ":" if people like. */
static bool
take_rest(ColumnId id, const char *after, char rest[COLUMN_REST])
{
    after = skip_idle(after + (*after == ':'));
    gsize length =
        strspn(after, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-");
    if (!length || *skip_idle(after + length) || length >= COLUMN_REST)
        return false;
    memcpy(rest, after, length);
    rest[length] = '\0';
    return id != COLUMN_YEAR || is_year(rest);
}

static bool
matches_column(const char *heading, ColumnId id, const char *name, char rest[COLUMN_REST])
{
    const char *after = match(heading, name);
    if (!after)
        return false;
    return column_repeats(id) ? take_rest(id, after, rest) : !*after;
}

bool
column_find(const char *heading, ColumnId *id, char rest[COLUMN_REST])
{
    rest[0] = '\0';
    for (guint i = 0; i < G_N_ELEMENTS(aliases); i++) {
        if (is_same(heading, aliases[i].heading)) {
            *id = aliases[i].id;
            g_strlcpy(rest, aliases[i].rest, COLUMN_REST);
            return true;
        }
    }
    for (guint i = 0; i < COLUMN_COUNT; i++) {
        if (matches_column(heading, (ColumnId) i, headings[i].thai, rest) ||
            matches_column(heading, (ColumnId) i, headings[i].english, rest)) {
            *id = (ColumnId) i;
            return true;
        }
    }
    return false;
}

const char *
column_guess(const char *text, bool *misspelt)
{
    const gsize shortest = 6; /* of fewer letters are other words: score is not scope */

    Near near = near_begin(text);
    for (guint i = 0; i < COLUMN_COUNT; i++) {
        near_try(&near, headings[i].thai);
        near_try(&near, headings[i].english);
    }
    for (guint i = 0; i < G_N_ELEMENTS(aliases); i++) {
        const char *heading = aliases[i].heading;
        bool is_numbered = g_ascii_isdigit(heading[strlen(heading) - 1]); /* ระดับ is not ระดับ 1 */
        if (!is_numbered)
            near_try(&near, heading);
    }
    *misspelt = near.distance == 1 && strlen(near.best) >= shortest;
    return near.best;
}

const char *
column_heading(ColumnId id, bool thai)
{
    return thai ? headings[id].thai : headings[id].english;
}

const char *
column_choice(ColumnId id, const char *text)
{
    for (guint i = 0; i < G_N_ELEMENTS(choices); i++) {
        if (choices[i].id == id &&
            (is_same(text, choices[i].word) || is_same(text, choices[i].thai) ||
             is_same(text, choices[i].english)))
            return choices[i].word;
    }
    return NULL;
}

const char *
column_choice_thai(ColumnId id, const char *word)
{
    for (guint i = 0; i < G_N_ELEMENTS(choices); i++) {
        if (choices[i].id == id && strcmp(choices[i].word, word) == 0)
            return choices[i].thai;
    }
    return word;
}

const char *
column_choice_word(ColumnId id, guint index)
{
    for (guint i = 0; i < G_N_ELEMENTS(choices); i++) {
        if (choices[i].id == id && index-- == 0)
            return choices[i].word;
    }
    return NULL;
}
