#pragma once

#include <libxml/tree.h>

#include "compare/compare.h"

/** Private to compare/: the values of an element of results.xml, by the rows of field.def. */

typedef struct {
    const CompareField *field;
    const char *key, *key_name; /* "" for the only one */
    const char *text;           /* as printed */
    const char *exact;          /* of a number: the fraction, or NULL */
    const char *value;          /* of a number: a plain decimal, or NULL */
} CompareFact;                  /* of texts that are held once */

typedef struct {
    CompareFact *items;
    guint count;
} CompareFacts;

/** Where what is read is held: rows, and texts, of which equal ones are one pointer. */
typedef struct {
    Arena *arena;          /* until all is compared */
    GStringChunk *strings; /* as long as the comparison */
} CompareTexts;

/** The one that is held of @text; NULL of NULL. */
const char *compare_texts_keep(const CompareTexts *texts, const char *text);

/** All facts of @node, an element of @level; the tree may go. */
CompareFacts compare_facts(const CompareTexts *texts, const xmlNode *node, CompareLevel level);

/** What differs between two lists, in field.def's order. Either may be empty. */
CompareChanges compare_facts_differ(Arena *arena, const CompareFacts *before,
                                    const CompareFacts *after);

/** "+1.25" from two plain decimals, as exact as the more exact of them; NULL if either is NULL. */
const char *compare_difference(Arena *arena, const char *before, const char *after);
