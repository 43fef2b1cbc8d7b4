#pragma once

#include <glib.h>

/**
 * Makes one shard of the plan at @plan: @shard is "3/8", "3" or "auto". @project is where the
 * project is now, NULL for where the plan says. Returns the exit status.
 */
int cli_shard_build(const char *plan, const char *shard, const char *project, guint workers);
