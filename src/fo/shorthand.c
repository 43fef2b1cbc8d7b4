#include "fo/shorthand.h"

#include <string.h>

#include "fo/property.h"

/* A row of fo/shorthand.def, with its targets found. */
typedef struct Shorthand Shorthand;
typedef bool (*Expand)(FoBuild *build, const Shorthand *shorthand, const char *text);

enum {
    TARGETS = 12, /* border's */
    WORDS = 16,   /* of a shorthand's value; background has at most 7 */
};

struct Shorthand {
    const char *name;
    Expand expand;
    FoLevel level;
    const char *text;
    guint count;
    FoProperty targets[TARGETS];
};

/* ---- words, which quotes and parentheses hold together */

typedef struct {
    guint count;
    const char *list[WORDS];
} Words;

static gsize
word_length(const char *text)
{
    int depth = 0;
    const char *p = text;
    for (; *p && (depth > 0 || !g_ascii_isspace(*p)); p++) {
        const char *close = *p == '\'' || *p == '"' ? strchr(p + 1, *p) : NULL;
        if (close)
            p = close;
        depth += *p == '(' ? 1 : *p == ')' ? -1 : 0;
    }
    return (gsize) (p - text);
}

static void
split(FoBuild *build, const char *text, Words *words)
{
    words->count = 0;
    for (const char *p = text; words->count < WORDS;) {
        while (g_ascii_isspace(*p))
            p++;
        if (!*p)
            return;
        gsize length = word_length(p);
        words->list[words->count++] = arena_strndup(build->arena, p, length);
        p += length;
    }
}

/* ---- the kinds */

static bool
expand_each(FoBuild *build, const Shorthand *shorthand, const char *text)
{
    bool valid = true;
    for (guint i = 0; i < shorthand->count; i++)
        valid &= fo_build_assign(build, shorthand->targets[i], text, shorthand->level);
    return valid;
}

static bool
expand_ignored(FoBuild *build, const Shorthand *shorthand, const char *text)
{
    (void) build, (void) shorthand, (void) text;
    return true;
}

/* One to four values for top, right, bottom and left. */
static bool
expand_box(FoBuild *build, const Shorthand *shorthand, const char *text)
{
    static const guint8 choice[4][4] = {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
    Words words;
    split(build, text, &words);
    if (!words.count || words.count > 4)
        return false;
    bool valid = true;
    for (guint i = 0; i < 4; i++) {
        const char *word = words.list[choice[words.count - 1][i]];
        valid &= fo_build_assign(build, shorthand->targets[i], word, shorthand->level);
    }
    return valid;
}

/* One value for both, or one for each. */
static bool
expand_pair(FoBuild *build, const Shorthand *shorthand, const char *text)
{
    Words words;
    split(build, text, &words);
    if (!words.count || words.count > 2)
        return false;
    return fo_build_assign(build, shorthand->targets[0], words.list[0], shorthand->level) &&
           fo_build_assign(build, shorthand->targets[1], words.list[words.count - 1],
                           shorthand->level);
}

/* page-width and page-height: lengths, or the usual sheet one way or the other. */
static bool
expand_size(FoBuild *build, const Shorthand *shorthand, const char *text)
{
    bool landscape = g_str_equal(text, "landscape");
    if (landscape || g_str_equal(text, "portrait"))
        text = landscape ? "11in 8.5in" : "8.5in 11in";
    return expand_pair(build, shorthand, text);
}

/* Width, style and colour in any order, for each side that the targets have. */
static bool
expand_border(FoBuild *build, const Shorthand *shorthand, const char *text)
{
    Words words;
    split(build, text, &words);
    bool valid = words.count > 0;
    for (guint w = 0; w < words.count; w++) {
        bool taken = false;
        for (guint i = 0; i < 3 && !taken; i++) {
            for (guint side = i; side < shorthand->count; side += 3)
                taken = fo_build_assign(build, shorthand->targets[side], words.list[w],
                                        shorthand->level);
        }
        valid &= taken;
    }
    return valid;
}

/* Whether @word is one of the keywords that speak of the vertical. */
static bool
is_vertical(const char *word)
{
    return g_str_equal(word, "top") || g_str_equal(word, "bottom");
}

static bool
assign_position(FoBuild *build, const FoProperty targets[2], FoLevel level, const char *first,
                const char *second)
{
    bool swapped =
        is_vertical(first) || g_str_equal(second, "left") || g_str_equal(second, "right");
    return fo_build_assign(build, targets[0], swapped ? second : first, level) &&
           fo_build_assign(build, targets[1], swapped ? first : second, level);
}

static bool
expand_position(FoBuild *build, const Shorthand *shorthand, const char *text)
{
    Words words;
    split(build, text, &words);
    if (!words.count || words.count > 2)
        return false;
    const char *second = words.count == 2 ? words.list[1] : "center";
    return assign_position(build, shorthand->targets, shorthand->level, words.list[0], second);
}

static bool
expand_background(FoBuild *build, const Shorthand *shorthand, const char *text)
{
    enum { COLOR, IMAGE, REPEAT, ATTACHMENT, HORIZONTAL };
    const FoProperty *targets = shorthand->targets;
    const char *position[2] = {NULL, "center"};
    guint positions = 0;
    bool valid = true;
    Words words;
    split(build, text, &words);
    for (guint i = 0; i < words.count; i++) {
        const char *word = words.list[i];
        bool is_image = g_str_has_prefix(word, "url(") || g_str_equal(word, "none");
        if (is_image)
            valid &= fo_build_assign(build, targets[IMAGE], word, shorthand->level);
        else if (!fo_build_assign(build, targets[COLOR], word, shorthand->level) &&
                 !fo_build_assign(build, targets[REPEAT], word, shorthand->level) &&
                 !fo_build_assign(build, targets[ATTACHMENT], word, shorthand->level)) {
            if (positions < 2)
                position[positions] = word;
            positions++;
        }
    }
    if (positions && positions <= 2)
        valid &= assign_position(build, targets + HORIZONTAL, shorthand->level, position[0],
                                 position[1]);
    return valid && words.count && positions <= 2;
}

/* "en-US", "zh-Hant-TW": language, script of four letters, country (BCP 47). */
static bool
expand_language(FoBuild *build, const Shorthand *shorthand, const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "-", -1);
    if (!*parts || !**parts)
        return !*text;
    bool valid = true;
    for (guint i = 0; parts[i]; i++) {
        gsize length = strlen(parts[i]);
        const char *part = arena_strdup(build->arena, parts[i]);
        guint target = i == 0 ? 0 : length == 4 ? 1 : 2;
        if (target == 2 && length != 2 && length != 3)
            continue;
        valid &= fo_build_assign(build, shorthand->targets[target], part, shorthand->level);
    }
    return valid;
}

/* ---- font: [style || variant || weight]? size[/line-height]? family */

enum {
    FONT_SIZE = 3,
    FONT_LINE_HEIGHT,
    FONT_FAMILY,
};

/* Takes what may stand before the size; returns where the size begins. */
static const char *
take_font_style(FoBuild *build, const Shorthand *shorthand, const char *text)
{
    for (guint i = 0; i < FONT_SIZE; i++)
        fo_build_assign(build, shorthand->targets[i], "normal", shorthand->level);
    for (;;) {
        while (g_ascii_isspace(*text))
            text++;
        const char *word = arena_strndup(build->arena, text, word_length(text));
        bool taken = g_str_equal(word, "normal");
        for (guint i = 0; i < FONT_SIZE && !taken && *word; i++)
            taken = fo_build_assign(build, shorthand->targets[i], word, shorthand->level);
        if (!taken)
            return text;
        text += strlen(word);
    }
}

static bool
expand_font(FoBuild *build, const Shorthand *shorthand, const char *text)
{
    text = take_font_style(build, shorthand, text);
    gsize length = strcspn(text, " \t\r\n/");
    const char *size = arena_strndup(build->arena, text, length);
    bool valid = fo_build_assign(build, shorthand->targets[FONT_SIZE], size, shorthand->level);
    text += length;
    while (g_ascii_isspace(*text))
        text++;

    const char *line_height = "normal";
    if (*text == '/') {
        text++;
        while (g_ascii_isspace(*text))
            text++;
        length = word_length(text);
        line_height = arena_strndup(build->arena, text, length);
        text += length;
    }
    valid &=
        fo_build_assign(build, shorthand->targets[FONT_LINE_HEIGHT], line_height, shorthand->level);
    while (g_ascii_isspace(*text))
        text++;
    return valid && *text &&
           fo_build_assign(build, shorthand->targets[FONT_FAMILY], text, shorthand->level);
}

/* ---- a keyword that stands for values of several properties */

/* Assigns "property=value property=value", up to a semicolon. */
static bool
assign_pairs(FoBuild *build, const char *pairs, FoLevel level, const char *text)
{
    bool valid = true;
    while (*pairs && *pairs != ';') {
        gsize name_length = strcspn(pairs, "=");
        const char *name = arena_strndup(build->arena, pairs, name_length);
        pairs += name_length + 1;
        gsize length = strcspn(pairs, " ;");
        const char *value = *pairs == '*' ? text : arena_strndup(build->arena, pairs, length);
        valid &= fo_build_assign(build, fo_property_find(name), value, level);
        pairs += length;
        pairs += *pairs == ' ';
    }
    return valid;
}

static bool
expand_rewrite(FoBuild *build, const Shorthand *shorthand, const char *text)
{
    gsize text_length = strlen(text);
    for (const char *row = shorthand->text; *row;) {
        gsize length = strcspn(row, ":");
        if ((length == text_length && !memcmp(row, text, length)) || *row == '*')
            return assign_pairs(build, row + length + 2, shorthand->level, text);
        row += strcspn(row, ";");
        row += strspn(row, "; ");
    }
    return false;
}

/* ---- the table */

#define EACH       expand_each
#define BOX        expand_box
#define PAIR       expand_pair
#define SIZE       expand_size
#define BORDER     expand_border
#define POSITION   expand_position
#define BACKGROUND expand_background
#define FONT       expand_font
#define LANGUAGE   expand_language
#define REWRITE    expand_rewrite
#define IGNORED    expand_ignored

static Shorthand shorthands[] = {
#define FO_SHORTHAND(name, kind, level, targets) {name, kind, FO_LEVEL_##level, targets, 0, {0}},
#include "fo/shorthand.def"
#undef FO_SHORTHAND
};

/* Finds the rows that the names in the targets column mean. */
static void
find_targets(Shorthand *shorthand)
{
    if (shorthand->expand == expand_rewrite || !*shorthand->text)
        return;
    g_auto(GStrv) names = g_strsplit(shorthand->text, " ", -1);
    for (char **name = names; *name; name++) {
        FoProperty property = fo_property_find(*name);
        if (property == FO_PROPERTY_COUNT || shorthand->count == TARGETS)
            g_error("fo/shorthand.def: %s cannot set %s", shorthand->name, *name);
        shorthand->targets[shorthand->count++] = property;
    }
}

static const Shorthand *
find(const char *name)
{
    static GHashTable *table;
    static gsize ready;
    if (g_once_init_enter(&ready)) {
        table = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < G_N_ELEMENTS(shorthands); i++) {
            find_targets(&shorthands[i]);
            g_hash_table_insert(table, (char *) shorthands[i].name, &shorthands[i]);
        }
        g_once_init_leave(&ready, 1);
    }
    return g_hash_table_lookup(table, name);
}

bool
fo_shorthand_exists(const char *name)
{
    return find(name) != NULL;
}

bool
fo_shorthand_expand(FoBuild *build, const char *name, const char *text)
{
    const Shorthand *shorthand = find(name);
    bool inherits = g_str_equal(text, "inherit") && shorthand->count;
    return inherits ? expand_each(build, shorthand, text)
                    : shorthand->expand(build, shorthand, text);
}
