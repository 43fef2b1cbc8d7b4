#include "base/decimal.h"

#include <gmp.h>
#include <string.h>

#include "base/limits.h"

/* The limbs of both parts are in the arena too, so that nothing needs mpq_clear();
 * GMP reads such numbers (mpz_roinit_n()) but must not write to them. */
struct Decimal {
    mpq_t q;
};

static void
keep_integer(Arena *arena, mpz_ptr kept, mpz_srcptr z)
{
    mp_size_t size = (mp_size_t) mpz_size(z);
    mp_limb_t *limbs = ARENA_NEW_N(arena, mp_limb_t, (size_t) MAX(size, 1));
    if (size)
        memcpy(limbs, mpz_limbs_read(z), (size_t) size * sizeof *limbs);
    mpz_roinit_n(kept, limbs, mpz_sgn(z) < 0 ? -size : size);
}

/* Takes over @q, which is cleared. */
static const Decimal *
keep(Arena *arena, mpq_ptr q)
{
    Decimal *decimal = ARENA_NEW(arena, Decimal);
    keep_integer(arena, mpq_numref(decimal->q), mpq_numref(q));
    keep_integer(arena, mpq_denref(decimal->q), mpq_denref(q));
    mpq_clear(q);
    return decimal;
}

const Decimal *
decimal_new(Arena *arena, long numerator, unsigned long denominator)
{
    mpq_t q;
    mpq_init(q);
    mpq_set_si(q, numerator, denominator);
    mpq_canonicalize(q);
    return keep(arena, q);
}

/* ---- reading */

/* What a number's text consists of, in ASCII. */
typedef struct {
    char digits[LIMIT_NUMBER_DIGITS + 1]; /* without sign, commas and point */
    int count;                            /* of digits */
    int places;                           /* of them after the point */
    bool negative;
} Parts;

static bool
take_sign(const char **p)
{
    static const char minus[] = "−";
    if (g_str_has_prefix(*p, minus)) {
        *p += strlen(minus);
        return true;
    }
    bool negative = **p == '-';
    if (**p == '-' || **p == '+')
        (*p)++;
    return negative;
}

/* One digit, Arabic or Thai (U+0E50–0E59 is E0 B9 90–99), or -1. */
static int
take_digit(const char **p)
{
    const guchar *u = (const guchar *) *p;
    if (g_ascii_isdigit(**p))
        return *(*p)++ - '0';
    if (u[0] == 0xE0 && u[1] == 0xB9 && u[2] >= 0x90 && u[2] <= 0x99) {
        *p += 3;
        return u[2] - 0x90;
    }
    return -1;
}

/* A run of digits; its length, or -1 if there are too many. */
static int
take_digits(const char **p, Parts *parts)
{
    int length = 0;
    for (int digit; (digit = take_digit(p)) >= 0; length++) {
        if (parts->count >= LIMIT_NUMBER_DIGITS)
            return -1;
        parts->digits[parts->count++] = (char) ('0' + digit);
    }
    return length;
}

/* "1234" or "1,234": after a comma come three digits, before the first one to three. */
static bool
take_whole(const char **p, Parts *parts)
{
    int length = take_digits(p, parts);
    if (length < 1 || (**p == ',' && length > 3))
        return false;
    while (**p == ',') {
        (*p)++;
        if (take_digits(p, parts) != 3)
            return false;
    }
    return true;
}

static bool
take_parts(const char *p, Parts *parts)
{
    p += strspn(p, " \t\r\n");
    parts->negative = take_sign(&p);
    if (!take_whole(&p, parts))
        return false;
    if (*p == '.') {
        p++;
        parts->places = take_digits(&p, parts);
        if (parts->places < 1)
            return false;
    }
    p += strspn(p, " ");
    if (*p == '%')
        p++;
    p += strspn(p, " \t\r\n");
    return *p == '\0';
}

const Decimal *
decimal_parse(Arena *arena, const char *text)
{
    Parts parts = {0};
    if (!take_parts(text, &parts))
        return NULL;

    mpq_t q;
    mpq_init(q);
    mpz_set_str(mpq_numref(q), parts.digits, 10);
    mpz_ui_pow_ui(mpq_denref(q), 10, (unsigned long) parts.places);
    if (parts.negative)
        mpq_neg(q, q);
    mpq_canonicalize(q);
    return keep(arena, q);
}

int
decimal_places(const char *text)
{
    Parts parts = {0};
    return take_parts(text, &parts) ? parts.places : 0;
}

/* ---- arithmetic */

static const Decimal *
apply(Arena *arena, void (*operation)(mpq_ptr, mpq_srcptr, mpq_srcptr), const Decimal *a,
      const Decimal *b)
{
    mpq_t q;
    mpq_init(q);
    operation(q, a->q, b->q);
    return keep(arena, q);
}

const Decimal *
decimal_add(Arena *arena, const Decimal *a, const Decimal *b)
{
    return apply(arena, mpq_add, a, b);
}

const Decimal *
decimal_subtract(Arena *arena, const Decimal *a, const Decimal *b)
{
    return apply(arena, mpq_sub, a, b);
}

const Decimal *
decimal_multiply(Arena *arena, const Decimal *a, const Decimal *b)
{
    return apply(arena, mpq_mul, a, b);
}

const Decimal *
decimal_divide(Arena *arena, const Decimal *a, const Decimal *b)
{
    g_assert(decimal_sign(b) != 0);
    return apply(arena, mpq_div, a, b);
}

const Decimal *
decimal_negate(Arena *arena, const Decimal *a)
{
    mpq_t q;
    mpq_init(q);
    mpq_neg(q, a->q);
    return keep(arena, q);
}

/* Whether |@a| × 10^@places, rounded, was found without GMP, as it can be for almost all numbers:
 * no step of it is longer than 64 bits. */
static bool
scale_short(guint64 *scaled, const Decimal *a, int places)
{
    static const guint64 powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    enum { SHORT = 40 }; /* bits; with those of the largest power and one more, 61 */
    if (places >= (int) G_N_ELEMENTS(powers) || mpz_sizeinbase(mpq_numref(a->q), 2) > SHORT ||
        mpz_sizeinbase(mpq_denref(a->q), 2) > SHORT)
        return false;
    guint64 numerator = mpz_get_ui(mpq_numref(a->q)), denominator = mpz_get_ui(mpq_denref(a->q));
    *scaled = (2 * numerator * powers[places] + denominator) / (2 * denominator);
    return true;
}

/* |@a| × 10^@places to the nearest whole number, halves up; @scaled is initialised here. */
static void
scale_and_round(mpz_ptr scaled, const Decimal *a, int places)
{
    guint64 found;
    if (scale_short(&found, a, places)) {
        mpz_init_set_ui(scaled, found);
        return;
    }
    mpz_t half;
    mpz_init(half);
    mpz_init(scaled);
    mpz_ui_pow_ui(scaled, 10, (unsigned long) places);
    mpz_mul(scaled, scaled, mpq_numref(a->q));
    mpz_abs(scaled, scaled);
    /* floor((2n + d) / 2d) */
    mpz_mul_2exp(scaled, scaled, 1);
    mpz_add(scaled, scaled, mpq_denref(a->q));
    mpz_mul_2exp(half, mpq_denref(a->q), 1);
    mpz_fdiv_q(scaled, scaled, half);
    mpz_clear(half);
}

/* @scaled ÷ 10^@places with @a's sign; clears @scaled. */
static const Decimal *
scale_back(Arena *arena, mpz_ptr scaled, const Decimal *a, int places)
{
    mpq_t q;
    mpq_init(q);
    mpz_swap(mpq_numref(q), scaled);
    mpz_clear(scaled);
    mpz_ui_pow_ui(mpq_denref(q), 10, (unsigned long) places);
    if (decimal_sign(a) < 0)
        mpq_neg(q, q);
    mpq_canonicalize(q);
    return keep(arena, q);
}

const Decimal *
decimal_round(Arena *arena, const Decimal *a, int places)
{
    mpz_t scaled;
    scale_and_round(scaled, a, places);
    return scale_back(arena, scaled, a, places);
}

const Decimal *
decimal_round_down(Arena *arena, const Decimal *a, int places)
{
    mpz_t scaled;
    mpz_init(scaled);
    mpz_ui_pow_ui(scaled, 10, (unsigned long) places);
    mpz_mul(scaled, scaled, mpq_numref(a->q));
    mpz_abs(scaled, scaled);
    mpz_fdiv_q(scaled, scaled, mpq_denref(a->q));
    return scale_back(arena, scaled, a, places);
}

const Decimal *
decimal_round_even(Arena *arena, const Decimal *a, int places)
{
    mpz_t scaled;
    scale_and_round(scaled, a, places);
    bool is_odd = mpz_odd_p(scaled);
    const Decimal *up = scale_back(arena, scaled, a, places);
    const Decimal *down = decimal_round_down(arena, a, places);
    /* Half-way, the two are equally far, and the even one of them is taken. */
    const Decimal *both = decimal_add(arena, up, down);
    bool is_tie = decimal_equal(both, decimal_add(arena, a, a)) && !decimal_equal(up, down);
    return is_tie && is_odd ? down : up;
}

/* ---- comparing */

int
decimal_compare(const Decimal *a, const Decimal *b)
{
    return mpq_cmp(a->q, b->q);
}

int
decimal_sign(const Decimal *a)
{
    return mpq_sgn(a->q);
}

bool
decimal_equal(const Decimal *a, const Decimal *b)
{
    return mpq_equal(a->q, b->q);
}

const Decimal *
decimal_min(const Decimal *a, const Decimal *b)
{
    return decimal_compare(a, b) <= 0 ? a : b;
}

const Decimal *
decimal_max(const Decimal *a, const Decimal *b)
{
    return decimal_compare(a, b) >= 0 ? a : b;
}

/* ---- printing */

static const char *
sign_of(int sign, DecimalStyle style)
{
    if (sign < 0)
        return style == DECIMAL_PLAIN ? "-" : "−";
    return sign > 0 && style == DECIMAL_SIGNED ? "+" : "";
}

/* The digits of a whole number; for g_free(). */
static char *
write_digits(mpz_srcptr number)
{
    char *digits = g_malloc(mpz_sizeinbase(number, 10) + 2);
    return mpz_get_str(digits, 10, number);
}

char *
decimal_format(Arena *arena, const Decimal *a, int places, DecimalStyle style)
{
    mpz_t scaled;
    scale_and_round(scaled, a, places);
    int sign = mpz_sgn(scaled) == 0 ? 0 : decimal_sign(a); /* −0.001 prints as 0.00 */
    g_autofree char *digits = write_digits(scaled);
    mpz_clear(scaled);

    int count = (int) strlen(digits);
    int whole = count - places;
    int commas = style == DECIMAL_PLAIN ? 0 : MAX(whole - 1, 0) / 3;
    const char *before = sign_of(sign, style);
    gsize room = strlen(before) + (gsize) (MAX(whole, 1) + commas + 1 + places + 1);
    char *text = arena_alloc(arena, room);
    char *end = g_stpcpy(text, before);
    if (whole <= 0)
        *end++ = '0';
    for (int i = 0; i < whole; i++) {
        if (commas && i && (whole - i) % 3 == 0)
            *end++ = ',';
        *end++ = digits[i];
    }
    if (places)
        *end++ = '.';
    for (int i = whole; i < 0; i++)
        *end++ = '0';
    if (places)
        g_stpcpy(end, digits + MAX(whole, 0));
    return text;
}

/* How many decimals @a has, or -1 if it has no end. */
static int
count_places(const Decimal *a)
{
    mpz_t rest, factor;
    mpz_init(rest);
    mpz_init(factor);
    mpz_set_ui(factor, 2);
    int twos = (int) mpz_remove(rest, mpq_denref(a->q), factor);
    mpz_set_ui(factor, 5);
    int fives = (int) mpz_remove(rest, rest, factor);
    bool ends = mpz_cmp_ui(rest, 1) == 0;
    mpz_clear(rest);
    mpz_clear(factor);
    return ends ? MAX(twos, fives) : -1;
}

bool
decimal_ends_within(const Decimal *a, int places)
{
    int own = count_places(a);
    return own >= 0 && own <= places;
}

char *
decimal_format_full(Arena *arena, const Decimal *a, int places, DecimalStyle style)
{
    int own = count_places(a);
    return decimal_format(arena, a, own < 0 ? places + 4 : MAX(own, places), style);
}

char *
decimal_fraction(Arena *arena, const Decimal *a)
{
    size_t room = mpz_sizeinbase(mpq_numref(a->q), 10) + mpz_sizeinbase(mpq_denref(a->q), 10) + 3;
    return mpq_get_str(arena_alloc(arena, room), 10, a->q);
}
