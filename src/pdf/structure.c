#include "pdf/structure.h"

#include <string.h>

#include "pdf/put.h"

/* What an element holds, in the order in which it was painted. */
typedef enum {
    KID_MARKS,      /* MCIDs in a row on one page */
    KID_ELEMENT,    /* a child */
    KID_ANNOTATION, /* a link's */
} KidKind;

typedef struct Kid Kid;
struct Kid {
    Kid *next;
    KidKind kind;
    guint page; /* object number, of marks and annotations */
    union {
        struct {
            guint first, count; /* MCIDs; an annotation's object number is first */
        };
        AreaTag *tag; /* a child */
    };
};

/* The record that AreaTag.painted points to. */
typedef struct {
    guint number;
    Kid *first, *last;
    bool has_content; /* marks or annotations of its own, beside children */
} Element;

/* ---- noting what is painted */

static Kid *
add_kid(PdfDocument *document, Element *element, KidKind kind)
{
    Kid *kid = ARENA_NEW(document->arena, Kid);
    kid->kind = kind;
    if (element->last)
        element->last->next = kid;
    else
        element->first = kid;
    return element->last = kid;
}

static Element *
reach(PdfDocument *document, AreaTag *tag)
{
    if (tag->painted)
        return tag->painted;
    Element *element = ARENA_NEW(document->arena, Element);
    element->number = pdf_file_reserve(document->file);
    tag->painted = element;
    if (tag->parent)
        add_kid(document, reach(document, tag->parent), KID_ELEMENT)->tag = tag;
    return element;
}

static guint
current_page(const PdfDocument *document)
{
    return g_array_index(document->page_numbers, guint, document->page_numbers->len - 1);
}

guint
pdf_structure_mark(PdfDocument *document, AreaTag *tag)
{
    Element *element = reach(document, tag);
    guint mcid = document->parents->len, page = current_page(document);
    g_array_append_val(document->parents, element->number);
    element->has_content = true;

    Kid *last = element->last;
    if (last && last->kind == KID_MARKS && last->page == page &&
        last->first + last->count == mcid) {
        last->count++;
        return mcid;
    }
    Kid *kid = add_kid(document, element, KID_MARKS);
    kid->page = page;
    kid->first = mcid;
    kid->count = 1;
    return mcid;
}

static guint
add_parent(PdfDocument *document, const char *prefix, guint number)
{
    guint key = document->next_key++;
    pdf_put_integer(document->parent_tree, key);
    pdf_put(document->parent_tree, prefix);
    pdf_put_reference(document->parent_tree, number);
    g_string_append_c(document->parent_tree, '\n');
    return key;
}

guint
pdf_structure_annotate(PdfDocument *document, AreaTag *tag, guint annotation, guint page)
{
    Element *element = reach(document, tag);
    Kid *kid = add_kid(document, element, KID_ANNOTATION);
    kid->page = page;
    kid->first = annotation;
    element->has_content = true;
    return add_parent(document, " ", element->number);
}

int
pdf_structure_end_page(PdfDocument *document)
{
    const GArray *parents = document->parents;
    if (!parents->len)
        return -1;
    g_autoptr(GString) out = g_string_new("[");
    for (guint i = 0; i < parents->len; i++) {
        pdf_put_reference(out, g_array_index(parents, guint, i));
        g_string_append_c(out, i + 1 < parents->len ? ' ' : ']');
    }
    guint number = pdf_file_add(document->file, out);
    g_array_set_size(document->parents, 0);
    return (int) add_parent(document, " ", number);
}

/* ---- roles */

static const char *const standard_roles[] = {
    "Annot",    "Art",    "BibEntry", "BlockQuote", "Caption", "Code",      "Div",
    "Document", "Figure", "Form",     "Formula",    "H",       "H1",        "H2",
    "H3",       "H4",     "H5",       "H6",         "Index",   "L",         "LBody",
    "LI",       "Lbl",    "Link",     "NonStruct",  "Note",    "P",         "Part",
    "Private",  "Quote",  "RB",       "RP",         "RT",      "Reference", "Ruby",
    "Sect",     "Span",   "TBody",    "TD",         "TFoot",   "TH",        "THead",
    "TOC",      "TOCI",   "TR",       "Table",      "WP",      "WT",        "Warichu"};

static bool
is_among(const char *role, const char *const *roles, guint n_roles)
{
    for (guint i = 0; i < n_roles; i++) {
        if (strcmp(roles[i], role) == 0)
            return true;
    }
    return false;
}

static bool
is_inline_place(const AreaTag *parent)
{
    static const char *const roles[] = {"P",  "H",   "H1",   "H2",   "H3",   "H4",    "H5",
                                        "H6", "Lbl", "Span", "Link", "Note", "Quote", "Reference"};
    return parent && is_among(parent->role, roles, G_N_ELEMENTS(roles));
}

/* Headings may not skip a level going down (ISO 14289-1, 7.4.2): one too deep is lifted. */
static bool
put_heading(PdfDocument *document, GString *out, const char *role)
{
    if (role[0] != 'H' || role[1] < '1' || role[1] > '6' || role[2])
        return false;
    guint level = MIN((guint) (role[1] - '0'), document->heading + 1);
    const char lifted[] = {'H', (char) ('0' + level), '\0'};
    document->heading = level;
    pdf_put_name(out, lifted);
    return true;
}

static void
put_role(PdfDocument *document, GString *out, const AreaTag *tag)
{
    pdf_put(out, "/S");
    if (put_heading(document, out, tag->role))
        return;
    pdf_put_name(out, tag->role);
    if (tag->role == document->last_role) /* roles come in runs, and are literals mostly */
        return;
    document->last_role = tag->role;
    if (!is_among(tag->role, standard_roles, G_N_ELEMENTS(standard_roles)) &&
        !g_hash_table_contains(document->roles, tag->role))
        g_hash_table_insert(document->roles, (void *) tag->role,
                            (void *) (is_inline_place(tag->parent) ? "Span" : "Div"));
}

/* ---- writing the elements */

static void write_element(PdfDocument *document, const AreaTag *tag, guint parent);

static bool
is_cell(const AreaTag *tag)
{
    return strcmp(tag->role, "TD") == 0 || strcmp(tag->role, "TH") == 0;
}

static void
put_mark(GString *out, guint mcid, guint page, guint own_page)
{
    if (page == own_page) {
        pdf_put_integer(out, mcid);
        g_string_append_c(out, ' ');
        return;
    }
    pdf_put(out, "<</Type/MCR/Pg ");
    pdf_put_reference(out, page);
    pdf_put(out, "/MCID ");
    pdf_put_integer(out, mcid);
    pdf_put(out, ">>");
}

static void
put_kid(GString *out, const Kid *kid, guint own_page)
{
    switch (kid->kind) {
    case KID_MARKS:
        for (guint i = 0; i < kid->count; i++)
            put_mark(out, kid->first + i, kid->page, own_page);
        break;
    case KID_ELEMENT:
        pdf_put_reference(out, ((const Element *) kid->tag->painted)->number);
        g_string_append_c(out, ' ');
        break;
    case KID_ANNOTATION:
        pdf_put(out, "<</Type/OBJR/Obj ");
        pdf_put_reference(out, kid->first);
        pdf_put(out, "/Pg ");
        pdf_put_reference(out, kid->page);
        pdf_put(out, ">>");
        break;
    }
}

/* Without content of its own, an element lists its children as they stand in the tree: empty
 * cells, which nothing was painted in, keep their columns. */
static void
put_children(PdfDocument *document, GString *out, AreaTag *tag)
{
    for (AreaTag *child = tag->first; child; child = child->next) {
        if (!child->painted && is_cell(child))
            reach(document, child);
        if (!child->painted)
            continue;
        pdf_put_reference(out, ((const Element *) child->painted)->number);
        g_string_append_c(out, ' ');
    }
}

static void
put_kids(PdfDocument *document, GString *out, AreaTag *tag, guint own_page)
{
    const Element *element = tag->painted;
    pdf_put(out, "/K[");
    if (element->has_content) {
        for (const Kid *kid = element->first; kid; kid = kid->next)
            put_kid(out, kid, own_page);
    } else {
        put_children(document, out, tag);
    }
    g_string_append_c(out, ']');
}

static void
put_table_attributes(GString *out, const AreaTag *tag)
{
    static const char *const scopes[] = {"Column", "Column", "Row", "Both"};
    bool is_header = strcmp(tag->role, "TH") == 0;
    if (!is_cell(tag) || (!is_header && tag->column_span < 2 && tag->row_span < 2))
        return;
    pdf_put(out, "/A<</O/Table");
    if (is_header)
        g_string_append_printf(out, "/Scope/%s", scopes[tag->scope]);
    if (tag->column_span > 1)
        g_string_append_printf(out, "/ColSpan %d", tag->column_span);
    if (tag->row_span > 1)
        g_string_append_printf(out, "/RowSpan %d", tag->row_span);
    pdf_put(out, ">>");
}

/* A list whose labels are drawn says how it is numbered only in general. */
static void
put_list_attributes(GString *out, const AreaTag *tag)
{
    if (strcmp(tag->role, "L") == 0)
        pdf_put(out, "/A<</O/List/ListNumbering/Decimal>>");
}

static void
put_string(GString *out, const char *key, const char *text)
{
    if (!text)
        return;
    pdf_put(out, key);
    pdf_put_text(out, text);
}

/* A figure has to have a description; one without says so. */
static void
put_description(PdfDocument *document, GString *out, const AreaTag *tag)
{
    bool is_figure = strcmp(tag->role, "Figure") == 0 || strcmp(tag->role, "Formula") == 0;
    bool is_thai = g_str_has_prefix(document->area->language, "th");
    const char *none = is_thai ? "ไม่มีคำอธิบายภาพ" : "No alternate text specified";
    bool lacks = is_figure && !tag->actual_text && (!tag->alt || !*tag->alt);
    put_string(out, "/Alt", lacks ? none : tag->alt);
    put_string(out, "/ActualText", tag->actual_text);
}

/* A note has to have an identifier; it is the element's number, padded so that they sort. */
static void
put_identifier(PdfDocument *document, GString *out, const AreaTag *tag)
{
    if (strcmp(tag->role, "Note") != 0)
        return;
    const Element *element = tag->painted;
    char name[16];
    g_snprintf(name, sizeof name, "N%08u", element->number);
    put_string(out, "/ID", name);
    g_string_append_printf(document->identifiers, "(%s)", name);
    pdf_put_reference(document->identifiers, element->number);
    document->n_identifiers++;
}

static guint
first_page(const Element *element)
{
    for (const Kid *kid = element->first; kid; kid = kid->next) {
        if (kid->kind != KID_ELEMENT)
            return kid->page;
    }
    return 0;
}

static void
write_element(PdfDocument *document, const AreaTag *tag, guint parent)
{
    const Element *element = tag->painted;
    guint page = first_page(element);
    g_autoptr(GString) out = g_string_new("<<");
    put_role(document, out, tag);
    pdf_put(out, "/P ");
    pdf_put_reference(out, parent);
    if (page) {
        pdf_put(out, "/Pg ");
        pdf_put_reference(out, page);
    }
    put_kids(document, out, (AreaTag *) tag, page);
    put_string(out, "/Lang", tag->language);
    put_description(document, out, tag);
    put_identifier(document, out, tag);
    put_table_attributes(out, tag);
    put_list_attributes(out, tag);
    pdf_put(out, ">>");
    pdf_file_put(document->file, element->number, out);
    for (const AreaTag *child = tag->first; child; child = child->next) {
        if (child->painted)
            write_element(document, child, element->number);
    }
}

/* ---- the root */

static guint
write_parent_tree(PdfDocument *document)
{
    g_autoptr(GString) out = g_string_new("<</Nums[");
    pdf_put_raw(out, document->parent_tree->str, document->parent_tree->len);
    pdf_put(out, "]>>");
    return pdf_file_add(document->file, out);
}

static int
compare_strings(const void *one, const void *other)
{
    return strcmp(*(const char *const *) one, *(const char *const *) other);
}

static void
put_role_map(GString *out, GHashTable *roles)
{
    guint count;
    g_autofree void **names = g_hash_table_get_keys_as_array(roles, &count);
    if (!count)
        return;
    qsort(names, count, sizeof *names, compare_strings);
    pdf_put(out, "/RoleMap<<");
    for (guint i = 0; i < count; i++) {
        pdf_put_name(out, names[i]);
        pdf_put_name(out, g_hash_table_lookup(roles, names[i]));
    }
    pdf_put(out, ">>");
}

void
pdf_structure_write(PdfDocument *document)
{
    AreaTag *root = document->area->root;
    const Element *element = reach(document, root);
    write_element(document, root, document->tree);

    g_autoptr(GString) out = g_string_new("<</Type/StructTreeRoot/K[");
    pdf_put_reference(out, element->number);
    pdf_put(out, "]/ParentTree ");
    pdf_put_reference(out, write_parent_tree(document));
    pdf_put(out, "/ParentTreeNextKey ");
    pdf_put_integer(out, document->next_key);
    put_role_map(out, document->roles);
    if (document->n_identifiers)
        g_string_append_printf(out, "/IDTree<</Names[%s]>>", document->identifiers->str);
    pdf_put(out, ">>");
    pdf_file_put(document->file, document->tree, out);
}
