#include "compare/facts.h"

#include <string.h>

#include "xml/query.h"

/* ---- texts */

const char *
compare_texts_keep(const CompareTexts *texts, const char *text)
{
    return text ? g_string_chunk_insert_const(texts->strings, text) : NULL;
}

/* ---- finding values */

/* What following a row of field.def hands around. */
typedef struct {
    const CompareTexts *texts;
    Arena *scratch;
    GArray *facts;
} Search;

/* A paragraph or item to a line. */
static void
gather(GString *text, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE)
            g_string_append(text, (const char *) child->content);
        else if (child->type == XML_ELEMENT_NODE)
            gather(text, child);
    }
    if (xml_query_is(node, "p") || xml_query_is(node, "item"))
        g_string_append_c(text, '\n');
}

/* The text in @node and below, a line a paragraph: elements that hold elements have white space
 * between them; those that hold text are one line. */
static const char *
text_of(const Search *search, const xmlNode *node)
{
    if (!xml_query_child(node, NULL))
        return node->children && node->children->content && !node->children->next
                   ? (const char *) node->children->content
                   : xml_query_text(search->scratch, node);
    g_autoptr(GString) text = g_string_new(NULL);
    XML_QUERY_EACH (child, node, NULL)
        gather(text, child);
    while (text->len && text->str[text->len - 1] == '\n')
        g_string_truncate(text, text->len - 1);
    return arena_strdup(search->scratch, text->str);
}

static const char *
value_of(const Search *search, const CompareField *field, const xmlNode *node)
{
    return *field->value ? xml_query_attribute(node, field->value) : text_of(search, node);
}

/* What people call the one that @key tells: its name attribute, or its name element. */
static const char *
name_of(const Search *search, const CompareField *field, const xmlNode *node)
{
    if (field == compare_field(COMPARE_FIELD_UNIT_RANK) &&
        g_strcmp0(xml_query_attribute(node, field->key), "all") == 0)
        return "ทั้งหมด";
    const char *name = xml_query_attribute(node, "name");
    return name ? name : xml_query_child_text(search->scratch, node, "name");
}

static void
add_fact(const Search *search, const CompareField *field, const xmlNode *first, const xmlNode *node)
{
    const CompareTexts *texts = search->texts;
    const char *text = value_of(search, field, node);
    const char *key = *field->key ? xml_query_attribute(first, field->key) : "";
    if (!text || !key)
        return;
    bool number = strcmp(field->value, "text") == 0;
    CompareFact fact = {
        .field = field,
        .key = compare_texts_keep(texts, key),
        .key_name = *field->key ? compare_texts_keep(texts, name_of(search, field, first)) : NULL,
        .text = compare_texts_keep(texts, text),
        .exact = number ? compare_texts_keep(texts, xml_query_attribute(node, "exact")) : NULL,
        .value = number ? compare_texts_keep(texts, xml_query_attribute(node, "value")) : NULL,
    };
    g_array_append_val(search->facts, fact);
}

/* Follows @path from @node, to all that it leads to. @keyed is the element that tells several
 * apart: the one of the step with a star, or else of the first. */
static void
follow(const Search *search, const CompareField *field, const xmlNode *node, const xmlNode *keyed,
       const char *path)
{
    if (!*path) {
        add_fact(search, field, keyed ? keyed : node, node);
        return;
    }
    gsize length = strcspn(path, "*/");
    bool star = path[length] == '*';
    const char *rest = path + length + star;
    char step[32];
    g_strlcpy(step, path, MIN(length + 1, sizeof step));
    XML_QUERY_EACH (child, node, step)
        follow(search, field, child, star || !keyed ? child : keyed,
               *rest == '/' ? rest + 1 : rest);
}

CompareFacts
compare_facts(const CompareTexts *texts, const xmlNode *node, CompareLevel level)
{
    g_autoptr(Arena) scratch = arena_new();
    g_autoptr(GArray) facts = g_array_new(FALSE, FALSE, sizeof(CompareFact));
    const Search search = {texts, scratch, facts};
    for (guint i = 0; i < COMPARE_FIELD_COUNT; i++) {
        const CompareField *field = compare_field((CompareFieldId) i);
        if (field->level == level)
            follow(&search, field, node, NULL, field->path);
    }
    return (CompareFacts){arena_memdup(texts->arena, facts->data, facts->len * sizeof(CompareFact)),
                          facts->len};
}

/* ---- numbers */

static int
places_of(const char *value)
{
    const char *point = strchr(value, '.');
    return point ? (int) strlen(point + 1) : 0;
}

const char *
compare_difference(Arena *arena, const char *before, const char *after)
{
    const Decimal *one = before ? decimal_parse(arena, before) : NULL;
    const Decimal *other = after ? decimal_parse(arena, after) : NULL;
    if (!one || !other)
        return NULL;
    return decimal_format(arena, decimal_subtract(arena, other, one),
                          MAX(places_of(before), places_of(after)), DECIMAL_SIGNED);
}

/* ---- differing */

/* A record's number is the same however many zeroes it is written with; what was computed is what
 * was printed. */
static bool
is_same(const CompareFact *before, const CompareFact *after)
{
    bool given = before->field->class != COMPARE_RESULT;
    if (given && before->exact && after->exact)
        return before->exact == after->exact;
    return before->text == after->text;
}

static void
add_change(Arena *arena, GArray *changes, const CompareFact *before, const CompareFact *after)
{
    const CompareFact *any = after ? after : before;
    CompareChange change = {
        .field = any->field,
        .class = any->field->class,
        .key = *any->key ? any->key : NULL,
        .key_name = any->key_name,
        .before = before ? before->text : NULL,
        .after = after ? after->text : NULL,
    };
    if (before && after)
        change.difference = compare_difference(arena, before->value, after->value);
    g_array_append_val(changes, change);
}

/* The fact among @facts that tells the same as @fact, if it is not @taken; lists are in one order,
 * so that the search goes on from where the last one was. */
static const CompareFact *
find(const CompareFacts *facts, const CompareFact *fact, const bool *taken, guint *at)
{
    for (guint step = 0; step < facts->count; step++) {
        guint i = (*at + step) % facts->count;
        const CompareFact *item = &facts->items[i];
        if (!taken[i] && item->field == fact->field && item->key == fact->key) {
            *at = i;
            return item;
        }
    }
    return NULL;
}

static int
compare_order(gconstpointer a, gconstpointer b)
{
    const CompareChange *one = a, *other = b;
    return one->field < other->field ? -1 : one->field > other->field;
}

CompareChanges
compare_facts_differ(Arena *arena, const CompareFacts *before, const CompareFacts *after)
{
    g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(CompareChange));
    g_autofree bool *taken = g_new0(bool, before->count + 1);
    guint at = 0;
    for (guint i = 0; i < after->count; i++) {
        const CompareFact *twin = find(before, &after->items[i], taken, &at);
        if (twin)
            taken[twin - before->items] = true;
        if (!twin || !is_same(twin, &after->items[i]))
            add_change(arena, changes, twin, &after->items[i]);
    }
    for (guint i = 0; i < before->count; i++) {
        if (!taken[i])
            add_change(arena, changes, &before->items[i], NULL);
    }
    /* merge sort: equal ones stay in their order */
    g_qsort_with_data(changes->data, (gint) changes->len, sizeof(CompareChange),
                      (GCompareDataFunc) (void (*)(void)) compare_order, NULL);
    return (CompareChanges){
        arena_memdup(arena, changes->data, changes->len * sizeof(CompareChange)), changes->len};
}
