/*
 * Breaks against the gold file: how many of ours are right (precision) and how many of the right
 * ones we find (recall). libthai and ICU are measured beside, as they come.
 */
#include <locale.h>
#include <string.h>
#include <thai/thbrk.h>
#include <thai/thwbrk.h>
#include <unicode/ubrk.h>

#include "text/text.h"

typedef struct {
    guint right, wrong, missed;
} Score;

typedef struct {
    TextFonts *fonts;
    ThBrk *libthai; /* NULL without its dictionary */
    UBreakIterator *icu;
    Score ours, libthais, icus;
    guint sentences;
} Gold;

/* @line without its marks; @wanted gets the breaks, by byte. */
static GString *
read_line(const char *line, GByteArray *wanted)
{
    GString *text = g_string_new(NULL);
    guint8 mark = 0;
    for (; *line; line++) {
        if (*line == '|') {
            mark = 1;
            continue;
        }
        g_string_append_c(text, *line);
        g_byte_array_append(wanted, &mark, 1);
        mark = 0;
    }
    return text;
}

static void
add_to_score(Score *score, const guint8 *wanted, const guint8 *found, gsize length)
{
    for (gsize i = 1; i < length; i++) {
        score->right += wanted[i] && found[i];
        score->wrong += !wanted[i] && found[i];
        score->missed += wanted[i] && !found[i];
    }
}

static void
report_errors(const GString *text, const guint8 *wanted, const guint8 *found)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (gsize i = 0; i < text->len; i++) {
        if (wanted[i] && !found[i])
            g_string_append(out, "[missed]");
        else if (!wanted[i] && found[i])
            g_string_append(out, "[wrong]");
        g_string_append_c(out, text->str[i]);
    }
    if (strlen(out->str) > text->len)
        g_test_message("%s", out->str);
}

static void
measure_ours(Gold *gold, const GString *text, const guint8 *wanted)
{
    g_autofree guint8 *found = g_new(guint8, text->len + 1);
    text_breaks_find(gold->fonts, text->str, text->len, "th", found);
    for (gsize i = 0; i < text->len; i++)
        found[i] = found[i] != TEXT_BREAK_NONE;
    add_to_score(&gold->ours, wanted, found, text->len);
    report_errors(text, wanted, found);
}

static void
measure_libthai(Gold *gold, const GString *text, const guint8 *wanted)
{
    g_autofree gunichar *ucs4 = g_utf8_to_ucs4_fast(text->str, (glong) text->len, NULL);
    g_autofree guint8 *found = g_new0(guint8, text->len + 1);
    g_autofree int *positions = g_new(int, text->len + 1);
    int count =
        th_brk_wc_find_breaks(gold->libthai, (const thwchar_t *) ucs4, positions, text->len + 1);
    for (int i = 0; i < count; i++) {
        const char *at = g_utf8_offset_to_pointer(text->str, positions[i]);
        found[at - text->str] = *at != ' '; /* before a space is after it, to a line */
    }
    add_to_score(&gold->libthais, wanted, found, text->len);
}

static void
measure_icu(Gold *gold, const GString *text, const guint8 *wanted)
{
    g_autofree gunichar2 *utf16 = g_utf8_to_utf16(text->str, (glong) text->len, NULL, NULL, NULL);
    g_autofree guint8 *found = g_new0(guint8, text->len + 1);
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(gold->icu, (const UChar *) utf16, -1, &status);
    g_assert_true(U_SUCCESS(status));
    /* The texts have no characters beyond the first plane: positions count characters. */
    for (int32_t at = ubrk_first(gold->icu); at != UBRK_DONE; at = ubrk_next(gold->icu))
        found[g_utf8_offset_to_pointer(text->str, at) - text->str] = 1;
    add_to_score(&gold->icus, wanted, found, text->len);
}

static double
share(guint part, guint rest)
{
    return part + rest ? (double) part / (part + rest) : 0;
}

static void
print_score(const char *name, const Score *score)
{
    g_test_message("%s: precision %.4f, recall %.4f (%u right, %u wrong, %u missed)", name,
                   share(score->right, score->wrong), share(score->right, score->missed),
                   score->right, score->wrong, score->missed);
}

static void
measure_file(Gold *gold)
{
    g_autofree char *content = NULL;
    g_assert_true(g_file_get_contents("tests/gold/breaks.txt", &content, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
    for (char **line = lines; *line; line++) {
        if (!**line || **line == '#')
            continue;
        g_autoptr(GByteArray) wanted = g_byte_array_new();
        GString *text = read_line(*line, wanted);
        measure_ours(gold, text, wanted->data);
        if (gold->libthai)
            measure_libthai(gold, text, wanted->data);
        measure_icu(gold, text, wanted->data);
        gold->sentences++;
        g_string_free(text, TRUE);
    }
}

static void
test_gold(void)
{
    UErrorCode status = U_ZERO_ERROR;
    Gold gold = {.fonts = text_fonts_new(NULL, NULL, NULL),
                 .libthai = th_brk_new(NULL),
                 .icu = ubrk_open(UBRK_LINE, "th", NULL, 0, &status)};
    g_assert_true(U_SUCCESS(status));
    measure_file(&gold);
    g_assert_cmpuint(gold.sentences, >=, 300);

    print_score("ours", &gold.ours);
    g_assert_cmpfloat(share(gold.ours.right, gold.ours.wrong), >=, 0.99);
    g_assert_cmpfloat(share(gold.ours.right, gold.ours.missed), >=, 0.99);
    if (gold.libthai) {
        print_score("libthai", &gold.libthais);
        g_assert_cmpfloat(share(gold.ours.right, gold.ours.wrong), >,
                          share(gold.libthais.right, gold.libthais.wrong));
        g_assert_cmpfloat(share(gold.ours.right, gold.ours.missed), >,
                          share(gold.libthais.right, gold.libthais.missed));
        th_brk_delete(gold.libthai);
    }
    print_score("ICU", &gold.icus);
    g_assert_cmpfloat(share(gold.ours.right, gold.ours.wrong), >,
                      share(gold.icus.right, gold.icus.wrong));
    g_assert_cmpfloat(share(gold.ours.right, gold.ours.missed), >,
                      share(gold.icus.right, gold.icus.missed));
    ubrk_close(gold.icu);
    text_fonts_free(gold.fonts);
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8"); /* or the messages are all question marks */
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/gold", test_gold);
    return g_test_run();
}
