#include "fo/property.h"

#include <string.h>

enum {
    KEYWORD = 0,
    LENGTH = FO_TYPE_LENGTH,
    PERCENT = FO_TYPE_PERCENT,
    NUMBER = FO_TYPE_NUMBER,
    INTEGER = FO_TYPE_INTEGER,
    COLOR = FO_TYPE_COLOR,
    STRING = FO_TYPE_STRING,
    URI = FO_TYPE_URI,
    FAMILIES = FO_TYPE_FAMILIES,
    SHARE = FO_TYPE_SHARE,
    SET = FO_TYPE_SET,
    POSITIVE = FO_TYPE_POSITIVE,
    INHERITED = 1 << 0,
    UNREAD = 1 << 1,
};

const FoPropertyRow fo_property_rows[] = {
#define FO_PROPERTY(id, name, types, keywords, initial, flags) \
    {name, keywords, initial, types, ((flags) &INHERITED) != 0, ((flags) &UNREAD) != 0},
#include "fo/property.def"
#undef FO_PROPERTY
};

const char *
fo_property_name(FoProperty property)
{
    return fo_property_rows[property].name;
}

static const char *const keywords[] = {
    "",
#define FO_KEYWORD(id, name) name,
#include "fo/keyword.def"
#undef FO_KEYWORD
};

const char *
fo_keyword_name(FoKeyword keyword)
{
    return keywords[keyword];
}

/* Names to numbers, for reading; made once. */
typedef struct {
    GHashTable *properties, *keywords;
} Names;

static void
add_name(GHashTable *table, const char *name, int value)
{
    g_hash_table_insert(table, (char *) name, GINT_TO_POINTER(value));
}

static const Names *
names(void)
{
    static Names table;
    static gsize ready;
    if (!g_once_init_enter(&ready))
        return &table;

    table.properties = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < FO_PROPERTY_COUNT; i++)
        add_name(table.properties, fo_property_rows[i].name, i + 1);
    table.keywords = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 1; i < FO_KEYWORD_COUNT; i++)
        add_name(table.keywords, fo_keyword_name((FoKeyword) i), i);
    g_once_init_leave(&ready, 1);
    return &table;
}

FoProperty
fo_property_find(const char *name)
{
    int found = GPOINTER_TO_INT(g_hash_table_lookup(names()->properties, name));
    return found ? (FoProperty) (found - 1) : FO_PROPERTY_COUNT;
}

/* Whether @word is one of those in @list. */
static bool
has_word(const char *list, const char *word)
{
    gsize length = strlen(word);
    for (const char *p = list; *p;) {
        gsize here = strcspn(p, " ");
        if (here == length && !memcmp(p, word, length))
            return true;
        p += here;
        p += *p == ' ';
    }
    return false;
}

bool
fo_property_is_unread(FoProperty property, const char *word)
{
    static const struct {
        FoProperty property;
        const char *words;
    } unread[] = {
#define FO_UNREAD(id, words) {FO_PROP_##id, words},
#include "fo/unread.def"
#undef FO_UNREAD
    };
    if (fo_property_rows[property].unread)
        return !g_str_equal(word, fo_property_rows[property].initial) &&
               !g_str_equal(word, "inherit");
    for (gsize i = 0; i < G_N_ELEMENTS(unread); i++)
        if (unread[i].property == property)
            return has_word(unread[i].words, word);
    return false;
}

FoKeyword
fo_property_keyword(FoProperty property, const char *word)
{
    if (!has_word(fo_property_rows[property].keywords, word))
        return FO_KW_NONE_GIVEN;
    return (FoKeyword) GPOINTER_TO_INT(g_hash_table_lookup(names()->keywords, word));
}
