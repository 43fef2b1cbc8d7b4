#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"

/**
 * Codes and names that files and folders are called by. What is made here is sent to people who
 * keep it on Windows, where some names are a device's, none ends with a dot, and capital letters
 * make no difference.
 */

/** Whether @name ends in @suffix, capital letters aside: Windows programs save "A.XLSX" too. */
bool filename_has_suffix(const char *name, const char *suffix);

/**
 * The ending of the file's name @path, borrowed from it: "XLSX" of "a.XLSX". NULL where there is
 * none: of "-", "results", ".config" and "พ.ศ.2568", which ends with no letters of ours.
 */
const char *filename_ending(const char *path);

/** Names seen so far, for filename_check(); free it with g_hash_table_unref(). */
GHashTable *filename_seen(void);

/**
 * A finding at @place where no file on Windows can be called @name, or where a name seen before
 * differs from it by capital letters alone. @name is kept in @seen and must live as long.
 */
void filename_check(GHashTable *seen, const char *name, DiagPlace place, Diag *diag);

/**
 * Whether a file or folder called @name is none that a person put there to be read: a hidden one,
 * or what Windows, a file server or a file system leaves in any folder it shows.
 */
bool filename_is_debris(const char *name);

/**
 * Whether a file called @name is one that a program keeps beside what a person has open or had
 * before: "~$a.xlsx" of Office, "a.xml~", "a.xml.bak".
 */
bool filename_is_scratch(const char *name);
