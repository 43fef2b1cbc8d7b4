/* Any text is a value or not, and a value written again is the same value. */
#include <string.h>

#include "base/thai.h"
#include "read/value.h"
#include "read/workbook.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void
check_style(const char *code, const char *raw)
{
    char text[READ_STYLE_TEXT];
    int shown;
    ReadStyle style = read_style_parse(code);
    g_assert_true(style.places >= 0 && style.places <= 15);
    read_style_show(&style, raw, false, text, &shown);
    g_assert_cmpuint(strlen(text), <, sizeof text);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autofree char *raw = g_strndup((const char *) data, size);
    g_autofree char *text = g_utf8_make_valid(raw, -1);
    g_autoptr(Arena) arena = arena_new();

    char *number = read_value_number(arena, text);
    if (number)
        g_assert_cmpstr(read_value_number(arena, number), ==, number);
    char *clean = read_value_text(arena, text);
    g_assert_cmpstr(read_value_text(arena, clean), ==, clean);
    g_autofree char *normal = thai_normalise(text);
    if (read_value_is_uniform(text))
        g_assert_cmpstr(normal, ==, text);
    read_value_year(text);
    read_value_is_mojibake(text);

    check_style(text, "1234.5678");
    check_style("0.000%", text);
    check_style("yyyy", text);
    check_style("General", text);
    return 0;
}
