#include "cli/crash.h"

#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

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

void
cli_crash_catch(void)
{
    g_log_set_default_handler(end_after_message, NULL);
#if !defined(__SANITIZE_ADDRESS__)
    catch_signals();
#endif
}
