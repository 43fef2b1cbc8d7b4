#include "text/thai.h"

#include <string.h>
#include <thai/thbrk.h>

#include "text/set.h"
#include "text/trie.h"

/*
 * Runs of Thai come again and again: names of units, boilerplate, headings. Their boundaries are
 * kept in a table where a newer run takes an older one's place, so that it never grows. An
 * entry is the run's bytes and, behind them, one byte for each: whether a word begins there.
 */
typedef struct {
    guint32 hash, length;
    guint8 *bytes;
} Run;

enum {
    RUN_SLOTS = 8192,
    LONGEST_RUN = 512, /* of a cached run; longer ones hardly come twice */
    /* What libthai is given at once: 5,000 letters without a space. What is longer is no Thai, and
     * it takes time by the square of it. */
    LONGEST_PIECE = 3 * 5000,
};

struct TextBreaker {
    ThBrk *libthai;
    Run runs[RUN_SLOTS];
};

TextBreaker *
text_breaker_new(void)
{
    TextBreaker *breaker = g_new0(TextBreaker, 1);
    breaker->libthai = th_brk_new(text_trie_name);
    return breaker;
}

void
text_breaker_free(TextBreaker *breaker)
{
    if (!breaker)
        return;
    for (guint i = 0; i < RUN_SLOTS; i++)
        g_free(breaker->runs[i].bytes);
    th_brk_delete(breaker->libthai);
    g_free(breaker);
}

/* ---- one run */

/* U+0E01 is 0xA1 in TIS-620, and so on. */
static thchar_t
convert_character(const char *text)
{
    guint low = ((guint8) text[1] & 0x3f) << 6 | ((guint8) text[2] & 0x3f);
    return (thchar_t) (low - 0xe00 + 0xa0);
}

enum {
    SARA_AA = 0xd2,
    SARA_AM = 0xd3,
    NIKHAHIT = 0xed,
    MAI_EK = 0xe8,
    MAI_CHATTAWA = 0xeb,
};

/*
 * SARA AM typed as NIKHAHIT and SARA AA, a tone between them or not, is in no dictionary so: ends
 * @tis, @n characters, with the one letter. Returns how many characters it then has.
 */
static gsize
compose_sara_am(thchar_t *tis, gsize n)
{
    if (tis[n - 1] != SARA_AA)
        return n;
    gsize tone = n - 1;
    while (tone > 0 && tis[tone - 1] >= MAI_EK && tis[tone - 1] <= MAI_CHATTAWA)
        tone--;
    if (tone == 0 || tis[tone - 1] != NIKHAHIT)
        return n;
    memmove(tis + tone - 1, tis + tone, n - 1 - tone);
    tis[n - 2] = SARA_AM;
    return n - 1;
}

/* @offsets says where each character was. */
static gsize
convert_run(const char *text, gsize length, thchar_t *tis, guint32 *offsets)
{
    gsize n = 0;
    for (gsize i = 0; i < length; i += 3) {
        if (!text_is_thai(text + i))
            continue; /* the word joiner, which has three bytes too */
        tis[n++] = convert_character(text + i);
        n = compose_sara_am(tis, n);
        offsets[n - 1] = (guint32) i;
    }
    tis[n] = 0;
    return n;
}

/* Where U+2060 stands between two letters no line ends, whatever the words. */
static void
break_run(TextBreaker *breaker, const char *text, gsize length, guint8 *breaks)
{
    g_autofree thchar_t *tis = g_new(thchar_t, length / 3 + 1);
    g_autofree guint32 *offsets = g_new(guint32, length / 3 + 1);
    g_autofree int *positions = g_new(int, length / 3 + 1);
    gsize n = convert_run(text, length, tis, offsets);
    int count = th_brk_find_breaks(breaker->libthai, tis, positions, length / 3 + 1);
    for (int i = 0; i < count; i++) {
        gsize at = (gsize) positions[i];
        bool joined = at > 0 && at < n && offsets[at] != offsets[at - 1] + 3;
        if (at > 0 && at < n && !joined)
            breaks[offsets[at]] = TEXT_BREAK_ALLOWED;
    }
}

static guint32
hash_run(const char *text, gsize length)
{
    guint32 hash = 2166136261u;
    for (gsize i = 0; i < length; i++)
        hash = (hash ^ (guint8) text[i]) * 16777619u;
    return hash;
}

static void
remember_run(Run *run, guint32 hash, const char *text, gsize length, const guint8 *breaks)
{
    g_assert(length > 0);
    run->hash = hash;
    run->length = (guint32) length;
    run->bytes = g_realloc(run->bytes, 2 * length);
    memcpy(run->bytes, text, length);
    memcpy(run->bytes + length, breaks, length);
    run->bytes[length] = 0;
}

void
text_breaker_find(TextBreaker *breaker, const char *text, gsize length, guint8 *breaks)
{
    if (length > LONGEST_RUN) {
        for (gsize i = 0; i < length; i += LONGEST_PIECE)
            break_run(breaker, text + i, MIN(LONGEST_PIECE, length - i), breaks + i);
        return;
    }
    guint32 hash = hash_run(text, length);
    Run *run = &breaker->runs[(hash ^ hash >> 16) % RUN_SLOTS];
    if (run->bytes && run->hash == hash && run->length == length &&
        memcmp(run->bytes, text, length) == 0) {
        if (length > 1)
            memcpy(breaks + 1, run->bytes + length + 1, length - 1);
        return;
    }
    break_run(breaker, text, length, breaks);
    remember_run(run, hash, text, length, breaks);
}
