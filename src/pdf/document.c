#include "pdf/document.h"

#include <string.h>

#include "pdf/attach.h"
#include "pdf/intent.h"
#include "pdf/outline.h"
#include "pdf/put.h"
#include "pdf/structure.h"
#include "pdf/xmp.h"

PdfDocument *
pdf_document_new(AreaDocument *area, const PdfOptions *options)
{
    PdfDocument *document = g_new0(PdfDocument, 1);
    document->file = pdf_file_new(options->sink, options->sink_data);
    document->fonts = pdf_fonts_new(document->file);
    document->area = area;
    document->options = *options;
    document->arena = arena_new();
    document->pages = pdf_file_reserve(document->file);
    document->resources = pdf_file_reserve(document->file);
    document->tree = pdf_file_reserve(document->file);
    document->x_objects = g_string_new(NULL);
    document->states = g_string_new(NULL);
    document->labels = g_string_new(NULL);
    document->page_links = g_string_new(NULL);
    document->parent_tree = g_string_new(NULL);
    document->scratch = g_string_new(NULL);
    document->notes = g_array_new(FALSE, FALSE, sizeof(guint));
    document->page_numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    document->parents = g_array_new(FALSE, FALSE, sizeof(guint));
    document->destinations = g_hash_table_new(g_str_hash, g_str_equal);
    document->roles = g_hash_table_new(g_str_hash, g_str_equal);
    document->seen_roles = g_ptr_array_new();
    document->links = g_ptr_array_new();
    return document;
}

void
pdf_document_free(PdfDocument *document)
{
    if (!document)
        return;
    pdf_structure_free(document);
    pdf_fonts_free(document->fonts);
    pdf_file_free(document->file);
    GString *const strings[] = {document->x_objects,  document->states,      document->labels,
                                document->page_links, document->parent_tree, document->scratch};
    for (guint i = 0; i < G_N_ELEMENTS(strings); i++)
        g_string_free(strings[i], TRUE);
    g_array_unref(document->page_numbers);
    g_array_unref(document->parents);
    g_array_unref(document->notes);
    g_hash_table_unref(document->destinations);
    g_hash_table_unref(document->roles);
    g_ptr_array_unref(document->seen_roles);
    g_ptr_array_unref(document->links);
    arena_free(document->arena);
    g_free(document);
}

/* ---- pages */

static guint
current_page(const PdfDocument *document)
{
    return g_array_index(document->page_numbers, guint, document->page_numbers->len - 1);
}

void
pdf_document_begin_page(PdfDocument *document)
{
    guint number = pdf_file_reserve(document->file);
    g_array_append_val(document->page_numbers, number);
    g_string_truncate(document->page_links, 0);
}

static void
put_label(PdfDocument *document, const char *label)
{
    pdf_put_integer(document->labels, document->page_numbers->len - 1);
    g_string_append(document->labels, "<</P");
    pdf_put_text(document->labels, label ? label : "");
    g_string_append(document->labels, ">>\n");
}

static guint
write_content(PdfDocument *document, const GString *content)
{
    guint number = pdf_file_reserve(document->file);
    pdf_file_put_stream(document->file, number, "", content->str, content->len, PDF_DEFLATE);
    return number;
}

bool
pdf_document_end_page(PdfDocument *document, Length width, Length height, const char *label,
                      const GString *content, GError **error)
{
    int key = pdf_structure_end_page(document);
    put_label(document, label);
    g_autoptr(GString) out = g_string_new("<</Type/Page/Parent ");
    pdf_put_reference(out, document->pages);
    g_string_append(out, "/MediaBox[0 0 ");
    pdf_put_thousandths(out, pdf_thousandths(width));
    g_string_append_c(out, ' ');
    pdf_put_thousandths(out, pdf_thousandths(height));
    g_string_append(out, "]/Resources ");
    pdf_put_reference(out, document->resources);
    g_string_append(out, "/Contents ");
    pdf_put_reference(out, write_content(document, content));
    if (key >= 0)
        g_string_append_printf(out, "/StructParents %d", key);
    if (document->page_links->len)
        g_string_append_printf(out, "/Annots[%s]", document->page_links->str);
    g_string_append(out, "/Tabs/S>>");
    pdf_file_put(document->file, current_page(document), out);
    return pdf_file_check(document->file, error);
}

void
pdf_document_x_object(PdfDocument *document, guint number)
{
    g_string_append_printf(document->x_objects, "/X%u ", number);
    pdf_put_reference(document->x_objects, number);
}

void
pdf_document_opacity(PdfDocument *document, guint alpha)
{
    g_return_if_fail(alpha < G_N_ELEMENTS(document->opacities));
    if (document->opacities[alpha])
        return;
    g_autoptr(GString) out = g_string_new("<</Type/ExtGState/ca ");
    gint64 share = (gint64) alpha * 1000 / 255;
    pdf_put_thousandths(out, share);
    g_string_append(out, "/CA ");
    pdf_put_thousandths(out, share);
    g_string_append(out, ">>");
    document->opacities[alpha] = pdf_file_add(document->file, out);
    g_string_append_printf(document->states, "/G%u ", alpha);
    pdf_put_reference(document->states, document->opacities[alpha]);
}

/* ---- destinations and links */

void
pdf_document_destination(PdfDocument *document, const char *id, Length x, Length y)
{
    if (g_hash_table_contains(document->destinations, id))
        return;
    PdfDestination *destination = ARENA_NEW(document->arena, PdfDestination);
    *destination = (PdfDestination){current_page(document), x, y};
    g_hash_table_insert(document->destinations, arena_strdup(document->arena, id), destination);
}

static bool
is_link(const AreaTag *tag)
{
    return tag && strcmp(tag->role, "Link") == 0;
}

void
pdf_document_link(PdfDocument *document, AreaTag *tag, const char *target, const char *contents,
                  const PdfBox *box)
{
    bool in_tree = tag && strcmp(tag->role, "Artifact") != 0;
    if (!is_link(tag))
        tag = area_tag_new(document->area, in_tree ? tag : document->area->root, "Link");
    PdfLink *link = ARENA_NEW(document->arena, PdfLink);
    *link = (PdfLink){
        .number = pdf_file_reserve(document->file),
        .page = current_page(document),
        .box = *box,
        .target = arena_strdup(document->arena, target),
        .contents = arena_strdup(document->arena, contents),
    };
    link->key = pdf_structure_annotate(document, tag, link->number, link->page);
    g_ptr_array_add(document->links, link);
    pdf_put_reference(document->page_links, link->number);
    g_string_append_c(document->page_links, ' ');
}

static void
write_link(PdfDocument *document, const PdfLink *link)
{
    g_autoptr(GString) out = g_string_new("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
    const Length sides[] = {link->box.left, link->box.bottom, link->box.right, link->box.top};
    for (guint i = 0; i < G_N_ELEMENTS(sides); i++) {
        pdf_put_thousandths(out, pdf_thousandths(sides[i]));
        g_string_append_c(out, i < 3 ? ' ' : ']');
    }
    g_string_append(out, "/StructParent ");
    pdf_put_integer(out, link->key);
    g_string_append(out, "/Contents");
    pdf_put_text(out, link->contents);
    pdf_outline_put_target(document, out, link->target);
    g_string_append(out, ">>");
    pdf_file_put(document->file, link->number, out);
}

/* ---- the frame */

static void
write_pages(PdfDocument *document)
{
    g_autoptr(GString) out = g_string_new("<</Type/Pages/Kids[");
    for (guint i = 0; i < document->page_numbers->len; i++) {
        pdf_put_reference(out, g_array_index(document->page_numbers, guint, i));
        g_string_append_c(out, ' ');
    }
    g_string_append(out, "]/Count ");
    pdf_put_integer(out, document->page_numbers->len);
    g_string_append(out, ">>");
    pdf_file_put(document->file, document->pages, out);
}

static bool
write_resources(PdfDocument *document, GError **error)
{
    g_autoptr(GString) out = g_string_new("<</Font<<");
    if (!pdf_fonts_write(document->fonts, out, error))
        return false;
    g_string_append_printf(out, ">>/XObject<<%s>>/ExtGState<<%s>>>>", document->x_objects->str,
                           document->states->str);
    pdf_file_put(document->file, document->resources, out);
    return true;
}

static void
put_intent(PdfDocument *document, GString *catalog)
{
    g_autoptr(GByteArray) profile = pdf_intent_profile();
    guint number = pdf_file_reserve(document->file);
    pdf_file_put_stream(document->file, number, "/N 3", profile->data, profile->len, PDF_DEFLATE);
    g_string_append(catalog, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                             "/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
                             "/DestOutputProfile ");
    pdf_put_reference(catalog, number);
    g_string_append(catalog, ">>]");
}

static guint
write_catalog(PdfDocument *document)
{
    g_autoptr(GString) out = g_string_new("<</Type/Catalog/Pages ");
    pdf_put_reference(out, document->pages);
    g_string_append(out, "/Lang");
    pdf_put_text(out, document->area->language);
    g_string_append(out, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
                         "/StructTreeRoot ");
    pdf_put_reference(out, document->tree);
    g_string_append_printf(out, "/PageLabels<</Nums[%s]>>/Metadata ", document->labels->str);
    pdf_put_reference(out, pdf_xmp_write(document));
    put_intent(document, out);
    pdf_outline_write(document, out);
    pdf_attach_write(document, out);
    g_string_append(out, ">>");
    return pdf_file_add(document->file, out);
}

GBytes *
pdf_document_close(PdfDocument *document, GError **error)
{
    for (guint i = 0; i < document->links->len; i++)
        write_link(document, document->links->pdata[i]);
    pdf_structure_write(document);
    write_pages(document);
    if (!write_resources(document, error))
        return NULL;
    guint root = write_catalog(document);
    return pdf_file_close(document->file, root, pdf_xmp_write_info(document), error);
}
