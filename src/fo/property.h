#pragma once

#include "fo/fo.h"

/** What a property may be besides one of its keywords; the types column of fo/property.def. */
typedef enum {
    FO_TYPE_LENGTH = 1 << 0,
    FO_TYPE_PERCENT = 1 << 1,
    FO_TYPE_NUMBER = 1 << 2,
    FO_TYPE_INTEGER = 1 << 3,
    FO_TYPE_COLOR = 1 << 4,
    FO_TYPE_STRING = 1 << 5,
    FO_TYPE_URI = 1 << 6,
    FO_TYPE_FAMILIES = 1 << 7,
    FO_TYPE_SHARE = 1 << 8,
    FO_TYPE_SET = 1 << 9,
    FO_TYPE_POSITIVE = 1 << 10,
} FoType;

typedef struct {
    const char *name;
    const char *keywords; /* separated by single spaces */
    const char *initial;
    guint16 types; /* of FoType */
    bool inherited;
    bool unread; /* the layout does not follow it */
} FoPropertyRow;

/** By FoProperty. */
extern const FoPropertyRow fo_property_rows[];

static inline const FoPropertyRow *
fo_property_row(FoProperty property)
{
    return &fo_property_rows[property];
}

/** Finds a row by its name as written; FO_PROPERTY_COUNT when there is none. */
FoProperty fo_property_find(const char *name);

/** Whether the layout does not follow @property where its value is written as @word. */
bool fo_property_is_unread(FoProperty property, const char *word);

/** FO_KW_NONE_GIVEN when @word is no keyword of @property. */
FoKeyword fo_property_keyword(FoProperty property, const char *word);
