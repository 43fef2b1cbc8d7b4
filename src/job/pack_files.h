#pragma once

#include "job/make.h"
#include "job/output.h"

/** What goes into one pack, and the ZIPs that it comes to. */

typedef struct {
    JobTasks *tasks;
    JobResults *results;
    TextFonts *fonts;
    const JobMakeOptions *make;
    const char *folder;          /* of the build's output */
    const JobManifest *manifest; /* of the build's output */
    const Stylesheet *sheets, *readme;
    gsize part_bytes;
} JobPacker;

/** A pack: of one unit, or of a group of them. */
typedef struct {
    const JobSet *set;
    const Group *group; /* NULL: of one unit */
    UnitResult **units;
    guint n_units;
    const char *name; /* of the ZIP without its suffix: "TH-50" */
} JobPack;

typedef struct {
    char *name;
    GBytes *bytes;
} JobPackFile;

/**
 * The ZIPs of @pack, as JobPackFile: one, or several if one would be larger than the packer's
 * parts may be. NULL and @error if a file of the build is not there, was changed or is of other
 * results, or one alone is larger than a part.
 */
GPtrArray *job_pack_make(const JobPacker *packer, const JobPack *pack, Diag *diag, GError **error);
