#include "pdf/element.h"

#include <string.h>

#include "pdf/put.h"

/* ---- records */

static PdfKid *
new_kid(PdfDocument *document)
{
    PdfKid *kid = document->spare_kids;
    if (!kid)
        return ARENA_NEW(document->arena, PdfKid);
    document->spare_kids = kid->next;
    *kid = (PdfKid){0};
    return kid;
}

PdfKid *
pdf_element_add_kid(PdfDocument *document, PdfElement *element, PdfKidKind kind, guint first)
{
    PdfKid *kid = new_kid(document);
    kid->kind = kind;
    kid->first = first;
    if (element->last)
        element->last->next = kid;
    else
        element->first = kid;
    return element->last = kid;
}

static PdfElement *
pdf_element_new(PdfDocument *document)
{
    PdfElement *element = document->spare_elements;
    if (!element)
        return ARENA_NEW(document->arena, PdfElement);
    document->spare_elements = element->spare;
    *element = (PdfElement){0};
    return element;
}

void
pdf_element_free_kids(PdfDocument *document, PdfElement *element)
{
    if (!element->last)
        return;
    element->last->next = document->spare_kids;
    document->spare_kids = element->first;
    element->first = element->last = NULL;
}

void
pdf_element_free(PdfDocument *document, PdfElement *element)
{
    pdf_element_free_kids(document, element);
    if (element->written)
        g_array_unref(element->written);
    element->written = NULL;
    element->spare = document->spare_elements;
    document->spare_elements = element;
}

/* ---- what is painted */

/* Headings may not skip a level going down (ISO 14289-1, 7.4.2): one too deep is lifted. */
static guint
heading_level(PdfDocument *document, const char *role)
{
    if (role[0] != 'H' || role[1] < '1' || role[1] > '6' || role[2])
        return 0;
    return document->heading = MIN((guint) (role[1] - '0'), document->heading + 1);
}

PdfElement *
pdf_element_reach(PdfDocument *document, AreaTag *tag)
{
    if (tag->painted)
        return tag->painted;
    PdfElement *parent = tag->parent ? pdf_element_reach(document, tag->parent) : NULL;
    PdfElement *element = pdf_element_new(document);
    element->number = pdf_file_reserve(document->file);
    element->level = heading_level(document, tag->role);
    tag->painted = element;
    if (parent && parent->has_content)
        pdf_element_add_kid(document, parent, PDF_KID_ELEMENT, element->number);
    return element;
}

/* From now on @element's kids are noted; the children so far come first. */
void
pdf_element_note_content(PdfDocument *document, PdfElement *element, const AreaTag *tag)
{
    if (element->has_content)
        return;
    element->has_content = true;
    for (const AreaTag *child = tag->first; child; child = child->next) {
        const PdfElement *known = child->painted;
        guint count = known && known->written ? known->written->len : known ? 1 : 0;
        for (guint i = 0; i < count; i++)
            pdf_element_add_kid(document, element, PDF_KID_ELEMENT,
                                known->written ? g_array_index(known->written, guint, i)
                                               : known->number);
    }
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

/* Whether it was looked up before. There are a dozen. */
static bool
is_seen(const PdfDocument *document, const char *role)
{
    for (guint i = 0; i < document->seen_roles->len; i++) {
        if (document->seen_roles->pdata[i] == role)
            return true;
    }
    return false;
}

static void
put_role(PdfDocument *document, GString *out, const AreaTag *tag)
{
    const PdfElement *element = tag->painted;
    pdf_put(out, "/S");
    if (element->level) {
        const char lifted[] = {'H', (char) ('0' + element->level), '\0'};
        pdf_put_name(out, lifted);
        return;
    }
    pdf_put_name(out, tag->role);
    if (is_seen(document, tag->role))
        return;
    g_ptr_array_add(document->seen_roles, (void *) tag->role);
    if (!is_among(tag->role, standard_roles, G_N_ELEMENTS(standard_roles)) &&
        !g_hash_table_contains(document->roles, tag->role))
        g_hash_table_insert(document->roles, (void *) tag->role,
                            (void *) (is_inline_place(tag->parent) ? "Span" : "Div"));
}

/* ---- writing the elements */

static bool
is_cell(const AreaTag *tag)
{
    return strcmp(tag->role, "TD") == 0 || strcmp(tag->role, "TH") == 0;
}

bool
pdf_element_keeps_place(const AreaTag *tag)
{
    return is_cell(tag) || strcmp(tag->role, "TR") == 0;
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
put_number(GString *out, guint number)
{
    pdf_put_reference(out, number);
    g_string_append_c(out, ' ');
}

static void
put_kid(GString *out, const PdfKid *kid, guint own_page)
{
    switch (kid->kind) {
    case PDF_KID_MARKS:
        for (guint i = 0; i < kid->count; i++)
            put_mark(out, kid->first + i, kid->page, own_page);
        break;
    case PDF_KID_ELEMENT:
        put_number(out, kid->first);
        break;
    case PDF_KID_ANNOTATION:
        pdf_put(out, "<</Type/OBJR/Obj ");
        pdf_put_reference(out, kid->first);
        pdf_put(out, "/Pg ");
        pdf_put_reference(out, kid->page);
        pdf_put(out, ">>");
        break;
    }
}

/* Without content of its own, an element lists its children as they stand in the tree: empty
 * cells, which nothing was painted in, keep their columns, rows of them what spans into them. */
static void
put_children(PdfDocument *document, GString *out, AreaTag *tag)
{
    for (AreaTag *child = tag->first; child; child = child->next) {
        if (!child->painted && pdf_element_keeps_place(child))
            pdf_element_reach(document, child);
        const PdfElement *element = child->painted;
        if (element && element->written) {
            for (guint i = 0; i < element->written->len; i++)
                put_number(out, g_array_index(element->written, guint, i));
        } else if (element) {
            put_number(out, element->number);
        }
    }
}

static void
put_kids(PdfDocument *document, GString *out, AreaTag *tag, guint own_page)
{
    const PdfElement *element = tag->painted;
    pdf_put(out, "/K[");
    if (element->has_content) {
        for (const PdfKid *kid = element->first; kid; kid = kid->next)
            put_kid(out, kid, own_page);
    } else {
        put_children(document, out, tag);
    }
    if (out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
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

static void
put_list_attributes(GString *out, const AreaTag *tag)
{
    if (strcmp(tag->role, "L") != 0 || !tag->numbering)
        return;
    pdf_put(out, "/A<</O/List/ListNumbering");
    pdf_put_name(out, tag->numbering);
    pdf_put(out, ">>");
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
    if (is_figure && !tag->actual_text && (!tag->alt || !*tag->alt)) {
        bool is_thai = g_str_has_prefix(document->area->language, "th");
        put_string(out, "/Alt", is_thai ? "ไม่มีคำอธิบายภาพ" : "No alternate text specified");
    } else {
        put_string(out, "/Alt", tag->alt);
    }
    put_string(out, "/ActualText", tag->actual_text);
}

/* A note has to have an identifier; it is the element's number, padded so that they sort. */
static void
put_identifier(PdfDocument *document, GString *out, const AreaTag *tag)
{
    if (strcmp(tag->role, "Note") != 0)
        return;
    const PdfElement *element = tag->painted;
    char name[16];
    g_snprintf(name, sizeof name, "N%08u", element->number);
    put_string(out, "/ID", name);
    g_array_append_val(document->notes, element->number);
}

static guint
first_page(const PdfElement *element)
{
    for (const PdfKid *kid = element->first; kid; kid = kid->next) {
        if (kid->kind != PDF_KID_ELEMENT)
            return kid->page;
    }
    return 0;
}

void
pdf_element_write(PdfDocument *document, AreaTag *tag, guint parent)
{
    const PdfElement *element = tag->painted;
    guint page = first_page(element);
    GString *out = document->scratch;
    g_string_truncate(out, 0);
    pdf_put(out, "<<");
    put_role(document, out, tag);
    pdf_put(out, "/P ");
    pdf_put_reference(out, parent);
    if (page) {
        pdf_put(out, "/Pg ");
        pdf_put_reference(out, page);
    }
    put_kids(document, out, tag, page);
    put_string(out, "/Lang", tag->language);
    put_description(document, out, tag);
    put_identifier(document, out, tag);
    put_table_attributes(out, tag);
    put_list_attributes(out, tag);
    pdf_put(out, ">>");
    pdf_file_put(document->file, element->number, out);
}
