#pragma once

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/length.h"
#include "xml/shorts.h"

/**
 * The refined formatting object tree (XSL-FO 1.1, sections 4 to 7).
 *
 * An element is a row of fo/element.def, a property a row of fo/property.def, a
 * keyword a row of fo/keyword.def; the names below follow from the rows mechanically:
 * fo:table-cell is FO_TABLE_CELL, space-before.optimum is FO_PROP_SPACE_BEFORE_OPTIMUM,
 * fox:transform is FO_PROP_FOX_TRANSFORM, "no-wrap" is FO_KW_NO_WRAP. Where a compound has a
 * value proper, the row has the compound's name: FO_PROP_BORDER_BEFORE_WIDTH is the .length (and
 * FO_PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY the other), FO_PROP_PADDING_BEFORE the .length,
 * FO_PROP_LINE_HEIGHT, _LETTER_SPACING and _WORD_SPACING the .optimum.
 */
typedef enum {
    FO_TEXT = 1, /* characters; not an element */
    FO_FOREIGN,  /* the root of another vocabulary; read only where one belongs */
#define FO_ELEMENT(id, name, content, flags) FO_##id,
#include "fo/element.def"
#undef FO_ELEMENT
    FO_ELEMENT_COUNT
} FoElement;

typedef enum {
#define FO_PROPERTY(id, name, types, keywords, initial, flags) FO_PROP_##id,
#include "fo/property.def"
#undef FO_PROPERTY
    FO_PROPERTY_COUNT
} FoProperty;

typedef enum {
    FO_KW_NONE_GIVEN, /* not a keyword: the value is of another kind */
#define FO_KEYWORD(id, name) FO_KW_##id,
#include "fo/keyword.def"
#undef FO_KEYWORD
    FO_KEYWORD_COUNT
} FoKeyword;

typedef enum {
    FO_VALUE_KEYWORD,
    FO_VALUE_LENGTH, /* length + percent of a base known at layout + share */
    FO_VALUE_NUMBER,
    FO_VALUE_COLOR,   /* 0xRRGGBBAA */
    FO_VALUE_STRING,  /* in the tree's arena */
    FO_VALUE_STRINGS, /* NULL-terminated; font-family */
} FoValueKind;

/** A computed value. em, ex, inherit, from-*() and all else known without layout is gone. */
typedef struct {
    guint16 kind;    /* FoValueKind */
    guint16 keyword; /* FoKeyword */
    float share;     /* the argument of proportional-column-width(), 0 elsewhere */
    union {
        struct {
            Length length;
            gint32 percent; /* FO_PERCENT to a percent: 50% is 51200 */
        };
        double number;
        guint32 color;
        const char *string;
        const char *const *strings;
    };
} FoValue;

enum { FO_PERCENT = 1024 };

enum {
    FO_RUN = 16, /* properties to a run of values: what styles share */
    FO_RUNS = (FO_PROPERTY_COUNT + FO_RUN - 1) / FO_RUN,
};

/**
 * The property set of a formatting object, shared by all that have the same one.
 * Corresponding properties are settled: read the relative ones (border-before-*,
 * padding-start, space-before.*, start-indent, inline-progression-dimension.*); their
 * absolute twins keep only what was written. Also settled:
 *
 * - border-*-width is 0 where the style is none or hidden;
 * - font-size is a length, font-weight a number from 100 to 900;
 * - line-height is a length; `normal` is 1.2 and a number is a factor, both of the element's
 *   own font size;
 * - text-align is start, center, end, justify, inside or outside;
 * - writing-mode is one of the modes with a hyphen;
 * - text-decoration, which reaches all inlines below, is FO_PROP_UNDERLINE_COLOR and its fellows.
 *
 * Read it with fo_value() and the functions below it.
 */
typedef struct FoStyle FoStyle;
struct FoStyle {
    const FoValue *runs[FO_RUNS];
    guint64 specified[(FO_PROPERTY_COUNT + 63) / 64]; /* fo_is_specified() */
    const FoStyle *parent; /* what it inherits from; the initial style for fo:root's */
    const FoStyle *shared; /* itself, or, where it has strings of one object only, the rest */
    const struct FoAttributes *attributes; /* as written, for fo_copy(); fo/style.h */
    FoElement element;
    FoKeyword
        mode; /* the writing mode that maps absolute to relative: lr-tb, rl-tb, tb-rl, tb-lr */
    bool rtl; /* lines run from the right, by the nearest object that a writing mode applies to */
};

typedef struct FoNode FoNode;

/** The change bars that are open where something stands: their fo:change-bar-begin, latest first.
 */
typedef struct FoBars {
    const FoNode *begin;
    const struct FoBars *next;
} FoBars;

struct FoNode {
    FoElement element : 16;
    bool has_marker : 1; /* some child is FO_MARKER */
    int line;            /* in the FO file */
    FoNode *parent, *first, *last, *next;
    const FoStyle *style; /* FO_TEXT has its parent's */
    const char *id;       /* or NULL */
    const FoBars *bars;   /* beside it; a fo:change-bar-begin or -end: from there on; mostly NULL */
    union {
        const char *text;       /* FO_TEXT: UTF-8 as written, white space untouched */
        const xmlNode *foreign; /* FO_FOREIGN: the element; lives as long as the tree's arena; NULL:
                                   it was passed over in the midst of text */
    };
    guint32 length; /* of text, in bytes */
    guint32 stage;  /* of the content model, while the tree is read */
};

#define FO_EACH_CHILD(child, parent) \
    for (FoNode *child = (parent)->first; (child); (child) = (child)->next)

/** The first child of @node that is an @element, or NULL. */
static inline const FoNode *
fo_child(const FoNode *node, FoElement element)
{
    const FoNode *child = node->first;
    while (child && child->element != element)
        child = child->next;
    return child;
}

/** Reads a document one page-sequence at a time, so that memory is bounded by the longest. */
typedef struct FoReader FoReader;

/**
 * Opens FO held in @bytes. @name (a path, for findings and relative URIs) is copied.
 * Findings go to @diag, which must outlive the reader.
 */
FoReader *fo_reader_new(GBytes *bytes, const char *name, Diag *diag, GError **error);

/** The same over the file @path, which is read as it is needed. */
FoReader *fo_reader_open(const char *path, Diag *diag, GError **error);

/**
 * The same over a document in memory, which must outlive the reader. What has been read of it is
 * freed at once, so that it need not be fetched into the processor's cache again for that.
 */
FoReader *fo_reader_new_for_doc(xmlDoc *doc, const char *name, Diag *diag, GError **error);

/** The same with elements that are short by @shorts, which must outlive the reader; NULL for none.
 */
FoReader *fo_reader_new_for_short(xmlDoc *doc, const XmlShorts *shorts, const char *name,
                                  Diag *diag, GError **error);

void fo_reader_free(FoReader *reader);

/**
 * fo:root with what comes before the first page-sequence: layout-master-set,
 * declarations, bookmark-tree. Owned by the reader.
 */
const FoNode *fo_reader_root(const FoReader *reader);

/**
 * The next fo:page-sequence as a tree in @arena; fo:root's style is the reader's. Its parent is
 * fo:root or an fo:page-sequence-wrapper, which does not have it among its children.
 * NULL without @error at the end of the document.
 */
FoNode *fo_reader_next(FoReader *reader, Arena *arena, GError **error);

/** The same in two steps: its properties, and, before the next is asked for, its content. */
FoNode *fo_reader_begin(FoReader *reader, Arena *arena, GError **error);
bool fo_reader_fill(FoReader *reader, GError **error);

/**
 * A long fo:table-body that stands in the flow, or in blocks of it, comes in pieces:
 * fo_reader_fill() stops after so many of its rows, and reads on when called again. Gives the body
 * that is open, or NULL when the page-sequence is whole. All that comes before its end is there.
 */
FoNode *fo_reader_open_body(const FoReader *reader);

/**
 * Takes the rows up to @last, the last that there was when filling stopped, out of their body; and
 * frees them, unless something in them may be asked for later.
 */
void fo_reader_drop_rows(FoReader *reader, FoNode *last);

/** The name given to the reader: findings' file, and what relative URIs are relative to. */
const char *fo_reader_name(const FoReader *reader);

/** Where @node stands, for findings. */
DiagPlace fo_reader_place(const FoReader *reader, const FoNode *node);

/** The name of an element as written, "fo:block"; "#text" for FO_TEXT. Static. */
const char *fo_element_name(FoElement element);

/** The name of a property or keyword as written. Static. */
const char *fo_property_name(FoProperty property);
const char *fo_keyword_name(FoKeyword keyword);

/**
 * A copy of @node with its descendants, as a child of @parent and inheriting from it, in
 * @arena: what fo:retrieve-marker puts in its place (6.13.6). @parent is not changed, and must
 * outlive the copy for as long as values are read; @node need not.
 */
FoNode *fo_copy(FoReader *reader, Arena *arena, const FoNode *node, FoNode *parent);

/* ---- reading properties; a node's style has a value for each of them */

static inline const FoValue *
fo_value(const FoNode *node, FoProperty property)
{
    return &node->style->runs[property / FO_RUN][property % FO_RUN];
}

static inline FoKeyword
fo_keyword(const FoNode *node, FoProperty property)
{
    return (FoKeyword) fo_value(node, property)->keyword;
}

static inline bool
fo_is(const FoNode *node, FoProperty property, FoKeyword keyword)
{
    return fo_value(node, property)->keyword == keyword;
}

static inline bool
fo_is_length(const FoNode *node, FoProperty property)
{
    return fo_value(node, property)->kind == FO_VALUE_LENGTH;
}

/** Set on this element: by name, by shorthand or by a corresponding property. */
static inline bool
fo_is_specified(const FoNode *node, FoProperty property)
{
    return node->style->specified[property / 64] >> (property % 64) & 1;
}

/** A length with its percentage taken of @base; 0 for a keyword. */
static inline Length
fo_length_of(const FoValue *value, Length base)
{
    if (value->kind != FO_VALUE_LENGTH)
        return 0;
    gint64 part = value->percent ? length_scale(base, value->percent, 100 * FO_PERCENT) : 0;
    return length_hold(value->length + part);
}

static inline Length
fo_length(const FoNode *node, FoProperty property, Length base)
{
    return fo_length_of(fo_value(node, property), base);
}

/** A number; a keyword or anything else gives @otherwise. */
double fo_number(const FoNode *node, FoProperty property, double otherwise);
int fo_integer(const FoNode *node, FoProperty property, int otherwise);

/** A colour as 0xRRGGBBAA; transparent is 0. */
guint32 fo_color(const FoNode *node, FoProperty property);

/** A string or NULL. */
const char *fo_string(const FoNode *node, FoProperty property);

/** The strength of a keep (keep-*.within-*): 0 auto, 1 to 999 an integer, 1000 always. */
int fo_keep(const FoNode *node, FoProperty property);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(FoReader, fo_reader_free)
