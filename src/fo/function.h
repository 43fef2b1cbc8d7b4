#pragma once

#include "fo/operand.h"

/** What an expression may ask about where it stands. */
typedef struct {
    Arena *arena;
    FoProperty property;   /* whose value it is */
    const FoStyle *parent; /* up to fo_initial(); NULL while that is made */
    const FoStyle
        *source;      /* what from-table-column() and from-page-master-region() read, or NULL */
    double font_size; /* what 1em is, in points */
} FoContext;

enum {
    FO_FUNCTION_ARGUMENTS = 16, /* rgb-icc() takes six and a colorant for each ink */
};

/**
 * Calls function @name on @count arguments. False when there is none of that name or it does not
 * take these arguments.
 */
bool fo_function_call(const FoContext *context, const char *name, const FoOperand *arguments,
                      guint count, FoOperand *result);
