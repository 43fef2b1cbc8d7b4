#include <glib.h>

#include "base/error.h"
#include "job/shard.h"

static const char *const variables[] = {
    "SLURM_ARRAY_TASK_ID",
    "JOB_COMPLETION_INDEX",
    "PBS_ARRAY_INDEX",
    "PBS_ARRAYID",
    "LSB_JOBINDEX",
    "SGE_TASK_ID",
    "AWS_BATCH_JOB_ARRAY_INDEX",
    "CLOUD_RUN_TASK_INDEX",
    "PARALLEL_SEQ",
};

static void
clear_environment(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(variables); i++)
        g_unsetenv(variables[i]);
}

static void
assert_number(const char *text, guint expected)
{
    g_autoptr(GError) error = NULL;
    g_assert_cmpuint(job_shard_number(text, 8, &error), ==, expected);
    if (expected)
        g_assert_no_error(error);
    else
        g_assert_error(error, SAMRIT_ERROR, SAMRIT_ERROR_SETUP);
}

static void
assert_engine(const char *variable, const char *value, guint expected)
{
    clear_environment();
    g_setenv(variable, value, TRUE);
    assert_number("auto", expected);
    clear_environment();
}

static void
test_given(void)
{
    clear_environment();
    assert_number("1", 1);
    assert_number("8", 8);
    assert_number("3/8", 3);
    const char *const wrong[] = {
        "",   "0",   "9",     "-1", "+1",  "1/7", "1/9",  "1/",
        "/8", "0/8", "1/8/8", "x",  "1.0", " 1",  "auto", "99999999999999999999"};
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_number(wrong[i], 0);
}

static void
test_engines(void)
{
    assert_engine("SLURM_ARRAY_TASK_ID", "1", 1);
    assert_engine("SLURM_ARRAY_TASK_ID", "8", 8);
    assert_engine("SLURM_ARRAY_TASK_ID", "0", 0);
    assert_engine("SLURM_ARRAY_TASK_ID", "9", 0);
    assert_engine("JOB_COMPLETION_INDEX", "0", 1);
    assert_engine("JOB_COMPLETION_INDEX", "7", 8);
    assert_engine("JOB_COMPLETION_INDEX", "8", 0);
    assert_engine("PBS_ARRAY_INDEX", "2", 2);
    assert_engine("PBS_ARRAYID", "2", 2);
    assert_engine("LSB_JOBINDEX", "2", 2);
    assert_engine("LSB_JOBINDEX", "0", 0); /* a job that is no array */
    assert_engine("SGE_TASK_ID", "2", 2);
    assert_engine("SGE_TASK_ID", "undefined", 0);
    assert_engine("AWS_BATCH_JOB_ARRAY_INDEX", "0", 1);
    assert_engine("CLOUD_RUN_TASK_INDEX", "0", 1);
    assert_engine("PARALLEL_SEQ", "5", 5);
}

/* Where one engine starts another they must agree, and one that says nothing does not count. */
static void
test_two_engines(void)
{
    clear_environment();
    g_setenv("SLURM_ARRAY_TASK_ID", "3", TRUE);
    g_setenv("SGE_TASK_ID", "undefined", TRUE);
    assert_number("auto", 3);
    g_setenv("JOB_COMPLETION_INDEX", "2", TRUE);
    assert_number("auto", 3);
    g_setenv("JOB_COMPLETION_INDEX", "3", TRUE);
    assert_number("auto", 0);
    assert_number("4", 4);
    clear_environment();
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/shard/given", test_given);
    g_test_add_func("/shard/engines", test_engines);
    g_test_add_func("/shard/two-engines", test_two_engines);
    return g_test_run();
}
