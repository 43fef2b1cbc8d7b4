#include "job/evaluation.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "emit/emit.h"
#include "framework/load.h"
#include "framework/match.h"
#include "job/blind.h"
#include "job/link.h"
#include "job/rounds.h"
#include "read/project.h"
#include "read/record.h"
#include "score/score.h"

static void
clear_set(JobSet *set)
{
    g_clear_pointer(&set->files, g_ptr_array_unref);
    g_clear_pointer(&set->reg, register_free);
    g_clear_pointer(&set->framework, framework_free);
    g_clear_pointer(&set->compared, framework_free);
    g_clear_pointer(&set->inputs, g_free);
}

/* Scores the records that have no errors; gives the number of those that are left out. */
static guint
score_set(Arena *arena, JobSet *set, Diag *diag)
{
    guint count = 0, left_out = 0;
    g_autofree UnitResult **units = g_new(UnitResult *, set->files->len);
    for (guint i = 0; i < set->files->len; i++) {
        const RecordFile *file = set->files->pdata[i];
        diag_append(diag, file->diag);
        left_out += diag_count_of(file->diag, DIAG_ERROR) > 0;
        if (!record_file_is_usable(file))
            continue;
        const Unit *unit = register_find_unit(set->reg, file->record->unit);
        units[count++] = score_unit(arena, set->framework, file->record, unit);
    }
    set->nation = score_nation(arena, set->framework, set->reg, units, count);
    set->nation->compared = set->compared;
    score_incentive(arena, set->nation, &set->set->incentive_pot);
    return left_out;
}

static bool
load_set(JobSet *set, Diag *diag, GError **error)
{
    set->framework = framework_load(set->set->framework, diag, error);
    if (!set->framework)
        return false;
    if (set->set->compared)
        set->compared = framework_load(set->set->compared, diag, error);
    if (set->set->compared && !set->compared)
        return false;
    if (!framework_choose_round(set->framework, set->set->round)) {
        error_set(error, SAMRIT_ERROR_SETUP, "%s: has no round %s", "%s: ไม่มีรอบ %s",
                  set->framework->file, set->set->round);
        return false;
    }
    set->reg = framework_load_register(set->set->reg, diag, error);
    if (!set->reg || !framework_fits(set->framework, set->reg, diag, error))
        return false;
    set->files = read_records(set->set, error);
    return set->files != NULL;
}

/* Each set after those that its records take results from. */
static void
score_all(JobEvaluation *evaluation, Diag *diag)
{
    g_autoptr(JobLinks) links = job_links_new();
    evaluation->order = job_links_order(evaluation);
    for (guint i = 0; i < evaluation->n_sets; i++) {
        JobSet *set = evaluation->order[i];
        for (guint k = 0; k < set->files->len; k++) {
            RecordFile *file = set->files->pdata[k];
            /* A unit that the register does not have is found fault with, once, when it is matched.
             */
            if (file->record && register_find_unit(set->reg, file->record->unit))
                job_links_take(links, file->record, file->diag);
        }
        framework_match_all(set->files, set->framework, set->reg, diag);
        evaluation->left_out += score_set(evaluation->arena, set, diag);
        job_links_add(links, set->nation);
    }
    job_rounds_join(evaluation);
}

/* Adds what was read to the inputs; gives the digest of that and of what all sets have in common,
 * the inputs before any set. */
static char *
take_inputs(JobEvaluation *evaluation, GHashTable *read, const JobManifest *common)
{
    g_autoptr(JobManifest) inputs = job_manifest_new();
    job_manifest_append(inputs, common);
    job_manifest_add_watched(inputs, read, evaluation->project->folder);
    job_manifest_append(evaluation->inputs, inputs);
    return job_manifest_digest(inputs);
}

static bool
load_project(JobEvaluation *evaluation, const char *folder, Diag *diag, GError **error)
{
    g_autoptr(GHashTable) read = file_watch_begin();
    evaluation->project = read_project(folder, diag, error);
    file_watch_end();
    if (!evaluation->project)
        return false;
    job_manifest_add_watched(evaluation->inputs, read, evaluation->project->folder);
    return true;
}

static bool
load_sets(JobEvaluation *evaluation, Diag *diag, GError **error)
{
    g_autoptr(JobManifest) common = job_manifest_new();
    job_manifest_append(common, evaluation->inputs);
    evaluation->n_sets = evaluation->project->n_sets;
    evaluation->sets = ARENA_NEW_N(evaluation->arena, JobSet, evaluation->n_sets);
    for (guint i = 0; i < evaluation->n_sets; i++) {
        JobSet *set = &evaluation->sets[i];
        set->set = &evaluation->project->sets[i];
        g_autoptr(GHashTable) read = file_watch_begin();
        bool loaded = load_set(set, diag, error);
        file_watch_end();
        if (!loaded)
            return false;
        set->inputs = take_inputs(evaluation, read, common);
    }
    return true;
}

static void
set_inputs(JobSet *set, const JobManifest *all)
{
    g_free(set->inputs);
    set->inputs = job_manifest_digest(all);
}

/* What takes results from other sets, or follows an earlier round, comes from their files, too. */
static void
link_inputs(JobEvaluation *evaluation)
{
    for (guint i = 0; i < evaluation->n_sets; i++) {
        if (job_links_any(&evaluation->sets[i]) ||
            job_rounds_before(evaluation, &evaluation->sets[i]))
            set_inputs(&evaluation->sets[i], evaluation->inputs);
    }
}

JobEvaluation *
job_evaluation_load(const char *folder, Diag *diag, GError **error)
{
    g_autoptr(JobEvaluation) evaluation = g_new0(JobEvaluation, 1);
    evaluation->arena = arena_new();
    evaluation->inputs = job_manifest_new();
    if (!load_project(evaluation, folder, diag, error) || !load_sets(evaluation, diag, error))
        return NULL;
    link_inputs(evaluation);
    score_all(evaluation, diag);
    return g_steal_pointer(&evaluation);
}

/* Files are called by their units. */
static void
withhold_inputs(JobEvaluation *evaluation)
{
    g_autofree char *digest = job_manifest_digest(evaluation->inputs);
    job_manifest_free(evaluation->inputs);
    evaluation->inputs = job_manifest_new();
    job_manifest_set(evaluation->inputs, "withheld", digest);
    for (guint i = 0; i < evaluation->n_sets; i++)
        set_inputs(&evaluation->sets[i], evaluation->inputs);
}

char *
job_evaluation_blind(JobEvaluation *evaluation)
{
    g_autoptr(JobBlind) blind = job_blind_new(evaluation->project);
    for (guint i = 0; i < evaluation->n_sets; i++) {
        const JobSet *set = &evaluation->sets[i];
        job_blind_set(blind, set->framework, set->reg, set->files, (char) ('U' + i % 6));
    }
    char *key = job_blind_texts(blind);
    evaluation->is_blind = true;
    g_autoptr(Diag) known = diag_new(); /* said when they were read */
    evaluation->left_out = 0;
    for (guint i = 0; i < evaluation->n_sets; i++)
        evaluation->left_out += score_set(evaluation->arena, &evaluation->sets[i], known);
    withhold_inputs(evaluation);
    return key;
}

void
job_evaluation_free(JobEvaluation *evaluation)
{
    if (!evaluation)
        return;
    for (guint i = 0; evaluation->sets && i < evaluation->n_sets; i++)
        clear_set(&evaluation->sets[i]);
    job_manifest_free(evaluation->inputs);
    project_free(evaluation->project);
    arena_free(evaluation->arena);
    g_free(evaluation);
}

static bool
is_for_itself(const JobSet *set)
{
    const Framework *framework = set->framework;
    return !set->set->is_source &&
           (!framework->round || framework->round->number == framework->n_rounds);
}

const JobSet **
job_evaluation_by_use(const JobEvaluation *evaluation)
{
    const JobSet **sets = g_new(const JobSet *, evaluation->n_sets);
    guint count = 0;
    for (int wanted = 1; wanted >= 0; wanted--) {
        for (guint i = 0; i < evaluation->n_sets; i++) {
            if (is_for_itself(&evaluation->sets[i]) == wanted)
                sets[count++] = &evaluation->sets[i];
        }
    }
    return sets;
}

GBytes *
job_evaluation_emit(const JobEvaluation *evaluation, const JobSet *set, JobResultsFormat format,
                    GError **error)
{
    switch (format) {
    case JOB_CSV:
        return emit_results_csv(set->nation);
    case JOB_XLSX:
        return emit_results_xlsx(set->nation, error);
    case JOB_XML:
    default:
        return emit_results_xml(evaluation->project, set->nation);
    }
}

/* Whether @set is evaluated for its own sake, or is an earlier round of one that is. */
static bool
is_for_heads(const JobEvaluation *evaluation, const JobSet *set)
{
    for (guint i = 0; i < evaluation->n_sets; i++) {
        const JobSet *other = &evaluation->sets[i];
        if (!other->set->is_source && strcmp(other->framework->id, set->framework->id) == 0)
            return true;
    }
    return false;
}

GBytes *
job_evaluation_heads(const JobEvaluation *evaluation, const char *set, JobResultsFormat format)
{
    g_autofree const NationResult **nations = g_new(const NationResult *, evaluation->n_sets);
    guint count = 0;
    for (guint i = 0; i < evaluation->n_sets; i++) {
        const JobSet *its = &evaluation->sets[i];
        if (set ? strcmp(its->framework->set_id, set) == 0 : is_for_heads(evaluation, its))
            nations[count++] = its->nation;
    }
    if (!count)
        return NULL;
    return format == JOB_CSV ? emit_heads_csv(nations, count)
                             : emit_heads_xml(evaluation->project, nations, count);
}

char *
job_evaluation_explain(const JobSet *set, const char *unit, const char *kpi)
{
    const UnitResult *result = result_find_unit(set->nation, unit);
    return result ? emit_explain(set->nation, result, kpi) : NULL;
}

static bool
is_project(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, "project.xml", NULL);
    return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

char *
job_evaluation_default(void)
{
    if (is_project("."))
        return g_strdup(".");

    char *last = NULL;
    g_autoptr(GDir) dir = g_dir_open("input", 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *folder = g_build_filename("input", name, NULL);
        if (g_ascii_isdigit(*name) && is_project(folder) && g_strcmp0(folder, last) > 0) {
            g_free(last);
            last = g_steal_pointer(&folder);
        }
    }
    return last;
}
