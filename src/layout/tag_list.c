#include "layout/tag_list.h"

#include <string.h>

enum {
    LABEL_CHARACTERS = 16, /* a label that is longer is no number and no bullet */
    TEXT_BYTES = 256,      /* of a label that are looked at, white space and all */
};

static void
append_text(GString *text, const FoNode *node)
{
    FO_EACH_CHILD (child, node) {
        if (text->len > TEXT_BYTES)
            return;
        if (child->element == FO_TEXT)
            g_string_append_len(text, child->text, (gssize) child->length);
        const char *character =
            child->element == FO_CHARACTER ? fo_string(child, FO_PROP_CHARACTER) : NULL;
        g_string_append(text, character ? character : "");
        append_text(text, child);
    }
}

/* ---- kinds of labels */

/* "(1)", "1.", "[a]": what is around the number. */
static bool
is_around(gunichar c)
{
    return g_unichar_isspace(c) || strchr("()[].:", (int) MIN(c, 0x7f)) != NULL;
}

static guint
bare_label(const char *text, gunichar bare[LABEL_CHARACTERS])
{
    glong length = 0;
    g_autofree gunichar *all = g_utf8_to_ucs4_fast(text, -1, &length);
    glong first = 0;
    while (first < length && is_around(all[first]))
        first++;
    while (length > first && is_around(all[length - 1]))
        length--;
    if (length - first > LABEL_CHARACTERS)
        return 0;
    memcpy(bare, all + first, (gsize) (length - first) * sizeof *bare);
    return (guint) (length - first);
}

static bool
all_of(const gunichar *text, guint length, const char *set)
{
    for (guint i = 0; i < length; i++) {
        if (!g_utf8_strchr(set, -1, text[i]))
            return false;
    }
    return length > 0;
}

/* A number like 2.1 has its digits first and last: dots around it are off. */
static const char *
kind_of(const gunichar *label, guint length)
{
    static const struct {
        const char *characters, *kind;
        guint longest; /* so many characters, all of them of @characters */
    } kinds[] = {
        {"0123456789๐๑๒๓๔๕๖๗๘๙.", "Decimal", LABEL_CHARACTERS},
        {"•●∙·", "Disc", 1},
        {"◦○o", "Circle", 1},
        {"■▪□▫◼", "Square", 1},
        {"i", "LowerRoman", 1},
        {"I", "UpperRoman", 1},
        {"abcdefghijklmnopqrstuvwxyz", "LowerAlpha", 1},
        {"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "UpperAlpha", 1},
        {"ivxlcdm", "LowerRoman", LABEL_CHARACTERS},
        {"IVXLCDM", "UpperRoman", LABEL_CHARACTERS},
        {"กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ", "LowerAlpha", 1}, /* has no cases */
    };
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (length <= kinds[i].longest && all_of(label, length, kinds[i].characters))
            return kinds[i].kind;
    }
    return NULL;
}

const char *
layout_tag_list_numbering(const FoNode *list)
{
    const FoNode *item = fo_child(list, FO_LIST_ITEM);
    const FoNode *label = item ? fo_child(item, FO_LIST_ITEM_LABEL) : NULL;
    if (!label)
        return NULL;
    g_autoptr(GString) text = g_string_new(NULL);
    append_text(text, label);
    gunichar bare[LABEL_CHARACTERS];
    guint length = bare_label(text->str, bare);
    return kind_of(bare, length);
}
