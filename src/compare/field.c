#include "compare/compare.h"

static const CompareField fields[COMPARE_FIELD_COUNT] = {
#define FIELD(id, level, class, path, key, value, thai, english) \
    {#id, COMPARE_##level, COMPARE_##class, path, key, value, thai, english},
#include "compare/field.def"
#undef FIELD
};

const CompareField *
compare_field(CompareFieldId id)
{
    return &fields[id];
}

const char *
compare_class_name(CompareClass class)
{
    static const char *const names[] = {"data", "rule", "text", "result"};
    return names[class];
}

const char *
compare_class_thai(CompareClass class)
{
    static const char *const names[] = {"ข้อมูล", "หลักเกณฑ์", "ข้อความ", "ผลที่คำนวณได้"};
    return names[class];
}
