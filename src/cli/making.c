#include "cli/making.h"

#include "base/error.h"
#include "cli/message.h"

int
cli_making_settle(CliMaking *making)
{
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
