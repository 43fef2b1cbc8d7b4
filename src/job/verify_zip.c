#include "job/verify_zip.h"

#include <openssl/evp.h>
#include <string.h>
#include <zip.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "job/manifest.h"

bool
job_verify_is_zip(GBytes *bytes)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    return size > 4 && memcmp(data, "PK\x03\x04", 4) == 0;
}

static zip_t *
open_zip(const char *path, GBytes *bytes, GError **error)
{
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    zip_source_t *source = zip_source_buffer_create(data, size, 0, NULL);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL) : NULL;
    if (!zip) {
        zip_source_free(source);
        error_set(error, SAMRIT_ERROR_DAMAGED, "%s: the ZIP is damaged", "%s: ไฟล์ ZIP เสียหาย",
                  path);
        return NULL;
    }
    return zip;
}

/* Whether a file of @packed bytes may be as large as this. */
static bool
may_have(guint64 size, guint64 packed)
{
    const guint64 free_of_ratio = 1 << 20;
    return size <= free_of_ratio || size / LIMIT_ZIP_RATIO <= packed;
}

/* Gives each piece of entry @index to @take. False when the entry cannot be read, or has more than
 * @limit bytes or more than it may have by its size in the ZIP. */
static bool
read_entry(zip_t *zip, zip_uint64_t index, guint64 limit, void (*take)(const void *, gsize, void *),
           void *data)
{
    char buffer[64 * 1024];
    zip_file_t *file = zip_fopen_index(zip, index, 0);
    zip_int64_t length = -1;
    guint64 size = 0;
    zip_stat_t status = {0};
    zip_stat_index(zip, index, 0, &status);
    while (file && (length = zip_fread(file, buffer, sizeof buffer)) > 0) {
        size += (guint64) length;
        if (size > limit || !may_have(size, status.comp_size)) {
            length = -1;
            break;
        }
        take(buffer, (gsize) length, data);
    }
    return file && zip_fclose(file) == 0 && length == 0;
}

static void
take_text(const void *bytes, gsize size, void *text)
{
    g_string_append_len(text, bytes, (gssize) size);
}

static void
take_digest(const void *bytes, gsize size, void *checksum)
{
    EVP_DigestUpdate(checksum, bytes, size);
}

/* The SHA-256 of entry @index in hex, or NULL. */
static char *
digest_entry(zip_t *zip, zip_uint64_t index)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_DigestInit_ex(context, EVP_sha256(), NULL);
    bool read = read_entry(zip, index, LIMIT_ZIP_PART_BYTES, take_digest, context);
    EVP_DigestFinal_ex(context, digest, &length);
    EVP_MD_CTX_free(context);
    return read ? file_hex(digest, length) : NULL;
}

static JobManifest *
load_manifest(zip_t *zip, const char *path, GError **error)
{
    zip_int64_t index = zip_name_locate(zip, JOB_MANIFEST_NAME, ZIP_FL_ENC_GUESS);
    g_autoptr(GString) text = g_string_new(NULL);
    if (index < 0 ||
        !read_entry(zip, (zip_uint64_t) index, LIMIT_MANIFEST_BYTES, take_text, text)) {
        error_set(error, SAMRIT_ERROR_INPUT, "%s: has no " JOB_MANIFEST_NAME,
                  "%s: ไม่มี " JOB_MANIFEST_NAME, path);
        return NULL;
    }
    g_autofree char *name = g_strconcat(path, "!", JOB_MANIFEST_NAME, NULL);
    return job_manifest_parse(name, text->str, text->len, error);
}

static void
complain(Diag *diag, DiagId id, const char *path, const char *name)
{
    g_autofree char *place = g_strconcat(path, "!", name, NULL);
    diag_add(diag, id, (DiagPlace){g_intern_string(place), 0, 0}, NULL);
}

static void
check_named(zip_t *zip, const JobManifest *manifest, const char *path, const char *name, Diag *diag)
{
    zip_int64_t index = zip_name_locate(zip, name, ZIP_FL_ENC_GUESS);
    if (index < 0) {
        complain(diag, DIAG_ID_MANIFEST_MISSING, path, name);
        return;
    }
    g_autofree char *digest = digest_entry(zip, (zip_uint64_t) index);
    if (g_strcmp0(digest, job_manifest_find(manifest, name)) != 0)
        complain(diag, DIAG_ID_MANIFEST_CHANGED, path, name);
}

static void
check_unlisted(zip_t *zip, const JobManifest *manifest, const char *path, Diag *diag)
{
    zip_int64_t count = zip_get_num_entries(zip, 0);
    for (zip_int64_t i = 0; i < count; i++) {
        const char *name = zip_get_name(zip, (zip_uint64_t) i, ZIP_FL_ENC_GUESS);
        bool folder = name && g_str_has_suffix(name, "/");
        if (name && !folder && strcmp(name, JOB_MANIFEST_NAME) != 0 &&
            !job_manifest_find(manifest, name))
            complain(diag, DIAG_ID_MANIFEST_UNLISTED, path, name);
    }
}

bool
job_verify_zip(const char *path, GBytes *bytes, guint *files, Diag *diag, GError **error)
{
    zip_t *zip = open_zip(path, bytes, error);
    if (!zip)
        return false;
    g_autoptr(JobManifest) manifest = load_manifest(zip, path, error);
    g_autoptr(GList) names = manifest ? job_manifest_names(manifest) : NULL;
    for (const GList *name = names; name; name = name->next, ++*files)
        check_named(zip, manifest, path, name->data, diag);
    if (manifest)
        check_unlisted(zip, manifest, path, diag);
    zip_discard(zip);
    return manifest != NULL;
}
