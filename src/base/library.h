#pragma once

/** Libraries that are loaded when something is first asked of them. Without one the program ends.
 */

/** The library of the file @name, such as "librsvg-2.so.2". */
void *library_open(const char *name);

/** The function @name of it. */
void *library_find(void *library, const char *name);
