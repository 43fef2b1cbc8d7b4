#include "pdf/font.h"

#include <hb-subset.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "pdf/put.h"

struct PdfFonts {
    PdfFile *file;
    Arena *arena;
    GPtrArray *fonts; /* of PdfFont */
    PdfFont *last;    /* the one found last */
    guint count;      /* second ones too */
};

PdfFonts *
pdf_fonts_new(PdfFile *file)
{
    PdfFonts *fonts = g_new0(PdfFonts, 1);
    fonts->file = file;
    fonts->arena = arena_new();
    fonts->fonts = g_ptr_array_new();
    return fonts;
}

void
pdf_fonts_free(PdfFonts *fonts)
{
    arena_free(fonts->arena);
    g_ptr_array_unref(fonts->fonts);
    g_free(fonts);
}

/* ---- what is drawn */

static PdfFont *
new_font(PdfFonts *fonts, const TextFace *face)
{
    PdfFont *font = ARENA_NEW(fonts->arena, PdfFont);
    font->face = face;
    font->number = pdf_file_reserve(fonts->file);
    font->index = fonts->count++;
    font->n_glyphs = hb_face_get_glyph_count(hb_font_get_face(face->hb_font));
    font->texts = ARENA_NEW_N(fonts->arena, const char *, font->n_glyphs);
    return font;
}

static PdfFont *
add_font(PdfFonts *fonts, const TextFace *face)
{
    PdfFont *font = new_font(fonts, face);
    font->widths = ARENA_NEW_N(fonts->arena, guint16, font->n_glyphs);
    memset(font->widths, 0xff, font->n_glyphs * sizeof *font->widths);
    g_ptr_array_add(fonts->fonts, font);
    return font;
}

PdfFont *
pdf_font_second(PdfFonts *fonts, PdfFont *font)
{
    if (!font->second) {
        font->second = new_font(fonts, font->face);
        font->second->widths = font->widths;
    }
    return font->second;
}

PdfFont *
pdf_fonts_find(PdfFonts *fonts, const TextFace *face)
{
    if (fonts->last && fonts->last->face == face)
        return fonts->last;
    for (guint i = 0; i < fonts->fonts->len; i++) {
        PdfFont *font = fonts->fonts->pdata[i];
        if (font->face == face)
            return fonts->last = font;
    }
    return fonts->last = add_font(fonts, face);
}

guint
pdf_font_measure(PdfFont *font, guint32 glyph)
{
    if (glyph >= font->n_glyphs)
        return 0;
    int units = hb_font_get_glyph_h_advance(font->face->hb_font, glyph);
    gint64 width = (gint64) units * 1000 / font->face->units_per_em;
    return font->widths[glyph] = (guint16) CLAMP(width, 0, PDF_NO_WIDTH - 1);
}

bool
pdf_font_use(PdfFonts *fonts, PdfFont *font, guint32 glyph, const char *text, gsize length)
{
    if (glyph >= font->n_glyphs)
        return false;
    const char *known = font->texts[glyph];
    if (!known) {
        font->texts[glyph] = arena_strndup(fonts->arena, text, length);
        return true;
    }
    while (length && *known == *text)
        known++, text++, length--;
    return !length && !*known;
}

/* ---- the subset */

static bool
is_drawn(const PdfFont *font, guint glyph)
{
    return font->texts[glyph] || (font->second && font->second->texts[glyph]);
}

/* Getting a face ready takes longer than one subset and makes the next ones cheaper: that is done
 * for the second document that has it. */
static hb_face_t *
find_source(hb_face_t *face)
{
    static hb_user_data_key_t used, ready;
    hb_face_t *source = hb_face_get_user_data(face, &ready);
    if (source)
        return source;
    if (!hb_face_get_user_data(face, &used)) {
        hb_face_set_user_data(face, &used, &used, NULL, true);
        return face;
    }
    source = hb_subset_preprocess(face);
    hb_face_set_user_data(face, &ready, source, (hb_destroy_func_t) hb_face_destroy, true);
    return source;
}

static hb_blob_t *
subset(const PdfFont *font)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (guint glyph = 0; glyph < font->n_glyphs; glyph++) {
        if (is_drawn(font, glyph))
            hb_set_add(glyphs, glyph);
    }
    /* All that a PDF reader draws with is kept; what shapes and names is not. */
    static const hb_tag_t dropped[] = {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
                                       HB_TAG('G', 'D', 'E', 'F'), HB_TAG('n', 'a', 'm', 'e'),
                                       HB_TAG('p', 'o', 's', 't'), HB_TAG('F', 'F', 'T', 'M')};
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (guint i = 0; i < G_N_ELEMENTS(dropped); i++)
        hb_set_add(drop, dropped[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
    hb_face_t *face = hb_subset_or_fail(find_source(hb_font_get_face(font->face->hb_font)), input);
    hb_subset_input_destroy(input);
    hb_blob_t *blob = face ? hb_face_reference_blob(face) : NULL;
    hb_face_destroy(face);
    return blob;
}

/* Writes the font program; the entry of the descriptor that names it is put into @descriptor. */
static bool
write_program(PdfFonts *fonts, const PdfFont *font, bool *cff, GString *descriptor, GError **error)
{
    hb_blob_t *blob = subset(font);
    if (!blob) {
        error_set(error, SAMRIT_ERROR_INTERNAL, "cannot take a subset of %s",
                  "ตัดชุดย่อยของแบบอักษร %s ไม่ได้", font->face->path);
        return false;
    }
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_t *table = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    *cff = hb_blob_get_length(table) > 0;
    const hb_blob_t *program = *cff ? table : blob;
    unsigned size;
    const char *bytes = hb_blob_get_data((hb_blob_t *) program, &size);
    guint number = pdf_file_reserve(fonts->file);
    g_autofree char *entries =
        *cff ? g_strdup("/Subtype/CIDFontType0C") : g_strdup_printf("/Length1 %u", size);
    pdf_file_put_stream(fonts->file, number, entries, bytes, size, PDF_DEFLATE);
    g_string_append(descriptor, *cff ? "/FontFile3 " : "/FontFile2 ");
    pdf_put_reference(descriptor, number);
    hb_blob_destroy(table);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return true;
}

/* ---- the dictionaries */

static int
in_thousandths(const PdfFont *font, int units)
{
    return units * 1000 / font->face->units_per_em;
}

/* "ABCDEF+" from what the subset holds: stable, and different for different subsets. */
static void
put_subset_tag(GString *out, const PdfFont *font)
{
    guint32 hash = 5381;
    for (guint glyph = 0; glyph < font->n_glyphs; glyph++) {
        if (is_drawn(font, glyph))
            hash = (hash ^ glyph) * 16777619u;
    }
    for (guint i = 0; i < 6; i++, hash /= 26)
        g_string_append_c(out, (char) ('A' + hash % 26));
    g_string_append_c(out, '+');
}

static void
put_base_name(GString *out, const PdfFont *font)
{
    char name[128];
    unsigned size = sizeof name;
    hb_face_t *face = hb_font_get_face(font->face->hb_font);
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
    g_autoptr(GString) full = g_string_new(NULL);
    put_subset_tag(full, font);
    g_string_append(full, size ? name : "Font");
    pdf_put_name(out, full->str);
}

static int
metric(const PdfFont *font, hb_ot_metrics_tag_t tag)
{
    hb_position_t position = 0;
    hb_ot_metrics_get_position_with_fallback(font->face->hb_font, tag, &position);
    return in_thousandths(font, position);
}

/* The box of the whole face, from its head table: left, bottom, right, top. */
static void
read_box(const PdfFont *font, int box[4])
{
    hb_face_t *face = hb_font_get_face(font->face->hb_font);
    hb_blob_t *head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned size;
    const guint8 *bytes = (const guint8 *) hb_blob_get_data(head, &size);
    for (guint i = 0; i < 4; i++) {
        guint at = 36 + 2 * i;
        gint16 units = at + 1 < size ? (gint16) (bytes[at] << 8 | bytes[at + 1]) : 0;
        box[i] = in_thousandths(font, units);
    }
    hb_blob_destroy(head);
}

static bool
write_descriptor(PdfFonts *fonts, const PdfFont *font, const char *name, guint *number, bool *cff,
                 GError **error)
{
    hb_font_t *hb = font->face->hb_font;
    g_autoptr(GString) out = g_string_new("<</Type/FontDescriptor/FontName");
    g_string_append(out, name);
    g_string_append(out, "/Flags 4");
    int box[4];
    read_box(font, box);
    g_string_append_printf(out, "/FontBBox[%d %d %d %d]", box[0], box[1], box[2], box[3]);
    g_string_append(out, "/ItalicAngle ");
    pdf_put_integer(out, (int) hb_style_get_value(hb, HB_STYLE_TAG_SLANT_ANGLE));
    /* Ascent and Descent as ISO 32000 has them: how far glyphs reach, not what hhea says. */
    g_string_append_printf(out, "/Ascent %d/Descent %d/CapHeight %d/StemV %d", box[3], box[1],
                           metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT),
                           hb_style_get_value(hb, HB_STYLE_TAG_WEIGHT) >= 600 ? 140 : 80);
    if (!write_program(fonts, font, cff, out, error))
        return false;
    g_string_append(out, ">>");
    *number = pdf_file_add(fonts->file, out);
    return true;
}

/* [glyph [width …] …]: a list for each run of glyphs in use. */
static void
put_widths(GString *out, PdfFont *font)
{
    bool open = false;
    g_string_append(out, "/W[");
    for (guint glyph = 0; glyph < font->n_glyphs; glyph++) {
        bool used = font->texts[glyph] != NULL;
        if (used && !open)
            pdf_put_integer(out, glyph);
        if (used) {
            g_string_append_c(out, open ? ' ' : '[');
            pdf_put_integer(out, pdf_font_width(font, glyph));
        } else if (open) {
            g_string_append_c(out, ']');
        }
        open = used;
    }
    g_string_append(out, open ? "]]" : "]");
}

static guint
write_descendant(PdfFonts *fonts, PdfFont *font, const char *name, guint descriptor, bool cff)
{
    g_autoptr(GString) out = g_string_new("<</Type/Font/Subtype");
    g_string_append(out, cff ? "/CIDFontType0" : "/CIDFontType2/CIDToGIDMap/Identity");
    g_string_append(out, "/BaseFont");
    g_string_append(out, name);
    g_string_append(out, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                         "/FontDescriptor ");
    pdf_put_reference(out, descriptor);
    g_string_append(out, "/DW 0");
    put_widths(out, font);
    g_string_append(out, ">>");
    return pdf_file_add(fonts->file, out);
}

/* ---- what the codes mean (ISO 32000-1, 9.10.3) */

static void
put_meanings(GString *out, const PdfFont *font, guint from, guint to, guint count)
{
    g_string_append_printf(out, "%u beginbfchar\n", count);
    for (guint glyph = from; glyph < to; glyph++) {
        if (!font->texts[glyph])
            continue;
        g_string_append_printf(out, "<%04X><", glyph);
        pdf_put_utf16_digits(out, font->texts[glyph], strlen(font->texts[glyph]));
        g_string_append(out, ">\n");
    }
    g_string_append(out, "endbfchar\n");
}

/* A block holds a hundred at most. */
static void
put_meaning_blocks(GString *out, const PdfFont *font)
{
    guint from = 0, count = 0;
    for (guint glyph = 0; glyph < font->n_glyphs; glyph++) {
        count += font->texts[glyph] != NULL;
        if (count == 100 || (count && glyph + 1 == font->n_glyphs)) {
            put_meanings(out, font, from, glyph + 1, count);
            from = glyph + 1;
            count = 0;
        }
    }
}

static guint
write_meanings(PdfFonts *fonts, const PdfFont *font)
{
    g_autoptr(GString) out =
        g_string_new("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                     "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                     "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    put_meaning_blocks(out, font);
    g_string_append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    guint number = pdf_file_reserve(fonts->file);
    pdf_file_put_stream(fonts->file, number, "", out->str, out->len, PDF_DEFLATE);
    return number;
}

static void
write_composite(PdfFonts *fonts, PdfFont *font, const char *name, guint descriptor, bool cff,
                GString *resources)
{
    g_autoptr(GString) out =
        g_string_new("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont");
    g_string_append(out, name);
    g_string_append(out, "/DescendantFonts[");
    pdf_put_reference(out, write_descendant(fonts, font, name, descriptor, cff));
    g_string_append(out, "]/ToUnicode ");
    pdf_put_reference(out, write_meanings(fonts, font));
    g_string_append(out, ">>");
    pdf_file_put(fonts->file, font->number, out);
    g_string_append_printf(resources, "/F%u ", font->index);
    pdf_put_reference(resources, font->number);
}

/* A second font shares the program. */
static bool
write_font(PdfFonts *fonts, PdfFont *font, GString *resources, GError **error)
{
    bool cff;
    guint descriptor;
    g_autoptr(GString) name = g_string_new(NULL);
    put_base_name(name, font);
    if (!write_descriptor(fonts, font, name->str, &descriptor, &cff, error))
        return false;
    write_composite(fonts, font, name->str, descriptor, cff, resources);
    if (font->second)
        write_composite(fonts, font->second, name->str, descriptor, cff, resources);
    return true;
}

bool
pdf_fonts_write(PdfFonts *fonts, GString *resources, GError **error)
{
    for (guint i = 0; i < fonts->fonts->len; i++) {
        if (!write_font(fonts, fonts->fonts->pdata[i], resources, error))
            return false;
    }
    return true;
}
