#include "read/project.h"

#include <string.h>

#include "base/error.h"
#include "base/filename.h"
#include "base/thai.h"
#include "read/image.h"
#include "xml/doc.h"
#include "xml/query.h"
#include "xml/schema.h"

/* ---- paths */

/* Whether @relative climbs at most one folder above the project's, and does so first: what it went
 * down by might be a link. */
static bool
stays_near(const char *relative)
{
    if (*relative == '\0' || g_path_is_absolute(relative))
        return false;
    if (g_str_has_prefix(relative, "../"))
        relative += strlen("../");
    g_auto(GStrv) parts = g_strsplit(relative, "/", -1);
    return !g_strv_contains((const char *const *) parts, "..");
}

/* @relative from @folder, without the ".." that a leading one makes: messages read better. */
static char *
join(const char *folder, const char *relative)
{
    g_autofree char *last = g_path_get_basename(folder);
    bool has_parent = strcmp(last, ".") != 0 && strcmp(last, "..") != 0 && strcmp(last, "/") != 0;
    if (!g_str_has_prefix(relative, "../") || !has_parent)
        return strcmp(folder, ".") == 0 ? g_strdup(relative)
                                        : g_build_filename(folder, relative, NULL);
    g_autofree char *parent = g_path_get_dirname(folder);
    return join(parent, relative + strlen("../"));
}

static const char *
read_path(const Project *project, const xmlNode *node, const char *name, Diag *diag)
{
    const char *relative = xml_query_attribute(node, name);
    if (!stays_near(relative)) {
        diag_add(diag, DIAG_ID_PROJECT_PATH, xml_doc_place(node), relative, NULL);
        return NULL;
    }
    g_autofree char *path = join(project->folder, relative);
    g_ptr_array_add(project->inputs, arena_strdup(project->arena, path));
    return project->inputs->pdata[project->inputs->len - 1];
}

/* ---- dates */

static const char *
read_date(const Project *project, const xmlNode *node, const char *name, Diag *diag)
{
    const char *iso = xml_query_attribute(node, name);
    g_autofree char *text = thai_date_from_iso(iso);
    if (text)
        return arena_strdup(project->arena, text);
    diag_add(diag, DIAG_ID_PROJECT_DATE, xml_doc_place(node), iso, NULL);
    return "";
}

static void
read_period(Project *project, const xmlNode *root, Diag *diag)
{
    const xmlNode *period = xml_query_child(root, "period");
    project->from = xml_query_string(project->arena, period, "from");
    project->to = xml_query_string(project->arena, period, "to");
    g_autofree char *text = g_strdup_printf("%s – %s", read_date(project, period, "from", diag),
                                            read_date(project, period, "to", diag));
    project->period = arena_strdup(project->arena, text);

    const xmlNode *issued = xml_query_child(root, "issued");
    if (issued) {
        project->issued = xml_query_string(project->arena, issued, "date");
        project->issued_text = read_date(project, issued, "date", diag);
    }
}

/* ---- the rest */

static void
read_notes(Project *project, const xmlNode *root)
{
    project->notes.items = ARENA_NEW_N(project->arena, const char *, xml_query_count(root, "note"));
    XML_QUERY_EACH (node, root, "note")
        project->notes.items[project->notes.count++] = xml_query_text(project->arena, node);
}

/* A sum of money, above 0. */
static Number
read_pot(const Project *project, const xmlNode *node, Diag *diag)
{
    const char *text = xml_query_attribute(node, "incentive-pot");
    Number pot = {.line = (int) xmlGetLineNo(node)};
    if (!text)
        return pot;
    pot.value = decimal_parse(project->arena, text);
    if (!pot.value || decimal_sign(pot.value) <= 0)
        diag_add(diag, DIAG_ID_NOT_A_NUMBER, xml_doc_place(node), "incentive-pot", text, NULL);
    else
        pot.places = decimal_places(text);
    return pot;
}

static void
read_sets(Project *project, const xmlNode *root, Diag *diag)
{
    project->sets = ARENA_NEW_N(project->arena, ProjectSet, xml_query_count(root, "set"));
    XML_QUERY_EACH (node, root, "set")
        project->sets[project->n_sets++] = (ProjectSet){
            .framework = read_path(project, node, "framework", diag),
            .reg = read_path(project, node, "register", diag),
            .records = read_path(project, node, "records", diag),
            .compared = xml_query_attribute(node, "compared")
                            ? read_path(project, node, "compared", diag)
                            : NULL,
            .records_name = xml_query_string(project->arena, node, "records"),
            .round = xml_query_string(project->arena, node, "round"),
            .is_source = xml_query_is_yes(node, "source"),
            .incentive_pot = read_pot(project, node, diag),
            .line = (int) xmlGetLineNo(node),
        };
}

/* A picture is named by its path from the project; the stylesheet gets what is in it. */
static const char *
read_image(const Project *project, const xmlNode *node, Diag *diag)
{
    const char *relative = xml_query_text(project->arena, node);
    if (*relative == '\0')
        return "";
    if (!stays_near(relative)) {
        diag_add(diag, DIAG_ID_PROJECT_PATH, xml_doc_place(node), relative, NULL);
        return "";
    }
    g_autoptr(GError) error = NULL;
    g_autofree char *path = join(project->folder, relative);
    g_autofree char *uri = read_image_uri(path, &error);
    g_ptr_array_add(project->inputs, arena_strdup(project->arena, path));
    if (!uri)
        diag_add(diag, DIAG_ID_PROJECT_IMAGE, xml_doc_place(node), error->message, NULL);
    return arena_strdup(project->arena, uri ? uri : "");
}

static const char *const *
read_params(const Project *project, const xmlNode *document, Diag *diag)
{
    Arena *arena = project->arena;
    const char **params =
        ARENA_NEW_N(arena, const char *, 2 * xml_query_count(document, "param") + 1);
    guint count = 0;
    XML_QUERY_EACH (node, document, "param") {
        const char *name = xml_query_string(arena, node, "name");
        params[count++] = name;
        params[count++] = strcmp(name, "garuda") == 0 ? read_image(project, node, diag)
                                                      : xml_query_text(arena, node);
    }
    return params;
}

static void
read_documents(Project *project, const xmlNode *root, Diag *diag)
{
    Arena *arena = project->arena;
    project->documents = ARENA_NEW_N(arena, ProjectDocument, xml_query_count(root, "document"));
    g_autoptr(GHashTable) names = filename_seen();
    XML_QUERY_EACH (node, root, "document") {
        project->documents[project->n_documents] = (ProjectDocument){
            .name = xml_query_string(arena, node, "name"),
            .stylesheet = xml_query_string(arena, node, "stylesheet"),
            .set = xml_query_attribute(node, "set") ? xml_query_string(arena, node, "set") : NULL,
            .per_unit = strcmp(xml_query_attribute(node, "per"), "unit") == 0,
            .params = read_params(project, node, diag),
            .line = (int) xmlGetLineNo(node),
        };
        filename_check(names, project->documents[project->n_documents++].name, xml_doc_place(node),
                       diag);
    }
}

static void
read_all(Project *project, const xmlNode *root, Diag *diag)
{
    Arena *arena = project->arena;
    project->id = xml_query_string(arena, root, "id");
    project->fiscal_year = xml_query_int(root, "fiscal-year", 0);
    project->synthetic = xml_query_is_yes(root, "synthetic");
    project->title = (Names){xml_query_child_text(arena, root, "title"),
                             xml_query_child_text(arena, root, "title-en")};
    project->owner = (Names){xml_query_child_text(arena, root, "owner"),
                             xml_query_child_text(arena, root, "owner-en")};
    read_period(project, root, diag);
    read_notes(project, root);
    read_sets(project, root, diag);
    read_documents(project, root, diag);
}

static bool
set_unusable(const Diag *diag, guint before, const char *path, GError **error)
{
    guint errors = diag_count_of(diag, DIAG_ERROR) - before;
    if (!errors)
        return false;
    g_clear_error(error);
    error_set(error, SAMRIT_ERROR_SETUP, "%s: cannot be used, %u errors",
              "%s: ใช้ไม่ได้ มีข้อผิดพลาด %u รายการ", path, errors);
    return true;
}

Project *
read_project(const char *path, Diag *diag, GError **error)
{
    g_autofree char *file = g_file_test(path, G_FILE_TEST_IS_DIR)
                                ? g_build_filename(path, "project.xml", NULL)
                                : g_strdup(path);
    guint before = diag_count_of(diag, DIAG_ERROR);
    g_autoptr(xmlDoc) doc = xml_doc_load(file, diag, error);
    if (doc)
        xml_schema_check(doc, "project", diag);
    if (set_unusable(diag, before, file, error) || !doc)
        return NULL;

    g_autoptr(Project) project = project_new();
    g_autofree char *folder = g_path_get_dirname(file);
    project->file = g_intern_string(file);
    project->folder = arena_strdup(project->arena, folder);
    read_all(project, xmlDocGetRootElement(doc), diag);
    return set_unusable(diag, before, file, error) ? NULL : g_steal_pointer(&project);
}
