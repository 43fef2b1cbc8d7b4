#include "transform/number.h"

#include <stdbool.h>
#include <string.h>

#include "base/thai.h"
#include "transform/decimal.h"

/* ---- pictures */

typedef struct {
    bool grouped, thai;
    gsize least_whole;               /* digits before the point */
    gsize least_places, most_places; /* and after it */
} Picture;

static Picture
read_picture(const char *text)
{
    Picture picture = {0};
    bool fraction = false;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        bool thai = g_utf8_get_char(p) == 0x0E50;
        bool zero = thai || *p == '0';
        picture.thai |= thai;
        picture.grouped |= *p == ',';
        fraction |= *p == '.';
        picture.least_whole += zero && !fraction;
        picture.least_places += zero && fraction;
        picture.most_places += (zero || *p == '#') && fraction;
    }
    return picture;
}

static void
drop_trailing_zeros(GString *digits, gsize least)
{
    while (digits->len > least && digits->str[digits->len - 1] == '0')
        g_string_truncate(digits, digits->len - 1);
}

static bool
is_zero(const TransformDecimal *decimal)
{
    return strspn(decimal->whole->str, "0") == decimal->whole->len &&
           strspn(decimal->fraction->str, "0") == decimal->fraction->len;
}

static void
append_whole(GString *result, const GString *whole, const Picture *picture)
{
    for (gsize i = whole->len; i < picture->least_whole; i++)
        g_string_append_c(result, '0');
    for (gsize i = 0; i < whole->len; i++) {
        if (picture->grouped && i && (whole->len - i) % 3 == 0)
            g_string_append_c(result, ',');
        g_string_append_c(result, whole->str[i]);
    }
}

char *
transform_number_format(const char *value, const char *text)
{
    g_autoptr(TransformDecimal) decimal = transform_decimal_new(value);
    if (!decimal)
        return NULL;

    Picture picture = read_picture(text);
    transform_decimal_round(decimal, picture.most_places);
    drop_trailing_zeros(decimal->fraction, picture.least_places);

    g_autoptr(GString) result = g_string_new(decimal->negative && !is_zero(decimal) ? "−" : "");
    append_whole(result, decimal->whole, &picture);
    if (decimal->fraction->len)
        g_string_append_printf(result, ".%s", decimal->fraction->str);
    return picture.thai ? thai_digits(result->str) : g_strdup(result->str);
}

/* ---- counters */

/* The 41 consonants in use as counters: ฃ, ฅ and ฆ are passed over, as in ก. ข. ค. ง. */
static const char consonants[] = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";

/* 1 is the first of @letters, the one after the last is the first twice: ก … ฮ กก กข. */
static char *
count_in_letters(guint number, const char *letters)
{
    guint base = (guint) g_utf8_strlen(letters, -1);
    g_autoptr(GString) result = g_string_new(NULL);
    for (; number; number = (number - 1) / base) {
        const char *letter = g_utf8_offset_to_pointer(letters, (number - 1) % base);
        g_string_prepend_len(result, letter, g_utf8_next_char(letter) - letter);
    }
    return g_strdup(result->str);
}

char *
transform_number_roman(guint number)
{
    static const struct {
        guint value;
        const char *letters;
    } steps[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                 {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                 {5, "V"},    {4, "IV"},   {1, "I"}};
    if (number < 1 || number > 3999)
        return NULL;

    g_autoptr(GString) result = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
        for (; number >= steps[i].value; number -= steps[i].value)
            g_string_append(result, steps[i].letters);
    }
    return g_strdup(result->str);
}

static char *
count_in_small_roman(guint number)
{
    g_autofree char *large = transform_number_roman(number);
    return large ? g_ascii_strdown(large, -1) : NULL;
}

char *
transform_number_counter(guint number, const char *form)
{
    g_autofree char *arabic = g_strdup_printf("%u", number);
    if (number < 1)
        return NULL;
    switch (g_utf8_get_char(form)) {
    case '1':
        return g_steal_pointer(&arabic);
    case 0x0E51:
        return thai_digits(arabic);
    case 0x0E01:
        return count_in_letters(number, consonants);
    case 'a':
        return count_in_letters(number, "abcdefghijklmnopqrstuvwxyz");
    case 'A':
        return count_in_letters(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    case 'i':
        return count_in_small_roman(number);
    case 'I':
        return transform_number_roman(number);
    default:
        return NULL;
    }
}

/* ---- words */

static const char *const digit_names[] = {"ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่",
                                          "ห้า",  "หก",  "เจ็ด", "แปด", "เก้า"};
/* By the number of digits that follow within a group of six. */
static const char *const place_names[] = {"", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"};

/* One digit of a group: ยี่สิบ and สิบ drop or change the digit's name, a last one after others is เอ็ด.
 */
static void
append_digit(GString *result, int digit, gsize place, bool after_others)
{
    if (digit == 0)
        return;
    if (place == 1 && digit == 2)
        g_string_append(result, "ยี่");
    else if (place == 0 && digit == 1 && after_others)
        g_string_append(result, "เอ็ด");
    else if (!(place == 1 && digit == 1))
        g_string_append(result, digit_names[digit]);
    g_string_append(result, place_names[place]);
}

/* Groups of six digits from the left, each but the last followed by ล้าน. */
static void
append_whole_words(GString *result, const char *digits)
{
    gsize length = strlen(digits);
    bool after_others = false;
    if (g_str_equal(digits, "0"))
        g_string_append(result, digit_names[0]);
    for (gsize i = 0; i < length; i++) {
        gsize left = length - i - 1;
        append_digit(result, digits[i] - '0', left % 6, after_others);
        after_others |= digits[i] != '0';
        if (left && left % 6 == 0)
            g_string_append(result, "ล้าน");
    }
}

char *
transform_number_words(const char *value)
{
    g_autoptr(TransformDecimal) decimal = transform_decimal_new(value);
    if (!decimal)
        return NULL;

    g_autoptr(GString) result = g_string_new(decimal->negative && !is_zero(decimal) ? "ลบ" : "");
    append_whole_words(result, decimal->whole->str);
    if (decimal->fraction->len)
        g_string_append(result, "จุด");
    for (gsize i = 0; i < decimal->fraction->len; i++)
        g_string_append(result, digit_names[decimal->fraction->str[i] - '0']);
    return g_strdup(result->str);
}

char *
transform_number_baht(const char *value)
{
    g_autoptr(TransformDecimal) decimal = transform_decimal_new(value);
    if (!decimal)
        return NULL;

    transform_decimal_round(decimal, 2);
    g_autoptr(GString) result = g_string_new(decimal->negative && !is_zero(decimal) ? "ลบ" : "");
    bool satang = !g_str_equal(decimal->fraction->str, "00");
    if (!satang || !g_str_equal(decimal->whole->str, "0")) {
        append_whole_words(result, decimal->whole->str);
        g_string_append(result, satang ? "บาท" : "บาทถ้วน");
    }
    if (satang) {
        append_whole_words(result, decimal->fraction->str);
        g_string_append(result, "สตางค์");
    }
    return g_strdup(result->str);
}
