#include "compare/facts.h"

#include <string.h>

#include "xml/query.h"

/* ---- finding values */

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

/* Elements that hold elements have white space between them; those that hold text are one line. */
const char *
compare_text(Arena *arena, const xmlNode *node)
{
    if (!xml_query_child(node, NULL))
        return node->children && node->children->content && !node->children->next
                   ? (const char *) node->children->content
                   : xml_query_text(arena, node);
    g_autoptr(GString) text = g_string_new(NULL);
    XML_QUERY_EACH (child, node, NULL)
        gather(text, child);
    while (text->len && text->str[text->len - 1] == '\n')
        g_string_truncate(text, text->len - 1);
    return arena_strdup(arena, text->str);
}

static const char *
value_of(Arena *arena, const CompareField *field, const xmlNode *node)
{
    return *field->value ? xml_query_attribute(node, field->value) : compare_text(arena, node);
}

/* What people call the one that @key tells: its name attribute, or its name element. */
static const char *
name_of(Arena *arena, const CompareField *field, const xmlNode *node)
{
    if (field == compare_field(COMPARE_FIELD_UNIT_RANK) &&
        g_strcmp0(xml_query_attribute(node, field->key), "all") == 0)
        return "ทั้งหมด";
    const char *name = xml_query_attribute(node, "name");
    return name ? name : xml_query_child_text(arena, node, "name");
}

static void
add_fact(Arena *arena, GArray *facts, const CompareField *field, const xmlNode *first,
         const xmlNode *node)
{
    const char *text = value_of(arena, field, node);
    if (!text)
        return;
    bool number = strcmp(field->value, "text") == 0;
    CompareFact fact = {
        .field = field,
        .key = *field->key ? xml_query_attribute(first, field->key) : "",
        .key_name = *field->key ? name_of(arena, field, first) : NULL,
        .text = text,
        .exact = number ? xml_query_attribute(node, "exact") : NULL,
        .value = number ? xml_query_attribute(node, "value") : NULL,
    };
    if (fact.key)
        g_array_append_val(facts, fact);
}

/* Follows @path from @node, to all that it leads to. @keyed is the element that tells several
 * apart: the one of the step with a star, or else of the first. */
static void
follow(Arena *arena, GArray *facts, const CompareField *field, const xmlNode *node,
       const xmlNode *keyed, const char *path)
{
    if (!*path) {
        add_fact(arena, facts, field, keyed ? keyed : node, node);
        return;
    }
    gsize length = strcspn(path, "*/");
    bool star = path[length] == '*';
    const char *rest = path + length + star;
    char step[32];
    g_strlcpy(step, path, MIN(length + 1, sizeof step));
    XML_QUERY_EACH (child, node, step)
        follow(arena, facts, field, child, star || !keyed ? child : keyed,
               *rest == '/' ? rest + 1 : rest);
}

CompareFacts
compare_facts(Arena *arena, const xmlNode *node, CompareLevel level)
{
    g_autoptr(GArray) facts = g_array_new(FALSE, FALSE, sizeof(CompareFact));
    for (guint i = 0; node && i < COMPARE_FIELD_COUNT; i++) {
        const CompareField *field = compare_field((CompareFieldId) i);
        if (field->level == level)
            follow(arena, facts, field, node, NULL, field->path);
    }
    return (CompareFacts){arena_memdup(arena, facts->data, facts->len * sizeof(CompareFact)),
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
        return strcmp(before->exact, after->exact) == 0;
    return strcmp(before->text, after->text) == 0;
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
        if (!taken[i] && item->field == fact->field && strcmp(item->key, fact->key) == 0) {
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
