#pragma once

#include <glib.h>

/** Plain decimals ("-1234.50") put into the forms that documents print. */

/**
 * @value as @picture shows it: "#,##0.00" groups by commas and has two decimals, "0.##" up
 * to two, "000" pads; "๐" instead of "0" makes Thai digits. Decimals past the picture's are
 * rounded, halves away from zero, on the digits themselves; the sign is U+2212. NULL if
 * @value is no plain decimal. Free with g_free().
 */
char *transform_number_format(const char *value, const char *picture);

/** @number from 1 as a list counter of the form 1 ๑ ก a A i I; NULL if the form has no such. Free
 * with g_free(). */
char *transform_number_counter(guint number, const char *form);

/** 1 to 3999 as "MCMXCIV"; NULL outside. Free with g_free(). */
char *transform_number_roman(guint number);

/** @value read out in Thai: "ลบสองจุดศูนย์ห้า". NULL if it is no plain decimal. Free with g_free(). */
char *transform_number_words(const char *value);

/** @value baht read out, rounded to satang: "หนึ่งร้อยบาทถ้วน". As above. */
char *transform_number_baht(const char *value);
