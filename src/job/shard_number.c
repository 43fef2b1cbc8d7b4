#include "base/error.h"
#include "job/shard.h"

/* What engines call the number of a task of an array, and with which they begin. A value that
 * means "this is no array" is given where an engine has one. */
static const struct {
    const char *variable;
    guint first;
    const char *none;
} engines[] = {
    {"SLURM_ARRAY_TASK_ID", 1, NULL},       /* sbatch --array=1-8 */
    {"JOB_COMPLETION_INDEX", 0, NULL},      /* Kubernetes, completionMode: Indexed */
    {"PBS_ARRAY_INDEX", 1, NULL},           /* OpenPBS, qsub -J 1-8 */
    {"PBS_ARRAYID", 1, NULL},               /* Torque, qsub -t 1-8 */
    {"LSB_JOBINDEX", 1, "0"},               /* LSF, bsub -J "name[1-8]" */
    {"SGE_TASK_ID", 1, "undefined"},        /* Grid Engine, qsub -t 1-8 */
    {"AWS_BATCH_JOB_ARRAY_INDEX", 0, NULL}, /* AWS Batch */
    {"CLOUD_RUN_TASK_INDEX", 0, NULL},      /* Google Cloud Run jobs */
    {"PARALLEL_SEQ", 1, NULL},              /* GNU parallel */
};

static guint
not_one(GError **error, const char *what, const char *text, guint first, guint count)
{
    error_set(error, SAMRIT_ERROR_SETUP, "%s is \"%s\"; the plan's %u shards are %u to %u there",
              "%s คือ \"%s\" แต่แผนงานมี %u ส่วน นับตั้งแต่ %u ถึง %u", what, text, count, first,
              first + count - 1);
    return 0;
}

/* From 1; @first is what the first shard is called. */
static guint
read_number(const char *what, const char *text, guint first, guint count, GError **error)
{
    guint64 number;
    if (!g_ascii_string_to_unsigned(text, 10, first, first + count - 1, &number, NULL))
        return not_one(error, what, text, first, count);
    return (guint) number - first + 1;
}

/* An engine may start another: then both must mean the same shard. */
static guint
ask_environment(guint count, GError **error)
{
    guint number = 0, found = 0;
    for (guint i = 0; i < G_N_ELEMENTS(engines); i++) {
        const char *text = g_getenv(engines[i].variable);
        if (!text || !*text || g_strcmp0(text, engines[i].none) == 0)
            continue;
        guint here = read_number(engines[i].variable, text, engines[i].first, count, error);
        if (!here)
            return 0;
        if (number && here != number) {
            error_set(error, SAMRIT_ERROR_SETUP,
                      "%s means shard %u and %s shard %u; say which with --shard",
                      "%s หมายถึงส่วนที่ %u แต่ %s หมายถึงส่วนที่ %u ให้ระบุด้วย --shard",
                      engines[found].variable, number, engines[i].variable, here);
            return 0;
        }
        number = here;
        found = i;
    }
    if (!number)
        error_set(error, SAMRIT_ERROR_SETUP,
                  "--shard=auto: no engine says which shard this is; give its number",
                  "--shard=auto: ไม่มีระบบเดินงานใดบอกหมายเลขส่วน ให้ระบุหมายเลข");
    return number;
}

guint
job_shard_number(const char *text, guint count, GError **error)
{
    if (g_str_equal(text, "auto"))
        return ask_environment(count, error);
    g_auto(GStrv) parts = g_strsplit(text, "/", 2);
    guint64 of = count;
    if (parts[0] && parts[1] &&
        (!g_ascii_string_to_unsigned(parts[1], 10, 1, G_MAXUINT32, &of, NULL) || of != count)) {
        error_set(error, SAMRIT_ERROR_SETUP, "--shard is \"%s\"; the plan has %u shards",
                  "--shard คือ \"%s\" แต่แผนงานมี %u ส่วน", text, count);
        return 0;
    }
    return read_number("--shard", parts[0] ? parts[0] : "", 1, count, error);
}
