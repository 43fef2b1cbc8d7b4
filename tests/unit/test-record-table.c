#include <string.h>

#include "base/limits.h"
#include "emit/record.h"
#include "read/record_table.h"
#include "read/record_xml.h"

/* A record with one of everything. */
static const char sample[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<record xmlns=\"urn:samrit:record\" version=\"1\" unit=\"TH-50\" fiscal-year=\"2566\" "
    "framework=\"province-2566\" synthetic=\"yes\">\n"
    "  <year fiscal-year=\"2564\" value=\"-\"/>\n"
    "  <year fiscal-year=\"2565\" value=\"81.50\"/>\n"
    "  <summary>\n    <p>ย่อหน้าแรก, \"มีเครื่องหมาย\"</p>\n    <p>=ย่อหน้าที่สอง</p>\n  </summary>\n"
    "  <strengths>\n    <item>- ข้อแรก</item>\n    <item>'=ข้อสอง</item>\n  </strengths>\n"
    "  <obstacles>\n    <item>น้ำท่วม; ที่ปิง</item>\n  </obstacles>\n"
    "  <recommendations>\n    <item>เพิ่มการปลูกป่า</item>\n  </recommendations>\n"
    "  <component id=\"performance\">\n"
    "    <kpi id=\"1\" family=\"1.1\" weight=\"35\" method=\"linear\" direction=\"lower\">\n"
    "      <name>จำนวนวันที่ฝุ่นละออง PM2.5 เกินมาตรฐาน</name>\n"
    "      <name-en>Days of PM2.5 above the standard</name-en>\n"
    "      <unit-of-measure>วัน</unit-of-measure>\n"
    "      <target tier=\"minimum\" value=\"90\"/>\n"
    "      <target tier=\"standard\" value=\"80.5\"/>\n"
    "      <target tier=\"advanced\" value=\"70\"/>\n"
    "      <year fiscal-year=\"2563\" value=\"1234567.25\"/>\n"
    "      <year fiscal-year=\"2565\" value=\"95\"/>\n"
    "      <result value=\"83.00\"/>\n"
    "      <deduction points=\"0.5\">ส่งช้า</deduction>\n"
    "      <deduction points=\"1\">หลักฐานไม่ครบ</deduction>\n"
    "      <definition>\n        <p>คำอธิบาย</p>\n      </definition>\n"
    "      <scope>\n        <p>ทั้งจังหวัด</p>\n      </scope>\n"
    "      <formula>นับวัน</formula>\n"
    "      <collection>\n        <p>รายวัน</p>\n      </collection>\n"
    "      <source>กรมควบคุมมลพิษ</source>\n"
    "      <performance>\n        <p>ดำเนินการแล้ว</p>\n      </performance>\n"
    "      <evidence>\n        <item>รายงาน ก</item>\n        <item>รายงาน ข</item>\n      "
    "</evidence>\n"
    "      <obstacles>\n        <item>หมอกควันข้ามแดน</item>\n      </obstacles>\n"
    "      <opinion>\n        <p>เห็นชอบ</p>\n      </opinion>\n"
    "    </kpi>\n"
    "    <kpi id=\"2\" joint=\"j1\" weight=\"35.00\" method=\"milestone\">\n"
    "      <name>ขั้นตอนความสำเร็จ</name>\n"
    "      <unit-of-measure>ขั้นตอน</unit-of-measure>\n"
    "      <milestone tier=\"minimum\" done=\"yes\">จัดทำแผน</milestone>\n"
    "      <milestone tier=\"advanced\" done=\"no\">รายงานผล</milestone>\n"
    "    </kpi>\n"
    "    <kpi id=\"3\" weight=\"0\" method=\"linear\" status=\"cancelled\">\n"
    "      <name>ยกเลิก</name>\n"
    "      <unit-of-measure>ร้อยละ</unit-of-measure>\n"
    "      <result value=\"-\"/>\n"
    "      <reason>โรคระบาด</reason>\n"
    "    </kpi>\n"
    "  </component>\n"
    "  <component id=\"potential\">\n"
    "    <kpi id=\"4\" weight=\"15\" method=\"checklist\">\n"
    "      <name>รายการตรวจ</name>\n"
    "      <unit-of-measure>ข้อ</unit-of-measure>\n"
    "      <checks level=\"basic\" ticked=\"10\" of=\"12\"/>\n"
    "      <checks level=\"advance\" ticked=\"0\" of=\"4\"/>\n"
    "    </kpi>\n"
    "    <kpi id=\"5\" weight=\"15\" method=\"ratio\" status=\"monitored\">\n"
    "      <name>สัดส่วน</name>\n"
    "      <unit-of-measure>คะแนน</unit-of-measure>\n"
    "      <full-mark value=\"500\"/>\n"
    "      <goal value=\"450\"/>\n"
    "      <result value=\"412.75\"/>\n"
    "      <self-result value=\"430.00\"/>\n"
    "    </kpi>\n"
    "  </component>\n"
    "</record>\n";

static Record *
read_sample(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new_static(sample, strlen(sample));
    Record *record = read_record_xml(bytes, "a.xml", diag, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(diag_count(diag), ==, 0);
    return record;
}

static char *
write_xml(const Record *record)
{
    g_autoptr(GBytes) bytes = emit_record_xml(record);
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    return g_strndup(data, size);
}

/* The units that @bytes has, their findings in @findings as "ID line:column". */
static GPtrArray *
read_table(GBytes *bytes, const char *path, GString *findings)
{
    GPtrArray *files = g_ptr_array_new_with_free_func((GDestroyNotify) record_file_free);
    g_autoptr(GError) error = NULL;
    if (!read_record_table(bytes, path, files, &error))
        g_string_append_printf(findings, "error: %s\n", error->message);
    for (guint i = 0; i < files->len; i++) {
        const RecordFile *file = files->pdata[i];
        for (guint f = 0; f < diag_count(file->diag); f++) {
            const Finding *finding = diag_get(file->diag, f);
            g_string_append_printf(findings, "%s %s %d:%d\n", file->stem, diag_id_name(finding->id),
                                   finding->place.line, finding->place.column);
        }
    }
    return files;
}

static void
assert_reads_back(GBytes *bytes, const char *path, const char *expected_findings)
{
    g_autoptr(GString) findings = g_string_new(NULL);
    g_autoptr(GPtrArray) files = read_table(bytes, path, findings);
    g_assert_cmpstr(findings->str, ==, expected_findings);
    g_assert_cmpuint(files->len, ==, 1);
    const RecordFile *file = files->pdata[0];
    g_autofree char *xml = write_xml(file->record);
    g_assert_cmpstr(xml, ==, sample);
    g_assert_cmpstr(file->stem, ==, "TH-50");
}

static EmitTable *
table_of(Record *record, bool thai)
{
    g_autoptr(GPtrArray) records = g_ptr_array_new();
    g_ptr_array_add(records, record);
    return emit_record_table(records, thai);
}

static void
test_xml_is_canonical(void)
{
    g_autoptr(Record) record = read_sample();
    g_autofree char *xml = write_xml(record);
    g_assert_cmpstr(xml, ==, sample);
}

static GBytes *
convert(GBytes *bytes, const char *encoding, const char *mark)
{
    gsize size, written;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autofree char *text =
        g_convert(data + 3, (gssize) size - 3, encoding, "UTF-8", NULL, &written, NULL);
    g_assert_nonnull(text);
    GString *all = g_string_new(mark);
    g_string_append_len(all, text, (gssize) written);
    return g_string_free_to_bytes(all);
}

static void
test_csv_reads_back(void)
{
    g_autoptr(Record) record = read_sample();
    for (int thai = 0; thai < 2; thai++) {
        g_autoptr(EmitTable) table = table_of(record, thai);
        g_autoptr(GBytes) csv = emit_record_csv(table);
        assert_reads_back(csv, "a.csv", "");
        g_autoptr(GBytes) thai_csv = convert(csv, "CP874", "");
        assert_reads_back(thai_csv, "a.csv",
                          thai ? "TH-50 ENCODING_DETECTED 0:0\n" : "TH-50 ENCODING_DETECTED 0:0\n");
        g_autoptr(GBytes) wide = convert(csv, "UTF-16LE", "\xFF\xFE");
        assert_reads_back(wide, "a.txt", "TH-50 ENCODING_DETECTED 0:0\n");
    }
}

static void
test_csv_is_harmless(void)
{
    g_autoptr(Record) record = read_sample();
    g_autoptr(EmitTable) table = table_of(record, true);
    g_autoptr(GBytes) csv = emit_record_csv(table);
    g_autofree char *text = g_strndup(g_bytes_get_data(csv, NULL), g_bytes_get_size(csv));
    g_assert_nonnull(strstr(text, ",\"'- ข้อแรก\n"));
    g_assert_null(strstr(text, ",=")); /* no cell begins a formula */
    g_assert_null(strstr(text, ",\"="));
}

static void
test_xlsx_reads_back(void)
{
    g_autoptr(Record) record = read_sample();
    g_autoptr(EmitTable) table = table_of(record, true);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) once = emit_record_xlsx(table, &error);
    g_assert_no_error(error);
    assert_reads_back(once, "a.xlsx", "");
    g_autoptr(GBytes) twice = emit_record_xlsx(table, &error);
    g_assert_true(g_bytes_equal(once, twice));
}

/* Columns that the unit has nothing to read or write in are not in its form. */
static void
assert_columns(const EmitTable *table)
{
    bool has[COLUMN_COUNT] = {false};
    for (guint i = 0; i < table->n_columns; i++)
        has[table->columns[i].id] = true;
    g_assert_true(has[COLUMN_RESULT] && has[COLUMN_PERFORMANCE] && has[COLUMN_SUMMARY]);
    g_assert_true(has[COLUMN_MILESTONE_DONE] && has[COLUMN_CHECKS_TICKED]);
    g_assert_false(has[COLUMN_CHECKS_SELF] || has[COLUMN_OPINION] || has[COLUMN_CORRECTION]);
}

/* A form has what the unit is measured by, and nothing of what it is to fill in. */
static void
test_form(void)
{
    g_autoptr(Record) record = read_sample();
    g_autoptr(GPtrArray) records = g_ptr_array_new();
    g_ptr_array_add(records, record);
    g_autoptr(EmitTable) table = emit_record_form(records, true);
    assert_columns(table);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) form = emit_record_xlsx(table, &error);
    g_assert_no_error(error);
    g_autoptr(GString) findings = g_string_new(NULL);
    g_autoptr(GPtrArray) files = read_table(form, "form.xlsx", findings);
    g_assert_cmpstr(findings->str, ==, "TH-50 SHEET_NO_TABLE 0:0\n");
    const Record *empty = ((RecordFile *) files->pdata[0])->record;
    g_assert_cmpuint(empty->n_components, ==, 2);
    const Kpi *kpi = record_find_kpi(empty, "1");
    g_assert_null(kpi->result.value);
    g_assert_cmpuint(kpi->n_targets, ==, 3);
    g_assert_cmpuint(kpi->evidence.count, ==, 0);
    g_assert_cmpint(kpi->status, ==, KPI_MISSING);
    g_assert_cmpuint(record_find_kpi(empty, "2")->n_milestones, ==, 2);
    g_assert_false(record_find_kpi(empty, "2")->milestones[0].done);
}

/* ---- what is wrong with a table, and where */

#define HEAD "unit,fiscal year,framework,component,kpi,name,method,weight,unit of measure,result"

static void
assert_findings(const char *csv, const char *expected)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(csv, strlen(csv));
    g_autoptr(GString) findings = g_string_new(NULL);
    g_autoptr(GPtrArray) files = read_table(bytes, "a.csv", findings);
    g_assert_cmpstr(findings->str, ==, expected);
}

#define ROW "U1,2566,f,c,1,n,linear,100,m,5"

static void
test_findings(void)
{
    static const char *const cases[][2] = {
        {HEAD "\nU1,2566,f,c,1,n,linear,100,m,5\n", ""},
        {"title\n\n" HEAD "\n\nU1,2566,f,c,1,n,linear,100,m,x\n", "U1 NOT_A_NUMBER 5:10\n"},
        {HEAD "\nU1,2566,f,c,1,n,linear,\"1,0\",m,5\n", "U1 NOT_A_NUMBER 2:8\n"},
        {HEAD "\nU1,2566,f,c,1,n,linear,,m,5\n", "U1 CELL_EMPTY 2:8\n"},
        {HEAD "\nU1,2566,f,c,1,,li near,100,m,5\n", "U1 CELL_NOT_A_CODE 2:7\nU1 CELL_EMPTY 2:6\n"},
        {HEAD "\n../U1,2566,f,c,1,n,linear,100,m,5\n", "../U1 CELL_NOT_A_CODE 2:1\n"},
        {HEAD "\nU1,,f,c,1,n,linear,100,m,5\n", "U1 CELL_EMPTY 2:2\n"},
        {HEAD "\nU1,ปี,f,c,1,n,linear,100,m,5\n", "U1 NOT_A_NUMBER 2:2\n"},
        {HEAD "\nU1,2566,f,,1,n,linear,100,m,5\n", "U1 CELL_EMPTY 2:4\n"},
        {HEAD "\nU1,2566,f,c,1,n,linear,100,m,5\nU1,2567,f,c,2,n,linear,0,m,5\n",
         "U1 CELL_CONFLICT 3:2\n"},
        {HEAD "\nU1,2566,f,c,1,n,linear,100,m,5\nU1,2566,f,c,1,n,linear,100,m,5\n",
         "U1 ROW_TWICE 3:5\n"},
        {HEAD "\nU1,2566,f,c,1,n,linear,100,m,5\nU1,2566,f,c,1,x,linear,90,m,5\n",
         "U1 CELL_CONFLICT 3:6\nU1 CELL_CONFLICT 3:8\nU1 ROW_TWICE 3:5\n"},
        {HEAD "\nU1,2566,f,,,second part,,100,,\n",
         "U1 ROW_WITHOUT_KPI 2:6\nU1 ROW_WITHOUT_KPI 2:8\n"},
        {HEAD "\nU1,2566,f,c,1,n,linear,100,m,5\nU1,2566,f,,,รวม,,100,,\n", "U1 ROW_TOTAL 3:0\n"},
        {HEAD "\nU1,2566,f,c,1,n,linear,100,m,5\nTotal,,,,,,,100,,\n", "U1 ROW_TOTAL 3:0\n"},
        {HEAD "\nU1,2566,f,c,1,n,linear,100,m,5\n,,,,รวมทั้งสิ้น,,,100,,\n", "U1 ROW_TOTAL 3:0\n"},
        {HEAD "\nU1,2566,f,c,1,n,linear,100,m,5\n,,,,,รวม,,100,,\nU2,2566,f,c,1,n,linear,100,m,5\n",
         "U1 ROW_TOTAL 3:0\n"},                            /* told once */
        {HEAD "\nU1,2566,f,c,1,รวม,linear,100,m,5\n", ""}, /* a KPI may be called so */
        {HEAD "\nU1,2566,f,c,1,n,linear,100,m,5\nหมายเหตุ: ณ วันที่ 30 กันยายน 2566,,,,,,,,,\n",
         "U1 ROW_NOTE 3:0\n"},
        {HEAD "\n" ROW "\n,,,,,ลงชื่อ ................ ผู้รายงาน,,,,\n", "U1 ROW_NOTE 3:0\n"},
        {HEAD "\n" ROW "\n,,,,,ลงชื่อ,,ผู้รายงาน,,\n", "U1 ROW_WITHOUT_UNIT 3:1\n"},
        {HEAD "\n" ROW "\nU1,2566,f,c,,รวมองค์ประกอบที่ 1,,100,,\n", "U1 ROW_TOTAL 3:0\n"},
        {HEAD "\n" ROW "\n,,,,,เฉลี่ย,,,,5\n", "U1 ROW_TOTAL 3:0\n"},
        {HEAD "\n(1),(2),(3),(4),(5),(6),(7),(8),(9),(10)\n" ROW "\n", ""},
        {HEAD "\n,๑,๒,๓,,,,,,๔\n" ROW "\n", ""},
        {HEAD "\n1,2,3,4,5,6,7,8,9,11\n" ROW "\n", "1 NOT_A_NUMBER 2:2\n"},
        {HEAD "\nU1,2566,f,c,1,n,linear,100,m,5\nเชียงใหม่,2566,,,,,,,,\n",
         "เชียงใหม่ CELL_NOT_A_CODE 3:1\nเชียงใหม่ CELL_EMPTY 3:3\n"},
        {HEAD "\n,2566,f,c,1,n,linear,100,m,5\nU1,2566,f,c,2,n,linear,100,m,5\n",
         "U1 ROW_WITHOUT_UNIT 2:1\n"},
        {HEAD ",note,result\nU1,2566,f,c,1,n,linear,100,m,5,x,6\n",
         "U1 COLUMN_UNKNOWN 1:11\nU1 COLUMN_TWICE 1:12\n"},
        {HEAD ",status\nU1,2566,f,c,1,n,linear,100,m,5,gone\n", "U1 CELL_NO_CHOICE 2:11\n"},
        {"unit,kpi,name\nU1,1,n\n",
         "a COLUMN_MISSING 1:0\na COLUMN_MISSING 1:0\na COLUMN_MISSING 1:0\na COLUMN_MISSING 1:0\n"
         "a COLUMN_MISSING 1:0\na COLUMN_MISSING 1:0\n"},
        {"nothing,here\n1,2\n", "a TABLE_NO_HEADINGS 0:0\n"},
        {"", "a TABLE_NO_HEADINGS 0:0\n"},
        {HEAD "\nU1,2566,f,c,1,¡ÃØ§à·¾,linear,100,m,5\n", "U1 TEXT_MOJIBAKE 2:6\n"},
        {HEAD "\nU1,2566,f,c,1,เเม่,linear,100,m,5\n", "U1 TEXT_SPELLING 2:6\n"},
        {HEAD ",statu,results,score,target\nU1,2566,f,c,1,n,linear,100,m,5,,,,\n",
         "U1 COLUMN_MISSPELT 1:11\nU1 COLUMN_MISSPELT 1:12\nU1 COLUMN_UNKNOWN 1:13\n"
         "U1 COLUMN_UNKNOWN 1:14\n"},
        {HEAD "\nU1,2566,f,c,1,\x01,linear,100,m,5\n", "U1 CELL_EMPTY 2:6\n"},
        {HEAD ",ระดับ,ปี ๒๕๖๕,ปี ๒๕๖๕\n" ROW ",ดี,1,\n",
         "U1 COLUMN_UNKNOWN 1:11\nU1 COLUMN_TWICE 1:13\n"},
        {HEAD ",เกณฑ์การให้คะแนน,,ค่าเป้าหมาย level-3\n,,,,,,,,,,๑,ระดับ ๒,\n" ROW ",1,2,3\n", ""},
        {HEAD ",ระดับ 1,ค่าเป้าหมาย level-1\n" ROW ",1,1\n", "U1 COLUMN_TWICE 1:12\n"},
        {HEAD ",status\n" ROW ",ยกเลิก\nU1,2566,f,c,1,,,,,,ติดตาม\n",
         "U1 ROW_TWICE 3:5\nU1 CELL_CONFLICT 3:11\n"},
        {HEAD ",evidence\n" ROW ",\"ก\n\nข\"\nU1,2566,f,c,1,,,,,,ก\nU1,2566,f,c,1,,,,,,ค\n",
         "U1 ROW_TWICE 5:5\n"},
        {HEAD ",deduction,deduction reason\n" ROW
              ",1,\nU1,2566,f,c,1,,,,,,1,\nU1,2566,f,c,1,,,,,,1,ช้า\n",
         "U1 ROW_TWICE 3:5\n"},
        {HEAD ",checks level,checks ticked,checks of\n" ROW ",a,1,2\nU1,2566,f,c,1,,,,,,a,2,2\n"
              "U1,2566,f,c,1,,,,,,b,1,2\n",
         "U1 CELL_CONFLICT 3:12\nU1 ROW_TWICE 3:5\n"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_findings(cases[i][0], cases[i][1]);
}

/* Headings of two lines: a group's name over its columns, the others merged downwards or empty
 * below.
 */
#define TWO_LINES(below)                                                                          \
    "unit,fiscal year,framework,component,kpi,name,method,weight,unit of measure,result,target,," \
    "ค่าเป้าหมาย\n" below "U1,2566,f,c,1,n,linear,100,m,5,1,,3\n"

static void
test_two_lines(void)
{
    static const char *const cases[][2] = {
        {TWO_LINES(",,,,,,,,,,minimum,,ขั้นสูง\n"), ""},
        {TWO_LINES("unit,fiscal year,framework,component,kpi,name,method,weight,unit of "
                   "measure,result,minimum,,ขั้นสูง\n"),
         ""},
        {TWO_LINES(""), "U1 COLUMN_UNKNOWN 1:11\nU1 COLUMN_UNKNOWN 1:13\n"},
        {TWO_LINES("U2,2566,f,c,1,n,linear,100,m,5,minimum,,ขั้นสูง\n"),
         "U2 COLUMN_UNKNOWN 1:11\nU2 COLUMN_UNKNOWN 1:13\n"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_findings(cases[i][0], cases[i][1]);

    static const char csv[] = TWO_LINES(",,,,,,,,,,minimum,,ขั้นสูง\n");
    g_autoptr(GBytes) bytes = g_bytes_new_static(csv, strlen(csv));
    g_autoptr(GString) findings = g_string_new(NULL);
    g_autoptr(GPtrArray) files = read_table(bytes, "a.csv", findings);
    const Kpi *kpi = record_find_kpi(((RecordFile *) files->pdata[0])->record, "1");
    g_assert_nonnull(record_find_target(kpi, "minimum")->value.value);
    g_assert_cmpint(record_find_target(kpi, "advanced")->value.line, ==, 3);
}

/* One item too many in a list of a KPI, whose columns are @columns and whose rows say @row and a
 * number, which is told at column @at. */
static void
assert_list_ends(const char *columns, const char *row, int at)
{
    g_autoptr(GString) csv = g_string_new(HEAD ",");
    g_string_append_printf(csv, "%s\n", columns);
    for (int i = 0; i <= LIMIT_LIST_ITEMS; i++)
        g_string_append_printf(csv, "U1,2566,f,c,1,%s,,%s%d\n", i ? ",,," : "n,linear,100,m", row,
                               i);
    g_autofree char *found = g_strdup_printf("U1 LIST_TOO_LONG %d:%d\nU1 ROW_TWICE %d:5\n",
                                             LIMIT_LIST_ITEMS + 2, at, LIMIT_LIST_ITEMS + 2);
    assert_findings(csv->str, found);
}

static void
test_lists(void)
{
    assert_list_ends("evidence", "รายงาน ", 11);
    assert_list_ends("milestone tier,milestone", "t,step ", 12);
    assert_list_ends("checks ticked,checks of,checks level", "1,2,c", 13);
    assert_list_ends("deduction", "1", 11);

    g_autoptr(GString) csv = g_string_new(HEAD "\n");
    for (int i = 0; i <= 256; i++)
        g_string_append_printf(csv, "U1,2566,f,c%d,%d,n,linear,100,m,5\n", i, i);
    assert_findings(csv->str, "U1 LIST_TOO_LONG 258:4\n");
}

static void
test_years_in_order(void)
{
    static const char csv[] = HEAD ",year 2565,year 2563,year 2564\n" ROW ",3,1,2\n";
    g_autoptr(GBytes) bytes = g_bytes_new_static(csv, strlen(csv));
    g_autoptr(GString) findings = g_string_new(NULL);
    g_autoptr(GPtrArray) files = read_table(bytes, "a.csv", findings);
    const Kpi *kpi = record_find_kpi(((RecordFile *) files->pdata[0])->record, "1");
    g_assert_cmpuint(kpi->n_years, ==, 3);
    for (guint i = 0; i < 3; i++)
        g_assert_cmpint(kpi->years[i].fiscal_year, ==, 2563 + (int) i);
}

/* What nobody means is told and does not take forever. */
static void
test_limits(void)
{
    g_autoptr(GString) late = g_string_new(NULL);
    for (int i = 0; i < LIMIT_ROWS_ABOVE_HEADINGS; i++)
        g_string_append(late, "title\n");
    g_string_append(late, HEAD "\nU1,2566,f,c,1,n,linear,100,m,5\n");
    assert_findings(late->str, "a TABLE_NO_HEADINGS 0:0\n");

    g_autoptr(GString) wide = g_string_new(HEAD);
    for (int i = 0; i <= LIMIT_REPEATED_COLUMNS; i++)
        g_string_append_printf(wide, ",target t%d", i);
    g_string_append(wide, "\nU1,2566,f,c,1,n,linear,100,m,5\n");
    assert_findings(wide->str, "U1 COLUMN_UNKNOWN 1:111\n");
}

/* A row lost to a stray quote is held against the units on both sides of it, and no other. */
static void
test_lost_rows(void)
{
    assert_findings(HEAD "\nU1,2566,f,c,1,n,linear,100,m,5\nU2,2566,f,c,1,n,linear,100,m,5\n"
                         "U2,2566,f,c,2,\"a\"b,linear,100,m,5\nU3,2566,f,c,1,n,linear,100,m,5\n"
                         "U4,2566,f,c,1,n,linear,100,m,5\n",
                    "U2 CSV_QUOTE_STRAY 4:6\nU3 CSV_QUOTE_STRAY 4:6\n");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/record-table/xml", test_xml_is_canonical);
    g_test_add_func("/record-table/csv", test_csv_reads_back);
    g_test_add_func("/record-table/harmless", test_csv_is_harmless);
    g_test_add_func("/record-table/xlsx", test_xlsx_reads_back);
    g_test_add_func("/record-table/form", test_form);
    g_test_add_func("/record-table/findings", test_findings);
    g_test_add_func("/record-table/two-lines", test_two_lines);
    g_test_add_func("/record-table/lists", test_lists);
    g_test_add_func("/record-table/years", test_years_in_order);
    g_test_add_func("/record-table/limits", test_limits);
    g_test_add_func("/record-table/lost-rows", test_lost_rows);
    return g_test_run();
}
