#pragma once

#include "job/publish.h"

/**
 * The files that are about all units of a set: results/ and open-data/. Those whose set has the
 * inputs that it had are left as they are.
 */

/** Names of those that job_whole_make() would make. Owned strings. */
GPtrArray *job_whole_stale(const JobPublish *publish);

/**
 * Makes them, by workers; their digests go to @publish->now, names of what differs to
 * @publish->differing. False and @error if one cannot be made. What a signal stopped is not noted
 * (job_worker_signal()).
 */
bool job_whole_make(JobPublish *publish, GError **error);
