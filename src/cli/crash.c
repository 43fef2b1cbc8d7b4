#include "cli/crash.h"

#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/error.h"
#include "base/limits.h"

enum { STACK_BYTES = 64 << 10 };

/* Nothing here may allocate: there may be no memory left. */
static void
put(const char *text)
{
    if (write(STDERR_FILENO, text, strlen(text)) < 0)
        return;
}

_Noreturn void
cli_crash_out_of_memory(void)
{
    put("samrit: out of memory · หน่วยความจำไม่พอ\n");
    _exit(EXIT_IO);
}

/* GLib ends the program after an error of its own. */
static void
end_after_message(const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
    if (!(level & G_LOG_LEVEL_ERROR)) {
        g_log_default_handler(domain, level, message, data);
        return;
    }
    put("samrit: internal error: ");
    put(message ? message : "");
    put(" · โปรแกรมขัดข้องภายใน\n");
    _exit(EXIT_INTERNAL);
}

#if !defined(__SANITIZE_ADDRESS__)
static void
end_after_signal(int number)
{
    char text[] = "samrit: internal error: signal 00 · โปรแกรมขัดข้องภายใน\n";
    char *digits = strstr(text, "00");
    digits[0] = (char) ('0' + number / 10 % 10);
    digits[1] = (char) ('0' + number % 10);
    put(text);
    _exit(EXIT_INTERNAL);
}

/* On a stack of its own, as the usual one may be what ran out. */
static void
catch_signals(void)
{
    static char stack[STACK_BYTES];
    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP};
    sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(signals); i++) {
        struct sigaction action = {.sa_handler = end_after_signal, .sa_flags = SA_ONSTACK};
        sigaction(signals[i], &action, NULL);
    }
}
#endif

/* ---- time; what is not committed yet has no name and goes with the process (base/file.h) */

static char out_of_time[256], drawing_out_of_time[256];

static void
end_after_time(int number)
{
    put(number == SIGPROF ? drawing_out_of_time : out_of_time);
    _exit(EXIT_INPUT);
}

/* Of a drawing: area/image.c and paint/image.c set the timer. */
static void
catch_drawings(void)
{
    g_snprintf(drawing_out_of_time, sizeof drawing_out_of_time,
               "samrit: an SVG took more than %d seconds to draw · "
               "ภาพ SVG ใช้เวลาวาดเกิน %d วินาที จึงหยุดไว้\n",
               LIMIT_DRAWING_SECONDS, LIMIT_DRAWING_SECONDS);
    signal(SIGPROF, end_after_time);
}

void
cli_crash_limit_time(int seconds)
{
    g_snprintf(out_of_time, sizeof out_of_time,
               "samrit: the document took more than %d seconds of processor time and was stopped "
               "(--max-seconds) · เอกสารใช้เวลาประมวลผลเกิน %d วินาที จึงหยุดไว้\n",
               seconds, seconds);
    signal(SIGXCPU, end_after_time);
    setrlimit(RLIMIT_CPU, &(struct rlimit){(rlim_t) seconds, (rlim_t) seconds + 1});
}

void
cli_crash_limit_memory(void)
{
    const rlim_t most = (rlim_t) LIMIT_PROCESS_MB << 20;
    struct rlimit limit;
    getrlimit(RLIMIT_AS, &limit);
    limit.rlim_cur = MIN(limit.rlim_cur, most);
    setrlimit(RLIMIT_AS, &limit);
}

void
cli_crash_catch(void)
{
    g_log_set_default_handler(end_after_message, NULL);
    catch_drawings();
#if !defined(__SANITIZE_ADDRESS__)
    catch_signals();
#endif
}
