#include "transform/digits.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "base/limits.h"
#include "transform/function.h"

/* ---- which digits of a text change */

/* "PMQA 4.0": a Latin word, a space, and a version number of two digits. */
static bool
is_version(const char *text, const char *p)
{
    return p - text >= 2 && p[-1] == ' ' && g_ascii_isalpha(p[-2]) && p[1] == '.' &&
           g_ascii_isdigit(p[2]) && !g_ascii_isdigit(p[3]);
}

/* "PM2", "COVID-19", "details/43928": Latin right before, or one joining sign between. */
static bool
follows_latin(const char *text, const char *p)
{
    if (p > text && g_ascii_isalpha(p[-1]))
        return true;
    return p - text >= 2 && strchr("-/._:#=?&", p[-1]) && g_ascii_isalpha(p[-2]);
}

/* The end of a number at @p with its inner signs: 1,234.50 and 12/2565. */
static const char *
number_end(const char *p)
{
    while (g_ascii_isdigit(*p) || (strchr(".,/:-", *p) && *p && g_ascii_isdigit(p[1])))
        p++;
    return p;
}

static void
append_thai_digits(GString *result, const char *p, const char *end)
{
    for (; p < end; p++) {
        if (g_ascii_isdigit(*p))
            g_string_append_unichar(result, 0x0E50 + (gunichar) (*p - '0'));
        else
            g_string_append_c(result, *p);
    }
}

char *
transform_digits_thai(const char *text)
{
    GString *result = g_string_sized_new(2 * strlen(text));
    for (const char *p = text; *p;) {
        gsize others = strcspn(p, "0123456789");
        g_string_append_len(result, p, (gssize) others);
        p += others;
        if (!*p)
            break;
        const char *end = number_end(p);
        bool latin = follows_latin(text, p) || is_version(text, p) || g_ascii_isalpha(*end);
        if (latin)
            g_string_append_len(result, p, end - p);
        else
            append_thai_digits(result, p, end);
        p = end;
    }
    return g_string_free(result, FALSE);
}

/* ---- over a document */

/* What is in force at an element. */
typedef struct {
    bool thai;           /* asked for by s:digits */
    bool other_language; /* by xml:lang */
} Scope;

static bool
has_digit(const char *text)
{
    return text && strpbrk(text, "0123456789");
}

static void
set_thai(xmlNode *node, const xmlChar *content)
{
    g_autofree char *thai = transform_digits_thai((const char *) content);
    xmlNodeSetContent(node, NULL);
    xmlNodeAddContent(node, (const xmlChar *) thai);
}

bool
transform_digits_reads(const char *name)
{
    static const char *const names[] = {"alt-text", "aria-label", "alt",   "format",
                                        "label",    "text",       "title", NULL};
    return strchr("aflt", *name) && g_strv_contains(names, name);
}

static void
convert_attributes(xmlNode *element)
{
    for (xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
        xmlNode *value = attribute->children;
        if (transform_digits_reads((const char *) attribute->name) && value && !value->next &&
            has_digit((const char *) value->content))
            set_thai(value, value->content);
    }
}

static bool
is_ours(const xmlNs *namespace)
{
    return namespace && xmlStrEqual(namespace->href, BAD_CAST TRANSFORM_NAMESPACE);
}

/* One walk over a document, which may be larger than the processor's caches. */
typedef struct {
    GPtrArray *declaring; /* elements that declare our namespace */
    bool used;            /* something is in it still */
    bool too_deep;
    int depth; /* of elements */
} Walk;

/* What the attributes of @element that have a namespace say; ours are taken away. */
static Scope
enter(Walk *walk, xmlNode *element, Scope scope)
{
    for (xmlAttr *attribute = element->properties, *next; attribute; attribute = next) {
        next = attribute->next;
        if (!attribute->ns)
            continue;
        const xmlChar *value = attribute->children ? attribute->children->content : NULL;
        const char *name = (const char *) attribute->name;
        if (is_ours(attribute->ns) && !strcmp(name, "digits")) {
            scope.thai = xmlStrEqual(value, BAD_CAST "thai");
            xmlRemoveProp(attribute);
        } else if (is_ours(attribute->ns)) {
            walk->used = true;
        } else if (value && !strcmp(name, "lang") &&
                   xmlStrEqual(attribute->ns->href, XML_XML_NAMESPACE)) {
            scope.other_language = !g_str_has_prefix((const char *) value, "th");
        }
    }
    return scope;
}

static void
note_namespaces(Walk *walk, xmlNode *element)
{
    walk->used = walk->used || is_ours(element->ns);
    for (const xmlNs *declared = element->nsDef; declared; declared = declared->next) {
        if (is_ours(declared))
            g_ptr_array_add(walk->declaring, element);
    }
}

static void convert(Walk *walk, xmlNode *node, Scope scope);

static void
convert_element(Walk *walk, xmlNode *element, Scope scope)
{
    note_namespaces(walk, element);
    scope = enter(walk, element, scope);
    if (scope.thai && !scope.other_language)
        convert_attributes(element);
    walk->depth++;
    walk->too_deep |= walk->depth > LIMIT_XML_DEPTH;
    for (xmlNode *child = element->children; child && !walk->too_deep; child = child->next)
        convert(walk, child, scope);
    walk->depth--;
}

static void
convert(Walk *walk, xmlNode *node, Scope scope)
{
    if (node->type == XML_ELEMENT_NODE)
        convert_element(walk, node, scope);
    else if (node->type == XML_TEXT_NODE && scope.thai && !scope.other_language &&
             has_digit((const char *) node->content))
        set_thai(node, node->content);
}

static void
drop_declaration(xmlNode *element)
{
    for (xmlNs **at = &element->nsDef; *at;) {
        xmlNs *declared = *at;
        if (!is_ours(declared)) {
            at = &declared->next;
            continue;
        }
        *at = declared->next;
        xmlFreeNs(declared);
    }
}

bool
transform_digits_apply(xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    if (!root)
        return true;
    g_autoptr(GPtrArray) declaring = g_ptr_array_new();
    Walk walk = {.declaring = declaring};
    convert(&walk, root, (Scope){0});
    /* Nothing is in our namespace any more: its declarations go too, since HTML knows none. */
    for (guint i = 0; !walk.used && i < declaring->len; i++)
        drop_declaration(declaring->pdata[i]);
    return !walk.too_deep;
}
