#include "pdf/structure.h"

#include <string.h>

#include "pdf/put.h"

/*
 * An element is written, and its tags are forgotten, as soon as all of it has been painted; the
 * parent then knows nothing but the numbers of its children. So what is held are the elements that
 * are open, whatever the document's length.
 */

/* What an element holds, in the order in which it was painted. */
typedef enum {
    KID_MARKS,      /* MCIDs in a row on one page */
    KID_ELEMENT,    /* a child */
    KID_ANNOTATION, /* a link's */
} KidKind;

typedef struct PdfKid Kid;
struct PdfKid {
    Kid *next;
    KidKind kind;
    guint page;  /* object number, of marks and annotations */
    guint first; /* of MCIDs; an object number */
    guint count; /* of MCIDs */
};

/* The record that AreaTag.painted points to. */
typedef struct PdfElement Element;
struct PdfElement {
    guint number;
    guint level;       /* of a heading, else 0 */
    bool has_content;  /* marks or annotations of its own, beside children */
    Kid *first, *last; /* noted from the first content on: before, the tags say the same */
    GArray *written;   /* of guint: numbers of it and the neighbours it stands for, or NULL */
    Element *spare;    /* among those to be used again */
};

/* ---- noting what is painted */

static Kid *
new_kid(PdfDocument *document)
{
    Kid *kid = document->spare_kids;
    if (!kid)
        return ARENA_NEW(document->arena, Kid);
    document->spare_kids = kid->next;
    *kid = (Kid){0};
    return kid;
}

static Kid *
add_kid(PdfDocument *document, Element *element, KidKind kind, guint first)
{
    Kid *kid = new_kid(document);
    kid->kind = kind;
    kid->first = first;
    if (element->last)
        element->last->next = kid;
    else
        element->first = kid;
    return element->last = kid;
}

static Element *
new_element(PdfDocument *document)
{
    Element *element = document->spare_elements;
    if (!element)
        return ARENA_NEW(document->arena, Element);
    document->spare_elements = element->spare;
    *element = (Element){0};
    return element;
}

/* Headings may not skip a level going down (ISO 14289-1, 7.4.2): one too deep is lifted. */
static guint
heading_level(PdfDocument *document, const char *role)
{
    if (role[0] != 'H' || role[1] < '1' || role[1] > '6' || role[2])
        return 0;
    return document->heading = MIN((guint) (role[1] - '0'), document->heading + 1);
}

static Element *
reach(PdfDocument *document, AreaTag *tag)
{
    if (tag->painted)
        return tag->painted;
    Element *parent = tag->parent ? reach(document, tag->parent) : NULL;
    Element *element = new_element(document);
    element->number = pdf_file_reserve(document->file);
    element->level = heading_level(document, tag->role);
    tag->painted = element;
    if (parent && parent->has_content)
        add_kid(document, parent, KID_ELEMENT, element->number);
    return element;
}

/* From now on @element's kids are noted; the children so far come first. */
static void
note_content(PdfDocument *document, Element *element, const AreaTag *tag)
{
    if (element->has_content)
        return;
    element->has_content = true;
    for (const AreaTag *child = tag->first; child; child = child->next) {
        const Element *known = child->painted;
        guint count = known && known->written ? known->written->len : known ? 1 : 0;
        for (guint i = 0; i < count; i++)
            add_kid(document, element, KID_ELEMENT,
                    known->written ? g_array_index(known->written, guint, i) : known->number);
    }
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
    note_content(document, element, tag);

    Kid *last = element->last;
    if (last && last->kind == KID_MARKS && last->page == page &&
        last->first + last->count == mcid) {
        last->count++;
        return mcid;
    }
    Kid *kid = add_kid(document, element, KID_MARKS, mcid);
    kid->page = page;
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
    note_content(document, element, tag);
    add_kid(document, element, KID_ANNOTATION, annotation)->page = page;
    return add_parent(document, " ", element->number);
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

static void
put_role(PdfDocument *document, GString *out, const AreaTag *tag)
{
    const Element *element = tag->painted;
    pdf_put(out, "/S");
    if (element->level) {
        const char lifted[] = {'H', (char) ('0' + element->level), '\0'};
        pdf_put_name(out, lifted);
        return;
    }
    pdf_put_name(out, tag->role);
    if (!g_hash_table_add(document->seen_roles, (void *) tag->role))
        return;
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
put_kid(GString *out, const Kid *kid, guint own_page)
{
    switch (kid->kind) {
    case KID_MARKS:
        for (guint i = 0; i < kid->count; i++)
            put_mark(out, kid->first + i, kid->page, own_page);
        break;
    case KID_ELEMENT:
        put_number(out, kid->first);
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
        const Element *element = child->painted;
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
    g_array_append_val(document->notes, element->number);
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
write_element(PdfDocument *document, AreaTag *tag, guint parent)
{
    const Element *element = tag->painted;
    guint page = first_page(element);
    GString *out = document->scratch;
    g_string_assign(out, "<<");
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

/* Writes @tag and what is below it, but for what has been written. */
static void
write_elements(PdfDocument *document, AreaTag *tag, guint parent)
{
    const Element *element = tag->painted;
    if (!element || element->written)
        return;
    write_element(document, tag, parent);
    for (AreaTag *child = tag->first; child; child = child->next)
        write_elements(document, child, element->number);
}

/* ---- letting go of what is written */

static void
free_kids(PdfDocument *document, Element *element)
{
    if (!element->last)
        return;
    element->last->next = document->spare_kids;
    document->spare_kids = element->first;
    element->first = element->last = NULL;
}

static void
free_element(PdfDocument *document, Element *element)
{
    free_kids(document, element);
    if (element->written)
        g_array_unref(element->written);
    element->written = NULL;
    element->spare = document->spare_elements;
    document->spare_elements = element;
}

static void
free_elements(PdfDocument *document, AreaTag *tag)
{
    if (tag->painted)
        free_element(document, tag->painted);
    tag->painted = NULL;
    for (AreaTag *child = tag->first; child; child = child->next)
        free_elements(document, child);
}

static void
drop(PdfDocument *document, AreaTag *tag, AreaTag *before)
{
    free_elements(document, tag);
    area_tag_drop(document->area, tag, before);
}

static bool
is_written(const AreaTag *tag)
{
    return tag && tag->painted && ((const Element *) tag->painted)->written;
}

/* Leaves nothing of @tag, which has just been written, but its number. */
static void
shrink(PdfDocument *document, AreaTag *tag)
{
    Element *element = tag->painted;
    while (tag->first)
        drop(document, tag->first, NULL);
    free_kids(document, element);
    element->written = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_val(element->written, element->number);
}

/* Written neighbours are one: the numbers of @tag go to @before. */
static void
merge(PdfDocument *document, AreaTag *tag, AreaTag *before)
{
    const Element *element = tag->painted, *neighbour = before->painted;
    g_array_append_vals(neighbour->written, element->written->data, element->written->len);
    drop(document, tag, before);
}

static bool
is_complete(const PdfDocument *document, const AreaTag *tag)
{
    return tag->done && (guint) tag->done <= document->page_numbers->len;
}

/* Empty cells keep their columns; whatever else nothing was painted of is not in the tree. */
static bool
is_left_out(const AreaTag *tag)
{
    return !tag->painted && !is_cell(tag);
}

/* Writes and lets go what is complete of @parent's children and of what is below them. */
static void
settle(PdfDocument *document, AreaTag *parent)
{
    AreaTag *before = NULL;
    for (AreaTag *tag = parent->first, *next; tag; tag = next) {
        next = tag->next;
        bool complete = is_complete(document, tag);
        if (complete && is_left_out(tag)) {
            drop(document, tag, before);
            continue;
        }
        if (complete && tag->painted && !is_written(tag)) {
            write_elements(document, tag, ((const Element *) parent->painted)->number);
            shrink(document, tag);
        }
        if (!is_written(tag))
            settle(document, tag);
        if (is_written(tag) && is_written(before))
            merge(document, tag, before);
        else
            before = tag;
    }
}

static void
write_parents(PdfDocument *document)
{
    const GArray *parents = document->parents;
    GString *out = document->scratch;
    g_string_assign(out, "[");
    for (guint i = 0; i < parents->len; i++) {
        pdf_put_reference(out, g_array_index(parents, guint, i));
        g_string_append_c(out, i + 1 < parents->len ? ' ' : ']');
    }
}

int
pdf_structure_end_page(PdfDocument *document)
{
    int key = -1;
    if (document->parents->len) {
        write_parents(document);
        key = (int) add_parent(document, " ", pdf_file_add(document->file, document->scratch));
        g_array_set_size(document->parents, 0);
    }
    settle(document, document->area->root);
    return key;
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

static int
compare_numbers(const void *one, const void *other)
{
    guint a = *(const guint *) one, b = *(const guint *) other;
    return (a > b) - (a < b);
}

static void
put_identifiers(GString *out, GArray *notes)
{
    if (!notes->len)
        return;
    g_array_sort(notes, compare_numbers);
    pdf_put(out, "/IDTree<</Names[");
    for (guint i = 0; i < notes->len; i++) {
        guint number = g_array_index(notes, guint, i);
        g_string_append_printf(out, "(N%08u)", number);
        pdf_put_reference(out, number);
    }
    pdf_put(out, "]>>");
}

void
pdf_structure_write(PdfDocument *document)
{
    AreaTag *root = document->area->root;
    guint number = reach(document, root)->number;
    write_elements(document, root, document->tree);

    g_autoptr(GString) out = g_string_new("<</Type/StructTreeRoot/K[");
    pdf_put_reference(out, number);
    pdf_put(out, "]/ParentTree ");
    pdf_put_reference(out, write_parent_tree(document));
    pdf_put(out, "/ParentTreeNextKey ");
    pdf_put_integer(out, document->next_key);
    put_role_map(out, document->roles);
    put_identifiers(out, document->notes);
    pdf_put(out, ">>");
    pdf_file_put(document->file, document->tree, out);
    free_elements(document, root);
}
