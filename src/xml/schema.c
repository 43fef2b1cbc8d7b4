#include "xml/schema.h"

#include <libxml/xmlschemas.h>
#include <string.h>

#include "base/error.h"
#include "xml/doc.h"
#include "xml/query.h"

/* Of all kinds of files. Of a later one nothing is known, not even that it fits the schema. */
static const char version_known[] = "1";

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlSchemaParserCtxt, xmlSchemaFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlSchemaValidCtxt, xmlSchemaFreeValidCtxt)

/* The files are taken into the program as they are; the Makefile lists them for this object. */
#define EMBED(name)                                                         \
    __asm__(".pushsection .rodata\n"                                        \
            "embedded_" #name ": .incbin \"input/schemas/" #name ".xsd\"\n" \
            ".byte 0\n"                                                     \
            ".popsection\n");                                               \
    extern const char embedded_##name[] __attribute__((visibility("hidden")));

/* One a line, so that adding one is adding a line. */
#define SCHEMAS(row)                                                                           \
    row(comparison) row(framework) row(heads) row(plan) row(project) row(record) row(register) \
        row(results) row(revision) row(shard) row(table)
SCHEMAS(EMBED)

static struct {
    const char *name, *text;
    xmlSchema *compiled; /* made at first use, kept */
} schemas[] = {
#define ROW(name) {#name, embedded_##name, NULL},
    SCHEMAS(ROW)
#undef ROW
};

const char *
xml_schema_name(guint index)
{
    return index < G_N_ELEMENTS(schemas) ? schemas[index].name : NULL;
}

static int
find_schema(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(schemas); i++) {
        if (strcmp(schemas[i].name, name) == 0)
            return (int) i;
    }
    return -1;
}

const char *
xml_schema_text(const char *name)
{
    int index = find_schema(name);
    return index < 0 ? NULL : schemas[index].text;
}

static xmlSchema *
compile(int index)
{
    if (!schemas[index].compiled) {
        const char *text = schemas[index].text;
        g_autoptr(xmlSchemaParserCtxt) parser = xmlSchemaNewMemParserCtxt(text, (int) strlen(text));
        schemas[index].compiled = xmlSchemaParse(parser);
    }
    g_assert(schemas[index].compiled);
    return schemas[index].compiled;
}

/* ---- violations, in our words */

/* "{urn:samrit:record}kpi" in libxml2's message is "kpi" to people. */
static char *
drop_namespaces(const char *text)
{
    GString *plain = g_string_new(NULL);
    for (const char *p = text; *p; p++) {
        const char *end = g_str_has_prefix(p, "{urn:") ? strchr(p, '}') : NULL;
        if (end)
            p = end;
        else if (*p != '\'')
            g_string_append_c(plain, *p);
    }
    return g_string_free(plain, FALSE);
}

/* What stands in "Expected is ( a, b )" or "Expected is one of ( … )"; "–" if nothing may follow.
 */
static char *
expected_names(const char *message)
{
    const char *start = strstr(message, "Expected is");
    start = start ? strchr(start, '(') : NULL;
    const char *end = start ? strrchr(start, ')') : NULL;
    if (!end)
        return g_strdup("–");
    g_autofree char *names = g_strndup(start + 1, (gsize) (end - start - 1));
    return drop_namespaces(g_strstrip(names));
}

/* "@name" where the message speaks of an attribute, else the element's name. */
static char *
subject(const char *message, const char *element)
{
    static const char lead[] = "attribute '";
    const char *start = strstr(message, lead);
    const char *end = start ? strchr(start + strlen(lead), '\'') : NULL;
    if (!end)
        return g_strdup(element);
    start += strlen(lead);
    return g_strdup_printf("%s/@%.*s", element, (int) (end - start), start);
}

/* The type's name in "… is not a valid value of the atomic type 'Year'." */
static char *
asked_type(const char *message)
{
    const char *type = strstr(message, " type ");
    g_autofree char *name = drop_namespaces(type ? type + strlen(" type ") : "");
    return g_strndup(name, strcspn(name, "."));
}

static void
report_value(Diag *diag, DiagPlace place, const xmlError *cause, const char *element)
{
    g_autofree char *where = subject(cause->message, element);
    g_autofree char *asked =
        cause->str2 ? drop_namespaces(cause->str2) : asked_type(cause->message);
    diag_add(diag, DIAG_ID_SCHEMA_VALUE, place, where, cause->str1 ? cause->str1 : "", asked, NULL);
}

static void
report_content(Diag *diag, DiagPlace place, const xmlError *cause, const char *element)
{
    g_autofree char *expected = expected_names(cause->message);
    bool missing = strstr(cause->message, "Missing child") != NULL;
    DiagId id = missing ? DIAG_ID_SCHEMA_INCOMPLETE : DIAG_ID_SCHEMA_UNEXPECTED;
    diag_add(diag, id, place, element, expected, NULL);
}

static void
take_violation(void *data, xmlErrorPtr cause)
{
    Diag *diag = data;
    const xmlNode *node = cause->node;
    if (!node)
        return;
    DiagPlace place = xml_doc_place(node);
    const char *element = (const char *) node->name;

    switch (cause->code) {
    case XML_SCHEMAV_ELEMENT_CONTENT:
        report_content(diag, place, cause, element);
        break;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
        diag_add(diag, DIAG_ID_SCHEMA_UNKNOWN_ATTRIBUTE, place, element, cause->str1, NULL);
        break;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
        diag_add(diag, DIAG_ID_SCHEMA_MISSING_ATTRIBUTE, place, element, cause->str1, NULL);
        break;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
        diag_add(diag, DIAG_ID_SCHEMA_TEXT, place, element, NULL);
        break;
    case XML_SCHEMAV_CVC_ELT_1:
        diag_add(diag, DIAG_ID_SCHEMA_ROOT, place, element, NULL);
        break;
    default:
        if (cause->str1) {
            report_value(diag, place, cause, element);
        } else {
            g_autofree char *message = drop_namespaces(cause->message);
            diag_add(diag, DIAG_ID_XML_SCHEMA, place, g_strstrip(message), NULL);
        }
    }
}

/* ---- versions */

/* Finds a version that is later; false when there was one. */
static bool
take_version(const xmlDoc *doc, Diag *diag)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    const char *version = root ? xml_query_attribute(root, "version") : NULL;
    guint64 number = 0;
    if (!version || !g_ascii_string_to_unsigned(version, 10, 2, G_MAXUINT, &number, NULL))
        return true;
    diag_add(diag, DIAG_ID_SCHEMA_VERSION, xml_doc_place(root), (const char *) root->name, version,
             version_known, NULL);
    return false;
}

bool
xml_schema_check_version(const xmlDoc *doc, GError **error)
{
    g_autoptr(Diag) diag = diag_new();
    if (take_version(doc, diag))
        return true;
    diag_set_error(error, SAMRIT_ERROR_SETUP, diag_get(diag, 0));
    return false;
}

bool
xml_schema_check(const xmlDoc *doc, const char *name, Diag *diag)
{
    int index = find_schema(name);
    g_assert(index >= 0);
    if (!take_version(doc, diag))
        return false;
    g_autoptr(xmlSchemaValidCtxt) check = xmlSchemaNewValidCtxt(compile(index));
    xmlSchemaSetValidStructuredErrors(check, take_violation, diag);
    return xmlSchemaValidateDoc(check, (xmlDoc *) doc) == 0;
}
