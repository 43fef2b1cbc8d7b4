#pragma once

/**
 * The functions a stylesheet has beside XSLT's own, in the namespace urn:samrit:functions
 * (prefix s: here). What cannot be read as they ask for gives "", never an error, so that
 * a document shows the gap; arguments are converted to strings as by string().
 *
 *   s:thai-digits(text)      "ปี 2566" → "ปี ๒๕๖๖"; as transform_digits_thai()
 *   s:date(iso, form)        "2022-09-15" by the forms
 *                            long     "15 กันยายน 2565"
 *                            short    "15 ก.ย. 65"
 *                            full     "วันที่ 15 กันยายน พ.ศ. 2565"
 *                            and with Thai digits by thai-long, thai-short, thai-full
 *   s:number(value, picture) "1234.5", "#,##0.00" → "1,234.50"; "#,##๐.๐๐" for Thai digits
 *   s:words(value)           "21" → "ยี่สิบเอ็ด"; "2.05" → "สองจุดศูนย์ห้า"
 *   s:baht(value)            "100.50" → "หนึ่งร้อยบาทห้าสิบสตางค์"
 *   s:sort-key(text)         for xsl:sort: the plain order of the keys is ก–ฮ order
 *   s:counter(number, form)  3 by the forms 1 ๑ ก a A i I → "3" "๓" "ค" "c" "C" "iii" "III"
 *   s:roman(number)          4 → "IV"
 */
#define TRANSFORM_NAMESPACE "urn:samrit:functions"

/** Makes the functions known to libxslt, once for the process. */
void transform_register_functions(void);
