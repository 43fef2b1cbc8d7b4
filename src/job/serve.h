#pragma once

#include "job/worker.h"

/**
 * What a forked worker does for the rest of its life (job/worker.h): takes tasks from @requests and
 * answers each on @replies, until it is told to end. It may write in @work->folder, and in
 * @temporary (may be NULL) what it needs for a moment.
 */
G_GNUC_NORETURN void job_serve(const JobWork *work, const char *temporary, int requests,
                               int replies);
