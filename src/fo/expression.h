#pragma once

#include "fo/fo.h"

/** What an expression may ask about where it stands. */
typedef struct {
    Arena *arena;
    FoProperty property;   /* whose value it is */
    const FoStyle *parent; /* NULL for fo:root */
    const FoStyle *source; /* what from-table-column() and from-page-master-region() read */
    double font_size;      /* what 1em is, in points */
} FoContext;

/** The result: an amount that is a sum of parts, or a value of another kind. */
typedef struct {
    bool is_amount;
    bool is_number;                /* an amount without any unit: only @number counts */
    double number;                 /* plain */
    double points, percent, share; /* of lengths */
    FoValue value;                 /* when it is no amount; a bare name is a string */
} FoOperand;

/** Evaluates @text by XSL-FO 1.1, 5.9. False, and @result undefined, when it does not parse. */
bool fo_expression(const FoContext *context, const char *text, FoOperand *result);

/** Calls function @name on @count arguments; fo/function.c. */
bool fo_function_call(const FoContext *context, const char *name, const FoOperand *arguments,
                      guint count, FoOperand *result);

enum {
    FO_FUNCTION_ARGUMENTS = 16, /* rgb-icc() takes six and a colorant for each ink */
};
