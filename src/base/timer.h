#pragma once

/**
 * Ends the process by SIGPROF after @seconds of processor time, whatever it is doing then: for
 * work of libraries that cannot be told to stop. 0 puts it off.
 */
void timer_set(int seconds);
