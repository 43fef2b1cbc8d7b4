#include <libxml/parser.h>
#include <string.h>

#include "base/file.h"
#include "paint/chart.h"
#include "paint/paint.h"

enum { PT = LENGTH_PT, WIDTH = 240 * PT, HEIGHT = 140 * PT };

#define CHART(attributes, content) \
    "<chart xmlns='urn:samrit:chart' " attributes ">" content "</chart>"
#define YEARS "<category label='๒๕๖๔'/><category label='๒๕๖๕'/><category label='๒๕๖๖'/>"

static const char *const samples[] = {
    CHART("type='bar' minimum='0' label='ร้อยละ'",
          YEARS "<series><value value='71.5' label='๗๑.๕๐'/><value label='-'/>"
                "<value value='92' label='๙๒.๐๐'/></series>"
                "<line value='50' label='ขั้นต้น'/><line value='75' label='มาตรฐาน'/>"
                "<line value='78' label='ขั้นสูง'/>"),
    CHART("type='bar' minimum='0' maximum='100' label='คะแนน'",
          "<category label='อุดรธานี' emphasis='yes'/><category label='เลย'/>"
          "<category label='หนองบัวลำภู'/><category label='หนองคาย'/><category label='บึงกาฬ'/>"
          "<series><value value='88.2' label='๘๘.๒๐'/><value value='79' label='๗๙.๐๐'/>"
          "<value value='91.25' label='๙๑.๒๕'/><value value='64' label='๖๔.๐๐'/>"
          "<value value='70.1' label='๗๐.๑๐'/></series><line value='78.5' label='เฉลี่ย ๗๘.๕๐'/>"),
    CHART("type='bar'", YEARS "<series label='ผลงาน'><value value='10'/><value value='20'/>"
                              "<value value='30'/></series><series label='เป้าหมาย'>"
                              "<value value='15'/><value value='18'/><value value='25'/></series>"
                              "<series label='ค่าเฉลี่ยกลุ่ม'><value value='12'/>"
                              "<value value='16'/><value value='28'/></series>"),
    CHART("type='stacked' digits='thai'",
          YEARS "<series label='ดีเด่น'><value value='30' label='๓๐'/><value value='35' "
                "label='๓๕'/><value value='40' label='๔๐'/></series><series label='ดี'><value "
                "value='40' label='๔๐'/><value value='30' label='๓๐'/><value value='30' "
                "label='๓๐'/></series><series label='ปรับปรุง'><value value='6' label='๖'/>"
                "<value value='11' label='๑๑'/><value value='6' label='๖'/></series>"),
    CHART("type='line'", YEARS "<series label='ปีนี้'><value value='3.1' label='๓.๑'/>"
                               "<value value='3.9' label='๓.๙'/><value value='4.4' label='๔.๔'/>"
                               "</series><series label='ปีก่อน'><value value='2.8'/>"
                               "<value value='3.0'/><value value='3.6'/></series>"),
    CHART("type='radar' minimum='0' maximum='5' digits='thai'",
          "<category label='หมวด ๑'/><category label='หมวด ๒'/><category label='หมวด ๓'/>"
          "<category label='หมวด ๔'/><category label='หมวด ๕'/><category label='หมวด ๖'/>"
          "<category label='หมวด ๗'/><series label='ปี ๒๕๖๖'><value value='3.2'/>"
          "<value value='4'/><value value='2.5'/><value value='3.6'/><value value='4.4'/>"
          "<value value='3'/><value value='2.8'/></series><series label='ค่าเฉลี่ย'>"
          "<value value='3'/><value value='3.3'/><value value='3.1'/><value value='3'/>"
          "<value value='3.5'/><value value='3.4'/><value value='3.2'/></series>"),
    CHART("type='slope'",
          "<category label='๒๕๖๕'/><category label='๒๕๖๖ (ไม่จัดระดับ)'/>"
          "<series label='เชียงใหม่'><value value='84.91' label='๘๔.๙๑'/>"
          "<value value='83.95' label='๘๓.๙๕'/></series>"
          "<series label='ลำปาง'><value value='84.5' label='๘๔.๕๐'/>"
          "<value value='91' label='๙๑.๐๐'/></series>"
          "<series label='ลำพูน'><value label='-'/><value value='83.9' label='๘๓.๙๐'/></series>"),
    CHART("type='gauge' minimum='0' maximum='100' digits='thai' label='คะแนน'",
          "<band from='0' to='60' label='ปรับปรุง'/><band from='60' to='75' label='พอใช้'/>"
          "<band from='75' to='90' label='ดี'/><band from='90' to='100' label='ดีเด่น'/>"
          "<series><value value='87.25' label='๘๗.๒๕'/></series>"),
    CHART("type='rows' minimum='0' maximum='100' label='คะแนน'",
          "<category label='สำนักงานคณะกรรมการส่งเสริมสวัสดิการและสวัสดิภาพครูและบุคลากรทางการศึกษา'/>"
          "<category label='กรมการข้าว' emphasis='yes'/><category label='กรมประมง'/>"
          "<series><value value='50' label='๕๐.๐๐'/><value value='100' label='๑๐๐.๐๐'/>"
          "<value label='-'/></series><line value='75' label='เฉลี่ย ๗๕.๐๐'/>"),
    CHART("type='distribution' minimum='0' maximum='100' label='คะแนน'",
          "<category/><category/><category/><category/><category/>"
          "<series><value value='80'/><value value='80.1'/><value value='100'/><value value='0'/>"
          "<value/></series><line value='65' label='เฉลี่ย ๖๕.๐๐'/>"),
    CHART("type='grid'",
          "<group label='ภาคเหนือตอนบน ๑'/><category label='เชียงใหม่'/><category label='ลำพูน'/>"
          "<group label='ภาคใต้ชายแดน'/><category label='ยะลา'/>"
          "<series><value value='83.95' label='๘๓.๙๕'/><value value='12' label='๑๒.๐๐'/>"
          "<value label='-'/></series><band from='0' to='60' label='ปรับปรุง'/>"
          "<band from='60' to='100' label='ดี'/>"),
};

static TextFonts *fonts;

/* ---- painting a chart on a page of its own */

static void
add_chart(AreaPage *page, const xmlDoc *doc, Length x, Length y, Length width, Length height)
{
    Area *area = area_new(page, page->root, AREA_FOREIGN, x, y, width, height);
    area->foreign = (AreaForeign){
        .content = xmlDocGetRootElement((xmlDoc *) doc), .width = width, .height = height};
}

static xmlDoc *
parse(const char *xml)
{
    xmlDoc *doc = xmlReadMemory(xml, (int) strlen(xml), "chart", NULL, XML_PARSE_NONET);
    g_assert_nonnull(doc);
    return doc;
}

static char *
trace(const char *xml)
{
    xmlDoc *doc = parse(xml);
    g_autoptr(AreaPage) page = area_page_new(WIDTH, HEIGHT);
    add_chart(page, doc, 0, 0, WIDTH, HEIGHT);
    g_autoptr(Painter) painter = paint_trace_new(fonts);
    g_assert_true(paint_page(painter, page, NULL));
    g_autoptr(GBytes) bytes = paint_finish(painter, NULL);
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    xmlFreeDoc(doc);
    return g_strndup(text, size);
}

static guint
count(const char *text, const char *part)
{
    guint found = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        found++;
    return found;
}

/* ---- what the calls say */

static void
test_a_bar_is_as_high_as_its_value(void)
{
    g_autofree char *one =
        trace(CHART("maximum='100'", "<category label='a'/><series><value value='50'/></series>"));
    g_autofree char *other =
        trace(CHART("maximum='100'", "<category label='a'/><series><value value='100'/></series>"));
    double half, whole, ignored;
    const char *fill = strstr(one, "fill ");
    g_assert_cmpint(sscanf(fill, "fill %lf %lf %lf %lf", &ignored, &ignored, &ignored, &half), ==,
                    4);
    fill = strstr(other, "fill ");
    g_assert_cmpint(sscanf(fill, "fill %lf %lf %lf %lf", &ignored, &ignored, &ignored, &whole), ==,
                    4);
    g_assert_cmpfloat_with_epsilon(whole, 2 * half, 0.01);
}

static void
test_what_is_not_known_is_not_drawn(void)
{
    g_autofree char *calls = trace(samples[0]);
    g_assert_cmpuint(count(calls, "#2f5597"), ==, 2);
    g_assert_cmpuint(count(calls, "\"-\""), ==, 1);
}

static void
test_labels_and_targets_are_text(void)
{
    g_autofree char *calls = trace(samples[0]);
    static const char *const labels[] = {"ร้อยละ", "๒๕๖๕", "๗๑.๕๐", "ขั้นต้น", "ขั้นสูง", "๑๐๐"};
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
        g_assert_cmpuint(count(calls, labels[i]), >=, 1);
    g_assert_cmpuint(count(calls, "line dashed"), ==, 3);
}

/* Of every white plate, whether the dashed lines of @calls pass it by. */
static bool
are_clear(const char *calls)
{
    for (const char *plate = calls; (plate = strstr(plate, "fill ")); plate++) {
        double x, top, width, height, y;
        unsigned color;
        g_assert_cmpint(
            sscanf(plate, "fill %lf %lf %lf %lf #%6x", &x, &top, &width, &height, &color), ==, 5);
        if (color != 0xffffff)
            continue;
        for (const char *line = calls; (line = strstr(line, "line dashed ")); line++) {
            g_assert_cmpint(sscanf(line, "line dashed %*f %lf", &y), ==, 1);
            if (y > top && y < top + height)
                return false;
        }
    }
    return true;
}

static void
test_targets_pass_numbers_by(void)
{
    g_autofree char *calls =
        trace(CHART("minimum='0'",
                    "<category label='๒๕๖๖'/><series><value value='71.5' label='๗๑.๕๐'/></series>"
                    "<line value='74' label='มาตรฐาน'/><line value='70' label='ขั้นต้น'/>"));
    g_assert_cmpuint(count(calls, "#ffffff"), ==, 1);
    g_assert_true(are_clear(calls));
}

static void
test_series_differ_without_colour(void)
{
    g_autofree char *calls = trace(samples[2]);
    g_assert_cmpuint(count(calls, "push "), >=, 4); /* hatching of the second, and in the legend */
    g_assert_cmpuint(count(calls, "#2f5597"), >=, 4);
}

/* A row is as long as its value; a name that is too long is set smaller, and stays whole. */
static void
test_rows_have_room_for_names(void)
{
    const char *sample = samples[G_N_ELEMENTS(samples) - 3];
    g_autofree char *calls = trace(sample);
    g_assert_nonnull(strstr(sample, "rows"));
    g_assert_cmpuint(count(calls, "สวัสดิภาพครูและบุคลากรทางการศึกษา\""), ==, 1);
    double x, y, half, whole;
    const char *fill = strstr(calls, "fill ");
    g_assert_cmpint(sscanf(fill, "fill %lf %lf %lf", &x, &y, &half), ==, 3);
    g_assert_nonnull(fill = strstr(fill + 5, "fill "));
    g_assert_cmpint(sscanf(fill, "fill %lf %lf %lf", &x, &y, &whole), ==, 3);
    g_assert_cmpfloat_with_epsilon(whole, 2 * half, 0.01);
}

/* What falls is dashed; who is not there on one side has no line. */
static void
test_slopes_rise_and_fall(void)
{
    g_autofree char *calls = trace(samples[6]);
    g_assert_nonnull(strstr(samples[6], "slope"));
    g_assert_cmpuint(count(calls, "line dashed"), ==, 1);
    static const char *const labels[] = {"๒๕๖๖ (ไม่จัดระดับ)", "เชียงใหม่", "๙๑.๐๐"};
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
        g_assert_cmpuint(count(calls, labels[i]), >=, 1);
}

/* What lies at one place is piled up: the second of two squares above the first; who has no value
 * has no square. */
static void
test_values_pile_up(void)
{
    g_autofree char *calls = trace(samples[G_N_ELEMENTS(samples) - 2]);
    double x[2], y[2];
    const char *fill = strstr(calls, "fill ");
    g_assert_cmpint(sscanf(fill, "fill %lf %lf", &x[0], &y[0]), ==, 2);
    g_assert_nonnull(fill = strstr(fill + 5, "fill "));
    g_assert_cmpint(sscanf(fill, "fill %lf %lf", &x[1], &y[1]), ==, 2);
    g_assert_cmpfloat_with_epsilon(x[0], x[1], 0.01);
    g_assert_cmpfloat(y[1], <, y[0]);
    g_assert_cmpuint(count(calls, "fill "), ==, 4);
    g_assert_cmpuint(count(calls, "เฉลี่ย ๖๕.๐๐"), ==, 1);
}

/* A pile of a hundred is as high as there is room for. */
static void
test_piles_fill_the_room(void)
{
    GString *xml = g_string_new("<chart xmlns='urn:samrit:chart' type='distribution' minimum='0' "
                                "maximum='100'>");
    for (guint i = 0; i < 100; i++)
        g_string_append(xml, "<category/>");
    g_string_append(xml, "<series>");
    for (guint i = 0; i < 100; i++)
        g_string_append(xml, "<value value='50'/>");
    g_string_append(xml, "</series></chart>");
    g_autofree char *calls = trace(xml->str);
    g_string_free(xml, TRUE);
    g_assert_cmpuint(count(calls, "fill "), ==, 100);
    double x, first, last;
    g_assert_cmpint(sscanf(strstr(calls, "fill "), "fill %lf %lf", &x, &first), ==, 2);
    g_assert_cmpint(sscanf(g_strrstr(calls, "fill "), "fill %lf %lf", &x, &last), ==, 2);
    g_assert_cmpfloat(first - last, >, 0.8 * length_to_pt(HEIGHT));
}

/* A row a group; the higher band is darker, no value is white, and the bands are named. */
static void
test_tiles_are_shaded(void)
{
    g_autofree char *calls = trace(samples[G_N_ELEMENTS(samples) - 1]);
    g_assert_cmpuint(count(calls, "#8faadc"), ==, 2);
    g_assert_cmpuint(count(calls, "#edf2fa"), ==, 2);
    g_assert_cmpuint(count(calls, "#ffffff"), ==, 1);
    static const char *const labels[] = {"ภาคเหนือตอนบน ๑", "ภาคใต้ชายแดน", "ยะลา", "๘๓.๙๕",
                                         "ปรับปรุง"};
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
        g_assert_cmpuint(count(calls, labels[i]), ==, 1);
}

/* As many tiles in a line as asked: the third of three begins the next. */
static void
test_tiles_stand_in_lines(void)
{
    g_autofree char *calls =
        trace(CHART("type='grid' across='2'",
                    "<category label='ก'/><category label='ข'/><category label='ค'/>"));
    double x[3], y[3];
    const char *fill = calls;
    for (guint i = 0; i < 3; i++, fill++) {
        g_assert_nonnull(fill = strstr(fill, "fill "));
        g_assert_cmpint(sscanf(fill, "fill %lf %lf", &x[i], &y[i]), ==, 2);
    }
    g_assert_cmpfloat(x[0], <, x[1]);
    g_assert_cmpfloat_with_epsilon(x[0], x[2], 0.01);
    g_assert_cmpfloat(y[0], <, y[2]);
}

/* Where one name of a band has no room in it, all stand in a list with swatches. */
static void
test_bands_are_listed(void)
{
    static const char bands[] = CHART("type='gauge' minimum='0' maximum='100' digits='thai'",
                                      "<band from='0' to='60' label='ระดับต้องปรับปรุง'/>"
                                      "<band from='60' to='75' label='ระดับมาตรฐานขั้นต้น'/>"
                                      "<band from='75' to='90' label='ระดับมาตรฐานขั้นสูง'/>"
                                      "<band from='90' to='100' label='ระดับคุณภาพ'/>"
                                      "<series><value value='75' label='๗๕.๐๐'/></series>");
    g_autofree char *calls = trace(bands), *dial = trace(samples[7]);
    g_assert_cmpuint(count(dial, "fill "), ==, 0);
    g_assert_cmpuint(count(calls, "fill "), ==, 4);
    static const char *const names[] = {"ระดับต้องปรับปรุง", "ระดับมาตรฐานขั้นต้น", "ระดับมาตรฐานขั้นสูง",
                                        "ระดับคุณภาพ"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        g_assert_cmpuint(count(calls, names[i]), ==, 1);
}

/* Bands that begin between the steps of the scale say where. */
static void
test_bands_say_where_they_begin(void)
{
    g_autofree char *calls =
        trace(CHART("type='gauge' minimum='1' maximum='5'",
                    "<band from='1' to='3.5' label='a'/><band from='3.5' to='4.25' label='b'/>"
                    "<band from='4.25' to='5' label='c'/>"));
    g_assert_nonnull(strstr(calls, "3.5"));
    g_assert_nonnull(strstr(calls, "4.25"));
    g_autofree char *scale = trace(samples[0]);
    g_assert_null(strstr(scale, "20.0"));
}

/* Of two points the lower one's number is below it, so that neither hides the other. */
static void
test_numbers_of_lines_part(void)
{
    g_autofree char *calls = trace(
        CHART("type='line' minimum='0' maximum='100'",
              "<category label='ก'/><series label='ก'><value value='80' label='80.00'/></series>"
              "<series label='ข'><value value='82' label='82.00'/></series>"));
    double lower = 0, higher = 0, x, y = 0;
    g_auto(GStrv) lines = g_strsplit(calls, "\n", -1);
    for (guint n = 0; lines[n]; n++) { /* a text's pieces follow it */
        sscanf(g_strchug(lines[n]), "text %lf %lf", &x, &y);
        lower = strstr(lines[n], "80.00") ? y : lower;
        higher = strstr(lines[n], "82.00") ? y : higher;
    }
    g_assert_cmpfloat(lower - higher, >=, 12);
}

/* Everything a chart draws stays within its own box. */
static void
test_charts_stay_within_their_box(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_autofree char *calls = trace(samples[i]);
        g_auto(GStrv) lines = g_strsplit(calls, "\n", -1);
        for (guint n = 0; lines[n]; n++) {
            double x, y;
            const char *call = g_strchug(lines[n]);
            if (sscanf(call, "text %lf %lf", &x, &y) != 2 &&
                sscanf(call, "polygon %lf %lf", &x, &y) != 2)
                continue;
            g_assert_cmpfloat(x, >=, 0);
            g_assert_cmpfloat(x, <=, 240);
            g_assert_cmpfloat(y, >=, 0);
            g_assert_cmpfloat(y, <=, 140);
        }
    }
}

static void
test_odd_charts_do_no_harm(void)
{
    static const char *const odd[] = {
        CHART("", ""),
        CHART("type='radar'", ""),
        CHART("type='gauge'", ""),
        CHART("type='stacked' minimum='5' maximum='5'", "<series/>"),
        CHART("minimum='1e15' maximum='1e15'", "<category/><series><value value='nan'/></series>"),
        CHART("minimum='-1e15'", "<category/><series><value value='1e300'/></series>"),
        CHART("font-size='1e9' type='pie'", "<category label='ก'/>"),
    };
    for (guint i = 0; i < G_N_ELEMENTS(odd); i++)
        g_free(trace(odd[i]));
}

/* All samples on one page, for the eye: test-paint-chart FILE.pdf */
static int
show(const char *path)
{
    g_autoptr(AreaDocument) document = area_document_new();
    PdfOptions options = {0};
    g_autoptr(Painter) painter = paint_pdf_new(document, fonts, &options, NULL);
    g_autoptr(AreaPage) page = area_page_new(595 * PT, 842 * PT);
    xmlDoc *docs[G_N_ELEMENTS(samples)];
    for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
        docs[i] = parse(samples[i]);
        add_chart(page, docs[i], (30 + 275 * (Length) (i % 2)) * PT,
                  (30 + 190 * (Length) (i / 2)) * PT, 260 * PT, 170 * PT);
    }
    page->root->tag = area_tag_new(document, document->root, "Figure");
    page->root->tag->alt = "charts";
    bool good = paint_page(painter, page, NULL);
    g_autoptr(GBytes) bytes = paint_finish(painter, NULL);
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    for (guint i = 0; i < G_N_ELEMENTS(samples); i++)
        xmlFreeDoc(docs[i]);
    return good && file_write(path, data, size, NULL) ? 0 : 1;
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    fonts = text_fonts_new(NULL, NULL, NULL);
    g_test_add_func("/paint/chart/height", test_a_bar_is_as_high_as_its_value);
    g_test_add_func("/paint/chart/unknown", test_what_is_not_known_is_not_drawn);
    g_test_add_func("/paint/chart/labels", test_labels_and_targets_are_text);
    g_test_add_func("/paint/chart/numbers", test_targets_pass_numbers_by);
    g_test_add_func("/paint/chart/patterns", test_series_differ_without_colour);
    g_test_add_func("/paint/chart/rows", test_rows_have_room_for_names);
    g_test_add_func("/paint/chart/slope", test_slopes_rise_and_fall);
    g_test_add_func("/paint/chart/distribution", test_values_pile_up);
    g_test_add_func("/paint/chart/piles", test_piles_fill_the_room);
    g_test_add_func("/paint/chart/grid", test_tiles_are_shaded);
    g_test_add_func("/paint/chart/lines", test_tiles_stand_in_lines);
    g_test_add_func("/paint/chart/list", test_bands_are_listed);
    g_test_add_func("/paint/chart/begin", test_bands_say_where_they_begin);
    g_test_add_func("/paint/chart/part", test_numbers_of_lines_part);
    g_test_add_func("/paint/chart/within", test_charts_stay_within_their_box);
    g_test_add_func("/paint/chart/odd", test_odd_charts_do_no_harm);
    int status = argc > 1 ? show(argv[1]) : g_test_run();
    text_fonts_free(fonts);
    return status;
}
