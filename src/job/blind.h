#pragma once

#include "model/project.h"
#include "model/record.h"
#include "model/register.h"

/**
 * Withholds who is who, for committees that judge without knowing: units become "จังหวัดที่ 7" with
 * codes such as U07, groups "กลุ่มจังหวัดที่ 3", in an order that tells nothing; their names go from all
 * texts of @files (of RecordFile), and so do file names and hashes. To be called before the records
 * are scored. The same input gives the same numbers; they follow from the records' bytes, so that
 * who has no records cannot find them out.
 *
 * @prefix begins the codes.
 *
 * Returns the key, a line "U07,TH-50,จังหวัดเชียงใหม่" for each unit with a record, in the order of
 * the new codes; free with g_free().
 */
char *job_blind(const Project *project, Register *reg, GPtrArray *files, const char *kind,
                char prefix);
