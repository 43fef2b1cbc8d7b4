#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "read/format.h"
#include "read/workbook.h"

/* A sheet as the workbook lists it. */
typedef struct {
    char *name, *part;
} Listed;

typedef struct {
    ReadSheet base;
    const char *path;
    ReadWorkbook workbook;
    GArray *sheets; /* Listed, the visible ones */
    guint next;
    ReadWorksheet *worksheet;
} Xlsx;

/* ---- which parts belong to which */

/* The relationships of a part: id → target, and the end of a type → target. */
typedef struct {
    const char *folder; /* that targets are relative to */
    GHashTable *by_id, *by_type;
} Relations;

/* "worksheets/sheet1.xml" or "/xl/worksheets/sheet1.xml" → "xl/worksheets/sheet1.xml" */
static char *
resolve(const char *folder, const char *target)
{
    if (*target == '/')
        return g_strdup(target + 1);
    return g_strconcat(folder, target, NULL);
}

static void
on_relation(void *data, const char *name, const ReadAttributes *attributes)
{
    Relations *relations = data;
    char id[64], type[256], target[256], mode[16];
    if (strcmp(name, "Relationship") != 0)
        return;
    read_package_attribute(attributes, "TargetMode", mode, sizeof mode);
    if (strcmp(mode, "External") == 0 || !read_package_attribute(attributes, "Id", id, sizeof id) ||
        !read_package_attribute(attributes, "Type", type, sizeof type) ||
        !read_package_attribute(attributes, "Target", target, sizeof target))
        return;
    const char *slash = strrchr(type, '/');
    g_hash_table_insert(relations->by_id, g_strdup(id), resolve(relations->folder, target));
    g_hash_table_insert(relations->by_type, g_strdup(slash ? slash + 1 : type),
                        resolve(relations->folder, target));
}

static void
clear_relations(Relations *relations)
{
    g_hash_table_unref(relations->by_id);
    g_hash_table_unref(relations->by_type);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Relations, clear_relations)

static bool
load_relations(Relations *relations, ReadPackage *package, const char *part, const char *folder,
               GError **error)
{
    static const ReadEvents events = {.start = on_relation};
    relations->folder = folder;
    relations->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    relations->by_type = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return read_package_parse(package, part, &events, relations, error);
}

/* ---- the workbook */

typedef struct {
    Xlsx *xlsx;
    const Relations *relations;
} Loader;

static void
list_sheet(const Loader *loader, const ReadAttributes *attributes)
{
    Xlsx *xlsx = loader->xlsx;
    char name[256], state[16], id[64];
    read_package_attribute(attributes, "name", name, sizeof name);
    read_package_attribute(attributes, "state", state, sizeof state);
    read_package_attribute(attributes, "id", id, sizeof id);
    const char *part = g_hash_table_lookup(loader->relations->by_id, id);
    if (!part || strstr(part, "chartsheets/") ||
        xlsx->sheets->len > LIMIT_ZIP_ENTRIES) /* one more than there can be, to be seen */
        return;
    if (strcmp(state, "hidden") == 0 || strcmp(state, "veryHidden") == 0) {
        diag_add(xlsx->base.diag, DIAG_ID_SHEET_HIDDEN, (DiagPlace){xlsx->path, 0, 0}, name, NULL);
        return;
    }
    Listed listed = {.name = g_strdup(name), .part = g_strdup(part)};
    g_array_append_val(xlsx->sheets, listed);
}

static void
on_workbook(void *data, const char *name, const ReadAttributes *attributes)
{
    Loader *loader = data;
    char flag[8];
    if (strcmp(name, "sheet") == 0) {
        list_sheet(loader, attributes);
    } else if (strcmp(name, "workbookPr") == 0) {
        read_package_attribute(attributes, "date1904", flag, sizeof flag);
        loader->xlsx->workbook.from_1904 = strcmp(flag, "1") == 0 || strcmp(flag, "true") == 0;
    }
}

/* The part that is the workbook, nearly always "xl/workbook.xml". */
static char *
find_main_part(ReadPackage *package, GError **error)
{
    g_auto(Relations) relations = {0};
    if (!load_relations(&relations, package, "_rels/.rels", "", error))
        return NULL;
    const char *main = g_hash_table_lookup(relations.by_type, "officeDocument");
    return g_strdup(main ? main : "xl/workbook.xml");
}

/* The strings and the styles, if there are any. */
static bool
load_shared(ReadWorkbook *workbook, const Relations *relations, GError **error)
{
    const char *strings = g_hash_table_lookup(relations->by_type, "sharedStrings");
    const char *styles = g_hash_table_lookup(relations->by_type, "styles");
    return (!strings || read_strings_load(workbook, strings, error)) &&
           (!styles || read_style_load(workbook, styles, error));
}

static bool
load_workbook(Xlsx *xlsx, GError **error)
{
    static const ReadEvents events = {.start = on_workbook};
    ReadPackage *package = xlsx->workbook.package;
    g_autofree char *main = find_main_part(package, error);
    if (!main)
        return false;

    const char *slash = strrchr(main, '/');
    g_autofree char *folder = g_strndup(main, slash ? (gsize) (slash + 1 - main) : 0);
    g_autofree char *part = g_strdup_printf("%s_rels/%s.rels", folder, main + strlen(folder));
    g_auto(Relations) relations = {0};
    if (!load_relations(&relations, package, part, folder, error))
        return false;

    Loader loader = {.xlsx = xlsx, .relations = &relations};
    if (!read_package_parse(package, main, &events, &loader, error))
        return false;
    if (xlsx->sheets->len <= LIMIT_ZIP_ENTRIES)
        return load_shared(&xlsx->workbook, &relations, error);
    error_set(error, SAMRIT_ERROR_LIMIT, "%s: more than %d sheets", "%s: มีมากกว่า %d แผ่นงาน",
              xlsx->path, LIMIT_ZIP_ENTRIES);
    return false;
}

/* ---- the format */

static bool
next_table(ReadSheet *sheet, const char **name, GError **error)
{
    Xlsx *xlsx = (Xlsx *) sheet;
    g_clear_pointer(&xlsx->worksheet, read_worksheet_free);
    if (xlsx->next == xlsx->sheets->len) {
        *name = NULL;
        return true;
    }
    const Listed *listed = &g_array_index(xlsx->sheets, Listed, xlsx->next++);
    g_autofree char *file = g_strdup_printf("%s!%s", xlsx->path, listed->name);
    sheet->file = g_intern_string(file);
    xlsx->worksheet = read_worksheet_open(&xlsx->workbook, listed->part, sheet->file, &sheet->batch,
                                          sheet->diag, error);
    if (!xlsx->worksheet)
        return false;
    *name = listed->name;
    return true;
}

static bool
fill(ReadSheet *sheet, bool *end, GError **error)
{
    return read_worksheet_step(((Xlsx *) sheet)->worksheet, end, error);
}

static void
clear_listed(void *data)
{
    Listed *listed = data;
    g_free(listed->name);
    g_free(listed->part);
}

static void
xlsx_close(ReadSheet *sheet)
{
    Xlsx *xlsx = (Xlsx *) sheet;
    read_worksheet_free(xlsx->worksheet);
    read_batch_clear(&sheet->batch);
    g_array_unref(xlsx->sheets);
    g_array_unref(xlsx->workbook.styles);
    g_array_unref(xlsx->workbook.string_at);
    g_string_free(xlsx->workbook.strings, TRUE);
    read_package_free(xlsx->workbook.package);
    g_free(xlsx);
}

static const ReadFormat xlsx_format = {.next_table = next_table, .fill = fill, .free = xlsx_close};

ReadSheet *
read_xlsx_open(GBytes *bytes, const char *file, const ReadSheetOptions *options, Diag *diag,
               GError **error)
{
    (void) options; /* a workbook says itself how it is written */
    ReadPackage *package = read_package_open(bytes, file, error);
    if (!package)
        return NULL;

    Xlsx *xlsx = g_new0(Xlsx, 1);
    xlsx->base = (ReadSheet){.format = &xlsx_format, .file = file, .diag = diag};
    read_batch_init(&xlsx->base.batch);
    xlsx->path = file;
    xlsx->workbook = (ReadWorkbook){
        .package = package,
        .styles = g_array_new(FALSE, FALSE, sizeof(ReadStyle)),
        .strings = g_string_new(NULL),
        .string_at = g_array_new(FALSE, FALSE, sizeof(guint32)),
    };
    xlsx->sheets = g_array_new(FALSE, FALSE, sizeof(Listed));
    g_array_set_clear_func(xlsx->sheets, clear_listed);
    if (load_workbook(xlsx, error))
        return &xlsx->base;
    xlsx_close(&xlsx->base);
    return NULL;
}
