#include "base/filename.h"

#include <string.h>

bool
filename_has_suffix(const char *name, const char *suffix)
{
    gsize length = strlen(name), tail = strlen(suffix);
    return length >= tail && g_ascii_strcasecmp(name + length - tail, suffix) == 0;
}

const char *
filename_ending(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    if (!dot || dot == name || !g_ascii_isalpha(dot[1]))
        return NULL;
    return dot[1 + strspn(dot + 1, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS)] ? NULL : dot + 1;
}

GHashTable *
filename_seen(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* "con", "com1.txt": whatever follows the first dot. */
static bool
is_device(const char *lower)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul"};
    gsize length = strcspn(lower, ".");
    for (gsize i = 0; i < G_N_ELEMENTS(devices); i++) {
        if (length == strlen(devices[i]) && strncmp(lower, devices[i], length) == 0)
            return true;
    }
    return length == 4 && (g_str_has_prefix(lower, "com") || g_str_has_prefix(lower, "lpt")) &&
           g_ascii_isdigit(lower[3]);
}

void
filename_check(GHashTable *seen, const char *name, DiagPlace place, Diag *diag)
{
    char *lower = g_ascii_strdown(name, -1);
    if (is_device(lower) || g_str_has_suffix(lower, "."))
        diag_add(diag, DIAG_ID_FILE_NAME, place, name, NULL);
    const char *other = g_hash_table_lookup(seen, lower);
    if (other && strcmp(other, name) != 0)
        diag_add(diag, DIAG_ID_FILE_NAME_CASE, place, name, other, NULL);
    g_hash_table_replace(seen, lower, (gpointer) name);
}

bool
filename_is_debris(const char *name)
{
    static const char *const debris[] = {"Thumbs.db",    "desktop.ini", "System Volume Information",
                                         "$RECYCLE.BIN", "lost+found",  "@eaDir"};
    for (gsize i = 0; i < G_N_ELEMENTS(debris); i++) {
        if (g_ascii_strcasecmp(name, debris[i]) == 0)
            return true;
    }
    return *name == '.';
}

bool
filename_is_scratch(const char *name)
{
    static const char *const endings[] = {"~", ".bak", ".tmp", ".swp", ".orig", "#"};
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (filename_has_suffix(name, endings[i]))
            return true;
    }
    return g_str_has_prefix(name, "~$");
}
