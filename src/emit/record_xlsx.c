#include "emit/workbook.h"

enum {
    PAGE = 70,      /* characters that an upright A4 is wide */
    WIDE = 50,      /* … that a column of paragraphs is */
    OPEN_LINES = 4, /* to write some in */
};

/* What the steps below hand around. */
typedef struct {
    const EmitTable *table;
    EmitWorkbook *workbook;
    lxw_worksheet *sheet;
} Writing;

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
    worksheet_set_column(sheet, 0, 0, PAGE, NULL);
    emit_workbook_text(writing->workbook, sheet, 0, 0, "แบบกรอกผลการดำเนินงานตามตัวชี้วัด", EMIT_TITLE);
    emit_workbook_row_height(sheet, 0, 2);
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        emit_workbook_text(writing->workbook, sheet, i + 1, 0, lines[i], EMIT_WRAP);
        emit_workbook_row_height(sheet, i + 1, emit_workbook_lines(lines[i], PAGE));
    }
    worksheet_set_paper(sheet, 9); /* A4 */
    worksheet_protect(sheet, NULL, NULL);
}

/* ---- the table */

static void
write_cell(const Writing *writing, guint row, guint column)
{
    ColumnId id = writing->table->columns[column].id;
    const EmitCell *cell = &writing->table->rows[row].cells[column];
    guint look = EMIT_WRAP | (cell->open ? EMIT_OPEN : EMIT_PLAIN) |
                 (id == COLUMN_FISCAL_YEAR ? EMIT_DIGITS : EMIT_PLAIN);
    if (cell->number)
        emit_workbook_number(writing->workbook, writing->sheet, row + 1, column, cell->number,
                             cell->places, look);
    else if (*cell->text || writing->table->form)
        emit_workbook_text(writing->workbook, writing->sheet, row + 1, column, cell->text, look);
    if (cell->open)
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
    case COLUMN_SALARY_BASE:
        return 20;
    case COLUMN_FRAMEWORK:
        return 16;
    default:
        return id >= COLUMN_DEFINITION ? WIDE : 13;
    }
}

/* Where paragraphs are to be written there is room for some. */
static guint
count_lines(const Writing *writing, guint row)
{
    guint lines = 1;
    for (guint i = 0; i < writing->table->n_columns; i++) {
        const EmitCell *cell = &writing->table->rows[row].cells[i];
        double width = width_of(writing->table->columns[i].id);
        lines = MAX(lines, cell->open && width == WIDE ? OPEN_LINES
                                                       : emit_workbook_lines(cell->text, width));
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
    worksheet_repeat_rows(writing->sheet, 0, 0);
    worksheet_repeat_columns(writing->sheet, COLUMN_KPI, COLUMN_KPI);
    worksheet_set_landscape(writing->sheet);
    worksheet_set_paper(writing->sheet, 9); /* A4 */
    if (writing->table->form)
        worksheet_protect(writing->sheet, NULL, NULL);
    else if (writing->table->n_rows)
        worksheet_autofilter(writing->sheet, 0, 0, writing->table->n_rows,
                             (lxw_col_t) (writing->table->n_columns - 1));
}

GBytes *
emit_record_xlsx(const EmitTable *table, GError **error)
{
    EmitWorkbook workbook;
    if (!emit_workbook_open(&workbook, table->form ? "แบบกรอกผลการดำเนินงาน" : "ข้อมูลตัวชี้วัด", error))
        return NULL;
    Writing writing = {.table = table, .workbook = &workbook};
    if (table->form)
        write_instructions(&writing);
    writing.sheet = workbook_add_worksheet(workbook.book, "ตัวชี้วัด");
    if (table->form)
        worksheet_activate(writing.sheet);
    write_table(&writing);
    return emit_workbook_close(&workbook, error);
}
