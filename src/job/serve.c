#include "job/serve.h"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "job/pipe.h"
#include "job/sandbox.h"

#ifdef SAMRIT_COVERAGE
#include <gcov.h>
#endif

static GVariant *
do_task(const JobWork *work, guint task)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    GVariant *result = NULL;
    bool ok = work->run(task, &result, diag, work->data, &error);
    g_autoptr(GVariant) own = result ? g_variant_ref_sink(result) : NULL;
    GVariant *packed = ok && own ? g_variant_new_variant(own) : NULL;
    return g_variant_ref_sink(g_variant_new("(ub@mvis@" JOB_PIPE_FINDINGS ")", task, ok,
                                            g_variant_new_maybe(G_VARIANT_TYPE_VARIANT, packed),
                                            ok ? 0 : (int) error_exit_status(error),
                                            ok ? "" : error->message, job_pipe_pack(diag)));
}

/* What the program does about signals is not for a worker: the parent tells how it ended. */
static void
reset_signals(void)
{
    static const int to_default[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGPROF};
    for (guint i = 0; i < G_N_ELEMENTS(to_default); i++)
        signal(to_default[i], SIG_DFL);
    /* A Ctrl-C reaches the whole process group, and so does what timeout(1) and service managers
     * send; the parent decides what it means for us. */
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
}

void
job_serve(const JobWork *work, const char *temporary, int requests, int replies)
{
    gint32 task;
    reset_signals();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (temporary)
        file_set_temporary_folder(temporary);
#ifndef SAMRIT_COVERAGE
    if (work->folder)
        job_sandbox_enter(work->folder, temporary);
#endif
    while (job_pipe_receive(requests, &task, sizeof task) && task != JOB_PIPE_NO_TASK) {
        g_autoptr(GVariant) reply = do_task(work, (guint) task);
        if (!job_pipe_send_reply(replies, reply))
            break;
    }
#ifdef SAMRIT_COVERAGE
    __gcov_dump(); /* counts are kept beside the objects, so that there is no sandbox either */
#endif
    _exit(0);
}
