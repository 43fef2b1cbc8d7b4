#include <hb.h>
#include <string.h>

#include "text/hash.h"
#include "text/plain.h"
#include "text/set.h"

/*
 * Words are shaped once. The table is open addressing over entries that never move, so that
 * a word met again costs one hash and one comparison; a report repeats a word nine times of ten.
 */
typedef struct {
    TextWord word;
    const char *key; /* the text asked for: the word's own unless something is missing */
    guint32 key_length;
    guint32 hash;
    const char *language; /* interned */
} Entry;

struct TextWords {
    Arena *arena;
    Entry **slots; /* a power of two, never more than half full */
    guint mask, count;
    const char *language; /* the last one met, interned */
};

enum {
    FIRST_SLOTS = 4096,
};

struct TextWords *
text_words_new(void)
{
    struct TextWords *words = g_new0(struct TextWords, 1);
    words->arena = arena_new();
    words->slots = g_new0(Entry *, FIRST_SLOTS);
    words->mask = FIRST_SLOTS - 1;
    return words;
}

void
text_words_free(struct TextWords *words)
{
    if (!words)
        return;
    arena_free(words->arena);
    g_free(words->slots);
    g_free(words);
}

struct TextWords *
text_words_take(TextFonts *fonts, gsize limit)
{
    if (arena_used(fonts->words->arena) <= limit)
        return NULL;
    struct TextWords *words = fonts->words;
    fonts->words = text_words_new();
    return words;
}

void
text_words_trim(TextFonts *fonts, gsize limit)
{
    text_words_free(text_words_take(fonts, limit));
}

/* ---- the table */

static guint32
hash_word(const TextFont *font, const char *text, gsize length, bool rtl)
{
    guint64 start = ((guint64) (guintptr) font >> 4) * TEXT_HASH_PRIME + length * 2 + rtl;
    return text_hash(start, text, length);
}

static bool
entry_is(const Entry *entry, const TextFont *font, const char *text, gsize length, bool rtl,
         const char *language)
{
    return entry->word.font == font && entry->key_length == length && entry->word.rtl == rtl &&
           entry->language == language && memcmp(entry->key, text, length) == 0;
}

static void
words_grow(struct TextWords *words)
{
    guint mask = words->mask * 2 + 1;
    Entry **slots = g_new0(Entry *, (gsize) mask + 1);
    for (guint i = 0; i <= words->mask; i++) {
        Entry *entry = words->slots[i];
        if (!entry)
            continue;
        guint at = entry->hash & mask;
        while (slots[at])
            at = (at + 1) & mask;
        slots[at] = entry;
    }
    g_free(words->slots);
    words->slots = slots;
    words->mask = mask;
}

static void
words_add(struct TextWords *words, guint slot, Entry *entry)
{
    words->slots[slot] = entry;
    words->count++;
    if (words->count * 2 > words->mask)
        words_grow(words);
}

/* ---- shaping */

/* The script is the text's own, and nothing is taken from the locale. */
static void
fill_buffer(hb_buffer_t *buffer, const char *text, gsize length, bool rtl, const char *language)
{
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_add_utf8(buffer, text, (int) length, 0, (int) length);
    hb_buffer_set_direction(buffer, rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, hb_language_from_string(language ? language : "und", -1));
    hb_buffer_guess_segment_properties(buffer);
}

/* Advance width and kerning are cut to thousandths each, as FOP and the PDF's widths have them. */
static Length
measure_advance(const TextFont *font, guint32 glyph, int advance)
{
    int nominal = hb_font_get_glyph_h_advance(font->face->hb_font, glyph);
    return text_units_length(font->face, font->drawn, nominal) +
           text_units_length(font->face, font->drawn, advance - nominal);
}

/* HarfBuzz makes NIKHAHIT and SARA AA of a SARA AM, in the cluster of its letter. */
static bool
is_parted(const TextWord *word, const TextGlyph *glyph, const TextGlyph *before)
{
    hb_codepoint_t aa;
    return !word->rtl && glyph->cluster == before->cluster &&
           hb_font_get_nominal_glyph(word->font->face->hb_font, 0x0e32, &aa) && glyph->glyph == aa;
}

static void
count_gaps(TextWord *word, TextGlyph *glyphs)
{
    guint clusters = word->n_glyphs > 0, parted = 0;
    for (guint i = 1; i < word->n_glyphs; i++) {
        clusters += glyphs[i].cluster != glyphs[i - 1].cluster;
        parted += glyphs[i].parted = is_parted(word, &glyphs[i], &glyphs[i - 1]);
    }
    word->clusters = (guint16) MIN(clusters, G_MAXUINT16);
    word->n_parted = (guint16) MIN(parted, G_MAXUINT16);
}

static void
copy_glyphs(TextWord *word, TextGlyph *glyphs, hb_buffer_t *buffer)
{
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &count);
    const TextFont *font = word->font;
    gint64 width = 0; /* of a word of a million letters, more than a length holds */
    for (unsigned i = 0; i < word->n_glyphs; i++) {
        glyphs[i] = (TextGlyph){
            .glyph = infos[i].codepoint,
            .cluster = infos[i].cluster & G_MAXINT32,
            .advance = measure_advance(font, infos[i].codepoint, positions[i].x_advance),
            .x_offset = text_units_length(font->face, font->drawn, positions[i].x_offset),
            .y_offset = text_units_length(font->face, font->drawn, positions[i].y_offset),
        };
        width += glyphs[i].advance;
    }
    word->width = length_hold_sum(width);
    count_gaps(word, glyphs);
}

/* Entry, glyphs and text lie in one piece of memory; the glyphs are yet to be filled in. */
static Entry *
new_entry(TextFonts *fonts, const TextFont *font, const char *text, gsize length, guint count,
          TextGlyph **glyphs)
{
    gsize glyph_bytes = count * sizeof(TextGlyph);
    Entry *entry = arena_alloc(fonts->words->arena, sizeof *entry + glyph_bytes + length + 1);
    *glyphs = (TextGlyph *) (entry + 1);
    char *copy = (char *) *glyphs + glyph_bytes;
    memcpy(copy, text, length);
    entry->key = copy;
    entry->key_length = (guint32) length;
    entry->word = (TextWord){
        .font = font,
        .text = copy,
        .length = (guint32) length,
        .n_glyphs = count,
        .glyphs = *glyphs,
    };
    return entry;
}

enum {
    LONGEST_PLAIN = 64, /* bytes; numbers are shorter */
};

/* A word that its font sets letter by letter; NULL for another. */
static Entry *
plain_entry(TextFonts *fonts, const TextFont *font, const char *text, gsize length)
{
    TextPlain plain[LONGEST_PLAIN];
    gsize count = 0;
    if (length <= LONGEST_PLAIN)
        count = text_plain_find((TextFaceData *) font->face, text, length, plain);
    if (!count)
        return NULL;
    TextGlyph *glyphs;
    Entry *entry = new_entry(fonts, font, text, length, (guint) count, &glyphs);
    const char *at = text;
    for (gsize i = 0; i < count; i++) {
        glyphs[i] = (TextGlyph){
            .glyph = plain[i].glyph,
            .cluster = (guint32) (at - text) & G_MAXINT32,
            .advance = text_units_length(font->face, font->drawn, plain[i].advance),
        };
        entry->word.width += glyphs[i].advance;
        at = g_utf8_next_char(at);
    }
    entry->word.clusters = (guint16) count;
    return entry;
}

static Entry *
shape_entry(TextFonts *fonts, const TextFont *font, const char *text, gsize length, bool rtl,
            const char *language)
{
    Entry *entry = rtl ? NULL : plain_entry(fonts, font, text, length);
    if (!entry) {
        fill_buffer(fonts->buffer, text, length, rtl, language);
        hb_shape(font->face->hb_font, fonts->buffer, NULL, 0);
        TextGlyph *glyphs;
        entry = new_entry(fonts, font, text, length, hb_buffer_get_length(fonts->buffer), &glyphs);
        entry->word.rtl = rtl;
        copy_glyphs(&entry->word, glyphs, fonts->buffer);
    }
    entry->language = language;
    return entry;
}

/* ---- what the font lacks */

static bool
lacks_glyphs(const TextWord *word)
{
    for (guint i = 0; i < word->n_glyphs; i++) {
        if (word->glyphs[i].glyph == 0)
            return true;
    }
    return false;
}

/* @text with # for each character that has no glyph; the first of them goes to @missing. */
static GString *
replace_missing(const TextFont *font, const char *text, gsize length, gunichar *missing)
{
    GString *shown = g_string_sized_new(length);
    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        bool covered = text_face_covers(font->face, c);
        if (!covered && !*missing)
            *missing = c;
        g_string_append_unichar(shown, covered ? c : '#');
    }
    return shown;
}

/*
 * A word that lacks glyphs is shown with # in their places, as FOP does: a reader sees that
 * something is not there, and PDF/A allows no .notdef.
 */
static Entry *
shape_shown(TextFonts *fonts, const TextFont *font, const char *text, gsize length, bool rtl,
            const char *language)
{
    Entry *entry = shape_entry(fonts, font, text, length, rtl, language);
    if (!lacks_glyphs(&entry->word) || !text_face_covers(font->face, '#'))
        return entry;
    gunichar missing = 0;
    GString *shown = replace_missing(font, text, length, &missing);
    if (missing) {
        Entry *other = shape_entry(fonts, font, shown->str, shown->len, rtl, language);
        other->key = entry->key;
        other->key_length = entry->key_length;
        other->word.missing = missing;
        entry = other;
    }
    g_string_free(shown, TRUE);
    return entry;
}

/* Runs of one language are long, and g_intern_string() takes a lock. */
static const char *
intern_language(struct TextWords *words, const char *language)
{
    if (!language)
        return NULL;
    if (!words->language || strcmp(words->language, language) != 0)
        words->language = g_intern_string(language);
    return words->language;
}

const TextWord *
text_shape(TextFonts *fonts, const TextFont *font, const char *text, gsize length, bool rtl,
           const char *language)
{
    struct TextWords *words = fonts->words;
    const char *interned = intern_language(words, language);

    guint32 hash = hash_word(font, text, length, rtl);
    guint slot = hash & words->mask;
    for (Entry *entry; (entry = words->slots[slot]); slot = (slot + 1) & words->mask) {
        if (entry->hash == hash && entry_is(entry, font, text, length, rtl, interned))
            return &entry->word;
    }
    Entry *entry = shape_shown(fonts, font, text, length, rtl, interned);
    entry->hash = hash;
    words_add(words, slot, entry);
    return &entry->word;
}
