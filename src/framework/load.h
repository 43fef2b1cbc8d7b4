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
