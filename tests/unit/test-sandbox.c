/* What a worker may not do, tried in one: each thing it tries is a task. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "job/sandbox.h"
#include "job/worker.h"

typedef struct {
    char *base, *inside, *outside; /* folders; the second is the one that may be written */
} Folders;

static int
make_file(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, "new", NULL);
    int fd = open(path, O_WRONLY | O_CREAT, 0666);
    if (fd >= 0)
        close(fd);
    return fd;
}

static int
try_write_inside(const Folders *folders)
{
    g_autofree char *deeper = g_build_filename(folders->inside, "deeper", NULL);
    if (make_file(folders->inside) < 0 || mkdir(deeper, 0777) != 0)
        return -1;
    return make_file(deeper);
}

/* What needs a file for a moment, as writing a workbook does, has a folder of its own for that. */
static int
try_write_temporary(const Folders *folders)
{
    (void) folders;
    return make_file(file_temporary_folder());
}

static int
try_write_outside(const Folders *folders)
{
    return make_file(folders->outside);
}

static int
try_overwrite(const Folders *folders)
{
    g_autofree char *path = g_build_filename(folders->outside, "old", NULL);
    return open(path, O_WRONLY);
}

static int
try_truncate(const Folders *folders)
{
    g_autofree char *path = g_build_filename(folders->outside, "old", NULL);
    return truncate(path, 0);
}

static int
try_remove(const Folders *folders)
{
    g_autofree char *path = g_build_filename(folders->outside, "old", NULL);
    return unlink(path);
}

static int
try_move_out(const Folders *folders)
{
    g_autofree char *from = g_build_filename(folders->inside, "new", NULL);
    g_autofree char *to = g_build_filename(folders->outside, "new", NULL);
    make_file(folders->inside);
    return rename(from, to);
}

static int
try_change_mode(const Folders *folders)
{
    g_autofree char *path = g_build_filename(folders->outside, "old", NULL);
    return chmod(path, 0777);
}

/* By a call that came with Linux 6.6: what was not thought of is not there. */
static int
try_change_mode_anew(const Folders *folders)
{
    enum { FCHMODAT2 = 452 };
    g_autofree char *path = g_build_filename(folders->outside, "old", NULL);
    return (int) syscall(FCHMODAT2, AT_FDCWD, path, 0777, 0);
}

static int
try_read_outside(const Folders *folders)
{
    g_autofree char *path = g_build_filename(folders->outside, "old", NULL);
    int fd = open(path, O_RDONLY);
    if (fd >= 0)
        close(fd);
    return fd;
}

static int
try_socket(const Folders *folders)
{
    (void) folders;
    return socket(AF_INET, SOCK_STREAM, 0);
}

static int
try_local_socket(const Folders *folders)
{
    (void) folders;
    return socket(AF_UNIX, SOCK_STREAM, 0);
}

static int
try_fork(const Folders *folders)
{
    (void) folders;
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    return pid;
}

static int
try_program(const Folders *folders)
{
    (void) folders;
    return execl("/bin/true", "true", NULL);
}

static int
try_kill_parent(const Folders *folders)
{
    (void) folders;
    return kill(getppid(), 0);
}

static gpointer
do_nothing(gpointer data)
{
    return data;
}

static int
try_thread(const Folders *folders)
{
    GThread *thread = g_thread_try_new("t", do_nothing, (gpointer) folders, NULL);
    return thread && g_thread_join(thread) == folders ? 0 : -1;
}

typedef struct {
    const char *name;
    int (*try)(const Folders *folders);
    bool allowed, by_files;
} Attempt;

static const Attempt attempts[] = {
    {"writing below the folder", try_write_inside, true, false},
    {"a file for a moment", try_write_temporary, true, false},
    {"reading elsewhere", try_read_outside, true, false},
    {"a thread", try_thread, true, false},
    {"a file elsewhere", try_write_outside, false, true},
    {"writing into a file elsewhere", try_overwrite, false, true},
    {"cutting a file elsewhere", try_truncate, false, true},
    {"removing a file elsewhere", try_remove, false, true},
    {"moving a file elsewhere", try_move_out, false, true},
    {"the mode of a file elsewhere", try_change_mode, false, false},
    {"the mode, by a later call", try_change_mode_anew, false, false},
    {"the network", try_socket, false, false},
    {"a local socket", try_local_socket, false, false},
    {"a process", try_fork, false, false},
    {"a program", try_program, false, false},
    {"a signal to the parent", try_kill_parent, false, false},
};

static bool
run_attempt(guint task, GVariant **result, Diag *diag, void *data, GError **error)
{
    (void) diag;
    (void) result;
    if (attempts[task].try(data) >= 0)
        return true;
    bool refused = errno == EPERM || errno == ENOSYS || errno == EACCES || errno == EXDEV;
    g_set_error(error, SAMRIT_ERROR, refused ? SAMRIT_ERROR_SETUP : SAMRIT_ERROR_INTERNAL, "%s: %s",
                attempts[task].name, g_strerror(errno));
    return false;
}

static JobSandbox available;

static void
judge(const JobOutcome *outcome, void *data)
{
    (void) data;
    const Attempt *attempt = &attempts[outcome->task];
#ifdef SAMRIT_COVERAGE /* workers keep their counts outside of it (job/worker.c) */
    available = (JobSandbox){0};
#endif
    bool held = attempt->by_files ? available.files : available.calls;
    g_test_message("%s: %s", attempt->name, outcome->ok ? "done" : outcome->message);
    if (attempt->allowed)
        g_assert_true(outcome->ok);
    else if (held)
        g_assert_cmpint(outcome->status, ==, EXIT_USAGE);
}

/* What this kernel has, found out in a process that ends. */
static JobSandbox
ask_kernel(const char *folder)
{
    pid_t pid = fork();
    if (pid == 0) {
        JobSandbox sandbox = job_sandbox_enter(folder, NULL);
        _exit(sandbox.files + 2 * sandbox.calls);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    return (JobSandbox){WEXITSTATUS(status) & 1, WEXITSTATUS(status) & 2};
}

static char *
make_folder(const char *base, const char *name)
{
    char *folder = g_build_filename(base, name, NULL);
    g_assert_cmpint(g_mkdir(folder, 0755), ==, 0);
    return folder;
}

static void
remove_all(const Folders *folders)
{
    g_autofree char *command = g_strdup_printf("rm -rf '%s'", folders->base);
    g_assert_cmpint(system(command), ==, 0);
    g_free(folders->base);
    g_free(folders->inside);
    g_free(folders->outside);
}

static void
test_a_worker_reaches_its_folder_only(void)
{
    g_autoptr(GError) error = NULL;
    Folders folders = {.base = g_dir_make_tmp("samrit-XXXXXX", &error)};
    g_assert_no_error(error);
    folders.inside = make_folder(folders.base, "inside");
    folders.outside = make_folder(folders.base, "outside");
    g_autofree char *old = g_build_filename(folders.outside, "old", NULL);
    g_assert_true(g_file_set_contents(old, "old", -1, NULL));

    available = ask_kernel(folders.inside);
    g_test_message("Landlock: %d, seccomp: %d", available.files, available.calls);
    JobWork work = {.n_tasks = G_N_ELEMENTS(attempts),
                    .n_workers = 1,
                    .keep_going = true,
                    .folder = folders.inside,
                    .run = run_attempt,
                    .done = judge,
                    .data = &folders};
    g_assert_true(job_worker_run(&work, &error));
    g_assert_no_error(error);
    if (available.files) {
        g_autofree char *text = NULL;
        g_assert_true(g_file_get_contents(old, &text, NULL, NULL));
        g_assert_cmpstr(text, ==, "old");
    }
    remove_all(&folders);
    if (!available.files || !available.calls)
        g_test_skip("this kernel has not both Landlock and seccomp");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sandbox/a-worker-reaches-its-folder-only",
                    test_a_worker_reaches_its_folder_only);
    return g_test_run();
}
