#include "text/memo.h"

#include <string.h>

#include "base/arena.h"
#include "text/hash.h"

/* The text, then its breaks. */
typedef struct {
    guint32 hash;
    bool thai;
    gsize length;
    char bytes[];
} Entry;

struct TextMemo {
    Arena *arena;
    Entry **slots; /* open addressing, never more than half full */
    guint count;
};

enum {
    SLOTS = 32 * 1024,      /* a power of two */
    MOST = 2 * 1024 * 1024, /* bytes of entries */
    LONGEST = 4 * 1024,     /* what is longer is seldom said twice */
};

static void
start(TextMemo *memo)
{
    memo->arena = arena_new();
    memo->count = 0;
}

TextMemo *
text_memo_new(void)
{
    TextMemo *memo = g_new0(TextMemo, 1);
    memo->slots = g_new0(Entry *, SLOTS);
    start(memo);
    return memo;
}

void
text_memo_free(TextMemo *memo)
{
    if (!memo)
        return;
    arena_free(memo->arena);
    g_free(memo->slots);
    g_free(memo);
}

void
text_memo_clear(TextMemo *memo)
{
    if (!memo->count)
        return;
    arena_free(memo->arena);
    memset(memo->slots, 0, SLOTS * sizeof *memo->slots);
    start(memo);
}

static guint32
hash_text(const char *text, gsize length, bool thai)
{
    return text_hash((length * 2 + thai) * TEXT_HASH_PRIME, text, length);
}

/* The slot of the text: an entry, or where one goes. */
static Entry **
find_slot(const TextMemo *memo, guint32 hash, const char *text, gsize length, bool thai)
{
    guint at = hash & (SLOTS - 1);
    for (Entry *entry; (entry = memo->slots[at]); at = (at + 1) & (SLOTS - 1)) {
        if (entry->hash == hash && entry->length == length && entry->thai == thai &&
            memcmp(entry->bytes, text, length) == 0)
            break;
    }
    return &memo->slots[at];
}

bool
text_memo_recall(const TextMemo *memo, const char *text, gsize length, bool thai, guint8 *breaks)
{
    if (length > LONGEST)
        return false;
    const Entry *entry = *find_slot(memo, hash_text(text, length, thai), text, length, thai);
    if (entry)
        memcpy(breaks, entry->bytes + length, length + 1);
    return entry != NULL;
}

void
text_memo_keep(TextMemo *memo, const char *text, gsize length, bool thai, const guint8 *breaks)
{
    if (length > LONGEST)
        return;
    if (arena_used(memo->arena) > MOST || memo->count >= SLOTS / 2)
        text_memo_clear(memo);
    guint32 hash = hash_text(text, length, thai);
    Entry *entry = arena_alloc(memo->arena, sizeof *entry + 2 * length + 1);
    entry->hash = hash;
    entry->thai = thai;
    entry->length = length;
    memcpy(entry->bytes, text, length);
    memcpy(entry->bytes + length, breaks, length + 1);
    *find_slot(memo, hash, text, length, thai) = entry;
    memo->count++;
}
