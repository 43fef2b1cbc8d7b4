#include "job/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- files */

/* Of later kernels than the headers may be. */
#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (1ULL << 13)
#endif
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

#define WRITES                                                                                     \
    (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |                               \
     LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | \
     LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |   \
     LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)

/* The rights this kernel knows, of those that are kept to the folder; 0 without Landlock. */
static guint64
known_rights(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return 0;
    return WRITES | (version >= 2 ? LANDLOCK_ACCESS_FS_REFER : 0) |
           (version >= 3 ? LANDLOCK_ACCESS_FS_TRUNCATE : 0);
}

static bool
allow_below(int rules, const char *folder, guint64 rights)
{
    struct landlock_path_beneath_attr below = {
        .allowed_access = rights,
        .parent_fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC),
    };
    if (below.parent_fd < 0)
        return false;
    bool done = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0) == 0;
    close(below.parent_fd);
    return done;
}

/* Programs are handled and allowed nowhere, so that none can be started. */
static bool
restrict_files(const char *folder, const char *temporary)
{
    guint64 rights = known_rights();
    struct landlock_ruleset_attr attributes = {
        .handled_access_fs = rights | LANDLOCK_ACCESS_FS_EXECUTE,
    };
    if (!rights)
        return false;
    int rules = (int) syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    if (rules < 0)
        return false;
    bool done = allow_below(rules, folder, rights) &&
                (!temporary || allow_below(rules, temporary, rights)) &&
                syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return done;
}

/* ---- calls */

#if defined(__x86_64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/* Above are calls that came to Linux after 2020, which would go round the list: fchmodat2() and
 * setxattrat() do what it refuses. Nothing here needs one; a library that tries one is told that
 * the kernel has none. Those of x32 are above, too. */
#define LAST_CALL SYS_faccessat2

#ifdef OUR_ARCHITECTURE

static const guint32 refused[] = {
    /* the network, and what could stand in for it */
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_io_uring_setup,
    /* other programs and processes */
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_kill,
    SYS_tkill,
    SYS_rt_sigqueueinfo,
    SYS_rt_tgsigqueueinfo,
    SYS_pidfd_send_signal,
    SYS_pidfd_getfd,
#ifdef SYS_fork
    SYS_fork,
    SYS_vfork,
#endif
/* other people's files: what Landlock has no right for */
#ifdef SYS_chmod
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
#endif
    SYS_fchmodat,
    SYS_fchownat,
    SYS_fchown,
    SYS_setxattr,
    SYS_lsetxattr,
    SYS_fsetxattr,
    SYS_removexattr,
    SYS_lremovexattr,
    SYS_fremovexattr,
    SYS_open_by_handle_at,
    /* the system */
    SYS_mount,
    SYS_umount2,
    SYS_open_tree,
    SYS_move_mount,
    SYS_fsopen,
    SYS_fsconfig,
    SYS_fsmount,
    SYS_fspick,
    SYS_pivot_root,
    SYS_chroot,
    SYS_unshare,
    SYS_setns,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_kexec_load,
    SYS_reboot,
    SYS_swapon,
    SYS_swapoff,
    SYS_sethostname,
    SYS_settimeofday,
    SYS_clock_settime,
    SYS_adjtimex,
    SYS_acct,
    SYS_quotactl,
    SYS_setuid,
    SYS_setgid,
    SYS_setresuid,
    SYS_setresgid,
    SYS_setgroups,
};

enum { FILTER_STEPS = 2 * G_N_ELEMENTS(refused) + 16 };

typedef struct {
    struct sock_filter steps[FILTER_STEPS];
    unsigned short count;
} Filter;

#define CALL_FIELD(field) ((guint32) offsetof(struct seccomp_data, field))

static void
add_step(Filter *filter, struct sock_filter step)
{
    filter->steps[filter->count++] = step;
}

static void
add_load(Filter *filter, guint32 offset)
{
    add_step(filter, (struct sock_filter) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset));
}

static void
add_verdict(Filter *filter, guint32 verdict)
{
    add_step(filter, (struct sock_filter) BPF_STMT(BPF_RET | BPF_K, verdict));
}

/* @verdict when the number loaded compares with @value as @test (BPF_JEQ, …) says. */
static void
add_test(Filter *filter, unsigned test, guint32 value, guint32 verdict)
{
    add_step(filter, (struct sock_filter) BPF_JUMP(BPF_JMP | test | BPF_K, value, 0, 1));
    add_verdict(filter, verdict);
}

/* Threads may be started, processes not. What clone3() is asked for cannot be seen: the C library
 * takes clone() when it is not there. */
static void
build_filter(Filter *filter)
{
    const guint32 refuse = SECCOMP_RET_ERRNO | EPERM;
    add_load(filter, CALL_FIELD(arch));
    add_step(filter,
             (struct sock_filter) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCHITECTURE, 1, 0));
    add_verdict(filter, SECCOMP_RET_KILL_PROCESS);

    add_load(filter, CALL_FIELD(nr));
    add_test(filter, BPF_JGT, LAST_CALL, SECCOMP_RET_ERRNO | ENOSYS);
    add_test(filter, BPF_JEQ, SYS_clone3, SECCOMP_RET_ERRNO | ENOSYS);
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++)
        add_test(filter, BPF_JEQ, refused[i], refuse);

    add_step(filter, (struct sock_filter) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 1, 0));
    add_verdict(filter, SECCOMP_RET_ALLOW);
    add_load(filter, CALL_FIELD(args[0]));
    add_test(filter, BPF_JSET, CLONE_THREAD, SECCOMP_RET_ALLOW);
    add_verdict(filter, refuse);
}

static bool
restrict_calls(void)
{
    Filter filter = {.count = 0};
    build_filter(&filter);
    struct sock_fprog program = {filter.count, filter.steps};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

#else

static bool
restrict_calls(void)
{
    return false;
}

#endif

JobSandbox
job_sandbox_enter(const char *folder, const char *temporary)
{
    JobSandbox sandbox = {false, false};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return sandbox;
    sandbox.files = folder && restrict_files(folder, temporary);
    sandbox.calls = restrict_calls();
    return sandbox;
}
