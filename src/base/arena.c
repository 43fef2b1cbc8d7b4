#include "base/arena.h"

#include <string.h>

#include "base/watched.h"

enum {
    FIRST_SIZE = 2 * 1024,  /* there is an arena for each record, and most records are small */
    CHUNK_SIZE = 32 * 1024, /* a page-sequence of a report takes a few dozen of these */
    LARGE_SIZE = 4 * 1024,  /* from here on an allocation gets a chunk to itself */
    ALIGNMENT = 8,
    KINDS = 5,                                  /* of sizes, each twice the one before */
    MOST_SPARE = WATCHED ? 0 : 2 * 1024 * 1024, /* bytes of chunks kept for the next arenas */
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
    Chunk *chunks, *last; /* in the order they were added */
    char *free, *end;     /* what is left of the chunk being filled */
    Deferred *deferred;
    size_t used;
};

G_STATIC_ASSERT(sizeof(Chunk) % ALIGNMENT == 0);
G_STATIC_ASSERT((FIRST_SIZE << (KINDS - 1)) == CHUNK_SIZE);

Arena *
arena_new(void)
{
    return g_new0(Arena, 1);
}

/* Chunks by size: FIRST_SIZE, twice that, and so on to CHUNK_SIZE. */
static Chunk *spares[KINDS];
static size_t spare_bytes;

/* KINDS for a size that is none of them. */
static int
kind_of(size_t size)
{
    int kind = 0;
    while (kind < KINDS && (size_t) FIRST_SIZE << kind != size)
        kind++;
    return kind;
}

/* A page has a dozen chunks, and the next page as many: what goes is not given back to the system.
 */
static void
let_go(Chunk *chunk)
{
    int kind = kind_of(chunk->size);
    if (kind == KINDS || spare_bytes + chunk->size > MOST_SPARE) {
        g_free(chunk);
        return;
    }
    chunk->next = spares[kind];
    spares[kind] = chunk;
    spare_bytes += chunk->size;
}

static Chunk *
new_chunk(size_t size)
{
    int kind = kind_of(size);
    if (kind == KINDS || !spares[kind])
        return g_malloc(sizeof(Chunk) + size);
    Chunk *chunk = spares[kind];
    spares[kind] = chunk->next;
    spare_bytes -= size;
    return chunk;
}

void
arena_free(Arena *arena)
{
    if (!arena)
        return;
    for (Deferred *deferred = arena->deferred; deferred; deferred = deferred->next)
        deferred->release(deferred->object);
    /* The last one goes last: it is in the processor's cache, and is the next to be taken. */
    for (Chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
        next = chunk->next;
        let_go(chunk);
    }
    g_free(arena);
}

static char *
add_chunk(Arena *arena, size_t size)
{
    Chunk *chunk = new_chunk(size);
    *chunk = (Chunk){NULL, size};
    *(arena->last ? &arena->last->next : &arena->chunks) = chunk;
    arena->last = chunk;
    return (char *) (chunk + 1);
}

/* A quarter of what there is already: of thousands of small arenas, little is left empty. */
static size_t
choose_size(const Arena *arena, size_t least)
{
    size_t size = FIRST_SIZE;
    while (size < CHUNK_SIZE && (size < arena->used / 4 || size < least))
        size *= 2;
    return size;
}

/* Bytes that are not zeroed. */
static void *
take(Arena *arena, size_t size)
{
    if (size > G_MAXSIZE - CHUNK_SIZE)
        g_error("arena: %" G_GSIZE_FORMAT " bytes asked for", size);
    size = (MAX(size, 1) + ALIGNMENT - 1) & ~(size_t) (ALIGNMENT - 1);
    arena->used += size;
    if (size >= LARGE_SIZE)
        return add_chunk(arena, size);

    if ((size_t) (arena->end - arena->free) < size) {
        size_t chunk = choose_size(arena, size);
        arena->free = add_chunk(arena, chunk);
        arena->end = arena->free + chunk;
    }
    void *memory = arena->free;
    arena->free += size;
    return memory;
}

/* Zeroed only now: it is about to be filled in, and need not come into the cache before. */
void *
arena_alloc(Arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
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
    char *copy = take(arena, length + 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

void *
arena_memdup(Arena *arena, const void *bytes, size_t size)
{
    void *copy = take(arena, size);
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
