/*
 * Makes the n-th call of a kind fail, in a program that knows nothing of it (LD_PRELOAD). Calls
 * are counted from main() on, over the program and all it forks.
 *
 *   FAULT_CALL   allocate, open, read, write, fsync, rename, mkdir, fchmod, pipe or fork
 *   FAULT_AT     which of them fails, from 1; all succeed without it
 *   FAULT_ERROR  the number errno gets; what is usual for the call otherwise
 *   FAULT_STAY   set: all later ones fail too, as on a disk that is full
 *   FAULT_SHORT  set: write() and read() do half of what was asked for instead of failing
 *   FAULT_CLOCK  seconds by which the wall clock is wrong
 *   FAULT_COUNT  a file that gets the number of calls at the end; for "allocate" it gets, for each
 *                place in the program that allocates (three callers deep), its first call's number
 *   FAULT_EACH   set, with "allocate" and FAULT_COUNT: at each place a copy of the process is made
 *                in which the call fails; the copy's end, as waitpid() gives it, follows the
 * number. The program itself goes on, so that one run tries all places. Its sandbox, which would
 * forbid the copies, is left out. A copy that does not end at once gives 98.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    ALLOCATE,
    OPEN,
    READ,
    WRITE,
    FSYNC,
    RENAME,
    MKDIR,
    FCHMOD,
    PIPE,
    FORK,
    CALLS,
    CALLERS = 3,
    OWN_FRAMES = 4, /* in a backtrace: note_place, fails, __libc_malloc, malloc */
    PLACES = 1 << 16,
};

static const struct {
    const char *name;
    int error;
} calls[CALLS] = {
    [ALLOCATE] = {"allocate", ENOMEM}, [OPEN] = {"open", EMFILE},    [READ] = {"read", EIO},
    [WRITE] = {"write", ENOSPC},       [FSYNC] = {"fsync", EIO},     [RENAME] = {"rename", EACCES},
    [MKDIR] = {"mkdir", EACCES},       [FCHMOD] = {"fchmod", EPERM}, [PIPE] = {"pipe", EMFILE},
    [FORK] = {"fork", EAGAIN},
};

/* Shared by the program and what it forks. */
typedef struct {
    uint64_t count;
    uint64_t places[PLACES]; /* hashes of callers; open addressing, 0 for none */
} Shared;

static int armed = -1; /* the call that is counted, once main() runs */
static uint64_t fail_at;
static bool stays, is_short, counts, tries_each, is_copy;
static int fail_error;
static long clock_error; /* seconds */
static int count_file;   /* opened before there is a sandbox */
static Shared *shared;
static __thread bool inside;

#define NEXT(name) ((__typeof__(&name)) dlsym(RTLD_NEXT, #name))

/* ---- counting */

static void
put_line(uint64_t number, int status)
{
    char line[48];
    int size = snprintf(line, sizeof line, tries_each ? "%llu %d\n" : "%llu\n",
                        (unsigned long long) number, status);
    syscall(SYS_write, count_file, line, (size_t) size);
}

/* Whether this is a place that was not met before. */
static bool
note_place(uint64_t number)
{
    void *frames[OWN_FRAMES + CALLERS];
    int count = backtrace(frames, OWN_FRAMES + CALLERS);
    uint64_t hash = 14695981039346656037u;
    for (int i = OWN_FRAMES - 1; i < count; i++)
        hash = (hash ^ (uintptr_t) frames[i]) * 1099511628211u;
    for (uint64_t i = hash % PLACES; shared->places[i] != hash; i = (i + 1) % PLACES) {
        if (shared->places[i])
            continue;
        shared->places[i] = hash;
        if (!tries_each)
            put_line(number, 0);
        return true;
    }
    return false;
}

/* True in the copy, in which the call is to fail. */
static bool
fails_in_copy(uint64_t number)
{
    int status = -1;
    pid_t pid = NEXT(fork)();
    if (pid == 0) {
        is_copy = true;
        return true;
    }
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    put_line(number, status);
    return false;
}

/* Whether this call of kind @call is the one to fail; errno is set then. */
static bool
fails(int call)
{
    if (is_copy && call != WRITE) /* it may say why it ends */
        _exit(98);
    if (call != armed || inside)
        return false;
    uint64_t number = __atomic_add_fetch(&shared->count, 1, __ATOMIC_SEQ_CST);
    if (counts && call == ALLOCATE) {
        inside = true;
        bool copy = note_place(number) && tries_each && fails_in_copy(number);
        inside = false;
        if (copy) {
            errno = fail_error;
            return true;
        }
    }
    if (!fail_at || (stays ? number < fail_at : number != fail_at))
        return false;
    errno = fail_error;
    return true;
}

/* ---- main */

static int (*real_main)(int, char **, char **);

static void
set_up(void)
{
    const char *call = getenv("FAULT_CALL");
    const char *at = getenv("FAULT_AT");
    const char *error = getenv("FAULT_ERROR");
    void *frames[1];
    backtrace(frames, 1); /* it allocates the first time */
    shared = mmap(NULL, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    fail_at = at ? strtoull(at, NULL, 10) : 0;
    stays = getenv("FAULT_STAY");
    is_short = getenv("FAULT_SHORT");
    counts = getenv("FAULT_COUNT");
    if (counts)
        count_file = (int) syscall(SYS_openat, AT_FDCWD, getenv("FAULT_COUNT"),
                                   O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    tries_each = getenv("FAULT_EACH");
    clock_error = getenv("FAULT_CLOCK") ? atol(getenv("FAULT_CLOCK")) : 0;
    for (int i = 0; call && i < CALLS; i++) {
        if (strcmp(calls[i].name, call) == 0) {
            fail_error = error ? atoi(error) : calls[i].error;
            armed = i;
        }
    }
}

static int
counted_main(int argc, char **argv, char **environment)
{
    set_up();
    int status = real_main(argc, argv, environment);
    if (counts && armed != ALLOCATE)
        put_line(shared->count, 0);
    return status;
}

int __libc_start_main(int (*main)(int, char **, char **), int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*rtld_fini)(void), void *stack_end);

int
__libc_start_main(int (*main)(int, char **, char **), int argc, char **argv, void (*init)(void),
                  void (*fini)(void), void (*rtld_fini)(void), void *stack_end)
{
    int (*start)(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void),
                 void (*)(void), void *) = dlsym(RTLD_NEXT, "__libc_start_main");
    real_main = main;
    return start(counted_main, argc, argv, init, fini, rtld_fini, stack_end);
}

/* ---- memory: below the program's own malloc(), which stands before any other */

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);

void *
__libc_malloc(size_t size)
{
    static __typeof__(&__libc_malloc) next;
    if (!next)
        next = NEXT(__libc_malloc);
    return fails(ALLOCATE) ? NULL : next(size);
}

void *
__libc_calloc(size_t count, size_t size)
{
    static __typeof__(&__libc_calloc) next;
    if (!next)
        next = NEXT(__libc_calloc);
    return fails(ALLOCATE) ? NULL : next(count, size);
}

void *
__libc_realloc(void *old, size_t size)
{
    static __typeof__(&__libc_realloc) next;
    if (!next)
        next = NEXT(__libc_realloc);
    return fails(ALLOCATE) ? NULL : next(old, size);
}

/* ---- files */

static mode_t
mode_of(int flags, va_list arguments)
{
    return flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
}

int
open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return fails(OPEN) ? -1 : openat(AT_FDCWD, path, flags, mode);
}

int
open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return fails(OPEN) ? -1 : openat(AT_FDCWD, path, flags, mode);
}

/* What fortified programs call. */
int __open_2(const char *path, int flags);
int __open64_2(const char *path, int flags);

int
__open_2(const char *path, int flags)
{
    return open(path, flags);
}

int
__open64_2(const char *path, int flags)
{
    return open(path, flags);
}

FILE *
fopen(const char *path, const char *mode)
{
    return fails(OPEN) ? NULL : NEXT(fopen)(path, mode);
}

FILE *
fopen64(const char *path, const char *mode)
{
    return fails(OPEN) ? NULL : NEXT(fopen64)(path, mode);
}

ssize_t
write(int fd, const void *bytes, size_t size)
{
    if (fails(WRITE)) {
        if (!is_short || size < 2)
            return -1;
        size /= 2;
    }
    return syscall(SYS_write, fd, bytes, size);
}

ssize_t
read(int fd, void *bytes, size_t size)
{
    if (fails(READ)) {
        if (!is_short || size < 2)
            return -1;
        size /= 2;
    }
    return syscall(SYS_read, fd, bytes, size);
}

/* What fortified programs call. */
ssize_t __read_chk(int fd, void *bytes, size_t size, size_t room);

ssize_t
__read_chk(int fd, void *bytes, size_t size, size_t room)
{
    (void) room;
    return read(fd, bytes, size);
}

int
fsync(int fd)
{
    return fails(FSYNC) ? -1 : (int) syscall(SYS_fsync, fd);
}

int
rename(const char *from, const char *to)
{
    return fails(RENAME) ? -1 : renameat(AT_FDCWD, from, AT_FDCWD, to);
}

/* How a file that has no name yet gets one. */
int
linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    return fails(RENAME) ? -1 : (int) syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
}

/* A database writes so. */
ssize_t
pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
    return fails(WRITE) ? -1 : syscall(SYS_pwrite64, fd, bytes, size, at);
}

int
fdatasync(int fd)
{
    return fails(FSYNC) ? -1 : (int) syscall(SYS_fdatasync, fd);
}

int
mkdir(const char *path, mode_t mode)
{
    return fails(MKDIR) ? -1 : mkdirat(AT_FDCWD, path, mode);
}

int
fchmod(int fd, mode_t mode)
{
    return fails(FCHMOD) ? -1 : (int) syscall(SYS_fchmod, fd, mode);
}

/* ---- processes */

int
pipe(int ends[2])
{
    return fails(PIPE) ? -1 : pipe2(ends, 0);
}

pid_t
fork(void)
{
    return fails(FORK) ? -1 : NEXT(fork)();
}

int
prctl(int option, ...)
{
    unsigned long values[4];
    va_list arguments;
    va_start(arguments, option);
    for (int i = 0; i < 4; i++)
        values[i] = va_arg(arguments, unsigned long);
    va_end(arguments);
    if (tries_each && option == PR_SET_SECCOMP)
        return 0;
    return (int) syscall(SYS_prctl, option, values[0], values[1], values[2], values[3]);
}

/* ---- the clock: monotonic time stays as it is */

int
clock_gettime(clockid_t clock, struct timespec *now)
{
    int status = (int) syscall(SYS_clock_gettime, clock, now);
    if (status == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        now->tv_sec += clock_error;
    return status;
}

time_t
time(time_t *result)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (result)
        *result = now.tv_sec;
    return now.tv_sec;
}

int
gettimeofday(struct timeval *restrict now, void *restrict zone)
{
    struct timespec precise;
    (void) zone;
    clock_gettime(CLOCK_REALTIME, &precise);
    *now = (struct timeval){precise.tv_sec, precise.tv_nsec / 1000};
    return 0;
}
