#include "text/place.h"

#include <string.h>

static guint
class_of_thai(gunichar c)
{
    if (c == 0x0e2f)
        return SHORT;
    if (c == 0x0e46)
        return REPEAT;
    if (c >= 0x0e40 && c <= 0x0e44)
        return LEADS;
    if ((c >= 0x0e30 && c <= 0x0e3a) || c == 0x0e45 || (c >= 0x0e47 && c <= 0x0e4e))
        return FOLLOWS;
    if (c == 0x0e3f)
        return MONEY;
    return c >= 0x0e50 && c <= 0x0e59 ? DIGIT : THAI;
}

static guint
class_of(gunichar c)
{
    static const struct {
        const char *characters;
        guint class;
    } signs[] = {
        {".", DOT},        {"/", SLASH},    {"-‐‑–—", DASH},   {"([{“‘«", OPEN},
        {")]}”’»", CLOSE}, {"$£¥€", MONEY}, {"%‰°℃", PERCENT}, {"<>=≤≥±≈~+−×", RELATION},
    };
    if (c >= 0x0e01 && c <= 0x0e5b)
        return class_of_thai(c);
    if (c < 0x80 && g_ascii_isdigit((char) c))
        return DIGIT;
    if (c < 0x80 && g_ascii_isalpha((char) c))
        return LATIN;
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (g_utf8_strchr(signs[i].characters, -1, c))
            return signs[i].class;
    }
    return OTHER;
}

guint
text_place_class_before(const TextPlace *place, gsize end)
{
    if (end == 0)
        return EDGE;
    return class_of(g_utf8_get_char(g_utf8_find_prev_char(place->text, place->text + end)));
}

guint
text_place_class_after(const TextPlace *place, gsize start)
{
    return start < place->length ? class_of(g_utf8_get_char(place->text + start)) : EDGE;
}

static bool
is_letter(guint class)
{
    return class & (THAI | FOLLOWS | LEADS | REPEAT | SHORT);
}

/* Whether a word may begin or end at @position: a break, or no letter on one of the sides. */
static bool
is_word_edge(const TextPlace *place, gsize position)
{
    return position == 0 || position >= place->length ||
           place->words[position] != TEXT_BREAK_NONE ||
           !is_letter(text_place_class_before(place, position)) ||
           !is_letter(text_place_class_after(place, position));
}

/* Letters differ most in their last byte, so that is looked at first: this is asked at every word.
 */
bool
text_place_ends_with(const TextPlace *place, gsize end, const TextPlaceWord *words)
{
    if (end == 0)
        return false;
    char last = place->text[end - 1];
    for (; words->text; words++) {
        gsize length = words->length;
        if (words->text[length - 1] == last && length <= end &&
            memcmp(place->text + end - length, words->text, length) == 0 &&
            is_word_edge(place, end - length))
            return true;
    }
    return false;
}

bool
text_place_begins_with(const TextPlace *place, gsize start, const TextPlaceWord *words)
{
    for (; words->text; words++) {
        gsize length = words->length;
        if (length <= place->length - start &&
            words->text[length / 2] == place->text[start + length / 2] &&
            memcmp(place->text + start, words->text, length) == 0 &&
            is_word_edge(place, start + length))
            return true;
    }
    return false;
}

gsize
text_place_skip_spaces_back(const TextPlace *place, gsize end)
{
    while (end > 0 && place->text[end - 1] == ' ')
        end--;
    return end;
}
