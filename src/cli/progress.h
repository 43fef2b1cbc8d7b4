#pragma once

#include <stdbool.h>

#include "job/build.h"

/** How far a build is, on stderr: a bar on a terminal, lines elsewhere, or JSON for programs. */

/** From --progress: bar, lines, jsonl or none; NULL for what suits stderr. */
void cli_progress_set(const char *name);

/** Shows @progress; the @data of JobBuildOptions is not used. */
void cli_progress_show(const JobBuildProgress *progress, void *data);

/** The closing line, after all messages: what was made, unchanged, failed and left out. */
void cli_progress_close(const char *folder, const JobBuildSummary *summary, const Diag *findings);
