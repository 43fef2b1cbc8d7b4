#include "pdf/structure.h"

#include <string.h>

#include "pdf/element.h"
#include "pdf/put.h"

/*
 * An element is written, and its tags are forgotten, as soon as all of it has been painted; the
 * parent then knows nothing but the numbers of its children. So what is held are the elements that
 * are open, whatever the document's length.
 */

/* ---- noting what is painted */

static guint
current_page(const PdfDocument *document)
{
    return g_array_index(document->page_numbers, guint, document->page_numbers->len - 1);
}

guint
pdf_structure_mark(PdfDocument *document, AreaTag *tag)
{
    PdfElement *element = pdf_element_reach(document, tag);
    guint mcid = document->parents->len, page = current_page(document);
    g_array_append_val(document->parents, element->number);
    pdf_element_note_content(document, element, tag);

    PdfKid *last = element->last;
    if (last && last->kind == PDF_KID_MARKS && last->page == page &&
        last->first + last->count == mcid) {
        last->count++;
        return mcid;
    }
    PdfKid *kid = pdf_element_add_kid(document, element, PDF_KID_MARKS, mcid);
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
    PdfElement *element = pdf_element_reach(document, tag);
    pdf_element_note_content(document, element, tag);
    pdf_element_add_kid(document, element, PDF_KID_ANNOTATION, annotation)->page = page;
    return add_parent(document, " ", element->number);
}

/* ---- writing and letting go */

/* Writes @tag and what is below it, but for what has been written. */
static void
write_elements(PdfDocument *document, AreaTag *tag, guint parent)
{
    const PdfElement *element = tag->painted;
    if (!element || element->written)
        return;
    pdf_element_write(document, tag, parent);
    for (AreaTag *child = tag->first; child; child = child->next)
        write_elements(document, child, element->number);
}

static void
free_elements(PdfDocument *document, AreaTag *tag)
{
    if (tag->painted)
        pdf_element_free(document, tag->painted);
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
    return tag && tag->painted && ((const PdfElement *) tag->painted)->written;
}

/* Leaves nothing of @tag, which has just been written, but its number. */
static void
shrink(PdfDocument *document, AreaTag *tag)
{
    PdfElement *element = tag->painted;
    while (tag->first)
        drop(document, tag->first, NULL);
    pdf_element_free_kids(document, element);
    element->written = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_val(element->written, element->number);
}

/* Written neighbours are one: the numbers of @tag go to @before. */
static void
merge(PdfDocument *document, AreaTag *tag, AreaTag *before)
{
    g_assert(before && before->painted && tag->painted);
    const PdfElement *element = tag->painted, *neighbour = before->painted;
    g_array_append_vals(neighbour->written, element->written->data, element->written->len);
    drop(document, tag, before);
}

static bool
is_complete(const PdfDocument *document, const AreaTag *tag)
{
    return tag->done && (guint) tag->done <= document->page_numbers->len;
}

/* Empty cells keep their columns, and rows; whatever else nothing was painted of is not in the
 * tree. */
static bool
is_left_out(const AreaTag *tag)
{
    return !tag->painted && !pdf_element_keeps_place(tag);
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
            write_elements(document, tag, ((const PdfElement *) parent->painted)->number);
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
    guint number = pdf_element_reach(document, root)->number;
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
}

void
pdf_structure_free(PdfDocument *document)
{
    free_elements(document, document->area->root);
}
