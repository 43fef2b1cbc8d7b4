#include "job/doctor.h"

#include <cairo.h>
#include <csv.h>
#include <fontconfig/fontconfig.h>
#include <glib/gstdio.h>
#include <gmp.h>
#include <hb.h>
#include <libxml/parser.h>
#include <libxslt/xslt.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <zip.h>

#include "base/error.h"
#include "job/paths.h"
#include "text/text.h"
#include "text/thai.h"

static void add(GArray *checks, JobCheckState state, const char *name, const char *thai,
                const char *format, ...) G_GNUC_PRINTF(5, 6);

static void
add(GArray *checks, JobCheckState state, const char *name, const char *thai, const char *format,
    ...)
{
    va_list arguments;
    va_start(arguments, format);
    JobCheck check = {
        .state = state, .name = name, .thai = thai, .detail = g_strdup_vprintf(format, arguments)};
    va_end(arguments);
    g_array_append_val(checks, check);
}

/* ---- fonts: the official face, or the one that stands in for it */

static void
check_face(GArray *checks, TextFonts *fonts)
{
    static const char *const families[] = {"TH SarabunPSK", NULL};
    TextFontRequest request = {.families = families, .weight = 400, .size = 16 * LENGTH_PT};
    const TextFont *font = text_font_find(fonts, &request);
    if (!text_family_exists(fonts, families[0]))
        add(checks, JOB_CHECK_BAD, "font", "แบบอักษร", "no %s and nothing that stands in for it",
            families[0]);
    else if (font->drawn != font->size)
        add(checks, JOB_CHECK_GOOD, "font", "แบบอักษร",
            "%s stands in for %s at %.4f of its size (%s)", font->face->family, families[0],
            (double) font->drawn / font->size, font->face->path);
    else
        add(checks, JOB_CHECK_GOOD, "font", "แบบอักษร", "%s (%s)", font->face->family,
            font->face->path);
}

static void
check_fonts(GArray *checks)
{
    g_autofree char *own = job_paths_find("fonts");
    g_autoptr(GError) error = NULL;
    g_autoptr(TextFonts) fonts = text_fonts_new(NULL, own, &error);
    g_autofree char *wrong = error ? error_text_in(error->message, false) : NULL;
    if (fonts)
        check_face(checks, fonts);
    else
        add(checks, JOB_CHECK_BAD, "font", "แบบอักษร", "%s", wrong);
}

/* ---- words */

static void
check_dictionary(GArray *checks)
{
    static const char text[] = "สำนักงานคณะกรรมการพัฒนาระบบราชการ";
    guint8 breaks[sizeof text] = {0};
    TextBreaker *breaker = text_breaker_new();
    text_breaker_find(breaker, text, strlen(text), breaks);
    text_breaker_free(breaker);
    int words = 1;
    for (gsize i = 1; i < strlen(text); i++)
        words += breaks[i] != 0;
    add(checks, words > 2 ? JOB_CHECK_GOOD : JOB_CHECK_BAD, "dictionary", "พจนานุกรม",
        "%d words found in %s", words, text);
}

/* ---- files that come with the program */

static void
check_stylesheets(GArray *checks)
{
    g_autofree char *folder = job_paths_find("stylesheets");
    add(checks, folder ? JOB_CHECK_GOOD : JOB_CHECK_BAD, "stylesheets", "สไตล์ชีต", "%s",
        folder ? folder : "not found beside the program nor in share/samrit");
}

/* ---- libraries */

static void
check_libraries(GArray *checks)
{
    add(checks, JOB_CHECK_GOOD, "libraries", "ไลบรารี",
        "GLib %u.%u.%u, libxml2 %s, libxslt %s, cairo %s, HarfBuzz %s, fontconfig %d, libzip %s, "
        "libxlsxwriter %s, libcsv %d.%d.%d, GMP %s",
        glib_major_version, glib_minor_version, glib_micro_version, xmlParserVersion,
        xsltEngineVersion, cairo_version_string(), hb_version_string(), FcGetVersion(),
        zip_libzip_version(), lxw_version(), CSV_MAJOR, CSV_MINOR, CSV_RELEASE, gmp_version);
    if (atoi(xmlParserVersion) / 100 != LIBXML_VERSION / 100)
        add(checks, JOB_CHECK_DOUBTFUL, "libxml2", "libxml2", "built with %s, running with %s",
            LIBXML_DOTTED_VERSION, xmlParserVersion);
}

/* ---- disk */

/* A nation's output is 200 MB; twice that lies there while it is replaced. */
static void
check_space(GArray *checks, const char *folder)
{
    const guint64 enough = 1000, needed = 400;
    struct statvfs status;
    if (statvfs(folder, &status) != 0) {
        add(checks, JOB_CHECK_BAD, "space", "พื้นที่ว่าง", "%s: cannot be looked at", folder);
        return;
    }
    guint64 megabytes = (guint64) status.f_bavail * status.f_frsize >> 20;
    JobCheckState state = megabytes < needed   ? JOB_CHECK_BAD
                          : megabytes < enough ? JOB_CHECK_DOUBTFUL
                                               : JOB_CHECK_GOOD;
    add(checks, state, "space", "พื้นที่ว่าง", "%s: %" G_GUINT64_FORMAT " MB free", folder, megabytes);
}

static void
check_writing(GArray *checks, const char *folder, const char *name, const char *thai)
{
    g_autofree char *path = g_build_filename(folder, "samrit-doctor-XXXXXX", NULL);
    int fd = g_mkstemp(path);
    if (fd >= 0) {
        close(fd);
        g_unlink(path);
    }
    add(checks, fd >= 0 ? JOB_CHECK_GOOD : JOB_CHECK_BAD, name, thai, "%s %s", folder,
        fd >= 0 ? "can be written to" : "cannot be written to");
}

static void
clear_check(void *check)
{
    g_free(((JobCheck *) check)->detail);
}

GArray *
job_doctor(const char *folder)
{
    GArray *checks = g_array_new(FALSE, FALSE, sizeof(JobCheck));
    g_array_set_clear_func(checks, clear_check);
    check_fonts(checks);
    check_dictionary(checks);
    check_stylesheets(checks);
    check_libraries(checks);
    check_space(checks, folder);
    check_writing(checks, folder, "output", "ที่เก็บผลลัพธ์");
    check_writing(checks, g_get_tmp_dir(), "temporary", "ที่เก็บชั่วคราว");
    return checks;
}
