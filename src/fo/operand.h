#pragma once

#include "fo/fo.h"

/** What an expression reckons with: an amount that is a sum of parts, or another kind of value. */
typedef struct {
    bool is_amount;
    bool is_number;                /* an amount without any unit: only @number counts */
    double number;                 /* plain */
    double points, percent, share; /* of lengths */
    FoValue value;                 /* when it is no amount; a bare name is a string */
} FoOperand;

FoOperand fo_operand_number(double number);

/** A value as an operand: a length or a number as an amount. */
FoOperand fo_operand_from_value(const FoValue *value);

/**
 * The operators of XSL-FO 1.1, 5.9.5, into @left. False when the operands
 * are not of kinds that go together, or for a division by 0.
 */
bool fo_operand_add(FoOperand *left, const FoOperand *right, double sign);
bool fo_operand_multiply(FoOperand *left, const FoOperand *right);
bool fo_operand_divide(FoOperand *left, const FoOperand *right);
bool fo_operand_modulo(FoOperand *left, const FoOperand *right);

/** Each part of @operand @factor times. */
void fo_operand_scale(FoOperand *operand, double factor);
