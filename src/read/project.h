#pragma once

#include "base/diag.h"
#include "model/project.h"

/**
 * Reads @path, a project file or the folder that holds project.xml. NULL and @error
 * (SAMRIT_ERROR_SETUP, _IO, _LIMIT) when it cannot be used; @diag says what is wrong in it.
 * Its paths are relative to its folder and may not leave that folder's parent.
 */
Project *read_project(const char *path, Diag *diag, GError **error);
