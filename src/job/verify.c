#include "job/verify.h"

#include <string.h>

#include "archive/archive.h"
#include "base/error.h"
#include "base/file.h"
#include "base/filename.h"
#include "base/limits.h"
#include "job/manifest.h"
#include "job/verify_zip.h"
#include "proof/attachment.h"
#include "proof/pades.h"
#include "proof/signature.h"

/* What the steps below hand around. */
typedef struct {
    const JobTrust *trust;
    JobVerified *verified;
    Diag *diag;
} Verifying;

static void
complain(const Verifying *it, DiagId id, const char *path, const char *detail)
{
    diag_add(it->diag, id, (DiagPlace){g_intern_string(path), 0, 0}, detail, NULL);
}

/* ---- signatures */

/* @bytes of @path against the signature beside it. */
static bool
check_beside(Verifying *it, const char *path, GBytes *bytes, GError **error)
{
    g_autofree char *beside = g_strconcat(path, JOB_SIGNATURE_SUFFIX, NULL);
    if (!g_file_test(beside, G_FILE_TEST_EXISTS)) {
        if (it->trust->key)
            complain(it, DIAG_ID_SIGNATURE_MISSING, path, NULL);
        return true;
    }
    if (!it->trust->key) {
        complain(it, DIAG_ID_SIGNATURE_UNCHECKED, beside, NULL);
        return true;
    }
    g_autoptr(GBytes) signature = file_read(beside, LIMIT_SIGNATURE_BYTES, error);
    if (!signature)
        return false;
    it->verified->signatures++;
    if (!proof_signature_holds(it->trust->key, bytes, signature))
        complain(it, DIAG_ID_SIGNATURE_WRONG, beside, NULL);
    return true;
}

/* Whether somebody signed the file as it is now: what was signed before is then part of that. */
static bool
is_sealed(const GPtrArray *signatures)
{
    for (guint i = 0; i < signatures->len; i++) {
        const ProofSignature *signature = signatures->pdata[i];
        if (signature->holds && signature->whole)
            return true;
    }
    return false;
}

static void
check_signature(Verifying *it, const char *path, const ProofSignature *signature, bool sealed)
{
    const char *signer = signature->signer ? signature->signer : "?";
    it->verified->signatures++;
    if (!signature->holds)
        complain(it, DIAG_ID_SIGNATURE_WRONG, path, NULL);
    else if (!sealed)
        complain(it, DIAG_ID_SIGNATURE_PARTIAL, path, signer);
    else if (!it->trust->certificates)
        complain(it, DIAG_ID_SIGNATURE_UNTRUSTED, path, signer);
    else if (!signature->trusted)
        complain(it, DIAG_ID_SIGNATURE_STRANGER, path, signer);
}

/* ---- PDFs */

static bool
check_pdf(Verifying *it, const char *path, GBytes *bytes, GError **error)
{
    g_autoptr(ProofPdf) pdf = proof_pdf_open(bytes, path, error);
    if (!pdf)
        return false;
    g_autoptr(GPtrArray) attachments = proof_attachments_load(pdf);
    g_autoptr(GPtrArray) signatures = proof_pades_verify(pdf, it->trust->certificates);
    for (guint i = 0; i < attachments->len; i++) {
        const ProofAttachment *attachment = attachments->pdata[i];
        if (!attachment->intact)
            complain(it, DIAG_ID_ATTACHMENT_DAMAGED, path, attachment->name);
    }
    bool sealed = is_sealed(signatures);
    for (guint i = 0; i < signatures->len; i++)
        check_signature(it, path, signatures->pdata[i], sealed);
    if (!signatures->len && it->trust->certificates)
        complain(it, DIAG_ID_SIGNATURE_MISSING, path, NULL);
    return true;
}

static bool
is_pdf(GBytes *bytes)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    return size > 5 && memcmp(data, "%PDF-", 5) == 0;
}

/* ---- folders */

static void
check_file(Verifying *it, const JobManifest *manifest, const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *digest = job_manifest_digest_file(path);
    it->verified->files++;
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        complain(it, DIAG_ID_MANIFEST_MISSING, path, NULL);
    else if (strcmp(digest, job_manifest_find(manifest, name)) != 0)
        complain(it, DIAG_ID_MANIFEST_CHANGED, path, NULL);
}

static bool check_folder(Verifying *it, const char *folder, GError **error);

static bool
has_manifest(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, JOB_MANIFEST_NAME, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

/* What is listed, the list, and signatures beside either: those of single files may be another's
 * than the folder's, and are looked at when the file is verified by itself. */
static bool
is_vouched_for(const JobManifest *manifest, const char *name)
{
    g_autofree char *signed_name =
        g_str_has_suffix(name, JOB_SIGNATURE_SUFFIX)
            ? g_strndup(name, strlen(name) - strlen(JOB_SIGNATURE_SUFFIX))
            : g_strdup(name);
    return strcmp(signed_name, JOB_MANIFEST_NAME) == 0 || job_manifest_find(manifest, name) ||
           job_manifest_find(manifest, signed_name);
}

/* Files that nobody vouches for, below @folder/@inner: whoever opens the folder takes them for part
 * of what was built. Hidden ones are of builds and file managers; a folder with a manifest of its
 * own, as that of packs, is held to that. */
static bool
check_unlisted(Verifying *it, const JobManifest *manifest, const char *folder, const char *inner,
               int depth, GError **error)
{
    g_autofree char *path = g_build_filename(folder, inner, NULL);
    if (depth >= LIMIT_ARCHIVE_DEPTH) {
        complain(it, DIAG_ID_MANIFEST_UNLISTED, path, NULL);
        return true;
    }
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *entry;
    while (dir && (entry = g_dir_read_name(dir))) {
        g_autofree char *name = *inner ? g_build_filename(inner, entry, NULL) : g_strdup(entry);
        g_autofree char *file = g_build_filename(folder, name, NULL);
        if (filename_is_debris(entry))
            continue;
        bool inside =
            g_file_test(file, G_FILE_TEST_IS_DIR) && !g_file_test(file, G_FILE_TEST_IS_SYMLINK);
        bool good = true;
        if (inside && has_manifest(file))
            good = check_folder(it, file, error);
        else if (inside)
            good = check_unlisted(it, manifest, folder, name, depth + 1, error);
        else if (!is_vouched_for(manifest, name))
            complain(it, DIAG_ID_MANIFEST_UNLISTED, file, NULL);
        if (!good)
            return false;
    }
    return true;
}

static bool
check_folder(Verifying *it, const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, JOB_MANIFEST_NAME, NULL);
    g_autoptr(JobManifest) manifest = job_manifest_load(folder, error);
    g_autoptr(GBytes) bytes = manifest ? file_read(path, LIMIT_MANIFEST_BYTES, error) : NULL;
    if (!bytes || !check_beside(it, path, bytes, error))
        return false;
    g_autoptr(GList) names = job_manifest_names(manifest);
    for (const GList *name = names; name; name = name->next)
        check_file(it, manifest, folder, name->data);
    return check_unlisted(it, manifest, folder, "", 0, error);
}

/* ---- the whole */

static bool
is_archive(const char *folder)
{
    g_autofree char *head = g_build_filename(folder, "HEAD", NULL);
    g_autofree char *objects = g_build_filename(folder, "objects", NULL);
    return g_file_test(head, G_FILE_TEST_EXISTS) || g_file_test(objects, G_FILE_TEST_IS_DIR);
}

static bool
check(Verifying *it, const char *path, GError **error)
{
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
        if (!is_archive(path))
            return check_folder(it, path, error);
        archive_verify(path, it->diag, error);
        return !*error;
    }
    g_autoptr(GBytes) bytes = file_read(path, LIMIT_FILE_BYTES, error);
    if (!bytes || !check_beside(it, path, bytes, error))
        return false;
    it->verified->files++;
    if (is_pdf(bytes))
        return check_pdf(it, path, bytes, error);
    /* A workbook is a ZIP too, for which only its signature vouches. */
    if (job_verify_is_zip(bytes) && (g_str_has_suffix(path, ".zip") || !it->verified->signatures))
        return job_verify_zip(path, bytes, &it->verified->files, it->diag, error);
    if (it->verified->signatures || diag_count(it->diag))
        return true;
    error_set(error, SAMRIT_ERROR_INPUT,
              "%s: nothing vouches for it: it is no build, pack, archive or PDF, and is not signed",
              "%s: ไม่มีสิ่งใดรับรอง: ไม่ใช่ผลการจัดทำ ชุดเอกสาร คลังเอกสาร หรือ PDF และไม่มีลายมือชื่อ", path);
    return false;
}

bool
job_verify(const char *path, const JobTrust *trust, JobVerified *verified, Diag *diag,
           GError **error)
{
    g_autoptr(GError) problem = NULL;
    Verifying it = {trust, verified, diag};
    if (check(&it, path, &problem))
        return !diag_count_of(diag, DIAG_ERROR);
    g_propagate_error(error, g_steal_pointer(&problem));
    return false;
}

/* ---- signing */

/* What is signed of @path: a folder's manifest once its files are seen to be those it names. */
static char *
find_signed(const char *path, Diag *diag, GError **error)
{
    if (!g_file_test(path, G_FILE_TEST_IS_DIR))
        return g_strdup(path);
    const JobTrust nobody = {0};
    JobVerified verified = {0};
    if (job_verify(path, &nobody, &verified, diag, error))
        return g_build_filename(path, JOB_MANIFEST_NAME, NULL);
    if (!*error)
        error_set(error, SAMRIT_ERROR_DAMAGED,
                  "%s: was not signed: its files are not those of its manifest",
                  "%s: ไม่ได้ลงลายมือชื่อ เพราะไฟล์ไม่ตรงกับบัญชีไฟล์", path);
    return NULL;
}

bool
job_sign(const char *path, EVP_PKEY *key, Diag *diag, GError **error)
{
    g_autofree char *file = find_signed(path, diag, error);
    g_autoptr(GBytes) bytes = file ? file_read(file, LIMIT_FILE_BYTES, error) : NULL;
    g_autoptr(GBytes) signature = bytes ? proof_signature_make(key, bytes, error) : NULL;
    if (!signature)
        return false;
    g_autofree char *beside = g_strconcat(file, JOB_SIGNATURE_SUFFIX, NULL);
    gsize size;
    const void *data = g_bytes_get_data(signature, &size);
    return file_write(beside, data, size, error);
}
