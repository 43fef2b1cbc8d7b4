#include <string.h>

#include "emit/write.h"

/* How a step reads. In a template {name} is an operand, {name.label} what it is called, {name.full}
 * all its decimals; {=} the outcome, {~} "=" or, where something was rounded for print, "≈";
 * {+} {-} {,} all operands with that sign between, {n} how many they are. */
typedef struct {
    const char *rule;
    bool falling; /* for a target that is better when lower */
    const char *formula, *thai, *english;
} Template;

static const Template templates[] = {
    {"tier.below", false, "{result} < {target}: {=}",
     "ผลการดำเนินงาน {result} ไม่ถึง{target.label} ({target}) ได้ {=} คะแนน",
     "the result {result} falls short of the {target.label} {target}: {=} points"},
    {"tier.below", true, "{result} > {target}: {=}",
     "ผลการดำเนินงาน {result} ไม่ถึง{target.label} ({target}) ได้ {=} คะแนน",
     "the result {result} falls short of the {target.label} {target}: {=} points"},
    {"tier.top", false, "{result} ≥ {target}: {=}",
     "ผลการดำเนินงาน {result} ถึง{target.label} ({target}) ได้ {=} คะแนน",
     "the result {result} reaches the {target.label} {target}: {=} points"},
    {"tier.top", true, "{result} ≤ {target}: {=}",
     "ผลการดำเนินงาน {result} ถึง{target.label} ({target}) ได้ {=} คะแนน",
     "the result {result} reaches the {target.label} {target}: {=} points"},
    {"tier.step", false, "{result} ≥ {target}: {=}",
     "ผลการดำเนินงาน {result} ถึง{target.label} ({target}) แต่ไม่ถึงค่าเป้าหมายถัดไป ได้ {=} คะแนน",
     "the result {result} reaches the {target.label} {target} but not the next: {=} points"},
    {"tier.step", true, "{result} ≤ {target}: {=}",
     "ผลการดำเนินงาน {result} ถึง{target.label} ({target}) แต่ไม่ถึงค่าเป้าหมายถัดไป ได้ {=} คะแนน",
     "the result {result} reaches the {target.label} {target} but not the next: {=} points"},
    {"tier.between", false,
     "{low-score} + ({high-score} − {low-score}) × ({result} − {low-target}) ÷ "
     "({high-target} − {low-target}) {~} {=}",
     "ผลการดำเนินงาน {result} อยู่ระหว่าง{low-target.label} ({low-target}) กับ{high-target.label} "
     "({high-target}) เทียบบัญญัติไตรยางศ์ได้ {=} คะแนน",
     "the result {result} lies between the {low-target.label} {low-target} and the "
     "{high-target.label} {high-target}: in proportion {=} points"},
    {"tier.between", true,
     "{low-score} + ({high-score} − {low-score}) × ({low-target} − {result}) ÷ "
     "({low-target} − {high-target}) {~} {=}",
     "ผลการดำเนินงาน {result} อยู่ระหว่าง{low-target.label} ({low-target}) กับ{high-target.label} "
     "({high-target}) เทียบบัญญัติไตรยางศ์ได้ {=} คะแนน",
     "the result {result} lies between the {low-target.label} {low-target} and the "
     "{high-target.label} {high-target}: in proportion {=} points"},
    {"milestone", false, "{done} / {all}: {=}",
     "ดำเนินการแล้วเสร็จตามลำดับ {done} จาก {all} ขั้นตอน ได้ {=} คะแนน",
     "{done} of {all} milestones are done, in order: {=} points"},
    {"ratio", false, "{result} ÷ {full-mark} × {scale} {~} {=}",
     "ผลการประเมิน {result} จากคะแนนเต็ม {full-mark} คิดเป็น {=} คะแนน",
     "{result} of the full mark {full-mark} is {=} points"},
    {"checklist", false, "{+} {~} {=}", "คะแนนของแต่ละระดับที่นับได้รวม {=} คะแนน",
     "the levels that count add up to {=} points"},
    {"achievement", false, "{percent}%: {=}",
     "ผลการดำเนินงาน {result} คิดเป็นร้อยละ {percent} ของเป้าหมาย {goal} ได้ {=} คะแนน",
     "the result {result} is {percent} percent of the goal {goal}: {=} points"},
    {"given", false, "{result} = {=}", "ใช้คะแนนจากการประเมินภายนอก {=} คะแนน",
     "the score given by another evaluation is {=}"},
    {"cap", false, "min({score}, {limit}) = {=}", "คะแนน {score} เกินเพดาน จึงใช้ {=} คะแนน",
     "the score {score} is above the cap: {=} points"},
    {"floor", false, "max({score}, {limit}) = {=}", "คะแนน {score} ต่ำกว่าขั้นต่ำ จึงใช้ {=} คะแนน",
     "the score {score} is below the floor: {=} points"},
    {"deduct", false, "{-} {~} {=}", "หักคะแนนแล้วคงเหลือ {=} คะแนน", "after deductions {=} points"},
    {"reweight", false, "{weight} × {all} ÷ {remaining} {~} {=}",
     "มีตัวชี้วัดที่ยกเลิกหรือไม่ประเมิน น้ำหนัก {weight} จึงปรับตามสัดส่วนเป็น {=}",
     "a KPI is cancelled or not applicable, so the weight {weight} becomes {=} in proportion"},
    {"weighted", false, "{score} × {weight} ÷ {whole} {~} {=}",
     "คะแนน {score} น้ำหนัก {weight} คิดเป็นคะแนนถ่วงน้ำหนัก {=}",
     "the score {score} at weight {weight} gives the weighted score {=}"},
    {"sum", false, "{+} {~} {=}", "ผลรวมคะแนนถ่วงน้ำหนัก {=}", "the weighted scores add up to {=}"},
    {"component-mean", false, "({+}) ÷ {n} {~} {=}", "ค่าเฉลี่ยของ {n} องค์ประกอบ {=}",
     "the mean of {n} components is {=}"},
    {"component-minimum", false, "min({,}) {~} {=}", "ใช้คะแนนต่ำสุดของ {n} องค์ประกอบ คือ {=}",
     "the lowest of {n} components is {=}"},
    {"component-majority", false, "{,} {~} {=}", "องค์ประกอบส่วนใหญ่จาก {n} องค์ประกอบได้ {=} ขึ้นไป",
     "more than half of {n} components reach {=}"},
    {"round", false, "{score.full} {~} {=}", "ปัดเศษเป็น {=}", "this is rounded to {=}"},
    {"band", false, "{score} ≥ {from}", "คะแนน {score} อยู่ใน{from.label}",
     "{score} falls into the band {from.label}"},
    {"incentive", false, "{pot} × {base} × {score} ÷ {all} {~} {=}",
     "ฐานเงินเดือน {base} คะแนน {score} ได้รับส่วนแบ่ง {=} บาท จากวงเงิน {pot}",
     "the salaries {base} and the score {score} earn {=} baht of {pot}"},
};

/* ---- numbers */

/* Weights and counts have no decimals of their own, and show some only when they need them. */
const char *
emit_operand_text(Arena *arena, const Operand *operand)
{
    int places = emit_places(operand->value, operand->places);
    return emit_text(arena, operand->value, operand->places ? operand->places : places);
}

static int
outcome_places(const Framework *framework, const Step *step)
{
    bool is_weight = strcmp(step->rule, "reweight") == 0;
    if (strcmp(step->rule, "incentive") == 0)
        return 2; /* satang */
    return is_weight ? emit_places(step->outcome, 0) : framework->decimals;
}

static bool
prints_even(const Decimal *value, int places)
{
    return decimal_ends_within(value, places);
}

/* What the formula says is only about right when something in it was rounded. */
static const char *
equals_sign(const Framework *framework, const Step *step)
{
    bool even = prints_even(step->outcome, outcome_places(framework, step));
    bool full = strcmp(step->rule, "round") == 0; /* prints its operand whole */
    for (guint i = 0; i < step->n_operands && !full; i++)
        even = even && prints_even(step->operands[i].value,
                                   emit_places(step->operands[i].value, step->operands[i].places));
    if (full)
        even = decimal_equal(step->operands[0].value, step->outcome);
    return even ? "=" : "≈";
}

/* ---- filling a template in */

typedef struct {
    Arena *arena;
    const Framework *framework;
    const Step *step;
    bool english;
} Filling;

static const Operand *
find_operand(const Step *step, const char *name, gsize length)
{
    for (guint i = 0; i < step->n_operands; i++) {
        if (strlen(step->operands[i].name) == length &&
            strncmp(step->operands[i].name, name, length) == 0)
            return &step->operands[i];
    }
    return NULL;
}

static void
append_all(GString *text, const Filling *filling, const char *sign)
{
    for (guint i = 0; i < filling->step->n_operands; i++) {
        if (i)
            g_string_append(text, sign);
        g_string_append(text, emit_operand_text(filling->arena, &filling->step->operands[i]));
    }
}

/* {name}, {name.label}, {name.full} */
static void
append_operand(GString *text, const Filling *filling, const char *name, gsize length)
{
    const char *dot = memchr(name, '.', length);
    const char *form = dot ? dot + 1 : "";
    gsize form_length = dot ? length - (gsize) (form - name) : 0;
    const Operand *operand = find_operand(filling->step, name, dot ? (gsize) (dot - name) : length);
    g_assert(operand);
    bool use_english = filling->english && operand->label.english;
    if (form_length == strlen("label") && strncmp(form, "label", form_length) == 0)
        g_string_append(text, use_english ? operand->label.english : operand->label.thai);
    else if (form_length)
        g_string_append(text, decimal_format_full(filling->arena, operand->value, operand->places,
                                                  DECIMAL_GROUPED));
    else
        g_string_append(text, emit_operand_text(filling->arena, operand));
}

static void
append_slot(GString *text, const Filling *filling, const char *name, gsize length)
{
    const Step *step = filling->step;
    switch (length == 1 ? *name : '\0') {
    case '=':
        g_string_append(text, emit_text(filling->arena, step->outcome,
                                        outcome_places(filling->framework, step)));
        break;
    case '~':
        g_string_append(text, equals_sign(filling->framework, step));
        break;
    case '+':
        append_all(text, filling, " + ");
        break;
    case '-':
        append_all(text, filling, " − ");
        break;
    case ',':
        append_all(text, filling, ", ");
        break;
    case 'n':
        g_string_append_printf(text, "%u", step->n_operands);
        break;
    default:
        append_operand(text, filling, name, length);
    }
}

static char *
fill_in(const Filling *filling, const char *template)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (const char *p = template; *p; p++) {
        const char *end = *p == '{' ? strchr(p, '}') : NULL;
        if (end)
            append_slot(text, filling, p + 1, (gsize) (end - p - 1));
        else
            g_string_append_c(text, *p);
        if (end)
            p = end;
    }
    return arena_strndup(filling->arena, text->str, text->len);
}

/* ---- steps */

/* Whether the targets fall: the result was better for being lower. */
static bool
is_falling(const Step *step)
{
    const Operand *low = find_operand(step, "low-target", strlen("low-target"));
    const Operand *high = find_operand(step, "high-target", strlen("high-target"));
    if (low && high)
        return decimal_compare(low->value, high->value) > 0;

    /* One target only: compare as the outcome does. */
    const Operand *result = find_operand(step, "result", strlen("result"));
    const Operand *target = find_operand(step, "target", strlen("target"));
    if (!result || !target)
        return false;
    int order = decimal_compare(result->value, target->value);
    bool below = strcmp(step->rule, "tier.below") == 0;
    return below ? order > 0 : order < 0;
}

static const Template *
find_template(const Step *step)
{
    bool falling = is_falling(step);
    const Template *found = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(templates); i++) {
        if (strcmp(templates[i].rule, step->rule) == 0 &&
            (!found || templates[i].falling == falling))
            found = &templates[i];
    }
    g_assert(found);
    return found;
}

StepText
emit_step_text(Arena *arena, const Framework *framework, const Step *step)
{
    const Template *template = find_template(step);
    Filling thai = {arena, framework, step, false};
    Filling english = {arena, framework, step, true};
    return (StepText){
        .formula = fill_in(&thai, template->formula),
        .thai = fill_in(&thai, template->thai),
        .english = fill_in(&english, template->english),
    };
}

static void
write_operand(const Emit *emit, const Operand *operand)
{
    xml_writer_start(emit->writer, "operand");
    xml_writer_attribute(emit->writer, "name", operand->name);
    int places = operand->places ? operand->places : emit_places(operand->value, 0);
    emit_number(emit, operand->value, places, operand->line);
    xml_writer_end(emit->writer);
}

static void
write_step(const Emit *emit, const Step *step)
{
    StepText text = emit_step_text(emit->arena, emit->framework, step);
    xml_writer_start(emit->writer, "step");
    xml_writer_attribute(emit->writer, "rule", step->rule);
    for (guint i = 0; i < step->n_operands; i++)
        write_operand(emit, &step->operands[i]);
    emit_number_element(emit, "outcome", step->outcome, outcome_places(emit->framework, step), 0);
    xml_writer_leaf(emit->writer, "formula", text.formula);
    xml_writer_leaf(emit->writer, "text", text.thai);
    xml_writer_leaf(emit->writer, "text-en", text.english);
    xml_writer_end(emit->writer);
}

void
emit_steps(const Emit *emit, const Steps *steps)
{
    if (!steps->count)
        return;
    xml_writer_start(emit->writer, "steps");
    for (guint i = 0; i < steps->count; i++)
        write_step(emit, &steps->steps[i]);
    xml_writer_end(emit->writer);
}
