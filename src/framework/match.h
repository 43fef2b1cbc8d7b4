#pragma once

#include <glib.h>

#include "base/diag.h"
#include "model/framework.h"
#include "model/record.h"
#include "model/register.h"

/**
 * Holds a record to its framework and register: unit, year, components, numbers of KPIs,
 * weights, families, targets, results, Joint KPIs. Findings go to @diag, with the line of
 * the record; without error findings the record can be scored.
 */
void framework_match(const Record *record, const Framework *framework, const Register *reg,
                     Diag *diag);

/**
 * framework_match() of all that could be read of @files (of RecordFile), each into its own
 * findings; and that no unit has two. Units without a record are found in @diag.
 */
void framework_match_all(const GPtrArray *files, const Framework *framework, const Register *reg,
                         Diag *diag);
