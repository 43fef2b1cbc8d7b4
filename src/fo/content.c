#include "fo/content.h"

#include <string.h>

#include "fo/element.h"

enum {
    ITEMS = 8,
    SET_WORDS = (FO_ELEMENT_COUNT + 63) / 64,
};

/* One item of a content model: any of a set of elements, so many times. */
typedef struct {
    guint64 set[SET_WORDS];
    const char *name; /* of the first of the set, for findings; points into the row */
    bool required, repeated;
    bool exclusive; /* all of the same kind */
} Item;

typedef struct {
    guint count;
    Item items[ITEMS];
} Model;

static const char *const contents[FO_ELEMENT_COUNT] = {
    [FO_TEXT] = "",
    [FO_FOREIGN] = "",
#define FO_ELEMENT(id, name, content, flags) [FO_##id] = content,
#include "fo/element.def"
#undef FO_ELEMENT
};

/* The parameter entities of 6.2, and what stands for itself. */
static const struct {
    const char *name;
    const char *members;
} classes[] = {
    {"%block", "block block-container table-and-caption table list-block wrapper float "
               "multi-switch multi-properties index-range-begin index-range-end retrieve-marker "
               "retrieve-table-marker"},
    {"%inline", "bidi-override character external-graphic instream-foreign-object inline "
                "inline-container leader page-number page-number-citation "
                "page-number-citation-last scaling-value-citation basic-link multi-toggle "
                "index-page-citation-list footnote wrapper float multi-switch multi-properties "
                "index-range-begin index-range-end retrieve-marker retrieve-table-marker"},
};

static void
add_element(Item *item, FoElement element)
{
    item->set[element / 64] |= G_GUINT64_CONSTANT(1) << (element % 64);
}

static bool
has_element(const Item *item, FoElement element)
{
    return item->set[element / 64] >> (element % 64) & 1;
}

/* Adds the elements that @word, of @length bytes, stands for. */
static void
add_word(Item *item, const char *word, gsize length)
{
    g_autofree char *name = g_strndup(word, length);
    for (guint i = 0; i < G_N_ELEMENTS(classes); i++) {
        if (!g_str_equal(classes[i].name, name))
            continue;
        g_auto(GStrv) members = g_strsplit(classes[i].members, " ", -1);
        for (char **member = members; *member; member++)
            add_word(item, *member, strlen(*member));
        return;
    }
    FoElement element = g_str_equal(name, "#text")      ? FO_TEXT
                        : g_str_equal(name, "#foreign") ? FO_FOREIGN
                                                        : fo_element_find(name);
    if (!element)
        g_error("fo/element.def: no element %s", name);
    add_element(item, element);
}

/* Parses "a|b|c*"; returns where the next item begins. */
static const char *
parse_item(Item *item, const char *text)
{
    item->name = text;
    item->required = true;
    while (*text && *text != ' ') {
        gsize length = strcspn(text, "|/?*+ ");
        add_word(item, text, length);
        text += length;
        if (*text == '?' || *text == '*')
            item->required = false;
        if (*text == '*' || *text == '+')
            item->repeated = true;
        if (*text == '/')
            item->exclusive = true;
        text += strspn(text, "|/?*+");
    }
    return text + (*text == ' ');
}

static const Model *
model_of(FoElement element)
{
    static Model models[FO_ELEMENT_COUNT];
    static gsize ready;
    if (g_once_init_enter(&ready)) {
        for (int i = FO_FOREIGN + 1; i < FO_ELEMENT_COUNT; i++) {
            for (const char *text = contents[i]; *text;)
                text = parse_item(&models[i].items[models[i].count++], text);
        }
        g_once_init_leave(&ready, 1);
    }
    return &models[element];
}

/* What is there to be replaced or chosen from takes only what its own parent would take. */
static bool
is_transparent(FoElement element)
{
    return element == FO_WRAPPER || element == FO_MULTI_SWITCH || element == FO_MULTI_CASE ||
           element == FO_MULTI_PROPERTIES;
}

static bool
takes(FoElement parent, FoElement child)
{
    const Model *model = model_of(parent);
    for (guint i = 0; i < model->count; i++) {
        if (has_element(&model->items[i], child))
            return true;
    }
    return false;
}

bool
fo_content_has_text(const FoNode *node)
{
    while (node && is_transparent(node->element))
        node = node->parent;
    return node && takes(node->element, FO_TEXT);
}

static void
report(Diag *diag, DiagId id, DiagPlace place, const char *first, const char *second)
{
    diag_add(diag, id, place, first, second, NULL);
}

/* FoNode.stage: the number of the last item seen, from 1, and the element that came first in it. */
enum {
    STAGE_NUMBER = 0xFF,
    STAGE_ELEMENT = 8, /* bits to the left */
};

/* Whether @child, one of @item, the @number-th, may follow what @parent has: neither back, nor
 * twice at a single one. */
static bool
may_follow(const FoNode *parent, const Item *item, guint number, FoElement child)
{
    guint seen = parent->stage & STAGE_NUMBER;
    if (number != seen)
        return number > seen;
    return item->repeated && !(item->exclusive && parent->stage >> STAGE_ELEMENT != (guint) child);
}

static void
advance(FoNode *parent, guint number, FoElement child)
{
    if (number > (parent->stage & STAGE_NUMBER))
        parent->stage = number | (guint) child << STAGE_ELEMENT;
}

static bool
has_ancestor(const FoNode *node, FoElement a, FoElement b)
{
    while (node && node->element != a && node->element != b)
        node = node->parent;
    return node;
}

/* What a content model cannot say. */
static bool
fits_context(const FoNode *parent, FoElement child)
{
    if (child == FO_RETRIEVE_MARKER)
        return has_ancestor(parent, FO_STATIC_CONTENT, FO_STATIC_CONTENT);
    if (child == FO_RETRIEVE_TABLE_MARKER)
        return has_ancestor(parent, FO_TABLE_HEADER, FO_TABLE_FOOTER);
    if (!is_transparent(parent->element) || child == FO_MULTI_CASE ||
        child == FO_MULTI_PROPERTY_SET || child == FO_MARKER)
        return true;
    while (parent && is_transparent(parent->element))
        parent = parent->parent;
    return !parent || takes(parent->element, child);
}

void
fo_content_check(FoNode *parent, FoElement child, Diag *diag, DiagPlace place)
{
    if (child == FO_CHANGE_BAR_BEGIN || child == FO_CHANGE_BAR_END)
        return;
    const Model *model = model_of(parent->element);
    guint found = 0;
    while (found < model->count && !has_element(&model->items[found], child))
        found++;
    bool known = found < model->count;
    if (!known || !may_follow(parent, &model->items[found], found + 1, child) ||
        !fits_context(parent, child))
        report(diag, DIAG_ID_FO_MISPLACED, place, fo_element_name(child),
               fo_element_name(parent->element));
    if (known)
        advance(parent, found + 1, child);
}

/* Whether some child of @node belongs to @item. */
static bool
is_there(const FoNode *node, const Item *item)
{
    FO_EACH_CHILD (child, node) {
        if (has_element(item, child->element))
            return true;
    }
    return false;
}

/* "fo:a or fo:b", from the text of an item. */
static char *
item_name(const Item *item)
{
    gsize length = strcspn(item->name, "?*+ ");
    g_autofree char *words = g_strndup(item->name, length);
    g_auto(GStrv) parts = g_strsplit_set(words, "|/", -1);
    for (char **part = parts; *part; part++) {
        char *full = g_ascii_isalpha(**part) ? g_strconcat("fo:", *part, NULL) : g_strdup(*part);
        g_free(*part);
        *part = full;
    }
    return g_strjoinv(", ", parts);
}

void
fo_content_complete(const FoNode *node, Diag *diag, DiagPlace place)
{
    const Model *model = model_of(node->element);
    for (guint i = 0; i < model->count; i++) {
        const Item *item = &model->items[i];
        if (!item->required || is_there(node, item))
            continue;
        g_autofree char *name = item_name(item);
        report(diag, DIAG_ID_FO_MISSING, place, fo_element_name(node->element), name);
    }
}
