#include "base/error.h"
#include "text/set.h"

TextFonts *
text_fonts_new(const char *config, const char *project_fonts, GError **error)
{
    g_autoptr(TextFonts) fonts = g_new0(TextFonts, 1);
    fonts->config = FcConfigCreate();
    fonts->arena = arena_new();
    fonts->buffer = hb_buffer_create();
    fonts->words = text_words_new();
    fonts->memo = text_memo_new();
    text_fonts_tables_new(fonts);
    if (FT_Init_FreeType(&fonts->library) != 0) {
        error_set(error, SAMRIT_ERROR_INTERNAL, "FreeType does not start", "เริ่มใช้ FreeType ไม่ได้");
        return NULL;
    }
    if (!text_fonts_load(fonts, config, project_fonts, error) || !text_fonts_check(fonts, error))
        return NULL;
    return g_steal_pointer(&fonts);
}

void
text_fonts_free(TextFonts *fonts)
{
    if (!fonts)
        return;
    text_words_free(fonts->words);
    text_breaker_free(fonts->breaker);
    text_memo_free(fonts->memo);
    g_clear_pointer(&fonts->names, g_hash_table_unref);
    g_hash_table_unref(fonts->missing);
    g_hash_table_unref(fonts->cascades);
    g_hash_table_unref(fonts->fonts);
    g_hash_table_unref(fonts->faces);
    hb_buffer_destroy(fonts->buffer);
    arena_free(fonts->arena); /* closes the faces, so before FreeType */
    if (fonts->library)
        FT_Done_FreeType(fonts->library);
    FcConfigDestroy(fonts->config);
    g_free(fonts);
}
