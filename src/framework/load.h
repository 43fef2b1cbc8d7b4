#pragma once

#include "base/diag.h"
#include "model/framework.h"
#include "model/register.h"

/**
 * Reads a framework and checks that it makes sense (framework_check()). What is wrong
 * goes to @diag; on any error finding the result is NULL and @error is
 * SAMRIT_ERROR_SETUP (or _IO, _LIMIT): nothing can be scored by a framework in doubt.
 */
Framework *framework_load(const char *path, Diag *diag, GError **error);

/** Likewise a register of units; puts them in report order. */
Register *framework_load_register(const char *path, Diag *diag, GError **error);

/**
 * Whether the register's units are of a kind that the framework is for. False with a finding and
 * @error (SAMRIT_ERROR_SETUP) otherwise: no record could be right.
 */
bool framework_fits(const Framework *framework, const Register *reg, Diag *diag, GError **error);
