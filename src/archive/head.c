#include "archive/head.h"

#include <string.h>

#include "archive/disk.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"

#define HEAD   "HEAD"
#define FORMAT "samrit-archive 1"

enum {
    DIGEST_LENGTH = 64,
};

/* ---- paths */

char *
archive_path(const char *folder, const char *name)
{
    return g_build_filename(folder, name, NULL);
}

char *
archive_object_path(const char *folder, const char *sha256)
{
    return g_strdup_printf("%s/objects/%.2s/%s", folder, sha256, sha256 + 2);
}

char *
archive_revision_path(const char *folder, guint number)
{
    return g_strdup_printf("%s/revisions/%06u/revision.xml", folder, number);
}

char *
archive_catalogue_path(const char *folder, const char *sha256)
{
    return g_strdup_printf("%s/catalogue/%s.sqlite", folder, sha256);
}

bool
archive_is_digest(const char *text)
{
    return strlen(text) == DIGEST_LENGTH && strspn(text, "0123456789abcdef") == DIGEST_LENGTH;
}

static bool
has_control(const char *text)
{
    for (; *text; text++) {
        if (g_ascii_iscntrl(*text))
            return true;
    }
    return false;
}

bool
archive_is_name(const char *name)
{
    if (!*name || g_path_is_absolute(name) || !g_utf8_validate(name, -1, NULL) || has_control(name))
        return false;
    g_auto(GStrv) parts = g_strsplit(name, "/", -1);
    const char *const *list = (const char *const *) parts;
    return !g_strv_contains(list, "..") && !g_strv_contains(list, ".") &&
           !g_strv_contains(list, "");
}

/* ---- HEAD */

static bool
read_digest(const char *line, const char *key, char digest[65])
{
    if (!g_str_has_prefix(line, key) || !archive_is_digest(line + strlen(key)))
        return false;
    g_strlcpy(digest, line + strlen(key), DIGEST_LENGTH + 1);
    return true;
}

/* "revision 3 SHA-256", or "revision 0 -" before the first. */
static bool
read_revision(const char *line, ArchiveHead *head)
{
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    guint64 count;
    if (g_strv_length(words) != 3 || strcmp(words[0], "revision") != 0 ||
        !g_ascii_string_to_unsigned(words[1], 10, 0, LIMIT_ARCHIVE_REVISIONS, &count, NULL))
        return false;
    if (count ? !archive_is_digest(words[2]) : strcmp(words[2], "-") != 0)
        return false;
    head->count = (guint) count;
    g_strlcpy(head->revision, words[2], sizeof head->revision);
    return true;
}

char *
archive_head_format(const ArchiveHead *head)
{
    GString *text = g_string_new(FORMAT "\n");
    g_string_append_printf(text, "readme %s\n", head->readme);
    g_string_append_printf(text, "revision %u %s\n", head->count,
                           head->count ? head->revision : "-");
    g_string_append_printf(text, "catalogue %s\n", head->catalogue);
    g_autofree char *seal = file_digest(text->str, text->len);
    g_string_append_printf(text, "seal %s\n", seal);
    return g_string_free(text, FALSE);
}

/* What it says, written again, is the same with its seal, or it is not HEAD. */
bool
archive_head_parse(const char *text, ArchiveHead *head)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    if (g_strv_length(lines) != 6 || !read_digest(lines[1], "readme ", head->readme) ||
        !read_revision(lines[2], head) || !read_digest(lines[3], "catalogue ", head->catalogue))
        return false;
    g_autofree char *again = archive_head_format(head);
    return strcmp(again, text) == 0;
}

bool
archive_head_read(const char *folder, ArchiveHead *head, GError **error)
{
    g_autofree char *path = archive_path(folder, HEAD);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        error_set(error, SAMRIT_ERROR_SETUP, "%s: no archive is there", "%s: ไม่มีคลังเอกสารอยู่ที่นั่น",
                  folder);
        return false;
    }
    g_autoptr(GBytes) bytes = file_read(path, LIMIT_ARCHIVE_HEAD_BYTES, error);
    if (!bytes)
        return false;
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autofree char *text = g_strndup(data ? data : "", size);
    ArchiveHead read = {0};
    if (strlen(text) == size && archive_head_parse(text, &read)) {
        *head = read;
        return true;
    }
    bool later = g_str_has_prefix(text, "samrit-archive ") && !g_str_has_prefix(text, FORMAT "\n");
    error_set_reason(error, SAMRIT_ERROR_DAMAGED, path,
                     later ? ERROR_TEXT("written by a later version, or damaged",
                                        "เขียนโดยโปรแกรมรุ่นใหม่กว่า หรือเสียหาย")
                           : ERROR_TEXT("is damaged; `samrit archive rebuild` makes it anew",
                                        "เสียหาย ใช้ `samrit archive rebuild` เพื่อสร้างใหม่"),
                     NULL);
    return false;
}

bool
archive_head_write(const char *folder, const ArchiveHead *head, GError **error)
{
    g_autofree char *text = archive_head_format(head);
    g_autofree char *path = archive_path(folder, HEAD);
    g_autofree char *temporary = archive_path(folder, "tmp/head");
    return archive_disk_put(temporary, path, text, strlen(text), error) &&
           archive_disk_sync(folder, error);
}

const char *
archive_head_readme(void)
{
    return "คลังผลการประเมิน · Archive of evaluation results\n"
           "\n"
           "โฟลเดอร์นี้เก็บผลการประเมินที่เผยแพร่แล้ว ห้ามแก้ไขไฟล์ใด ๆ แต่ละครั้งที่นำเข้าเป็นหนึ่งฉบับ (revision)\n"
           "revisions/000001/revision.xml บอกชื่อไฟล์ของฉบับนั้น ขนาด และค่า SHA-256\n"
           "ข้อมูลของไฟล์อยู่ใน objects/ ตามค่า SHA-256: ไฟล์ที่มีค่า abcdef… อยู่ที่ objects/ab/cdef…\n"
           "เก็บไว้ตามเดิมทุกไบต์ ไม่บีบอัด ไม่เข้ารหัส\n"
           "revision.xml แต่ละฉบับบอกค่า SHA-256 ของฉบับก่อน และ HEAD บอกค่าของฉบับล่าสุด\n"
           "catalogue/ เป็นดัชนีสำหรับค้นหา (SQLite) สร้างใหม่จากไฟล์อื่นได้เสมอ\n"
           "เอกสารเป็น PDF/A-3 ที่แนบข้อมูลของตนเป็น XML ไว้ภายใน ข้อมูลทั้งหมดเป็น XML ภาษาไทยเข้ารหัส UTF-8\n"
           "\n"
           "This folder keeps evaluation results as they were published. Change nothing in it.\n"
           "Each addition is a revision: revisions/000001/revision.xml lists its files with their\n"
           "sizes and SHA-256. The bytes of a file whose SHA-256 is abcdef... are in\n"
           "objects/ab/cdef...; they are stored as they are, neither packed nor encrypted.\n"
           "Each revision.xml gives the SHA-256 of the one before, and HEAD that of the last one.\n"
           "catalogue/ is an index for searching (SQLite) and can be made anew from the rest.\n"
           "Documents are PDF/A-3 with their data as XML inside; all data is XML in UTF-8.\n"
           "\n"
           "samrit archive verify | list | show | search | export | rebuild --archive FOLDER\n"
           "\n"
           "ถ้าไม่มีโปรแกรม ใช้คำสั่งทั่วไปในโฟลเดอร์นี้ · Without the program, common commands in this "
           "folder:\n"
           "\n"
           "ทุกไฟล์ใน objects/ ยังเหมือนเดิม · each object is what its name says:\n"
           "\n"
           "    find objects -type f | sed 's|^objects/\\(..\\)/\\(.*\\)|\\1\\2  &|' | sha256sum "
           "--quiet -c\n"
           "\n"
           "ทะเบียนของแต่ละฉบับ เทียบกับ previous ในฉบับถัดไปและใน HEAD ·\n"
           "each revision.xml, to be compared with \"previous\" in the next one and with HEAD:\n"
           "\n"
           "    sha256sum revisions/*/revision.xml\n"
           "\n"
           "HEAD เอง บรรทัด seal คือค่าของบรรทัดก่อนหน้า · HEAD itself: its seal is that of the lines "
           "before:\n"
           "\n"
           "    sed '$d' HEAD | sha256sum\n"
           "\n"
           "คืนไฟล์ของฉบับที่ 1 ลงใน ../restored · the files of revision 1, given back in ../restored:\n"
           "\n"
           "    sed -n 's|.*<file name=\"\\([^\"]*\\)\".* sha256=\"\\(..\\)\\([0-9a-f]*\\)\".*|\\1 "
           "objects/\\2/\\3|p' revisions/000001/revision.xml |\n"
           "      while read -r name object; do mkdir -p \"$(dirname \"../restored/$name\")\" && "
           "cp \"$object\" \"../restored/$name\"; done\n"
           "\n"
           "ข้อมูลที่แนบอยู่ในเอกสาร PDF · the data inside a document:\n"
           "\n"
           "    pdfdetach -saveall -o FOLDER DOCUMENT.pdf\n"
           "\n"
           "ลายมือชื่อข้างทะเบียนของฉบับ (ถ้ามี) · a signature beside a manifest, where there is one:\n"
           "\n"
           "    openssl pkeyutl -verify -pubin -inkey KEY -rawin -in MANIFEST.sha256 -sigfile "
           "MANIFEST.sha256.sig\n";
}
