#pragma once

#include <glib.h>
#include <string.h>

/** Private to the tables of words and of breaks: odd, with its bits well mixed. */
#define TEXT_HASH_PRIME G_GUINT64_CONSTANT(0x9e3779b97f4a7c15)

/** @text after what @start says of it: eight bytes at a time, a multiplication and a fold each. */
static inline guint32
text_hash(guint64 start, const char *text, gsize length)
{
    guint64 hash = start;
    for (; length >= 8; text += 8, length -= 8) {
        guint64 piece;
        memcpy(&piece, text, 8);
        hash = (hash ^ piece) * TEXT_HASH_PRIME;
        hash ^= hash >> 29;
    }
    guint64 rest = 0;
    memcpy(&rest, text, length);
    hash = (hash ^ rest) * TEXT_HASH_PRIME;
    return (guint32) (hash >> 32);
}
