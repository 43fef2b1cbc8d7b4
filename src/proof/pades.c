#include "proof/pades.h"

#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "pdf/put.h"
#include "proof/append.h"
#include "proof/cms.h"
#include "proof/qpdf.h"

enum {
    SIGNATURE_BYTES = 8192, /* room for a signature, without the certificates beside it */
    RANGE_WIDTH = 10,       /* digits of a byte offset */
};

/* ---- signing */

/* What stands in the file where the signature will be. */
typedef struct {
    gsize range, contents, end; /* offsets: of the three numbers, of "<", behind ">" */
} Hole;

/* Room for the DER: what the certificates take, and the rest. */
static gsize
hole_size(const ProofSigning *signing)
{
    gsize size = SIGNATURE_BYTES;
    for (int i = 0; i < sk_X509_num(signing->certificates); i++)
        size += (gsize) MAX(i2d_X509(sk_X509_value(signing->certificates, i), NULL), 0);
    return size;
}

static Hole
put_signature(ProofAppend *append, guint number, const ProofSigning *signing)
{
    GString *out = append->out;
    Hole hole;
    proof_append_begin_object(append, number);
    g_string_append(out,
                    "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 ");
    hole.range = out->len;
    g_string_append_printf(out, "%*s %*s %*s]", RANGE_WIDTH, "", RANGE_WIDTH, "", RANGE_WIDTH, "");
    if (signing->date) {
        g_string_append(out, "/M");
        pdf_put_date(out, signing->date);
    }
    if (signing->reason) {
        g_autofree char *reason = g_utf8_make_valid(signing->reason, -1);
        g_string_append(out, "/Reason");
        pdf_put_text(out, reason);
    }
    g_string_append(out, "/Contents");
    hole.contents = out->len;
    g_string_append_c(out, '<');
    for (gsize i = 2 * hole_size(signing); i; i--)
        g_string_append_c(out, '0');
    g_string_append_c(out, '>');
    hole.end = out->len;
    g_string_append(out, ">>");
    proof_append_end_object(append);
    return hole;
}

/* The dictionary @object as text up to its closing mark, without @keys, which are written anew. */
static void
put_open_dictionary(GString *out, qpdf_data qpdf, qpdf_oh object, const char *const *keys)
{
    for (; *keys; keys++)
        proof_qpdf()->qpdf_oh_remove_key(qpdf, object, *keys);
    const char *text = proof_qpdf()->qpdf_oh_unparse_resolved(qpdf, object);
    g_string_append_len(out, text, (gssize) strlen(text) - 2);
}

/* The items of an array, and @number after them. */
static void
put_array_with(GString *out, qpdf_data qpdf, qpdf_oh array, guint number)
{
    g_string_append_c(out, '[');
    for (int i = 0; proof_qpdf()->qpdf_oh_is_array(qpdf, array) &&
                    i < proof_qpdf()->qpdf_oh_get_array_n_items(qpdf, array);
         i++)
        g_string_append_printf(out, "%s ",
                               proof_qpdf()->qpdf_oh_unparse(
                                   qpdf, proof_qpdf()->qpdf_oh_get_array_item(qpdf, array, i)));
    g_string_append_printf(out, "%u 0 R]", number);
}

/* The field and its annotation in one; it lies outside the page, and nothing of it is seen. */
static void
put_field(ProofAppend *append, guint number, guint signature, guint page)
{
    proof_append_begin_object(append, number);
    g_string_append_printf(append->out, "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature%u)/TU",
                           number);
    pdf_put_text(append->out, "ลายมือชื่อ");
    g_string_append_printf(append->out, "/F 132/Rect[-1 -1 -1 -1]/P %u 0 R/V %u 0 R>>", page,
                           signature);
    proof_append_end_object(append);
}

static void
put_page(ProofAppend *append, qpdf_oh page, guint field)
{
    static const char *const keys[] = {"/Annots", NULL};
    qpdf_data qpdf = append->pdf->qpdf;
    g_autoptr(GString) annotations = g_string_new("/Annots");
    put_array_with(annotations, qpdf, proof_qpdf()->qpdf_oh_get_key(qpdf, page, "/Annots"), field);
    proof_append_begin_object(append, (guint) proof_qpdf()->qpdf_oh_get_object_id(qpdf, page));
    put_open_dictionary(append->out, qpdf, page, keys);
    g_string_append_printf(append->out, "%s>>", annotations->str);
    proof_append_end_object(append);
}

static void
put_root(ProofAppend *append, guint field)
{
    static const char *const form_keys[] = {"/Fields", "/SigFlags", NULL};
    static const char *const root_keys[] = {"/AcroForm", NULL};
    qpdf_data qpdf = append->pdf->qpdf;
    qpdf_oh root = proof_qpdf()->qpdf_get_root(qpdf),
            form = proof_qpdf()->qpdf_oh_get_key(qpdf, root, "/AcroForm");
    g_autoptr(GString) text = g_string_new("/AcroForm");
    if (!proof_qpdf()->qpdf_oh_is_dictionary(qpdf, form))
        form = proof_qpdf()->qpdf_oh_new_dictionary(qpdf);
    g_autoptr(GString) fields = g_string_new("/SigFlags 3/Fields");
    put_array_with(fields, qpdf, proof_qpdf()->qpdf_oh_get_key(qpdf, form, "/Fields"), field);
    put_open_dictionary(text, qpdf, form, form_keys);
    g_string_append_printf(text, "%s>>", fields->str);

    proof_append_begin_object(append, (guint) proof_qpdf()->qpdf_oh_get_object_id(qpdf, root));
    put_open_dictionary(append->out, qpdf, root, root_keys);
    g_string_append_printf(append->out, "%s>>", text->str);
    proof_append_end_object(append);
}

/* The bytes before the hole and those behind it, as long as @data stands. */
static GPtrArray *
parts_around(const char *data, gsize size, const Hole *hole)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify) g_bytes_unref);
    g_ptr_array_add(parts, g_bytes_new_static(data, hole->contents));
    g_ptr_array_add(parts, g_bytes_new_static(data + hole->end, size - hole->end));
    return parts;
}

static void
fill_range(GString *out, const Hole *hole)
{
    char text[3 * RANGE_WIDTH + 3];
    g_snprintf(text, sizeof text, "%-*" G_GSIZE_FORMAT " %-*" G_GSIZE_FORMAT " %-*" G_GSIZE_FORMAT,
               RANGE_WIDTH, hole->contents, RANGE_WIDTH, hole->end, RANGE_WIDTH,
               out->len - hole->end);
    memcpy(out->str + hole->range, text, sizeof text - 1);
}

static bool
fill_contents(GString *out, const Hole *hole, GBytes *der)
{
    static const char hex[] = "0123456789abcdef";
    gsize size;
    const guint8 *bytes = g_bytes_get_data(der, &size);
    if (2 * size + 2 > hole->end - hole->contents)
        return false;
    for (gsize i = 0; i < size; i++) {
        out->str[hole->contents + 1 + 2 * i] = hex[bytes[i] >> 4];
        out->str[hole->contents + 2 + 2 * i] = hex[bytes[i] & 15];
    }
    return true;
}

/* Whether what is to be written anew, the first page and the root, is an object of the file, below
 * the number of those to come. */
static bool
check_objects(const ProofAppend *append, const char *file, GError **error)
{
    qpdf_data qpdf = append->pdf->qpdf;
    guint root = 0, page = 0;
    if (proof_qpdf()->qpdf_get_num_pages(qpdf) > 0) {
        root = (guint) proof_qpdf()->qpdf_oh_get_object_id(qpdf, proof_qpdf()->qpdf_get_root(qpdf));
        page = (guint) proof_qpdf()->qpdf_oh_get_object_id(qpdf,
                                                           proof_qpdf()->qpdf_get_page_n(qpdf, 0));
    }
    if (root && page && MAX(root, page) < append->size)
        return true;
    error_set(error, SAMRIT_ERROR_INPUT, "%s: has no page, or its pages are damaged",
              "%s: ไม่มีหน้า หรือหน้าเสียหาย", file);
    return false;
}

GBytes *
proof_pades_sign(GBytes *bytes, const char *file, const ProofSigning *signing, GError **error)
{
    g_autoptr(ProofPdf) pdf = proof_pdf_open(bytes, file, error);
    ProofAppend append;
    if (!pdf || !proof_append_begin(&append, pdf, file, error))
        return NULL;
    if (!check_objects(&append, file, error)) {
        g_string_free(proof_append_finish(&append), TRUE);
        return NULL;
    }
    qpdf_oh page = proof_qpdf()->qpdf_get_page_n(pdf->qpdf, 0);
    guint field = proof_append_reserve(&append), signature = proof_append_reserve(&append);
    Hole hole = put_signature(&append, signature, signing);
    put_field(&append, field, signature,
              (guint) proof_qpdf()->qpdf_oh_get_object_id(pdf->qpdf, page));
    put_page(&append, page, field);
    put_root(&append, field);
    GString *out = proof_append_finish(&append);

    fill_range(out, &hole);
    g_autoptr(GPtrArray) parts = parts_around(out->str, out->len, &hole);
    g_autoptr(GBytes) der = proof_cms_make(signing, parts, error);
    if (der && fill_contents(out, &hole, der))
        return g_string_free_to_bytes(out);
    if (der)
        error_set(error, SAMRIT_ERROR_SETUP, "the signature is too large", "ลายมือชื่อมีขนาดใหญ่เกินไป");
    g_string_free(out, TRUE);
    return NULL;
}

/* ---- checking */

static void
signature_free(ProofSignature *signature)
{
    g_free(signature->signer);
    g_free(signature);
}

/* The four numbers of a ByteRange that begins the file and leaves one hole; false if they do not.
 */
static bool
read_range(const ProofPdf *pdf, qpdf_oh value, Hole *hole, gsize *last)
{
    qpdf_oh range = proof_pdf_get(pdf, value, "/ByteRange");
    guint64 numbers[4];
    if (!proof_qpdf()->qpdf_oh_is_array(pdf->qpdf, range) ||
        proof_qpdf()->qpdf_oh_get_array_n_items(pdf->qpdf, range) != 4)
        return false;
    for (int i = 0; i < 4; i++) {
        qpdf_oh item = proof_qpdf()->qpdf_oh_get_array_item(pdf->qpdf, range, i);
        if (!proof_qpdf()->qpdf_oh_is_integer(pdf->qpdf, item) ||
            proof_qpdf()->qpdf_oh_get_int_value(pdf->qpdf, item) < 0)
            return false;
        numbers[i] = (guint64) proof_qpdf()->qpdf_oh_get_int_value(pdf->qpdf, item);
    }
    gsize size = g_bytes_get_size(pdf->bytes);
    *hole = (Hole){.contents = numbers[1], .end = numbers[2]};
    if (numbers[0] != 0 || numbers[1] > size || numbers[2] > size || numbers[1] + 2 > numbers[2] ||
        numbers[3] > size - numbers[2])
        return false;
    *last = numbers[2] + numbers[3];
    return true;
}

/* Only the signature itself may be in the hole. */
static bool
is_hole_only(const char *data, const Hole *hole)
{
    for (gsize i = hole->contents + 1; i < hole->end - 1; i++) {
        if (!g_ascii_isxdigit(data[i]))
            return false;
    }
    return data[hole->contents] == '<' && data[hole->end - 1] == '>';
}

static ProofSignature *
check(const ProofPdf *pdf, qpdf_oh value, STACK_OF(X509) * trusted)
{
    ProofSignature *signature = g_new0(ProofSignature, 1);
    gsize size, last;
    const char *data = g_bytes_get_data(pdf->bytes, &size);
    g_autoptr(GBytes) der = proof_pdf_string(pdf, proof_pdf_get(pdf, value, "/Contents"));
    Hole hole;
    if (!der || !read_range(pdf, value, &hole, &last) || !is_hole_only(data, &hole))
        return signature;
    g_autoptr(GPtrArray) parts = parts_around(data, last, &hole);
    proof_cms_check(der, parts, trusted, signature);
    signature->whole = last == size;
    return signature;
}

static bool
is_signature(const ProofPdf *pdf, qpdf_oh field)
{
    qpdf_oh kind = proof_pdf_get(pdf, field, "/FT");
    return proof_qpdf()->qpdf_oh_is_name(pdf->qpdf, kind) &&
           strcmp(proof_qpdf()->qpdf_oh_get_name(pdf->qpdf, kind), "/Sig") == 0 &&
           proof_qpdf()->qpdf_oh_is_dictionary(pdf->qpdf, proof_pdf_get(pdf, field, "/V"));
}

/* A field may stand in many places, so that those looked at are counted: @left. False when it is
 * too much. */
static bool
walk(const ProofPdf *pdf, qpdf_oh fields, int depth, guint *left, STACK_OF(X509) * trusted,
     GPtrArray *signatures)
{
    int count = proof_pdf_count(pdf, fields);
    for (int i = 0; i < count; i++) {
        qpdf_oh field = proof_qpdf()->qpdf_oh_get_array_item(pdf->qpdf, fields, i);
        if (depth == 0 || (*left)-- == 0 || signatures->len >= LIMIT_SIGNATURES)
            return false;
        if (is_signature(pdf, field))
            g_ptr_array_add(signatures, check(pdf, proof_pdf_get(pdf, field, "/V"), trusted));
        if (!walk(pdf, proof_pdf_get(pdf, field, "/Kids"), depth - 1, left, trusted, signatures))
            return false;
    }
    return true;
}

GPtrArray *
proof_pades_verify(const ProofPdf *pdf, STACK_OF(X509) * trusted)
{
    guint left = LIMIT_FIELDS;
    GPtrArray *signatures = g_ptr_array_new_with_free_func((GDestroyNotify) signature_free);
    qpdf_oh form = proof_pdf_get(pdf, proof_qpdf()->qpdf_get_root(pdf->qpdf), "/AcroForm");
    if (!walk(pdf, proof_pdf_get(pdf, form, "/Fields"), LIMIT_PDF_TREE_DEPTH, &left, trusted,
              signatures))
        g_ptr_array_add(signatures, g_new0(ProofSignature, 1));
    return signatures;
}
