#include "emit/emit.h"
#include "emit/text_table.h"
#include "emit/write.h"

/* What the sections hand around. */
typedef struct {
    GString *text;
    Arena *arena;
    const Framework *framework;
    EmitTextTable *table; /* the one being filled */
} Doc;

/* ---- headings and cells */

static void
add_heading(const Doc *doc, const char *thai, const char *english)
{
    g_string_append_printf(doc->text, "\n## %s · %s\n\n", thai, english);
}

/* Begins a section that is one table; the headings are closed by NULL. */
static void
start_table(Doc *doc, const char *thai, const char *english, const char *const *headings)
{
    add_heading(doc, thai, english);
    doc->table = emit_text_table_new(headings);
}

static void
end_table(Doc *doc)
{
    emit_text_table_finish(g_steal_pointer(&doc->table), doc->text);
}

static void
add(const Doc *doc, const char *text)
{
    emit_text_table_add(doc->table, text);
}

static void
add_names(const Doc *doc, Names names)
{
    add(doc, names.thai);
    add(doc, names.english);
}

/* The number as the framework gives it; nothing where there is none. */
static void
add_number(const Doc *doc, Number number)
{
    add(doc, number.value ? emit_text(doc->arena, number.value, number.places) : "");
}

static void G_GNUC_PRINTF(2, 3) add_format(const Doc *doc, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    add(doc, text);
}

/* ---- what is evaluated */

static void
add_head(const Doc *doc)
{
    static const char *const aggregates[] = {
        [FRAMEWORK_WEIGHTED_SUM] = "ผลรวมถ่วงน้ำหนัก · weighted sum",
        [FRAMEWORK_MEAN] = "ค่าเฉลี่ยขององค์ประกอบ · mean of the components",
        [FRAMEWORK_MINIMUM] = "องค์ประกอบที่ต่ำสุด · the lowest component",
        [FRAMEWORK_MAJORITY] = "องค์ประกอบส่วนใหญ่ · the majority of the components",
    };
    const Framework *framework = doc->framework;
    g_string_append_printf(doc->text, "# %s\n\n", framework->title.thai);
    if (framework->title.english)
        g_string_append_printf(doc->text, "%s\n\n", framework->title.english);
    g_string_append_printf(doc->text, "- %s · %s, %d\n", framework->id, framework->unit_names.thai,
                           framework->fiscal_year);
    g_string_append_printf(doc->text, "- คะแนน · scale: %s – %s, ทศนิยม · decimals: %d, %s\n",
                           emit_text(doc->arena, framework->minimum.value, 0),
                           emit_text(doc->arena, framework->maximum.value, 0), framework->decimals,
                           aggregates[framework->aggregate]);
}

static void
add_components(Doc *doc)
{
    static const char *const headings[] = {"รหัส · id",       "ชื่อ",           "name",
                                           "น้ำหนัก · weight", "ตัวชี้วัด · KPIs", NULL};
    start_table(doc, "องค์ประกอบและกลุ่มตัวชี้วัด", "components and families", headings);
    for (guint i = 0; i < doc->framework->n_components; i++) {
        const Component *component = &doc->framework->components[i];
        add(doc, component->id);
        add_names(doc, component->names);
        add_number(doc, component->weight);
        const Decimal *each = component->kpi_weight.value;
        add_format(doc, "%d–%d%s%s", component->minimum_kpis, component->maximum_kpis,
                   each ? " × " : "", each ? emit_text(doc->arena, each, 0) : "");
        for (guint f = 0; f < component->n_families; f++) {
            const Family *family = &component->families[f];
            add_format(doc, "  %s", family->id);
            add_names(doc, family->names);
            add_number(doc, family->weight);
            add(doc, "");
        }
    }
    end_table(doc);
}

/* ---- how it is scored */

static void
add_tiers(Doc *doc)
{
    static const char *const headings[] = {"รหัส · id", "ชื่อ", "name", "คะแนน · points", NULL};
    start_table(doc, "ค่าเป้าหมาย", "tiers", headings);
    for (guint i = 0; i < doc->framework->n_tiers; i++) {
        const Tier *tier = &doc->framework->tiers[i];
        add(doc, tier->id);
        add_names(doc, tier->names);
        add_number(doc, tier->score);
    }
    end_table(doc);
}

/* The settings of a method that it has. */
static char *
settings_of(const Doc *doc, const Method *method)
{
    GString *text = g_string_new(NULL);
    if (method->below.value)
        g_string_append_printf(text, "below %s; ", emit_text(doc->arena, method->below.value, 0));
    if (method->cap.value)
        g_string_append_printf(text, "cap %s; ", emit_text(doc->arena, method->cap.value, 0));
    if (method->floor.value)
        g_string_append_printf(text, "floor %s; ", emit_text(doc->arena, method->floor.value, 0));
    if (method->full.value)
        g_string_append_printf(text, "full %s; ", emit_text(doc->arena, method->full.value, 0));
    for (guint i = 0; i < method->n_levels; i++)
        g_string_append_printf(text, "%s %s; ", method->levels[i].id,
                               emit_text(doc->arena, method->levels[i].points.value, 0));
    for (guint i = 0; i < method->n_thresholds; i++) {
        const Threshold *threshold = &method->thresholds[i];
        g_string_append_printf(text, "%s%s%% %s; ", threshold->above ? ">" : "≥",
                               emit_text(doc->arena, threshold->percent.value, 0),
                               emit_text(doc->arena, threshold->points.value, 0));
    }
    g_string_truncate(text, text->len >= 2 ? text->len - 2 : 0);
    return g_string_free(text, FALSE);
}

static void
add_methods(Doc *doc)
{
    static const char *const headings[] = {"รหัส · id",      "ชื่อ", "name", "วิธี · function",
                                           "ค่า · settings", NULL};
    start_table(doc, "วิธีคิดคะแนน", "scoring methods", headings);
    for (guint i = 0; i < doc->framework->n_methods; i++) {
        const Method *method = &doc->framework->methods[i];
        g_autofree char *settings = settings_of(doc, method);
        add(doc, method->id);
        add_names(doc, method->names);
        add(doc, method->function);
        add(doc, settings);
    }
    end_table(doc);
}

static void
add_bands(Doc *doc)
{
    static const char *const headings[] = {"ระดับ", "band", "ช่วงคะแนน · range", "เงื่อนไข · condition",
                                           NULL};
    static const char *const policies[] = {
        [FRAMEWORK_RANKING_FULL] = "จัดระดับและลำดับ · bands and ranks",
        [FRAMEWORK_RANKING_BANDS] = "จัดระดับ ไม่จัดลำดับ · bands, no ranks",
        [FRAMEWORK_RANKING_EXEMPT] = "ไม่จัดระดับ · neither bands nor ranks",
    };
    start_table(doc, "ระดับผลการประเมิน", "bands", headings);
    g_string_append_printf(doc->text, "%s\n\n", policies[doc->framework->ranking]);
    for (guint i = 0; i < doc->framework->n_bands; i++) {
        const Band *band = &doc->framework->bands[i];
        add_names(doc, band->names);
        add(doc, band->range);
        add(doc, band->condition);
    }
    end_table(doc);
}

static void
add_rounds(Doc *doc)
{
    static const char *const headings[] = {
        "รหัส · id", "ชื่อ", "name", "เดือน · months", "องค์ประกอบ · components", NULL};
    start_table(doc, "รอบการประเมิน", "rounds", headings);
    for (guint i = 0; i < doc->framework->n_rounds; i++) {
        const Round *round = &doc->framework->rounds[i];
        g_autoptr(GString) components = g_string_new(NULL);
        for (guint c = 0; c < round->components.count; c++)
            g_string_append_printf(components, "%s%s", c ? ", " : "", round->components.items[c]);
        add(doc, round->id);
        add_names(doc, round->names);
        add_format(doc, "%d", round->months);
        add(doc, components->str);
    }
    end_table(doc);
}

static void
add_rules(Doc *doc)
{
    static const char *const headings[] = {
        "รหัส · id", "หลักเกณฑ์", "rule", "ที่มา · source", "ความแน่ชัด · certainty", NULL};
    start_table(doc, "หลักเกณฑ์", "rules", headings);
    for (guint i = 0; i < doc->framework->n_rules; i++) {
        const Rule *rule = &doc->framework->rules[i];
        add(doc, rule->id);
        add_names(doc, rule->text);
        add(doc, rule->source);
        add(doc, rule->certainty);
    }
    end_table(doc);
}

/* ---- who carries what, and where it is from */

static void
add_joints(Doc *doc)
{
    static const char *const headings[] = {"ประเด็น · agenda", "รหัส · id",     "ชื่อ", "name",
                                           "หน่วยงาน · units", "ที่มา · source", NULL};
    if (!doc->framework->n_agendas)
        return;
    start_table(doc, "ตัวชี้วัดร่วม", "Joint KPIs", headings);
    for (guint a = 0; a < doc->framework->n_agendas; a++) {
        const Agenda *agenda = &doc->framework->agendas[a];
        for (guint k = 0; k < agenda->n_kpis; k++) {
            add(doc, agenda->names.thai);
            add(doc, agenda->kpis[k].id);
            add_names(doc, agenda->kpis[k].names);
            add_format(doc, "%u", agenda->kpis[k].carriers.count);
            add(doc, agenda->kpis[k].source);
        }
    }
    end_table(doc);
}

static void
add_menus(Doc *doc)
{
    static const char *const headings[] = {"ด้าน · domain", "รหัส · id", "ชื่อ", "name", NULL};
    if (!doc->framework->n_menus)
        return;
    start_table(doc, "เมนูตัวชี้วัด", "menu of KPIs", headings);
    for (guint m = 0; m < doc->framework->n_menus; m++) {
        const Menu *menu = &doc->framework->menus[m];
        for (guint i = 0; i < menu->n_items; i++) {
            add(doc, menu->names.thai);
            add(doc, menu->items[i].id);
            add_names(doc, menu->items[i].names);
        }
    }
    end_table(doc);
}

static void
add_sources(Doc *doc)
{
    static const char *const headings[] = {"รหัส · id", "แหล่งอ้างอิง · source", "ความแน่ชัด · certainty",
                                           "href", NULL};
    start_table(doc, "แหล่งอ้างอิง", "sources", headings);
    for (guint i = 0; i < doc->framework->n_sources; i++) {
        const Source *source = &doc->framework->sources[i];
        add(doc, source->id);
        add(doc, source->text);
        add(doc, source->certainty);
        add(doc, source->href);
    }
    end_table(doc);
}

char *
emit_framework_doc(const Framework *framework)
{
    g_autoptr(Arena) arena = arena_new();
    Doc doc = {g_string_new(NULL), arena, framework, NULL};
    add_head(&doc);
    add_components(&doc);
    if (framework->n_tiers)
        add_tiers(&doc);
    add_methods(&doc);
    add_bands(&doc);
    if (framework->n_rounds)
        add_rounds(&doc);
    add_rules(&doc);
    add_joints(&doc);
    add_menus(&doc);
    add_sources(&doc);
    return g_string_free(doc.text, FALSE);
}
