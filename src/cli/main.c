#include <stdio.h>

int
main(void)
{
    puts("samrit " SAMRIT_VERSION);
    return 0;
}
