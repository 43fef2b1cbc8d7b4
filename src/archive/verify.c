#include <string.h>

#include "archive/disk.h"
#include "archive/head.h"
#include "base/error.h"
#include "base/file.h"
#include "base/filename.h"
#include "base/limits.h"

/* A verification in hand. */
typedef struct {
    const char *folder;
    ArchiveHead head;
    bool has_head;
    Arena *arena;
    GHashTable *users; /* SHA-256 → the first file that has it, "000001/units/TH-50/…" */
    GHashTable *seen;  /* objects found, by SHA-256 */
    Diag *diag;
} Verifying;

static DiagPlace
place_of(const char *path)
{
    return (DiagPlace){g_intern_string(path), 0, 0};
}

/* Holds the file @path to @sha256; @what says whose bytes are lost. */
static bool
check_file(Verifying *verifying, const char *path, const char *sha256, const char *what)
{
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        diag_add(verifying->diag, DIAG_ID_ARCHIVE_MISSING, place_of(path), what, NULL);
        return false;
    }
    g_autoptr(GError) error = NULL;
    g_autofree char *digest = archive_disk_hash(path, NULL, &error);
    if (g_strcmp0(digest, sha256) == 0)
        return true;
    diag_add(verifying->diag, DIAG_ID_ARCHIVE_DAMAGED, place_of(path), what,
             digest ? digest : error->message, NULL);
    return false;
}

/* ---- HEAD and what it names */

static void
check_head(Verifying *verifying)
{
    g_autofree char *path = archive_path(verifying->folder, "HEAD");
    g_autofree char *readme = archive_path(verifying->folder, "README.txt");
    g_autoptr(GError) error = NULL;
    verifying->has_head = archive_head_read(verifying->folder, &verifying->head, &error);
    if (!verifying->has_head) {
        diag_add(verifying->diag, DIAG_ID_ARCHIVE_HEAD, place_of(path), error->message, NULL);
        return;
    }
    g_autofree char *catalogue =
        archive_catalogue_path(verifying->folder, verifying->head.catalogue);
    check_file(verifying, readme, verifying->head.readme, "README.txt");
    check_file(verifying, catalogue, verifying->head.catalogue, "catalogue");
}

/* ---- revisions: each is named by the one after it, so the last comes first */

/* How many there are if HEAD cannot tell. */
static guint
count_revisions(const Verifying *verifying)
{
    if (verifying->has_head)
        return verifying->head.count;
    guint count = 0;
    for (;; count++) {
        g_autofree char *path = archive_revision_path(verifying->folder, count + 1);
        if (!g_file_test(path, G_FILE_TEST_EXISTS))
            return count;
    }
}

static void
note_users(Verifying *verifying, const ArchiveRevision *revision)
{
    for (guint i = 0; i < revision->n_files; i++) {
        const ArchiveFile *file = &revision->files[i];
        g_hash_table_insert(verifying->users, (gpointer) file->sha256,
                            g_strdup_printf("%06u/%s", revision->number, file->name));
    }
}

static void
check_revisions(Verifying *verifying)
{
    /* NULL: not known, as the one after it cannot be trusted */
    const char *sha256 = verifying->has_head ? verifying->head.revision : NULL;
    for (guint number = count_revisions(verifying); number > 0; number--) {
        g_autofree char *path = archive_revision_path(verifying->folder, number);
        g_autofree char *what = g_strdup_printf("%06u/revision.xml", number);
        bool good = !sha256 || check_file(verifying, path, sha256, what);
        g_autoptr(GError) error = NULL;
        const ArchiveRevision *revision =
            good ? archive_revision_read(verifying->folder, number, verifying->arena, &error)
                 : NULL;
        if (error)
            diag_add(verifying->diag, DIAG_ID_ARCHIVE_DAMAGED, place_of(path), what, error->message,
                     NULL);
        if (revision)
            note_users(verifying, revision);
        sha256 = revision ? revision->previous : NULL;
    }
}

/* ---- objects: those that revisions name, and those that nothing names */

static void
check_object(Verifying *verifying, const char *path, const char *sha256)
{
    const char *user = g_hash_table_lookup(verifying->users, sha256);
    g_hash_table_add(verifying->seen, g_strdup(sha256));
    check_file(verifying, path, sha256, user ? user : "-");
}

/* Nothing leads to it, but whoever put it there could have changed what is there. */
static void
report_stranger(Verifying *verifying, const char *path)
{
    const char *name = strrchr(path, '/');
    if (!filename_is_debris(name ? name + 1 : path))
        diag_add(verifying->diag, DIAG_ID_ARCHIVE_STRANGE, place_of(path), NULL);
}

static void
check_object_folder(Verifying *verifying, const char *folder, const char *prefix)
{
    g_autoptr(GPtrArray) names = archive_disk_list(folder);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
        g_autofree char *sha256 = g_strconcat(prefix, names->pdata[i], NULL);
        if (archive_is_digest(sha256))
            check_object(verifying, path, sha256);
        else
            report_stranger(verifying, path);
    }
}

static int
compare_users(gconstpointer a, gconstpointer b)
{
    return strcmp(a, b);
}

static void
check_missing(Verifying *verifying)
{
    g_autoptr(GList) keys = g_list_sort(g_hash_table_get_keys(verifying->users), compare_users);
    for (const GList *key = keys; key; key = key->next) {
        if (g_hash_table_contains(verifying->seen, key->data))
            continue;
        g_autofree char *path = archive_object_path(verifying->folder, key->data);
        diag_add(verifying->diag, DIAG_ID_ARCHIVE_MISSING, place_of(path),
                 (const char *) g_hash_table_lookup(verifying->users, key->data), NULL);
    }
}

static void
check_objects(Verifying *verifying)
{
    g_autofree char *objects = archive_path(verifying->folder, "objects");
    g_autoptr(GPtrArray) names = archive_disk_list(objects);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *folder = g_build_filename(objects, names->pdata[i], NULL);
        if (g_file_test(folder, G_FILE_TEST_IS_DIR) && strlen(names->pdata[i]) == 2)
            check_object_folder(verifying, folder, names->pdata[i]);
        else
            report_stranger(verifying, folder);
    }
    check_missing(verifying);
}

/* ---- what does not belong */

static void
check_names(Verifying *verifying, const char *below, bool (*belongs)(const char *name, guint count))
{
    g_autofree char *folder = archive_path(verifying->folder, below);
    g_autoptr(GPtrArray) names = archive_disk_list(folder);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
        if (!belongs(names->pdata[i], count_revisions(verifying)))
            report_stranger(verifying, path);
    }
}

static bool
belongs_at_top(const char *name, guint count)
{
    (void) count;
    static const char *const names[] = {"HEAD",      "README.txt", "objects", "revisions",
                                        "catalogue", "tmp",        NULL};
    return g_strv_contains(names, name);
}

/* The one after the last may be there when its addition was interrupted: the next takes it in. */
static bool
belongs_to_revisions(const char *name, guint count)
{
    guint64 number;
    return strlen(name) == 6 &&
           g_ascii_string_to_unsigned(name, 10, 1, (guint64) count + 1, &number, NULL);
}

/* A catalogue that HEAD does not name is of an interrupted addition, and is swept by the next. */
static bool
belongs_to_catalogue(const char *name, guint count)
{
    (void) count;
    g_autofree char *stem = g_strndup(name, 64);
    return archive_is_digest(stem) && strcmp(name + 64, ".sqlite") == 0;
}

static void
check_revision_folders(Verifying *verifying)
{
    for (guint number = count_revisions(verifying); number > 0; number--) {
        g_autofree char *path = archive_revision_path(verifying->folder, number);
        g_autofree char *folder = g_path_get_dirname(path);
        g_autoptr(GPtrArray) names = archive_disk_list(folder);
        for (guint i = 0; i < names->len; i++) {
            g_autofree char *inner = g_build_filename(folder, names->pdata[i], NULL);
            if (strcmp(names->pdata[i], "revision.xml") != 0)
                report_stranger(verifying, inner);
        }
    }
}

bool
archive_verify(const char *folder, Diag *diag, GError **error)
{
    g_autofree char *revisions = archive_path(folder, "revisions");
    if (!g_file_test(revisions, G_FILE_TEST_IS_DIR)) {
        error_set(error, SAMRIT_ERROR_SETUP, "%s: no archive is there", "%s: ไม่มีคลังเอกสารอยู่ที่นั่น",
                  folder);
        return false;
    }
    g_autoptr(Arena) arena = arena_new();
    Verifying verifying = {.folder = folder, .arena = arena, .diag = diag};
    verifying.users = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    verifying.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    check_head(&verifying);
    check_revisions(&verifying);
    check_objects(&verifying);
    check_names(&verifying, "", belongs_at_top);
    check_names(&verifying, "revisions", belongs_to_revisions);
    check_names(&verifying, "catalogue", belongs_to_catalogue);
    check_revision_folders(&verifying);
    g_hash_table_unref(verifying.users);
    g_hash_table_unref(verifying.seen);
    return diag_count_of(diag, DIAG_ERROR) == 0;
}
