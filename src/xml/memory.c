#include "xml/memory.h"

#include <libxml/parser.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/watched.h"

/*
 * A piece is preceded by its size class: one of steps of 16 bytes, the head included, or 0 with a
 * piece that is the C library's. The pieces of a class are cut from chunks and, once freed, linked.
 */
typedef struct {
    size_t class;
} Head;

typedef struct Piece {
    Head head;
    struct Piece *next; /* of a freed piece; else its content begins here */
} Piece;

enum {
    STEP = 16,
    CLASSES = 33, /* up to 512 bytes with the head; libxml2's buffers are longer and few */
    LONGEST = (CLASSES - 1) * STEP - (int) sizeof(Head),
    CHUNK = 64 * 1024,
};

static Piece *freed[CLASSES];
static void **chunks;         /* the last one; each begins with the one before */
static char *rest, *rest_end; /* of the chunk pieces are being cut from */

static size_t
class_of(size_t size)
{
    return size > LONGEST ? 0 : (size + sizeof(Head) + STEP - 1) / STEP;
}

static void *
hand_out(Piece *piece, size_t class)
{
    piece->head.class = class;
    return &piece->next;
}

static Piece *
piece_of(void *memory)
{
    return (Piece *) ((char *) memory - offsetof(Piece, next));
}

static bool
add_chunk(void)
{
    void **chunk = malloc(CHUNK);
    if (!chunk)
        return false;
    *chunk = chunks;
    chunks = chunk;
    rest = (char *) chunk + STEP;
    rest_end = (char *) chunk + CHUNK;
    return true;
}

static Piece *
cut(size_t class)
{
    size_t size = class * STEP;
    if ((size_t) (rest_end - rest) < size && !add_chunk())
        return NULL;
    Piece *piece = (Piece *) (void *) rest;
    rest += size;
    return piece;
}

static void *
take_long(size_t size)
{
    Piece *piece = size < SIZE_MAX - sizeof(Head) ? malloc(size + sizeof(Head)) : NULL;
    return piece ? hand_out(piece, 0) : NULL;
}

static void *
take(size_t size)
{
    size_t class = class_of(size);
    if (class == 0)
        return take_long(size);
    Piece *piece = freed[class];
    if (piece) {
        freed[class] = piece->next;
        __builtin_prefetch(piece->next); /* it will be asked for, and is no longer in the cache */
    } else {
        piece = cut(class);
    }
    return piece ? hand_out(piece, class) : NULL;
}

static void
give_back(void *memory)
{
    if (!memory)
        return;
    Piece *piece = piece_of(memory);
    size_t class = piece->head.class;
    if (class == 0) {
        free(piece);
        return;
    }
    piece->next = freed[class];
    freed[class] = piece;
}

static void *
resize(void *memory, size_t size)
{
    if (!memory)
        return take(size);
    Piece *piece = piece_of(memory);
    size_t class = piece->head.class, wanted = class_of(size);
    if (class == 0 && wanted == 0) {
        Piece *grown = size < SIZE_MAX - sizeof(Head) ? realloc(piece, size + sizeof(Head)) : NULL;
        return grown ? &grown->next : NULL;
    }
    if (wanted && wanted <= class)
        return memory;
    void *other = take(size);
    if (!other)
        return NULL;
    size_t held = class ? class * STEP - sizeof(Head) : size;
    memcpy(other, memory, held < size ? held : size);
    give_back(memory);
    return other;
}

static char *
duplicate(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = take(size);
    return copy ? memcpy(copy, text, size) : NULL;
}

bool
xml_memory_begin(void)
{
    return !WATCHED && xmlMemSetup(give_back, take, resize, duplicate) == 0;
}
