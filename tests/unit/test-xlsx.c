#include <string.h>
#include <zip.h>

#include "base/limits.h"
#include "read/workbook.h"

/* Workbooks are put together here part by part, so that each can be wrong in its own way. */
typedef struct {
    const char *name, *text;
} Part;

#define MAIN  "xl/workbook.xml"
#define SHEET "xl/worksheets/sheet1.xml"

static const Part base_parts[] = {
    {"_rels/.rels", "<Relationships><Relationship Id='r1' Type='x/officeDocument' "
                    "Target='xl/workbook.xml'/></Relationships>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships>"
     "<Relationship Id='a' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
     "<Relationship Id='b' Type='x/worksheet' Target='/xl/worksheets/sheet2.xml'/>"
     "<Relationship Id='s' Type='x/sharedStrings' Target='sharedStrings.xml'/>"
     "<Relationship Id='t' Type='x/styles' Target='styles.xml'/></Relationships>"},
    {MAIN, "<workbook xmlns:r='r'><sheets><sheet name='KPI' r:id='a'/>"
           "<sheet name='สูตร' state='hidden' r:id='b'/></sheets></workbook>"},
    {"xl/sharedStrings.xml",
     "<sst><si><t>จังหวัด</t></si><si><r><t>น้ำ</t></r><r><t xml:space='preserve'> ดี</t></r>"
     "<rPh><t>x</t></rPh></si></sst>"},
    {"xl/styles.xml",
     "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[$-D07041E]d mmm yy'/>"
     "<numFmt numFmtId='165' formatCode='#,##0.000\" ล้าน\"'/></numFmts>"
     "<cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>"
     "<cellXfs><xf numFmtId='0'/><xf numFmtId='10'/><xf numFmtId='164'/><xf numFmtId='165'/>"
     "<xf numFmtId='4'/></cellXfs></styleSheet>"},
    {SHEET, "<worksheet><sheetData/></worksheet>"},
    {"xl/worksheets/sheet2.xml", "<worksheet><sheetData/></worksheet>"},
};

static void
add_part(zip_t *zip, const char *name, const char *text)
{
    zip_source_t *source = zip_source_buffer(zip, text, strlen(text), 0);
    g_assert_cmpint(zip_file_add(zip, name, source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8), >=, 0);
}

/* The base workbook with @changed parts put in or over, up to one without a name. */
static GBytes *
pack(const Part *changed)
{
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_source_keep(target);
    zip_t *zip = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(base_parts); i++)
        add_part(zip, base_parts[i].name, base_parts[i].text);
    for (; changed && changed->name; changed++)
        add_part(zip, changed->name, changed->text);
    g_assert_cmpint(zip_close(zip), ==, 0);

    zip_stat_t status;
    zip_source_stat(target, &status);
    char *bytes = g_malloc(status.size);
    zip_source_open(target);
    g_assert_cmpint(zip_source_read(target, bytes, status.size), ==, (zip_int64_t) status.size);
    zip_source_close(target);
    zip_source_free(target);
    return g_bytes_new_take(bytes, status.size);
}

static void
append_table(GString *all, ReadSheet *sheet, GError **error)
{
    const ReadRow *row;
    while (read_sheet_next_row(sheet, &row, error) && row) {
        g_string_append_printf(all, "%d:", row->line);
        for (guint i = 0; i < row->n_cells; i++) {
            const ReadCell *cell = &row->cells[i];
            g_string_append_printf(all, "%c%s%s|", "_tnde"[cell->kind], cell -> text,
                                   cell -> shown >= 0 ? "~" : "");
        }
        g_string_append_c(all, '\n');
    }
}

static char *
read_bytes(GBytes *bytes)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(ReadSheet) sheet = read_sheet_open(bytes, "a.xlsx", NULL, diag, &error);
    GString *all = g_string_new(NULL);
    const char *name = NULL;
    while (sheet && !error && read_sheet_next_table(sheet, &name, &error) && name) {
        g_string_append_printf(all, "[%s]\n", name);
        append_table(all, sheet, &error);
    }
    for (guint i = 0; i < diag_count(diag); i++)
        g_string_append_printf(all, "%s\n", diag_id_name(diag_get(diag, i)->id));
    if (error)
        g_string_append(all, error->message);
    return g_string_free(all, FALSE);
}

static char *
read_parts(const Part *changed)
{
    g_autoptr(GBytes) bytes = pack(changed);
    return read_bytes(bytes);
}

/* An ampersand in a name, and characters that XML has no way to say, as Excel writes them. */
static void
test_what_xml_cannot_say(void)
{
    g_autofree char *all = read_parts((Part[]){
        {MAIN,
         "<workbook xmlns:r='r'><sheets><sheet name='ก &amp; ข' r:id='a'/></sheets></workbook>"},
        {"xl/sharedStrings.xml",
         "<sst><si><t>a_x000D_b</t></si><si><r><t>_x005F_x000B</t></r><r><t>_</t></r>"
         "</si></sst>"},
        {SHEET, "<worksheet><sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c>"
                "<c t='inlineStr'><is><t>_x0E01__x005f_ _xD800__x0000_ _x12_ _x00G0_ "
                "_x0041z</t></is></c></row>"
                "</sheetData></worksheet>"},
        {0}});
    g_assert_cmpstr(all, ==, "[ก & ข]\n1:ta\rb|t_x000B_|tก_ \uFFFD\uFFFD _x12_ _x00G0_ _x0041z|\n");
}

/* What sheet 1 gives when its rows are @rows, without its first and last lines. */
static void
assert_rows(const char *rows, const char *expected)
{
    g_autofree char *text = g_strdup_printf("<worksheet><sheetData>%s</worksheet>", rows);
    g_autofree char *all = read_parts((Part[]){{SHEET, text}, {0}});
    g_autofree char *whole = g_strdup_printf("[KPI]\n%sSHEET_HIDDEN\n", expected);
    g_assert_cmpstr(all, ==, whole);
}

static void
test_cells(void)
{
    assert_rows("<row r='2'><c r='A2' t='s'><v>0</v></c><c r='C2' t='s'><v>1</v></c></row>"
                "<row><c t='inlineStr'><is><r><t>ก</t></r><r><t>ข</t></r></is></c>"
                "<c t='str'><f>A1</f><v>ค&amp;</v></c><c t='b'><v>1</v></c></row></sheetData>",
                "2:tจังหวัด|_|tน้ำ ดี|\n3:tกข|tค&|tTRUE|\n");
    assert_rows("<row><c t='e'><f>1/0</f><v>#DIV/0!</v></c><c><f>A1</f></c><c/></row></sheetData>",
                "1:e#DIV/0!|e|\n");
}

static void
test_numbers(void)
{
    assert_rows("<row><c><v>83</v></c><c><v>0.1</v></c><c><v>0.30000000000000004</v></c>"
                "<c s='1'><v>0.925</v></c><c s='4'><v>1234.5</v></c><c s='3'><v>7</v></c>"
                "<c s='4'><v>83.456</v></c><c><v>8.3E-2</v></c><c><v>-12000000</v></c>"
                "<c s='1'><v>0.33333333333333331</v></c></row></sheetData>",
                "1:n83|n0.1|n0.3|n92.50%|n1234.50|n7.000|n83.456~|n0.083|n-12000000|"
                "n33.3333333333333%~|\n");
}

/* "1:20" typed as a ratio is a time to Excel, and no number; millions shown are not millions held.
 */
static void
test_what_is_shown(void)
{
    g_autofree char *all = read_parts((Part[]){
        {"xl/styles.xml",
         "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='0.0,,'/>"
         "<numFmt numFmtId='165' formatCode='[h]:mm'/></numFmts>"
         "<cellXfs><xf numFmtId='0'/><xf numFmtId='20'/><xf numFmtId='164'/><xf numFmtId='165'/>"
         "</cellXfs></styleSheet>"},
        {SHEET, "<worksheet><sheetData><row><c s='1'><v>5.5555555555555552E-2</v></c>"
                "<c s='3'><v>1.5</v></c><c s='1'><v>-1</v></c><c s='2'><v>1500000</v></c></row>"
                "</sheetData></worksheet>"},
        {0}});
    g_assert_cmpstr(all, ==, "[KPI]\n1:d01:20:00|d36:00:00|n-1|n1500000.0~|\nSHEET_HIDDEN\n");
}

static void
test_dates(void)
{
    assert_rows("<row><c s='2'><v>45199</v></c><c s='2'><v>45199.5</v></c><c s='2'><v>60</v></c>"
                "<c t='d'><v>2023-09-30</v></c></row></sheetData>",
                "1:d2023-09-30|d2023-09-30 12:00:00|n60|d2023-09-30|\n");
    g_autofree char *all = read_parts((Part[]){
        {MAIN, "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets>"
               "<sheet name='KPI' r:id='a'/></sheets></workbook>"},
        {SHEET,
         "<worksheet><sheetData><row><c s='2'><v>43737</v></c></row></sheetData></worksheet>"},
        {0}});
    g_assert_cmpstr(all, ==, "[KPI]\n1:d2023-09-30|\n");
}

static void
test_formats(void)
{
    enum {
        HIDES_ALL = READ_STYLE_HIDES_POSITIVE | READ_STYLE_HIDES_NEGATIVE | READ_STYLE_HIDES_ZERO,
    };
    static const struct {
        const char *code;
        ReadStyle style;
    } cases[] = {
        {"General", {READ_STYLE_GENERAL, 0, 0, 0}},
        {"0.00", {READ_STYLE_NUMBER, 2, 0, 0}},
        {"#,##0.0;[Red]-#,##0.0", {READ_STYLE_NUMBER, 1, 0, 0}},
        {"0.00%", {READ_STYLE_PERCENT, 2, 0, 0}},
        {"t0.00", {READ_STYLE_NUMBER, 2, 0, 0}},
        {"dd/mm/yyyy", {READ_STYLE_DATE, 0, 0, 0}},
        {"[$-107041E]d mmmm yyyy;@", {READ_STYLE_DATE, 0, 0, 0}},
        {"[$-101041E]d mmm bb", {READ_STYLE_DATE, 0, 0, 0}},
        {"h:mm", {READ_STYLE_TIME, 0, 0, 0}},
        {"[h]:mm:ss", {READ_STYLE_TIME, 0, 0, 0}},
        {"[>=1000]0.0,\"k\";0", {READ_STYLE_GENERAL, 0, 0, 0}},
        {"mm:ss.0", {READ_STYLE_GENERAL, 0, 0, 0}},
        {"#,##0.0,,", {READ_STYLE_NUMBER, 1, 2, 0}},
        {"0,\" พัน\"", {READ_STYLE_NUMBER, 0, 1, 0}},
        {"@", {READ_STYLE_GENERAL, 0, 0, 0}},
        {";;;", {READ_STYLE_GENERAL, 0, 0, HIDES_ALL}},
        {"\"-\"", {READ_STYLE_GENERAL, 0, 0, HIDES_ALL}},
        {"#,###", {READ_STYLE_NUMBER, 0, 0, READ_STYLE_HIDES_ZERO}},
        {"0;0", {READ_STYLE_NUMBER, 0, 0, READ_STYLE_HIDES_NEGATIVE}},
        {"0.0;[$-41E]0.0_-;",
         {READ_STYLE_NUMBER, 1, 0, READ_STYLE_HIDES_NEGATIVE | READ_STYLE_HIDES_ZERO}},
        {"0;;0", {READ_STYLE_NUMBER, 0, 0, READ_STYLE_HIDES_NEGATIVE}},
        {"0;[Red]0", {READ_STYLE_NUMBER, 0, 0, 0}},
        {"0;−0", {READ_STYLE_NUMBER, 0, 0, 0}},
        {";-0;0", {READ_STYLE_GENERAL, 0, 0, READ_STYLE_HIDES_POSITIVE}},
        {"_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)",
         {READ_STYLE_NUMBER, 2, 0, READ_STYLE_HIDES_ZERO}},
        {"0.00E+00", {READ_STYLE_GENERAL, 0, 0, 0}},
        {"# ?/?", {READ_STYLE_GENERAL, 0, 0, 0}},
        {"\"day\" 0.0", {READ_STYLE_NUMBER, 1, 0, 0}},
        {"0\\d", {READ_STYLE_NUMBER, 0, 0, 0}},
        {"mmm-yy", {READ_STYLE_DATE, 0, 0, 0}},
        {"", {READ_STYLE_GENERAL, 0, 0, 0}},
        {"\"open", {READ_STYLE_GENERAL, 0, 0, HIDES_ALL}},
        {"General;General", {READ_STYLE_GENERAL, 0, 0, READ_STYLE_HIDES_NEGATIVE}},
        {"0.00000000000000000000", {READ_STYLE_NUMBER, 15, 0, 0}},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        ReadStyle style = read_style_parse(cases[i].code);
        g_test_message("%s", cases[i].code);
        g_assert_cmpint(style.kind, ==, cases[i].style.kind);
        g_assert_cmpint(style.places, ==, cases[i].style.places);
        g_assert_cmpint(style.thousands, ==, cases[i].style.thousands);
        g_assert_cmpint(style.hides, ==, cases[i].style.hides);
    }
}

static void
test_merged(void)
{
    assert_rows("<row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>5</v></c></row>"
                "<row r='2'><c r='B2'><v>6</v></c></row><row r='4'><c r='B4'><v>7</v></c></row>"
                "</sheetData><mergeCells><mergeCell ref='B4:C4'/><mergeCell ref='A1:A3'/>"
                "<mergeCell ref='nonsense'/></mergeCells>",
                "1:n1|n5|\n2:n1|n6|\n4:_|n7|n7|\n");
}

static void
test_hidden_row(void)
{
    g_autofree char *all =
        read_parts((Part[]){{SHEET, "<worksheet><sheetData><row hidden='1'><c><v>1</v></c></row>"
                                    "<row hidden='1'/></sheetData></worksheet>"},
                            {0}});
    g_assert_cmpstr(all, ==, "[KPI]\n1:n1|\n2:\nSHEET_HIDDEN\nSHEET_HIDDEN_ROW\n");
}

/* Told once a column, and not of one that is empty; a formula's hint of pronunciation is no text.
 */
static void
test_hidden_column(void)
{
    g_autofree char *all = read_parts((Part[]){
        {SHEET, "<worksheet><cols><col min='1' max='1'/><col min='2' max='99999' hidden='1'/>"
                "</cols><sheetData><row><c><v>1</v></c><c><v>2</v></c><c/></row>"
                "<row><c/><c t='inlineStr'><is><t>a</t><rPh><t>b</t></rPh></is></c></row>"
                "</sheetData></worksheet>"},
        {0}});
    g_assert_cmpstr(all, ==, "[KPI]\n1:n1|n2|\n2:_|ta|\nSHEET_HIDDEN\nSHEET_HIDDEN_COLUMN\n");
}

static void
assert_refused(const Part *changed, const char *why)
{
    g_autofree char *all = read_parts(changed);
    if (!strstr(all, why))
        g_error("\"%s\" is not in: %s", why, all);
}

static void
test_wrong_sheets(void)
{
    static const char *const cases[][2] = {
        {"<worksheet><sheetData><row r='2'/><row r='1'/>", "row 1: its rows are out of order"},
        {"<worksheet><sheetData><row r='1048577'/>", "out of order"},
        {"<worksheet><sheetData><row r='1'><c r='B1'/><c r='A1'/>", "its cells are out of order"},
        {"<worksheet><sheetData><row r='1'><c r='B2'/>", "a cell is not where its row is"},
        {"<worksheet><sheetData><row r='1'><c r='XFE1'/>", "not where its row is"},
        {"<worksheet><sheetData><row r='1'><c t='s'><v>9</v></c>", "a string that is not there"},
        {"<worksheet><sheetData><row></sheetData>", "not well-formed XML"},
        {"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet>&b;</worksheet>", "has a DOCTYPE"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_refused((Part[]){{SHEET, cases[i][0]}, {0}}, cases[i][1]);
}

static void
test_hostile_packages(void)
{
    assert_refused((Part[]){{"../evil", "x"}, {0}}, "unsafe name");
    assert_refused((Part[]){{"xl/../../evil", "x"}, {0}}, "unsafe name");
    assert_refused((Part[]){{"/etc/passwd", "x"}, {0}}, "unsafe name");
    assert_refused((Part[]){{"xl\\evil", "x"}, {0}}, "unsafe name");
    assert_refused((Part[]){{"_rels/.rels", "<Relationships><Relationship Id='r1' "
                                            "Type='x/officeDocument' Target='nowhere.xml'/>"
                                            "</Relationships>"},
                            {0}},
                   "is missing or damaged");

    /* A bomb: 64 MB of blanks in 64 KB. */
    g_autofree char *blanks = g_malloc(64 << 20);
    memset(blanks, ' ', 64 << 20);
    memcpy(blanks, "<worksheet>", 11);
    blanks[(64 << 20) - 1] = '\0';
    assert_refused((Part[]){{SHEET, blanks}, {0}}, "expands to too much");
}

/* Cut off or with a byte changed anywhere, a workbook is read or refused, and no more. */
static void
test_damaged_packages(void)
{
    g_autoptr(GBytes) bytes = pack(NULL);
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    for (gsize i = 0; i < size; i += 7) {
        g_autoptr(GBytes) part = g_bytes_new(data, i);
        g_free(read_bytes(part));
        char *copy = g_memdup2(data, size);
        copy[i] ^= 0x55;
        g_autoptr(GBytes) changed = g_bytes_new_take(copy, size);
        g_free(read_bytes(changed));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/xlsx/escapes", test_what_xml_cannot_say);
    g_test_add_func("/xlsx/cells", test_cells);
    g_test_add_func("/xlsx/numbers", test_numbers);
    g_test_add_func("/xlsx/shown", test_what_is_shown);
    g_test_add_func("/xlsx/dates", test_dates);
    g_test_add_func("/xlsx/formats", test_formats);
    g_test_add_func("/xlsx/merged", test_merged);
    g_test_add_func("/xlsx/hidden-row", test_hidden_row);
    g_test_add_func("/xlsx/hidden-column", test_hidden_column);
    g_test_add_func("/xlsx/wrong", test_wrong_sheets);
    g_test_add_func("/xlsx/hostile", test_hostile_packages);
    g_test_add_func("/xlsx/damaged", test_damaged_packages);
    return g_test_run();
}
