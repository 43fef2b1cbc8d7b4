#include "base/arena.h"

#include <string.h>

enum {
    FIRST_SIZE = 2 * 1024,  /* there is an arena for each record, and most records are small */
    CHUNK_SIZE = 32 * 1024, /* a page-sequence of a report takes a few dozen of these */
    LARGE_SIZE = 4 * 1024,  /* from here on an allocation gets a chunk to itself */
    ALIGNMENT = 8,
};

/* A chunk's bytes follow its header, which is a multiple of ALIGNMENT long. */
typedef struct Chunk {
    struct Chunk *next;
    size_t size;
} Chunk;

typedef struct Deferred {
    struct Deferred *next;
    void *object;
    GDestroyNotify release;
} Deferred;

struct Arena {
    Chunk *chunks;
    char *free, *end; /* what is left of the chunk being filled */
    Deferred *deferred;
    size_t used;
};

G_STATIC_ASSERT(sizeof(Chunk) % ALIGNMENT == 0);

Arena *
arena_new(void)
{
    return g_new0(Arena, 1);
}

void
arena_free(Arena *arena)
{
    if (!arena)
        return;
    for (Deferred *deferred = arena->deferred; deferred; deferred = deferred->next)
        deferred->release(deferred->object);
    for (Chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
        next = chunk->next;
        g_free(chunk);
    }
    g_free(arena);
}

static char *
add_chunk(Arena *arena, size_t size)
{
    Chunk *chunk = g_malloc0(sizeof(Chunk) + size);
    *chunk = (Chunk){arena->chunks, size};
    arena->chunks = chunk;
    return (char *) (chunk + 1);
}

void *
arena_alloc(Arena *arena, size_t size)
{
    if (size > G_MAXSIZE - CHUNK_SIZE)
        g_error("arena: %" G_GSIZE_FORMAT " bytes asked for", size);
    size = (MAX(size, 1) + ALIGNMENT - 1) & ~(size_t) (ALIGNMENT - 1);
    arena->used += size;
    if (size >= LARGE_SIZE)
        return add_chunk(arena, size);

    if ((size_t) (arena->end - arena->free) < size) {
        size_t chunk = CLAMP(arena->used, MAX(FIRST_SIZE, size), CHUNK_SIZE);
        arena->free = add_chunk(arena, chunk);
        arena->end = arena->free + chunk;
    }
    void *memory = arena->free;
    arena->free += size;
    return memory;
}

void *
arena_alloc_n(Arena *arena, size_t count, size_t size)
{
    if (size && count > G_MAXSIZE / size)
        g_error("arena: %" G_GSIZE_FORMAT " × %" G_GSIZE_FORMAT " bytes asked for", count, size);
    return arena_alloc(arena, count * size);
}

char *
arena_strdup(Arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

char *
arena_strndup(Arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

void *
arena_memdup(Arena *arena, const void *bytes, size_t size)
{
    void *copy = arena_alloc(arena, size);
    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

void *
arena_defer(Arena *arena, void *object, GDestroyNotify release)
{
    Deferred *deferred = ARENA_NEW(arena, Deferred);
    *deferred = (Deferred){arena->deferred, object, release};
    arena->deferred = deferred;
    return object;
}

size_t
arena_used(const Arena *arena)
{
    return arena->used;
}
