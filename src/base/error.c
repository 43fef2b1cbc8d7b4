#include "base/error.h"

G_DEFINE_QUARK(samrit - error, error)

ExitStatus
error_exit_status(const GError *error)
{
    static const ExitStatus statuses[] = {
        [SAMRIT_ERROR_INPUT] = EXIT_INPUT,
        [SAMRIT_ERROR_SETUP] = EXIT_USAGE,
        [SAMRIT_ERROR_IO] = EXIT_IO,
        [SAMRIT_ERROR_LIMIT] = EXIT_INPUT,
        [SAMRIT_ERROR_BUSY] = EXIT_BUSY,
        [SAMRIT_ERROR_INTERNAL] = EXIT_INTERNAL,
        [SAMRIT_ERROR_DAMAGED] = EXIT_UNVERIFIED,
    };

    if (error->domain == SAMRIT_ERROR && error->code < (int) G_N_ELEMENTS(statuses))
        return statuses[error->code];
    if (error->domain == G_FILE_ERROR)
        return EXIT_IO;
    return EXIT_INTERNAL;
}
