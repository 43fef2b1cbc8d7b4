/* Any bytes as the plan of a build: an error, or shards with all their work; what is written of it
 * reads as the same. */
#include "fuzz.h"
#include "job/plan.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static JobPlan *
load(const unsigned char *data, size_t size)
{
    char path[32];
    int fd = fuzz_file(data, size, path);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    JobPlan *plan = job_plan_load(path, diag, &error);
    g_assert_true(!plan == !!error);
    close(fd);
    return plan;
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autoptr(JobPlan) plan = load(data, size);
    if (!plan)
        return 0;
    g_assert_cmpuint(plan->n_shards, >, 0);
    g_autoptr(GBytes) written = job_plan_write(plan);
    gsize length;
    const unsigned char *text = g_bytes_get_data(written, &length);
    g_autoptr(JobPlan) again = load(text, length);
    g_assert_nonnull(again);
    g_autoptr(GBytes) second = job_plan_write(again);
    g_assert_true(g_bytes_equal(written, second));
    return 0;
}
