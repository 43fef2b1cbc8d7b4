#include "fo/operand.h"

#include <math.h>

FoOperand
fo_operand_number(double number)
{
    return (FoOperand){.is_amount = true, .is_number = true, .number = number};
}

bool
fo_operand_add(FoOperand *left, const FoOperand *right, double sign)
{
    if (!left->is_amount || !right->is_amount || left->is_number != right->is_number)
        return false;
    left->number += sign * right->number;
    left->points += sign * right->points;
    left->percent += sign * right->percent;
    left->share += sign * right->share;
    return true;
}

void
fo_operand_scale(FoOperand *operand, double factor)
{
    operand->number *= factor;
    operand->points *= factor;
    operand->percent *= factor;
    operand->share *= factor;
}

bool
fo_operand_multiply(FoOperand *left, const FoOperand *right)
{
    if (!left->is_amount || !right->is_amount || !(left->is_number || right->is_number))
        return false;
    if (left->is_number) {
        double factor = left->number;
        *left = *right;
        fo_operand_scale(left, factor);
    } else {
        fo_operand_scale(left, right->number);
    }
    return true;
}

/* The number or points in an operand that has nothing else. */
static bool
single(const FoOperand *operand, double *value)
{
    if (!operand->is_amount || operand->percent != 0 || operand->share != 0)
        return false;
    *value = operand->is_number ? operand->number : operand->points;
    return true;
}

bool
fo_operand_divide(FoOperand *left, const FoOperand *right)
{
    double divisor, dividend;
    if (!single(right, &divisor) || divisor == 0 || !left->is_amount)
        return false;
    if (right->is_number) {
        fo_operand_scale(left, 1 / divisor);
        return true;
    }
    if (left->is_number || !single(left, &dividend))
        return false;
    *left = fo_operand_number(dividend / divisor);
    return true;
}

bool
fo_operand_modulo(FoOperand *left, const FoOperand *right)
{
    double divisor, dividend;
    if (!single(right, &divisor) || divisor == 0 || !single(left, &dividend) ||
        left->is_number != right->is_number)
        return false;
    double rest = fmod(dividend, divisor);
    left->number = left->is_number ? rest : 0;
    left->points = left->is_number ? 0 : rest;
    return true;
}

FoOperand
fo_operand_from_value(const FoValue *value)
{
    if (value->kind == FO_VALUE_NUMBER)
        return fo_operand_number(value->number);
    if (value->kind != FO_VALUE_LENGTH)
        return (FoOperand){.value = *value};
    return (FoOperand){
        .is_amount = true,
        .points = length_to_pt(value->length),
        .percent = value->percent / 1024.0,
        .share = (double) value->share,
    };
}
