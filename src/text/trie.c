/*
 * What libthai asks of libdatrie, over the dictionary that the program carries: the definitions
 * stand before libdatrie's. That one copies its file into memory four bytes at a time, which takes
 * as long as to set ten pages; here the file is read where it lies.
 *
 * It has, all numbers with the highest byte first: the alphabet, as a mark, the number of ranges
 * and the first and last letter of each; the states, each a base and a check, of which the first
 * is a mark and their number; the tails, as a mark, a first free, their number and for each a
 * next free, a datum, a length of two bytes and so many letters by their numbers in the alphabet.
 */
#include <datrie/trie.h>
#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "text/trie.h"

/* The compiled dictionary (input/dictionary), put here by the assembler. */
__asm__(".section .rodata\n"
        ".balign 16\n"
        "text_dictionary:\n"
        ".incbin \"" DICTIONARY "\"\n"
        ".previous\n");
extern const char text_dictionary[];

enum {
    LETTERS = 0x0e80, /* past the last Thai one */
    NUMBER = 4,       /* bytes */
    STATE = 2 * NUMBER,
    ROOT = 2,
    NO_LETTER = -1,
};

struct _Trie {
    gint16 letters[LETTERS]; /* by character: the number in the alphabet, or NO_LETTER */
    const char *states;
    gint32 n_states;
    const char **tails; /* by number, from 1: where its length stands */
};

/* Where a word has only one end it is in a tail. */
struct _TrieState {
    const Trie *trie;
    gint32 state;
    const char *tail, *end; /* what is left of it; NULL before it has begun */
};

/* ---- loading */

static gint32
number_at(const char *at)
{
    gint32 number;
    memcpy(&number, at, sizeof number);
    return GINT32_FROM_BE(number);
}

static gsize
length_at(const char *at)
{
    return (gsize) (guint8) at[0] << 8 | (guint8) at[1];
}

/* 0 ends a word. Returns where the states begin. */
static const char *
load_alphabet(Trie *trie, const char *at)
{
    memset(trie->letters, NO_LETTER, sizeof trie->letters);
    gint16 letter = 0;
    trie->letters[0] = letter++;
    gint32 ranges = number_at(at + NUMBER);
    at += 2 * NUMBER;
    for (gint32 i = 0; i < ranges; i++, at += 2 * NUMBER) {
        for (gint32 c = number_at(at); c <= number_at(at + NUMBER); c++)
            trie->letters[c] = letter++;
    }
    return at;
}

static void
load_tails(Trie *trie, const char *at)
{
    gint32 count = number_at(at + 2 * NUMBER);
    trie->tails = g_new0(const char *, count + 1);
    at += 3 * NUMBER;
    for (gint32 i = 1; i <= count; i++) {
        trie->tails[i] = at + 2 * NUMBER;
        at = trie->tails[i] + 2 + length_at(trie->tails[i]);
    }
}

const char text_trie_name[] = "samrit.tri";

/* Whatever file is asked for: no file of the system decides about a line. */
Trie *
trie_new_from_file(const char *path G_GNUC_UNUSED)
{
    Trie *trie = g_new0(Trie, 1);
    trie->states = load_alphabet(trie, text_dictionary);
    trie->n_states = number_at(trie->states + NUMBER);
    load_tails(trie, trie->states + trie->n_states * STATE);
    return trie;
}

void
trie_free(Trie *trie)
{
    g_free(trie->tails);
    g_free(trie);
}

/* ---- states */

TrieState *
trie_root(const Trie *trie)
{
    TrieState *state = g_new0(TrieState, 1);
    state->trie = trie;
    state->state = ROOT;
    return state;
}

TrieState *
trie_state_clone(const TrieState *state)
{
    return g_memdup2(state, sizeof *state);
}

void
trie_state_copy(TrieState *to, const TrieState *from)
{
    *to = *from;
}

void
trie_state_free(TrieState *state)
{
    g_free(state);
}

void
trie_state_rewind(TrieState *state)
{
    state->state = ROOT;
    state->tail = state->end = NULL;
}

/* ---- walking */

static bool
walk_tail(TrieState *state, int letter)
{
    if (state->tail == state->end)
        return letter == 0;
    bool found = (guint8) *state->tail == letter;
    state->tail += found;
    return found;
}

static bool
walk_states(TrieState *state, int letter)
{
    const Trie *trie = state->trie;
    gint32 next = number_at(trie->states + state->state * STATE) + letter;
    if (next <= 0 || next >= trie->n_states ||
        number_at(trie->states + next * STATE + NUMBER) != state->state)
        return false;
    state->state = next;
    gint32 base = number_at(trie->states + next * STATE);
    if (base < 0) {
        const char *tail = trie->tails[-base];
        state->tail = tail + 2;
        state->end = state->tail + length_at(tail);
    }
    return true;
}

Bool
trie_state_walk(TrieState *state, AlphaChar c)
{
    int letter = c < LETTERS ? state->trie->letters[c] : NO_LETTER;
    if (letter == NO_LETTER)
        return FALSE;
    return state->tail ? walk_tail(state, letter) : walk_states(state, letter);
}

Bool
trie_state_is_walkable(const TrieState *state, AlphaChar c)
{
    TrieState next = *state;
    return trie_state_walk(&next, c);
}

Bool
trie_state_is_single(const TrieState *state)
{
    return state->tail != NULL;
}
