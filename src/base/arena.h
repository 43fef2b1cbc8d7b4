#pragma once

#include <glib.h>
#include <stddef.h>

/**
 * Memory that is given back all at once: one arena per tree. Everything comes
 * zeroed and aligned for any pointer, integer or double. Not for sharing between threads.
 */
typedef struct Arena Arena;

Arena *arena_new(void);

/** Runs what arena_defer() was given, last first, then frees all. Takes NULL. */
void arena_free(Arena *arena);

/** @size zeroed bytes; a size of 0 gives a valid pointer too. */
void *arena_alloc(Arena *arena, size_t size);

/** @count × @size zeroed bytes; aborts, as GLib does, if the product overflows. */
void *arena_alloc_n(Arena *arena, size_t count, size_t size);

char *arena_strdup(Arena *arena, const char *text);
char *arena_strndup(Arena *arena, const char *text, size_t length);
void *arena_memdup(Arena *arena, const void *bytes, size_t size);

/** Has @release(@object) called when the arena goes. Returns @object. */
void *arena_defer(Arena *arena, void *object, GDestroyNotify release);

/** Bytes handed out so far. */
size_t arena_used(const Arena *arena);

#define ARENA_NEW(arena, Type)          ((Type *) arena_alloc((arena), sizeof(Type)))
#define ARENA_NEW_N(arena, Type, count) ((Type *) arena_alloc_n((arena), (count), sizeof(Type)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Arena, arena_free)
