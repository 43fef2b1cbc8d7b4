#include "job/submit.h"

#include <string.h>

#include "base/error.h"
#include "job/paths.h"

typedef struct {
    const JobPlan *plan;
    const JobSubmit *submit;
    char *program, *path, *folder; /* of the plan; absolute, as other machines see them */
    GString *text;
} Script;

typedef struct {
    const char *name;
    void (*write)(const Script *script);
} Engine;

/* ---- words of commands */

static void
add(const Script *script, const char *option, const char *value)
{
    g_autofree char *word = g_strconcat(option, value, NULL);
    g_autofree char *quoted = job_paths_quote(word);
    g_string_append_printf(script->text, " %s", quoted);
}

static void
add_number(const Script *script, const char *option, guint value)
{
    g_autofree char *text = g_strdup_printf("%u", value);
    add(script, option, text);
}

/* A command within a command, to be quoted as one word of it. */
static Script
begin_inner(const Script *script)
{
    Script inner = *script;
    inner.text = g_string_new(NULL);
    return inner;
}

static char *
end_inner(Script *inner)
{
    char *text = g_string_free(inner->text, FALSE);
    memmove(text, text + 1, strlen(text)); /* the blank before the first word */
    return text;
}

/* @shard is "auto" or what the engine puts a number for. */
static char *
build_command(const Script *script, const char *shard)
{
    Script inner = begin_inner(script);
    add(&inner, script->program, "");
    add(&inner, "build", "");
    add(&inner, "--plan=", script->path);
    add(&inner, "--shard=", shard);
    add_number(&inner, "--jobs=", script->submit->workers);
    return end_inner(&inner);
}

static char *
merge_command(const Script *script)
{
    Script inner = begin_inner(script);
    add(&inner, script->program, "");
    add(&inner, "merge", "");
    if (script->submit->keep_going)
        add(&inner, "--keep-going", "");
    if (script->submit->output) {
        g_autofree char *output = g_canonicalize_filename(script->submit->output, NULL);
        add(&inner, "--output=", output);
    }
    add(&inner, script->path, "");
    return end_inner(&inner);
}

/* ---- Slurm: an array of jobs, and one that waits for them */

static void
add_job(const Script *script, const char *suffix, const char *log)
{
    g_autofree char *name = g_strconcat("samrit-", script->plan->project, suffix, NULL);
    g_autofree char *output = g_build_filename(script->folder, log, NULL);
    g_autofree char *current = g_get_current_dir();
    add(script, "--job-name=", name);
    add(script, "--chdir=", current);
    add(script, "--output=", output);
    add(script, "--open-mode=append", "");
    add(script, "--requeue", "");
}

/* The merge runs whatever became of the shards: it says which are not there, and how to make
 * them. A job of a node that was lost is put back by Slurm and counts as not ended. */
static void
write_slurm(const Script *script)
{
    g_autofree char *all = g_strdup_printf("1-%u", script->plan->n_shards);
    g_autofree char *build = build_command(script, "auto"), *merge = merge_command(script);
    g_string_append(script->text, "shards=$(sbatch --parsable");
    add_job(script, "", "shard-%a.log");
    add(script, "--array=", script->submit->shards ? script->submit->shards : all);
    add_number(script, "--cpus-per-task=", script->submit->workers);
    add(script, "--wrap=", build);
    g_string_append(script->text, ") &&\nsbatch --parsable");
    g_string_append(script->text, " --dependency=afterany:\"${shards%%;*}\"");
    add_job(script, "-merge", "merge.log");
    if (script->submit->wait)
        add(script, "--wait", "");
    add(script, "--wrap=", merge);
    g_string_append_c(script->text, '\n');
}

/* ---- GNU parallel: a shard a machine at a time */

static void
add_shards(const Script *script)
{
    if (!script->submit->shards) {
        g_string_append_printf(script->text, " $(seq 1 %u)", script->plan->n_shards);
        return;
    }
    g_auto(GStrv) parts = g_strsplit(script->submit->shards, ",", -1);
    for (char **part = parts; *part; part++) {
        const char *dash = strchr(*part, '-');
        if (dash)
            g_string_append_printf(script->text, " $(seq %.*s %s)", (int) (dash - *part), *part,
                                   dash + 1);
        else
            g_string_append_printf(script->text, " %s", *part);
    }
}

static void
write_parallel(const Script *script)
{
    g_autofree char *shard = g_strdup_printf("{}/%u", script->plan->n_shards);
    g_autofree char *build = build_command(script, shard), *merge = merge_command(script);
    g_autofree char *log = g_build_filename(script->folder, "parallel.log", NULL);
    g_autofree char *current = g_get_current_dir();
    g_string_append(script->text, "parallel --will-cite --jobs=1 --retries=2");
    add(script, "--joblog=", log);
    add(script, "--workdir=", current);
    if (script->submit->hosts)
        add(script, "--sshlogin=", script->submit->hosts);
    add(script, build, "");
    g_string_append(script->text, " :::");
    add_shards(script);
    g_string_append_printf(script->text, "\n%s\n", merge);
}

/* ---- the engines */

static const Engine engines[] = {{"slurm", write_slurm}, {"parallel", write_parallel}};

static const Engine *
find_engine(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(engines); i++) {
        if (g_str_equal(engines[i].name, name))
            return &engines[i];
    }
    return NULL;
}

/* "3" or "5-7" of @count. */
static bool
is_range(const char *text, guint count)
{
    g_auto(GStrv) ends = g_strsplit(text, "-", 2);
    guint64 first, last;
    return ends[0] && g_ascii_string_to_unsigned(ends[0], 10, 1, count, &first, NULL) &&
           (!ends[1] || g_ascii_string_to_unsigned(ends[1], 10, first, count, &last, NULL));
}

/* "3,5-7" of @count. */
static bool
check_shards(const char *list, guint count, GError **error)
{
    g_auto(GStrv) parts = g_strsplit(list, ",", -1);
    bool right = parts[0] != NULL;
    for (char **part = parts; *part; part++)
        right = right && is_range(*part, count);
    if (!right)
        error_set(error, SAMRIT_ERROR_SETUP,
                  "--shards is \"%s\"; the plan's are 1 to %u, given as 3,5-7",
                  "--shards คือ \"%s\" แต่แผนงานมีส่วนที่ 1 ถึง %u ระบุแบบ 3,5-7", list, count);
    return right;
}

char *
job_submit_script(const JobPlan *plan, const JobSubmit *submit, GError **error)
{
    const Engine *engine = find_engine(submit->engine);
    if (!engine) {
        error_set(error, SAMRIT_ERROR_SETUP,
                  "there is no engine \"%s\"; there are slurm and parallel",
                  "ไม่มีระบบเดินงาน \"%s\" มีเพียง slurm และ parallel", submit->engine);
        return NULL;
    }
    if (submit->shards && !check_shards(submit->shards, plan->n_shards, error))
        return NULL;

    Script script = {.plan = plan, .submit = submit, .text = g_string_new(NULL)};
    script.program = g_file_read_link("/proc/self/exe", NULL);
    script.path = g_canonicalize_filename(submit->path, NULL);
    script.folder = g_path_get_dirname(script.path);
    engine->write(&script);
    g_free(script.program);
    g_free(script.path);
    g_free(script.folder);
    return g_string_free(script.text, FALSE);
}
