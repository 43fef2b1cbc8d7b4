#pragma once

/**
 * From here on what ends the program from within (no memory left, an assertion, a bad address)
 * says so in one line and gives the exit status that samrit(1) promises. Programs built with a
 * sanitizer keep the sanitizer's own report.
 */
void cli_crash_catch(void);

/** After @seconds of processor time the process ends with EXIT_INPUT and a line that says so. */
void cli_crash_limit_time(int seconds);

/** With more than LIMIT_PROCESS_MB of addresses the process is out of memory. */
void cli_crash_limit_memory(void);

/** Ends the process with EXIT_IO and a line that says why. */
_Noreturn void cli_crash_out_of_memory(void);
