#include "text/glue.h"

#include <string.h>

#include "text/thai.h"

/* ---- the two sides of a break */

/* What kind of character stands beside a break, spaces aside. */
enum {
    THAI = 1 << 0,  /* a consonant or a vowel that begins */
    DIGIT = 1 << 1, /* of either script */
    LATIN = 1 << 2,
    DOT = 1 << 3,
    DASH = 1 << 4,
    OPEN = 1 << 5,
    CLOSE = 1 << 6,
    MONEY = 1 << 7,
    PERCENT = 1 << 8,
    RELATION = 1 << 9, /* ≥ ± and their like, said with the number after them */
    REPEAT = 1 << 10,  /* ๆ */
    SHORT = 1 << 11,   /* ฯ */
    FOLLOWS = 1 << 12, /* a vowel or mark that belongs to the letter before */
    LEADS = 1 << 13,   /* a vowel written before its letter */
    EDGE = 1 << 14,    /* the start of the text */
    SLASH = 1 << 15,
    OTHER = 1 << 16,
    ANY = (1 << 17) - 1,
};

enum {
    LONGEST_NAME = 16 * 3, /* in bytes: of a title with a given name, or of a surname */
};

typedef enum {
    TOUCHING, /* no space at the break */
    SPACED,
    EITHER,
} Spaces;

/* A break: before the character at `at`, which stands behind spaces that end at it. */
typedef struct {
    const char *text;
    gsize length;
    const guint8 *words; /* the breaks before any rule: where words begin */
    gsize before, at;    /* what stands before ends at `before` */
} Place;

static guint
class_of_thai(gunichar c)
{
    if (c == 0x0e2f)
        return SHORT;
    if (c == 0x0e46)
        return REPEAT;
    if (c >= 0x0e40 && c <= 0x0e44)
        return LEADS;
    if ((c >= 0x0e30 && c <= 0x0e3a) || c == 0x0e45 || (c >= 0x0e47 && c <= 0x0e4e))
        return FOLLOWS;
    if (c == 0x0e3f)
        return MONEY;
    return c >= 0x0e50 && c <= 0x0e59 ? DIGIT : THAI;
}

static guint
class_of(gunichar c)
{
    static const struct {
        const char *characters;
        guint class;
    } signs[] = {
        {".", DOT},        {"/", SLASH},    {"-‐‑–—", DASH},   {"([{“‘«", OPEN},
        {")]}”’»", CLOSE}, {"$£¥€", MONEY}, {"%‰°℃", PERCENT}, {"<>=≤≥±≈~+−×", RELATION},
    };
    if (c >= 0x0e01 && c <= 0x0e5b)
        return class_of_thai(c);
    if (c < 0x80 && g_ascii_isdigit((char) c))
        return DIGIT;
    if (c < 0x80 && g_ascii_isalpha((char) c))
        return LATIN;
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (g_utf8_strchr(signs[i].characters, -1, c))
            return signs[i].class;
    }
    return OTHER;
}

static guint
class_before(const Place *place, gsize end)
{
    if (end == 0)
        return EDGE;
    return class_of(g_utf8_get_char(g_utf8_find_prev_char(place->text, place->text + end)));
}

static guint
class_after(const Place *place, gsize start)
{
    return start < place->length ? class_of(g_utf8_get_char(place->text + start)) : EDGE;
}

static bool
is_letter(guint class)
{
    return class & (THAI | FOLLOWS | LEADS | REPEAT | SHORT);
}

/* Whether a word may begin or end at @position: a break, or no letter on one of the sides. */
static bool
is_word_edge(const Place *place, gsize position)
{
    return position == 0 || position >= place->length ||
           place->words[position] != TEXT_BREAK_NONE || !is_letter(class_before(place, position)) ||
           !is_letter(class_after(place, position));
}

/* Whether one of @words, a word of its own, ends at @end. */
static bool
ends_with(const Place *place, gsize end, const char *const *words)
{
    for (; *words; words++) {
        gsize length = strlen(*words);
        if (length <= end && memcmp(place->text + end - length, *words, length) == 0 &&
            is_word_edge(place, end - length))
            return true;
    }
    return false;
}

static bool
begins_with(const Place *place, gsize start, const char *const *words)
{
    for (; *words; words++) {
        gsize length = strlen(*words);
        if (length <= place->length - start && memcmp(place->text + start, *words, length) == 0 &&
            is_word_edge(place, start + length))
            return true;
    }
    return false;
}

static gsize
skip_spaces_back(const Place *place, gsize end)
{
    while (end > 0 && place->text[end - 1] == ' ')
        end--;
    return end;
}

/* ---- words the rules know */

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* What is said with the number after it: มาตรา ๓/๑, ร้อยละ 70, ที่ 12. */
static const char *const labels[] = {
    "ที่",        "ครั้งที่",    "ฉบับที่",     "เลขที่",   "วันที่",       "ข้อที่",    "หมวดที่",      "ส่วนที่",
    "ตอนที่",     "บทที่",     "ระยะที่",    "ลำดับที่",  "กลุ่มที่",      "ระดับที่",  "ขั้นที่",        "ชุดที่",
    "ไตรมาสที่",  "รอบที่",    "เขตที่",     "ภาคที่",   "แผ่นที่",      "ตารางที่", "ภาพที่",       "แผนภูมิที่",
    "ตัวชี้วัดที่",   "มิติที่",     "มาตรา",    "ข้อ",     "หมวด",      "ส่วน",    "ตอน",        "บท",
    "วรรค",     "ลำดับ",    "ระดับ",     "ขั้น",     "ชั้น",        "หน้า",    "ตาราง",      "ภาพ",
    "แผนภูมิ",    "ภาคผนวก", "ร้อยละ",    "ปี",      "ปีงบประมาณ", "ประจำปี", "ไวรัสโคโรนา", "ตอนบน",
    "ตอนล่าง",   "สายด่วน",  "พุทธศักราช", "ไตรมาส", "เขต",       "หมู่",     "หมู่ที่",        "ซอย",
    "ชุด",       "รุ่น",      "เล่ม",      "ประเภท", "กลุ่ม",       "เวลา",   "เล่มที่",       "รุ่นที่",
    "หมายเลข",  "เบอร์",    "โทร.",     "โทรศัพท์", "โทรสาร",    "พ.ศ.",   "ค.ศ.",       "ร.ศ.",
    "ม.ศ.",     "จ.ศ.",    "ว.",       "ลว.",    "น.",        "เกณฑ์ที่",  "องค์ประกอบที่", "ยุทธศาสตร์ที่",
    "เป้าหมายที่", "ประเด็นที่", "แผนแม่บทที่", "อันดับ",   "อันดับที่",     NULL,
};

/* What is counted or measured by the number before it: 3 จังหวัด, 13.30 น. */
static const char *const units[] = {
    "บาท",     "สตางค์",    "ล้านบาท",    "ล้าน",          "แสน",        "หมื่น",      "พัน",
    "ร้อย",     "คะแนน",    "แห่ง",       "หน่วยงาน",      "หน่วย",       "จังหวัด",    "อำเภอ",
    "ตำบล",    "หมู่บ้าน",    "กระทรวง",   "กรม",          "กอง",        "ภาค",      "คน",
    "ราย",     "ท่าน",      "รูป",        "ครัวเรือน",      "ครั้ง",        "เรื่อง",     "ฉบับ",
    "มาตรา",   "ข้อ",       "ข้อเสนอ",    "ประเด็น",       "ด้าน",        "มิติ",       "ตัวชี้วัด",
    "ตัว",      "โครงการ",  "กิจกรรม",    "แผนงาน",       "แผน",        "ขั้นตอน",    "ขั้น",
    "ระดับ",    "ระยะ",     "องค์ประกอบ", "กลุ่ม",          "กลุ่มจังหวัด",   "ชุด",       "ประเภท",
    "รายการ",  "ปี",        "เดือน",      "สัปดาห์",        "วัน",         "วันทำการ",  "ชั่วโมง",
    "นาที",     "วินาที",     "น.",        "ไตรมาส",       "รอบ",        "เปอร์เซ็นต์", "กิโลเมตร",
    "เมตร",    "เซนติเมตร", "มิลลิเมตร",   "กิโลกรัม",       "กรัม",        "ตัน",       "ลิตร",
    "ไร่",      "ตารางวา",  "ตารางเมตร", "ตารางกิโลเมตร", "ลูกบาศก์เมตร", "องศา",     "เท่า",
    "หน้า",     "แผ่น",      "เล่ม",       "ชิ้น",           "คัน",         "เครื่อง",    "หลัง",
    "ห้อง",     "สาขา",     "หลักสูตร",    "รุ่น",           "อัน",         "ชนิด",      "กม.",
    "ม.",      "ซม.",      "มม.",       "กก.",          "ชม.",        "ลบ.ม.",    "ตร.กม.",
    "ตร.ม.",   "แกน",      "จุด",        "ช่อง",          "ชุดข้อมูล",     "ข้อมูล",     "บริการ",
    "ระบบ",    "ยุทธศาสตร์", "เป้าหมาย",   "เท่าตัว",        "ดวง",        "ฐาน",      "สถานี",
    "ครัวเรือน", "เทศบาล",   "ลุ่มน้ำ",      "ภารกิจ",        "ภาษา",       "วาระ",     "กระบวนงาน",
    "ชุมชน",    "กลไก",     "ราย",       "สาย",          "ลำ",         "ไร่",       "ต้น",
    "ดัชนี",     NULL,
};

static const char *const months[] = {
    "มกราคม", "กุมภาพันธ์",  "มีนาคม",  "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน",
    "ตุลาคม",  "พฤศจิกายน", "ธันวาคม", "ม.ค.",   "ก.พ.",    "มี.ค.",   "เม.ย.",   "พ.ค.",   "มิ.ย.",
    "ก.ค.",   "ส.ค.",     "ก.ย.",   "ต.ค.",   "พ.ย.",    "ธ.ค.",   NULL,
};

/* What stands before a name. */
static const char *const titles[] = {
    "นาย",    "นาง",    "นางสาว", "น.ส.",    "ด.ช.",    "ด.ญ.",       "ดร.",       "ศ.",
    "รศ.",    "ผศ.",    "ศ.ดร.",  "รศ.ดร.",  "ผศ.ดร.",  "ม.ล.",       "ม.ร.ว.",    "ม.จ.",
    "พล.อ.",  "พล.ท.",  "พล.ต.",  "พล.ต.อ.", "พล.ต.ท.", "พล.ต.ต.",    "พ.อ.",      "พ.ท.",
    "พ.ต.",   "พ.ต.อ.", "พ.ต.ท.", "พ.ต.ต.",  "ร.อ.",    "ร.ท.",       "ร.ต.",      "ร.ต.อ.",
    "ร.ต.ท.", "ร.ต.ต.", "ว่าที่",    "ฯพณฯ",    "พลเอก",   "พลโท",       "พลตรี",      "พันเอก",
    "พันโท",   "พันตรี",   "ร้อยเอก", "ร้อยโท",   "ร้อยตรี",   "พลตำรวจเอก", "พลตำรวจโท", "พลตำรวจตรี",
    "นพ.",    "พญ.",    NULL,
};

/* After these a line ends badly: what they begin is on the next. */
static const char *const openers[] = {
    "ที่",    "และ", "ของ", "หรือ", "กับ",     "แก่",  "แห่ง", "โดย",  "เพื่อ", "ซึ่ง",  "ว่า", "การ",
    "ความ", "ผู้",   "ไม่",  "อัน",  "ณ",      "ใน",  "จาก", "ตาม",  "ต่อ",  "ด้วย", "นัก", "เป็น",
    "ให้",   "ถึง",  "แต่",  "ทั้ง",  "ระหว่าง", "เมื่อ", "จะ",  "ได้แก่", "ทุก",  "คือ",  NULL,
};

/* ---- what classes and words cannot say */

static bool
is_number_label(const Place *place, gsize end)
{
    return ends_with(place, skip_spaces_back(place, end), labels);
}

/* 12 แห่ง, but not มาตรา 12 แห่งพระราชบัญญัติ: a number that has a name counts nothing. */
static bool
number_counts(const Place *place)
{
    gsize start = place->before;
    while (start > 0 &&
           (class_before(place, start) & (DIGIT | DOT) || strchr(",/", place->text[start - 1])))
        start = (gsize) (g_utf8_find_prev_char(place->text, place->text + start) - place->text);
    bool fraction = memchr(place->text + start, '/', place->before - start) != NULL;
    return !fraction && !is_number_label(place, start) &&
           !ends_with(place, skip_spaces_back(place, start), months);
}

/* Whether an item may be numbered so: digits, or one letter; dots and brackets aside. */
static bool
is_numeral(const Place *place, gsize start, gsize end)
{
    guint letters = 0, digits = 0;
    for (gsize at = start; at < end; at += (gsize) g_utf8_skip[(guint8) place->text[at]]) {
        guint class = class_after(place, at);
        letters += (class & (THAI | LATIN)) != 0;
        digits += class == DIGIT;
        if (!(class & (THAI | LATIN | DIGIT | DOT | OPEN | CLOSE)))
            return false;
    }
    return letters + digits > 0 && (letters == 0 || (letters == 1 && digits == 0));
}

/* (๑) (1) (ก) but after a number (มาตรา ๗๑ (๑)), and 1) 1. ๑.๒ ก. at the start of the text: their
 * item follows. */
static bool
is_item_number(const Place *place)
{
    gsize start = place->before;
    while (start > 0 && place->text[start - 1] != ' ')
        start--;
    bool bracketed = place->text[start] == '(' && place->text[place->before - 1] == ')' &&
                     class_before(place, skip_spaces_back(place, start)) != DIGIT;
    return (bracketed || start == 0) && is_numeral(place, start, place->before);
}

/* กลุ่ม D, ภาคผนวก ก */
static bool
is_one_letter(const Place *place)
{
    gsize behind = place->at + (gsize) g_utf8_skip[(guint8) place->text[place->at]];
    return behind >= place->length || place->text[behind] == ' ' || place->text[behind] == ')';
}

/* ไตรมาส|ที่ 3: ที่ that makes an ordinal is not "that" or "at". */
static bool
is_ordinal(const Place *place)
{
    static const char word[] = "ที่ ";
    gsize size = sizeof word - 1;
    return place->length - place->at > size && memcmp(place->text + place->at, word, size) == 0 &&
           class_after(place, place->at + size) == DIGIT;
}

static bool
is_lone_dash(const Place *place)
{
    gsize behind = place->at + (gsize) g_utf8_skip[(guint8) place->text[place->at]];
    return behind < place->length && place->text[behind] == ' ';
}

/* 0505/ว 89, มคก./ลบ.ม. */
static bool
is_tight_slash(const Place *place)
{
    return class_before(place, place->before - 1) & (DIGIT | DOT);
}

/* e-Service, G-Cloud: one letter and a hyphen are no part of a word to end a line with. */
static bool
is_one_letter_hyphen(const Place *place)
{
    gsize letter = place->before - 1;
    return place->text[letter] == '-' && letter > 0 && class_before(place, letter) == LATIN &&
           !(class_before(place, letter - 1) & (LATIN | DIGIT | DASH));
}

static bool
is_digit_dash(const Place *place)
{
    const char *dash = g_utf8_find_prev_char(place->text, place->text + place->before);
    return class_before(place, (gsize) (dash - place->text)) == DIGIT;
}

/* นร 0505/ว 89: the letters of an office before the number of its letter. */
static bool
is_office_code(const Place *place)
{
    gsize start = place->before, digits = place->at;
    while (start > 0 && class_before(place, start) == THAI)
        start -= 3;
    while (class_after(place, digits) == DIGIT)
        digits += (gsize) g_utf8_skip[(guint8) place->text[digits]];
    bool circular = start > 0 && place->text[start - 1] == '/';
    bool four_digits = digits - place->at == 4 || digits - place->at == 4 * 3;
    return place->before - start <= 3 * 3 &&
           (circular || (four_digits && (start == 0 || place->text[start - 1] == ' ')));
}

/* Where the run of letters around @position begins, or @position + LONGEST_NAME if too far. */
static gsize
run_start(const Place *place, gsize position)
{
    gsize start = position;
    while (start >= 3 && text_is_thai(place->text + start - 3) && position - start < LONGEST_NAME)
        start -= 3;
    return start;
}

static gsize
run_end(const Place *place, gsize position)
{
    gsize end = position;
    while (end + 3 <= place->length && text_is_thai(place->text + end) &&
           end - position < LONGEST_NAME)
        end += 3;
    return end;
}

/* Whether a run is a title and a name, or follows a title and a space: นายสมชาย, น.ส. สมศรี. */
static bool
is_given_name(const Place *place, gsize start, gsize end)
{
    gsize before = skip_spaces_back(place, start);
    if (before > 0 && before < start && ends_with(place, before, titles))
        return true;
    for (const char *const *title = titles; *title; title++) {
        gsize size = strlen(*title);
        if (size < end - start && memcmp(place->text + start, *title, size) == 0 &&
            place->words[start + size] != TEXT_BREAK_NONE)
            return true;
    }
    return start > 0 && place->text[start - 1] == '.' && ends_with(place, start, titles);
}

/*
 * No break inside a name: the run of letters with a title, and the one after it, if both are short
 * and a space or the text's end follows. The dictionary knows few of them.
 */
static bool
is_in_name(const Place *place)
{
    gsize start = run_start(place, place->at), end = run_end(place, place->at);
    bool closed = end >= place->length || strchr(" ),", place->text[end]);
    if (!closed || end - start > LONGEST_NAME)
        return false;
    if (is_given_name(place, start, end))
        return true;
    gsize given_end = skip_spaces_back(place, start);
    gsize given = run_start(place, given_end);
    return given_end < start && given < given_end && given_end - given <= LONGEST_NAME &&
           is_given_name(place, given, given_end);
}

static bool
is_excellency(const Place *place)
{
    return begins_with(place, place->at, WORDS("ฯพณฯ"));
}

static bool
is_not_excellency(const Place *place)
{
    return !is_excellency(place);
}

/* ---- the rules, in the order in which they are asked; the first that holds decides */

typedef struct {
    const char *name;
    guint before, after;
    Spaces spaces;
    const char *const *words_before, *const *words_after; /* NULL: any */
    bool (*check)(const Place *place);                    /* NULL: no more to ask */
    TextBreak result;
} GlueRule;

static const GlueRule rules[] = {
    {"a mark and its letter", ANY, FOLLOWS, TOUCHING, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"a vowel before its letter", LEADS, ANY, TOUCHING, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"ๆ", ANY, REPEAT, EITHER, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"ฯ and ฯลฯ", ANY, SHORT, EITHER, NULL, NULL, is_not_excellency, TEXT_BREAK_NONE},
    {"ฯ|ลฯ", SHORT, THAI, TOUCHING, NULL, WORDS("ลฯ"), NULL, TEXT_BREAK_NONE},
    {"ฯ|พณฯ", SHORT, THAI, TOUCHING, NULL, WORDS("พณฯ", "พณ"), NULL, TEXT_BREAK_NONE},
    {"an opening mark", OPEN, ANY, EITHER, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"a closing mark", ANY, CLOSE, EITHER, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"money and its number", MONEY, DIGIT, EITHER, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"a number and its money", DIGIT, MONEY, EITHER, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"a number and %", DIGIT, PERCENT, EITHER, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"≥ and its number", RELATION, DIGIT | MONEY, EITHER, NULL, NULL, NULL, TEXT_BREAK_NONE},
    {"a range of numbers", DASH, DIGIT, TOUCHING, NULL, NULL, is_digit_dash, TEXT_BREAK_NONE},
    {"a label and its number", THAI | FOLLOWS | DOT, DIGIT | MONEY, SPACED, labels, NULL, NULL,
     TEXT_BREAK_NONE},
    {"a label and its letter", THAI | FOLLOWS, THAI | LATIN, SPACED, labels, NULL, is_one_letter,
     TEXT_BREAK_NONE},
    {"ที่ of a number", THAI | FOLLOWS, THAI, TOUCHING, NULL, NULL, is_ordinal, TEXT_BREAK_NONE},
    {"a dash between spaces", ANY, DASH, SPACED, NULL, NULL, is_lone_dash, TEXT_BREAK_NONE},
    {"a month and its year", THAI | DOT, DIGIT, SPACED, months, NULL, NULL, TEXT_BREAK_POOR},
    {"an office and its number", THAI, DIGIT, SPACED, NULL, NULL, is_office_code, TEXT_BREAK_NONE},
    {"the slash in it", SLASH, THAI, TOUCHING, NULL, NULL, is_tight_slash, TEXT_BREAK_NONE},
    {"a time of day", DIGIT, THAI, SPACED, NULL, WORDS("น."), NULL, TEXT_BREAK_NONE},
    {"a day and its month", DIGIT, THAI | LEADS, SPACED, NULL, months, NULL, TEXT_BREAK_NONE},
    {"a number and its unit", DIGIT, THAI | LEADS, SPACED, NULL, units, number_counts,
     TEXT_BREAK_NONE},
    {"the number of an item", DIGIT | CLOSE | DOT, ANY, SPACED, NULL, NULL, is_item_number,
     TEXT_BREAK_NONE},
    {"a title and a name", THAI | FOLLOWS | DOT | SHORT, THAI | LEADS, EITHER, titles, NULL, NULL,
     TEXT_BREAK_NONE},
    {"a name", THAI | FOLLOWS, THAI | LEADS, TOUCHING, NULL, NULL, is_in_name, TEXT_BREAK_NONE},
    {"e-Service", DASH, LATIN, TOUCHING, NULL, NULL, is_one_letter_hyphen, TEXT_BREAK_NONE},
    {"groups of digits", DIGIT, DIGIT, SPACED, NULL, NULL, NULL, TEXT_BREAK_POOR},
    {"a name and its number", LATIN, DIGIT, SPACED, NULL, NULL, NULL, TEXT_BREAK_POOR},
    {"after a word that opens", THAI | FOLLOWS, ANY, TOUCHING, openers, NULL, NULL,
     TEXT_BREAK_POOR},
};

const char *
text_glue_name(guint index)
{
    return index < G_N_ELEMENTS(rules) ? rules[index].name : NULL;
}

static bool
rule_holds(const GlueRule *rule, const Place *place, guint before, guint after)
{
    if (!(rule->before & before) || !(rule->after & after))
        return false;
    if (rule->spaces != EITHER && (rule->spaces == SPACED) != (place->before < place->at))
        return false;
    return (!rule->words_before || ends_with(place, place->before, rule->words_before)) &&
           (!rule->words_after || begins_with(place, place->at, rule->words_after)) &&
           (!rule->check || rule->check(place));
}

/* U+200B is the author's own word that a line may end there. */
static bool
follows_zero_width_space(const Place *place)
{
    return place->at >= 3 && memcmp(place->text + place->at - 3, "\xe2\x80\x8b", 3) == 0;
}

static TextBreak
judge(const Place *place, TextBreak found)
{
    guint before = class_before(place, place->before), after = class_after(place, place->at);
    for (guint i = 0; i < G_N_ELEMENTS(rules); i++) {
        if (rule_holds(&rules[i], place, before, after))
            return rules[i].result;
    }
    return found;
}

void
text_glue_apply(const char *text, gsize length, guint8 *breaks)
{
    g_autofree guint8 *words = g_memdup2(breaks, length + 1);
    for (gsize at = 1; at < length; at++) {
        if (breaks[at] != TEXT_BREAK_ALLOWED)
            continue;
        Place place = {.text = text, .length = length, .words = words, .at = at};
        place.before = skip_spaces_back(&place, at);
        if (place.before > 0 && !follows_zero_width_space(&place))
            breaks[at] = (guint8) judge(&place, TEXT_BREAK_ALLOWED);
    }
}
