#include "cli/making.h"

#include "base/error.h"
#include "cli/message.h"

static int
check(const JobMakeOptions *make)
{
    static const char *const digits[] = {"thai", "arabic", NULL};
    static const char *const papers[] = {"A4", "A3", "F4", "Letter", "Legal", NULL};
    if (make->digits && !g_strv_contains(digits, make->digits))
        return cli_message_usage("--digits is thai or arabic, not \"%s\"",
                                 "--digits ต้องเป็น thai หรือ arabic ไม่ใช่ \"%s\"", make->digits);
    if (make->paper && !g_strv_contains(papers, make->paper))
        return cli_message_usage("--paper is A4, A3, F4, Letter or Legal, not \"%s\"",
                                 "--paper ต้องเป็น A4, A3, F4, Letter หรือ Legal ไม่ใช่ \"%s\"",
                                 make->paper);
    return EXIT_DONE;
}

int
cli_making_settle(CliMaking *making)
{
    int wrong = check(&making->make);
    if (wrong)
        return wrong;
    g_autoptr(GError) error = NULL;
    making->picture = making->garuda ? job_make_picture(making->garuda, &error) : NULL;
    if (error)
        return cli_message_error(error);
    making->make.duplex = making->duplex ? "yes" : NULL;
    making->make.garuda = making->picture;
    return EXIT_DONE;
}

void
cli_making_clear(CliMaking *making)
{
    g_clear_pointer(&making->picture, g_free);
}
