#pragma once

#include <glib.h>
#include <stdbool.h>

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
    bool is_unread;       /* it is there, but says nothing: that was found when it was read */
} Number;

/** A list of strings; @items has @count of them. */
typedef struct {
    const char **items;
    guint count;
} Strings;

/** The element of @count @size-byte structs at @items whose first member, its id, is @id; or NULL.
 */
const void *value_find(const void *items, guint count, gsize size, const char *id);

#define VALUE_FIND(items, count, id) value_find((items), (count), sizeof *(items), (id))

/** Whether @word is one of them. */
bool value_has(const Strings *strings, const char *word);

/** The ids of such structs in a row, for a message: "a, b, c". Lives in @arena. */
const char *value_list(Arena *arena, const void *items, guint count, gsize size);

#define VALUE_LIST(arena, items, count) value_list((arena), (items), (count), sizeof *(items))
