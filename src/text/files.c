#include "text/set.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"

/* The project's own set, beside what stands in its fonts folder. By path, so that the same
 * file serves everywhere: Debian ships Laksaman twice under one name. */
#define LAKSAMAN "/usr/share/fonts/opentype/tlwg/Laksaman"

static const char *const own_files[] = {
    LAKSAMAN ".otf",
    LAKSAMAN "-Italic.otf",
    LAKSAMAN "-Bold.otf",
    LAKSAMAN "-BoldItalic.otf",
};

/* The second is where Debian 13 has them. */
static const char *const liberation_folders[] = {
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/truetype/liberation",
};

static const char *const liberation_files[] = {
    "LiberationSans-Regular.ttf",  "LiberationSans-Italic.ttf",
    "LiberationSans-Bold.ttf",     "LiberationSans-BoldItalic.ttf",
    "LiberationSerif-Regular.ttf", "LiberationSerif-Italic.ttf",
    "LiberationSerif-Bold.ttf",    "LiberationSerif-BoldItalic.ttf",
    "LiberationMono-Regular.ttf",  "LiberationMono-Italic.ttf",
    "LiberationMono-Bold.ttf",     "LiberationMono-BoldItalic.ttf",
};

/* Counts @path in *@added if it is there. Passed over because it cannot be read now, it would
 * change the documents. */
static bool
add_file(FcConfig *config, const char *path, guint *added, GError **error)
{
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return true;
    if (!FcConfigAppFontAddFile(config, (const FcChar8 *) path)) {
        error_set(error, SAMRIT_ERROR_SETUP, "%s: cannot be read as a font",
                  "%s: อ่านเป็นแบบอักษรไม่ได้", path);
        return false;
    }
    *added += 1;
    return true;
}

static bool
is_font_name(const char *name)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    return g_str_has_suffix(lower, ".ttf") || g_str_has_suffix(lower, ".otf") ||
           g_str_has_suffix(lower, ".ttc");
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* In the order of names: a folder's own order differs from disk to disk. */
static bool
add_folder(FcConfig *config, const char *folder, guint *added, GError **error)
{
    g_autoptr(GDir) dir = file_open_folder(folder, error);
    if (!dir)
        return false;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(dir));) {
        if (is_font_name(name))
            g_ptr_array_add(names, g_strdup(name));
    }
    g_ptr_array_sort(names, compare_names);

    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
        if (!add_file(config, path, added, error))
            return false;
    }
    return true;
}

bool
text_fonts_complete(TextFonts *fonts, GError **error)
{
    guint which = g_file_test(liberation_folders[0], G_FILE_TEST_IS_DIR) ? 0 : 1, added = 0;
    bool complete = fonts->complete;
    fonts->complete = true;
    for (guint i = 0; i < G_N_ELEMENTS(liberation_files) && !complete; i++) {
        g_autofree char *path =
            g_build_filename(liberation_folders[which], liberation_files[i], NULL);
        if (add_file(fonts->config, path, &added, error))
            continue;
        fonts->unreadable = arena_strdup(fonts->arena, path);
        return false;
    }
    return true;
}

/* The project's and Laksaman; what else there is comes when it is asked for. */
static bool
load_own_set(TextFonts *fonts, const char *project_fonts, GError **error)
{
    guint added = 0;
    if (project_fonts && !add_folder(fonts->config, project_fonts, &added, error))
        return false;
    for (guint i = 0; i < G_N_ELEMENTS(own_files); i++) {
        if (!add_file(fonts->config, own_files[i], &added, error))
            return false;
    }
    fonts->complete = false;
    if (added == 0 && !text_fonts_complete(fonts, error))
        return false;
    const FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetApplication);
    if (!set || !set->nfont)
        error_set(error, SAMRIT_ERROR_SETUP,
                  "no fonts: neither the project's folder nor " LAKSAMAN ".otf has any",
                  "ไม่มีแบบอักษร ทั้งในโฟลเดอร์ของโครงการและที่ " LAKSAMAN ".otf");
    return set && set->nfont;
}

static bool
has_fonts(FcConfig *config)
{
    const FcFontSet *set = FcConfigGetFonts(config, FcSetSystem);
    return set && set->nfont > 0;
}

/* fontconfig looks a relative name up in /etc/fonts and would use the system's fonts. */
static bool
load_config(FcConfig *config, const char *path, GError **error)
{
    g_autofree char *absolute = g_canonicalize_filename(path, NULL);
    if (!g_file_test(absolute, G_FILE_TEST_IS_REGULAR)) {
        error_set(error, SAMRIT_ERROR_SETUP, "%s: no such font configuration",
                  "%s: ไม่มีไฟล์กำหนดแบบอักษรนี้", path);
        return false;
    }
    if (!FcConfigParseAndLoad(config, (const FcChar8 *) absolute, FcTrue)) {
        error_set(error, SAMRIT_ERROR_SETUP, "%s: not a font configuration",
                  "%s: ไม่ใช่ไฟล์กำหนดแบบอักษร", path);
        return false;
    }
    if (!FcConfigBuildFonts(config) || !has_fonts(config)) {
        error_set(error, SAMRIT_ERROR_SETUP, "%s: names no fonts", "%s: ไม่ได้ระบุแบบอักษรใด", path);
        return false;
    }
    return true;
}

bool
text_fonts_load(TextFonts *fonts, const char *config, const char *project_fonts, GError **error)
{
    fonts->complete = true;
    return config ? load_config(fonts->config, config, error)
                  : load_own_set(fonts, project_fonts, error);
}

static void
add_paths(const FcFontSet *set, GPtrArray *paths)
{
    for (int i = 0; set && i < set->nfont; i++) {
        FcChar8 *path;
        if (FcPatternGetString(set->fonts[i], FC_FILE, 0, &path) == FcResultMatch &&
            !g_ptr_array_find_with_equal_func(paths, path, g_str_equal, NULL))
            g_ptr_array_add(paths, g_strdup((const char *) path));
    }
}

GPtrArray *
text_fonts_files(TextFonts *fonts)
{
    text_fonts_complete(fonts, NULL);
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    add_paths(FcConfigGetFonts(fonts->config, FcSetApplication), paths);
    add_paths(FcConfigGetFonts(fonts->config, FcSetSystem), paths);
    return paths;
}

bool
text_fonts_check_files(const TextFonts *fonts, GError **error)
{
    if (fonts->unreadable)
        error_set(error, SAMRIT_ERROR_IO, "%s: the font cannot be opened", "%s: เปิดแบบอักษรไม่ได้",
                  fonts->unreadable);
    return !fonts->unreadable;
}
