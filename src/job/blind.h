#pragma once

#include "model/framework.h"
#include "model/project.h"
#include "model/record.h"
#include "model/register.h"

/**
 * Withholds who is who, for committees that judge without knowing: units become "จังหวัดที่ 7" with
 * codes such as U07, groups "กลุ่มจังหวัดที่ 3", in an order that tells nothing; the names of all
 * sets go from the texts of all sets, and so do file names and hashes, and the codes in what
 * results are from. The same input gives the same numbers; they follow from the records' bytes, so
 * that who has no records cannot find them out.
 */
typedef struct JobBlind JobBlind;

JobBlind *job_blind_new(Project *project);
void job_blind_free(JobBlind *blind);

/**
 * Renames the units and groups of a set, which keeps its @framework, @reg and @files (of
 * RecordFile). @prefix begins the codes. To be called for all sets, and before the records are
 * scored.
 */
void job_blind_set(JobBlind *blind, Framework *framework, Register *reg, GPtrArray *files,
                   char prefix);

/**
 * Takes names and codes out of the records of all sets, and out of what the project and its
 * frameworks say.
 *
 * Returns the key, a line "U07,TH-50,จังหวัดเชียงใหม่" for each unit with a record, set by set in the
 * order of the new codes; free with g_free().
 */
char *job_blind_texts(JobBlind *blind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobBlind, job_blind_free)
