#pragma once

#include "base/arena.h"
#include "text/text.h"

/**
 * Total fit after Knuth and Plass, "Breaking Paragraphs into Lines" (1981), with the numbers of
 * Apache FOP, so that the same paragraph breaks at the same words: thresholds, fitness
 * classes, demerits, and what is done with a paragraph that fits at no threshold. For
 * text/lines.c, which also uses the measuring for its first fit.
 */

/* A feasible break: the end of line number `line` (from 1; 0 is the paragraph's start). */
typedef struct TextFitNode {
    struct TextFitNode *next;     /* active nodes that end the same line, in order of position */
    struct TextFitNode *previous; /* the best break to start this line from */
    guint position, line;
    int fitness;
    gint64 width, stretch, shrink; /* totals up to the first box of the next line */
    gint64 difference, available_shrink;
    double ratio, demerits;
} TextFitNode;

enum {
    FITNESS_CLASSES = 4, /* very tight, tight, loose, very loose */
};

typedef struct {
    const TextElement *elements;
    guint count;
    guint last_box;   /* behind it only the end is a break: no line is empty */
    guint first_line; /* number of the segment's first line, for `line_width` */
    TextLineWidth line_width;
    void *data;
    int ladder; /* lines in a row that may end with a flagged penalty; 0: any number */

    Arena *arena;   /* nodes */
    GArray *active; /* of what text/fit.c keeps for each line; NULL until it runs */
    guint start_line, end_line, n_active;
    gint64 width, stretch, shrink; /* totals before the element looked at */

    double threshold;
    bool force;
    TextFitNode *best[FITNESS_CLASSES]; /* of the line and the break looked at */
    TextFitNode *last_deactivated, *last_too_short, *last_too_long;
} TextFit;

/** Whether a line must end at @element. */
bool text_fit_is_forced(const TextElement *element);

/** Whether a line may end at @position; at flagged penalties only when @flagged. */
bool text_fit_can_break(const TextFit *fit, guint position, bool flagged);

/** Moves the totals past @element. */
void text_fit_add(TextFit *fit, const TextElement *element);

/**
 * What a line from @node to @element lacks to its width, negative when too long; and the
 * adjustment ratio that takes.
 */
gint64 text_fit_difference(TextFit *fit, const TextFitNode *node, const TextElement *element);
double text_fit_ratio(const TextFit *fit, const TextFitNode *node, gint64 difference);

/** A node at @position that is otherwise as @line; in the arena. */
TextFitNode *text_fit_node(TextFit *fit, guint position, const TextFitNode *line);

/** The break that ends the elements, from which `previous` leads back to the start. */
TextFitNode *text_fit_run(TextFit *fit);
