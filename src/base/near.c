#include "base/near.h"

#include <string.h>

enum {
    LONGEST = 127, /* letters; the longest names of units have about 100 */
    PART = 4,      /* letters of a part that tells something */
    SHORT = 3,     /* words of fewer letters are like too many others */
};

typedef struct {
    gunichar letters[LONGEST];
    guint count;
} Word;

/* False where there are too many, or @text, which may come from the command line, is none. */
static bool
take_letters(Word *word, const char *text)
{
    word->count = 0;
    if (!g_utf8_validate(text, -1, NULL))
        return false;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isspace(c))
            continue;
        if (word->count == LONGEST)
            return false;
        word->letters[word->count++] = g_unichar_tolower(c);
    }
    return true;
}

/* Row by row, of which the last two are kept: what it costs to make the first letters of @b of the
 * first of @a. */
static guint
count_changes(const Word *a, const Word *b)
{
    guint rows[3][LONGEST + 1];
    guint *before = rows[0], *above = rows[1], *row = rows[2];
    for (guint k = 0; k <= b->count; k++)
        above[k] = k;
    for (guint i = 1; i <= a->count; i++) {
        row[0] = i;
        for (guint k = 1; k <= b->count; k++) {
            bool same = a->letters[i - 1] == b->letters[k - 1];
            row[k] = MIN(MIN(above[k], row[k - 1]) + 1, above[k - 1] + !same);
            if (i > 1 && k > 1 && a->letters[i - 1] == b->letters[k - 2] &&
                a->letters[i - 2] == b->letters[k - 1])
                row[k] = MIN(row[k], before[k - 2] + 1);
        }
        guint *oldest = before;
        before = above;
        above = row;
        row = oldest;
    }
    return above[b->count];
}

static bool
has_part(const Word *whole, const Word *part)
{
    if (part->count < PART || part->count > whole->count)
        return false;
    for (guint i = 0; i <= whole->count - part->count; i++) {
        if (memcmp(whole->letters + i, part->letters, part->count * sizeof *part->letters) == 0)
            return true;
    }
    return false;
}

guint
near_distance(const char *a, const char *b)
{
    Word first, second;
    if (!take_letters(&first, a) || !take_letters(&second, b))
        return G_MAXUINT;
    return count_changes(&first, &second);
}

Near
near_begin(const char *text)
{
    return (Near){.text = text, .distance = G_MAXUINT};
}

bool
near_try(Near *near, const char *word)
{
    Word given, other;
    if (!take_letters(&given, near->text) || !take_letters(&other, word) || !other.count)
        return false;
    guint distance = count_changes(&given, &other);
    guint allowed = other.count < SHORT ? 0 : MAX(1, other.count / 4);
    bool enough = distance <= allowed || has_part(&other, &given) || has_part(&given, &other);
    if (!enough || distance >= near->distance)
        return false;
    near->best = word;
    near->distance = distance;
    return true;
}

char *
near_hint(const char *best)
{
    return best ? g_strdup_printf(" (%s?)", best) : g_strdup("");
}
