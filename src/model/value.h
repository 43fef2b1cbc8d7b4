#pragma once

#include "base/decimal.h"

/** What all parts of the model are made of. Everything lives in the arena of what holds it. */

/** A name in both languages; @english may be NULL. */
typedef struct {
    const char *thai, *english;
} Names;

/** A number as a file gives it. */
typedef struct {
    const Decimal *value; /* NULL: none, or "-" */
    int places;           /* decimals it is written with, and so printed with */
    int line;             /* where it stands in its file; 0 = nowhere */
} Number;

/** A list of strings; @items has @count of them. */
typedef struct {
    const char **items;
    guint count;
} Strings;
