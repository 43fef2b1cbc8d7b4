#include "base/timer.h"

#include <sys/time.h>

void
timer_set(int seconds)
{
    const struct itimerval time = {.it_value.tv_sec = seconds};
    setitimer(ITIMER_PROF, &time, 0);
}
