#include <string.h>

#include "emit/workbook.h"

/* What the steps below hand around. */
typedef struct {
    const EmitTable *table;
    EmitWorkbook *workbook;
    lxw_worksheet *sheet;
    bool form;
} Writing;

/* ---- what a unit fills in */

/* The columns of a form that are open: in rows of the unit, in rows of a KPI, or in both. */
static const struct {
    ColumnId id;
    bool unit, kpi;
} open_columns[] = {
    {COLUMN_RESULT, false, true},         {COLUMN_SELF_RESULT, false, true},
    {COLUMN_MILESTONE_DONE, false, true}, {COLUMN_CHECKS_TICKED, false, true},
    {COLUMN_CHECKS_SELF, false, true},    {COLUMN_SALARY_BASE, true, false},
    {COLUMN_PERFORMANCE, false, true},    {COLUMN_EVIDENCE, false, true},
    {COLUMN_OBSTACLES, true, true},       {COLUMN_SUMMARY, true, false},
    {COLUMN_STRENGTHS, true, false},      {COLUMN_RECOMMENDATIONS, true, false},
};

static bool
is_emptied(ColumnId id)
{
    if (id == COLUMN_OPINION) /* the committee's, not the unit's */
        return true;
    for (guint i = 0; i < G_N_ELEMENTS(open_columns); i++) {
        if (open_columns[i].id == id)
            return true;
    }
    return false;
}

/* The row is the first of its KPI: the only one for a result and for texts. */
static bool
is_first_row(const Writing *writing, guint row)
{
    return row == 0 || writing->table->rows[row].kpi != writing->table->rows[row - 1].kpi;
}

static bool
is_own_result(const Kpi *kpi)
{
    return kpi->n_milestones || kpi->n_checks || kpi->from;
}

/* A milestone or a level of a checklist on each row; ticks of their own only where units have them.
 */
static guint
count_rows(const Kpi *kpi, ColumnId id)
{
    if (id == COLUMN_MILESTONE_DONE)
        return kpi->n_milestones;
    bool is_said = kpi->n_checks && (id == COLUMN_CHECKS_TICKED || kpi->checks[0].self >= 0);
    return is_said ? kpi->n_checks : 0;
}

static bool
is_open(const Writing *writing, guint row, ColumnId id)
{
    const Kpi *kpi = writing->table->rows[row].kpi;
    if (id == COLUMN_MILESTONE_DONE || id == COLUMN_CHECKS_TICKED || id == COLUMN_CHECKS_SELF) {
        guint first = row;
        while (first && !is_first_row(writing, first))
            first--;
        return kpi && row - first < count_rows(kpi, id);
    }
    if (id == COLUMN_RESULT && kpi && is_own_result(kpi))
        return false;
    if (id == COLUMN_SELF_RESULT && kpi && !kpi->self.line) /* only where units assess themselves */
        return false;
    for (guint i = 0; i < G_N_ELEMENTS(open_columns); i++) {
        if (open_columns[i].id == id)
            return kpi ? open_columns[i].kpi && is_first_row(writing, row) : open_columns[i].unit;
    }
    return false;
}

/* ---- help while filling in */

/* Puts the rule on a cell, with what is said to who breaks it. */
static void
add_rule(const Writing *writing, guint row, guint column, lxw_data_validation *rule,
         const char *title, const char *message)
{
    rule->error_title = (char *) title;
    rule->error_message = (char *) message;
    worksheet_data_validation_cell(writing->sheet, row + 1, (lxw_col_t) column, rule);
}

static void
offer_words(const Writing *writing, guint row, guint column, ColumnId id)
{
    const char *words[8] = {0};
    const char *word;
    for (guint i = 0; i + 1 < G_N_ELEMENTS(words) && (word = column_choice_word(id, i)); i++)
        words[i] = column_choice_thai(id, word);
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_LIST, .value_list = (void *) words};
    add_rule(writing, row, column, &rule, "เลือกจากรายการ", "โปรดเลือกคำจากรายการ");
}

static void
ask_for_number(const Writing *writing, guint row, guint column)
{
    char cell[16], formula[96];
    lxw_rowcol_to_cell(cell, row + 1, (lxw_col_t) column);
    g_snprintf(formula, sizeof formula, "=OR(ISNUMBER(%s),%s=\"-\")", cell, cell);
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
                                .value_formula = formula};
    add_rule(writing, row, column, &rule, "ต้องเป็นตัวเลข", "โปรดกรอกตัวเลข หรือ - เมื่อยังไม่มีผล");
}

static void
ask_for_count(const Writing *writing, guint row, guint column)
{
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_INTEGER,
                                .criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
                                .value_number = 0};
    add_rule(writing, row, column, &rule, "ต้องเป็นจำนวนเต็ม", "โปรดกรอกจำนวนเต็มตั้งแต่ 0");
}

static void
help(const Writing *writing, guint row, guint column, ColumnId id)
{
    if (column_choice_word(id, 0))
        offer_words(writing, row, column, id);
    else if (id == COLUMN_RESULT || id == COLUMN_SELF_RESULT || id == COLUMN_SALARY_BASE)
        ask_for_number(writing, row, column);
    else if (id == COLUMN_CHECKS_TICKED || id == COLUMN_CHECKS_SELF)
        ask_for_count(writing, row, column);
}

static void
write_instructions(const Writing *writing)
{
    static const char *const lines[] = {
        "1. กรอกเฉพาะช่องสีเหลืองอ่อนในแผ่นงาน \"ตัวชี้วัด\" ช่องอื่นล็อกไว้",
        "2. ผลการดำเนินงานกรอกเป็นตัวเลข เช่น 1,234.50 หรือ 92.50 หากยังไม่มีผลให้กรอก -",
        "3. ตัวชี้วัดที่วัดเป็นขั้นตอน ให้เลือก ใช่ หรือ ไม่ใช่ ในคอลัมน์ \"ดำเนินการแล้ว\" ทุกขั้นตอน",
        "4. ข้อความหลายย่อหน้าหรือหลายรายการ ให้ขึ้นบรรทัดใหม่ในช่องเดียวกันด้วย Alt+Enter",
        "5. แถวแรกเป็นเรื่องของหน่วยงาน: บทสรุปผู้บริหาร จุดเด่น ปัญหาอุปสรรค และข้อเสนอแนะ",
        "6. ห้ามแก้ชื่อคอลัมน์ในแถวแรก ระบบใช้ชื่อเหล่านี้ในการอ่านข้อมูล",
        "7. บันทึกเป็น .xlsx แล้วส่งกลับ ตรวจได้ก่อนส่งด้วยคำสั่ง samrit validate",
    };
    lxw_worksheet *sheet = workbook_add_worksheet(writing->workbook->book, "คำแนะนำ");
    worksheet_set_column(sheet, 0, 0, 100, NULL);
    emit_workbook_text(writing->workbook, sheet, 0, 0, "แบบกรอกผลการดำเนินงานตามตัวชี้วัด", EMIT_TITLE);
    emit_workbook_row_height(sheet, 0, 2);
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        emit_workbook_text(writing->workbook, sheet, i + 1, 0, lines[i], EMIT_WRAP);
        emit_workbook_row_height(sheet, i + 1, emit_workbook_lines(lines[i], 100));
    }
    worksheet_protect(sheet, NULL, NULL);
}

/* ---- the table */

static void
write_cell(const Writing *writing, guint row, guint column)
{
    ColumnId id = writing->table->columns[column].id;
    const EmitCell *cell = &writing->table->rows[row].cells[column];
    bool open = writing->form && is_open(writing, row, id);
    guint look = EMIT_WRAP | (open ? EMIT_OPEN : EMIT_PLAIN) |
                 (id == COLUMN_FISCAL_YEAR ? EMIT_DIGITS : EMIT_PLAIN);
    if (writing->form && is_emptied(id))
        emit_workbook_text(writing->workbook, writing->sheet, row + 1, column, "", look);
    else if (cell->number)
        emit_workbook_number(writing->workbook, writing->sheet, row + 1, column, cell->number,
                             cell->places, look);
    else if (*cell->text || writing->form)
        emit_workbook_text(writing->workbook, writing->sheet, row + 1, column, cell->text, look);
    if (open)
        help(writing, row, column, id);
}

static double
width_of(ColumnId id)
{
    switch (id) {
    case COLUMN_NAME:
    case COLUMN_NAME_EN:
    case COLUMN_MILESTONE:
        return 40;
    case COLUMN_UNIT_OF_MEASURE:
    case COLUMN_DEDUCTION_REASON:
    case COLUMN_FRAMEWORK:
        return 20;
    default:
        return id >= COLUMN_DEFINITION ? 50 : 13;
    }
}

static guint
count_lines(const Writing *writing, guint row)
{
    guint lines = 1;
    for (guint i = 0; i < writing->table->n_columns; i++) {
        ColumnId id = writing->table->columns[i].id;
        if (!writing->form || !is_emptied(id))
            lines = MAX(lines,
                        emit_workbook_lines(writing->table->rows[row].cells[i].text, width_of(id)));
    }
    return lines;
}

static void
write_table(const Writing *writing)
{
    emit_workbook_row_height(writing->sheet, 0, 2);
    for (guint i = 0; i < writing->table->n_columns; i++) {
        const EmitColumn *column = &writing->table->columns[i];
        worksheet_set_column(writing->sheet, (lxw_col_t) i, (lxw_col_t) i, width_of(column->id),
                             NULL);
        emit_workbook_text(writing->workbook, writing->sheet, 0, i, column->heading, EMIT_HEADING);
    }
    for (guint row = 0; row < writing->table->n_rows; row++) {
        for (guint i = 0; i < writing->table->n_columns; i++)
            write_cell(writing, row, i);
        emit_workbook_row_height(writing->sheet, row + 1, count_lines(writing, row));
    }
    worksheet_freeze_panes(writing->sheet, 1, COLUMN_KPI + 1);
    worksheet_set_landscape(writing->sheet);
    worksheet_set_paper(writing->sheet, 9); /* A4 */
    if (writing->form)
        worksheet_protect(writing->sheet, NULL, NULL);
    else if (writing->table->n_rows)
        worksheet_autofilter(writing->sheet, 0, 0, writing->table->n_rows,
                             (lxw_col_t) (writing->table->n_columns - 1));
}

GBytes *
emit_record_xlsx(const EmitTable *table, bool form, GError **error)
{
    EmitWorkbook workbook;
    if (!emit_workbook_open(&workbook, form ? "แบบกรอกผลการดำเนินงาน" : "ข้อมูลตัวชี้วัด", error))
        return NULL;
    Writing writing = {.table = table, .workbook = &workbook, .form = form};
    if (form)
        write_instructions(&writing);
    writing.sheet = workbook_add_worksheet(workbook.book, "ตัวชี้วัด");
    if (form)
        worksheet_activate(writing.sheet);
    write_table(&writing);
    return emit_workbook_close(&workbook, error);
}
