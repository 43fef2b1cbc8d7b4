#pragma once

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/length.h"
#include "text/text.h"

/**
 * The area tree: what layout makes and painters draw, with nothing of FO left in it.
 * A page and all below it live in the page's own arena; words and fonts are borrowed
 * from the TextFonts, tags from the AreaDocument.
 */
typedef struct Area Area;
typedef struct AreaTag AreaTag;

typedef enum {
    AREA_BLOCK,    /* a box that stacks its children */
    AREA_LINE,     /* a line of a block */
    AREA_INLINE,   /* a box on a line */
    AREA_TEXT,     /* glyphs */
    AREA_RULE,     /* a leader's rule, drawn along the middle of the box */
    AREA_IMAGE,    /* an external graphic */
    AREA_FOREIGN,  /* SVG or a chart: XML that a painter knows how to draw */
    AREA_VIEWPORT, /* turns and clips what is inside */
} AreaKind;

typedef enum {
    AREA_BORDER_NONE,
    AREA_BORDER_SOLID,
    AREA_BORDER_DASHED,
    AREA_BORDER_DOTTED,
    AREA_BORDER_DOUBLE,
    AREA_BORDER_GROOVE,
    AREA_BORDER_RIDGE,
    AREA_BORDER_INSET,
    AREA_BORDER_OUTSET,
} AreaBorderStyle;

typedef enum {
    AREA_TOP,
    AREA_RIGHT,
    AREA_BOTTOM,
    AREA_LEFT,
} AreaSide;

typedef struct {
    AreaBorderStyle style;
    Length width;
    guint32 color;  /* 0xRRGGBBAA */
    bool collapsed; /* straddles the box's edge, half of its width on each side */
} AreaBorder;

/** What is drawn behind a box; shared by boxes that look alike. */
typedef struct {
    AreaBorder borders[4];        /* by AreaSide */
    guint32 background;           /* 0xRRGGBBAA; nothing is drawn when alpha is 0 */
    const char *background_image; /* resolved path or data: URI, or NULL */
    bool repeat_x, repeat_y;
    /* Where the first background image stands: offset + percent of (padding box − image). */
    Length position_x, position_y;
    gint32 position_x_percent, position_y_percent; /* in 1/1024 percent */
} AreaTraits;

/** A word at its place in an AREA_TEXT. */
typedef struct {
    const TextWord *word;
    Length x;      /* from the text area's left edge */
    Length extra;  /* added after each cluster but the last: letter-spacing, justification */
    Length parted; /* added before a glyph that is parted: justification alone */
} AreaPiece;

/** What is added between glyph @i of @piece and the next. */
static inline Length
area_piece_gap(const AreaPiece *piece, guint i)
{
    const TextGlyph *glyphs = piece->word->glyphs;
    if (i + 1 >= piece->word->n_glyphs)
        return 0;
    if (glyphs[i + 1].cluster != glyphs[i].cluster)
        return piece->extra;
    return glyphs[i + 1].parted ? piece->parted : 0;
}

typedef enum {
    AREA_UNDERLINE = 1 << 0,
    AREA_OVERLINE = 1 << 1,
    AREA_LINE_THROUGH = 1 << 2,
} AreaDecoration;

typedef struct {
    const TextFont *font; /* the decorations'; each word knows its own */
    guint32 color;
    guint32 decorations; /* AreaDecoration */
    guint32 decoration_color;
    Length baseline; /* below the area's top */
    guint n_pieces;
    AreaPiece *pieces; /* in visual order; spaces are pieces too, so that text comes out whole */
} AreaText;

typedef struct {
    AreaBorderStyle style;
    guint32 color;
} AreaRule;

typedef struct {
    const char *uri;            /* resolved path or data: URI */
    Length x, y, width, height; /* the picture, from the area's corner */
    bool clip;                  /* to the area */
} AreaImage;

typedef struct {
    const xmlNode *content;     /* lives as long as the page */
    Length x, y, width, height; /* the picture, from the area's corner */
    bool clip;                  /* to the area */
} AreaForeign;

/** Children are laid out in a box turned by @turns × 90° counter-clockwise. */
typedef struct {
    int turns; /* 0 to 3 */
    bool clip;
} AreaViewport;

struct Area {
    AreaKind kind;
    Length x, y;          /* of the border rectangle, from its parent's top left corner; y down */
    Length width, height; /* of the border rectangle, as its parent is oriented */
    const AreaTraits *traits; /* or NULL */
    AreaTag *tag;             /* the structure element of its content; NULL: its parent's */
    const char *id;           /* the destination it is, or NULL */
    const char *link;         /* where it leads: "#id" or a URI, or NULL */
    bool is_table;            /* its children's boxes come beneath what any of them holds */
    Area *first, *last, *next;
    union {
        AreaText text;
        AreaRule rule;
        AreaImage image;
        AreaForeign foreign;
        AreaViewport viewport;
    };
};

#define AREA_EACH_CHILD(child, parent) \
    for (Area *child = (parent)->first; (child); (child) = (child)->next)

typedef struct {
    Arena *arena;
    int index;         /* from 0, in the document */
    const char *label; /* the formatted page number */
    Length width, height;
    Area *root; /* an AREA_BLOCK at 0, 0 */
} AreaPage;

/** A new page with an empty root; it owns its arena. */
AreaPage *area_page_new(Length width, Length height);
void area_page_free(AreaPage *page);

/** A new area on @page, the last child of @parent; of none when NULL. */
Area *area_new(AreaPage *page, Area *parent, AreaKind kind, Length x, Length y, Length width,
               Length height);

/** Names @area as a destination; @id is copied, and may be NULL. */
void area_set_id(AreaPage *page, Area *area, const char *id);

/* ---- the structure tree (PDF 1.7, 14.7 and 14.8): grown by layout, filled by the painter */

typedef enum {
    AREA_SCOPE_NONE,
    AREA_SCOPE_COLUMN,
    AREA_SCOPE_ROW,
    AREA_SCOPE_BOTH,
} AreaScope;

enum {
    AREA_MARK_CHILD = -1, /* as an mcid: the next of the child tags stands here */
};

struct AreaTag {
    const char *role; /* "P", "H1", "TH" …; "Artifact" stands outside the tree */
    AreaTag *parent, *first, *last, *next;
    const char *alt, *language, *actual_text;
    AreaScope scope;
    int column_span, row_span; /* 0 when not a cell */
    const char *numbering;     /* a list's: "Decimal", "Disc" …; NULL: not known */
    const char *artifact_type; /* an artifact's: "Pagination", "Layout" … */
    void *painted;             /* the painter's record of it; NULL until it is painted */
    int done; /* how many pages there were when the last of it was placed; 0: there may be more */
};

typedef struct AreaBookmark AreaBookmark;
struct AreaBookmark {
    const char *title, *destination; /* an id or a URI, or NULL */
    bool open;
    AreaBookmark *first, *next;
};

/** What belongs to the document as a whole. */
typedef struct {
    Arena *arena;
    const char *title, *author, *subject, *keywords; /* or NULL */
    const char *language;                            /* BCP 47; "th-TH" when the FO says none */
    AreaTag *root;                                   /* role "Document" */
    AreaTag *artifacts;                              /* by their next: one of a type */
    AreaTag *spare;                                  /* by their next: to be used again */
    AreaBookmark *bookmarks;                         /* the first, or NULL */
} AreaDocument;

AreaDocument *area_document_new(void);
void area_document_free(AreaDocument *document);

/** A new tag, the last child of @parent, which may not be done. @role is kept, not copied. */
AreaTag *area_tag_new(AreaDocument *document, AreaTag *parent, const char *role);

/** The same, but the next after @before, a child of @parent; the first where that is NULL. */
AreaTag *area_tag_new_after(AreaDocument *document, AreaTag *parent, AreaTag *before,
                            const char *role);

/** The artifact of @type, which is kept, not copied. */
AreaTag *area_tag_artifact(AreaDocument *document, const char *type);

/** Takes @tag, which comes after @before (NULL: first), out of its parent, with all below it. */
void area_tag_drop(AreaDocument *document, AreaTag *tag, AreaTag *before);

/** A new bookmark, the last child of @parent, or at the top. @title is copied. */
AreaBookmark *area_bookmark_new(AreaDocument *document, AreaBookmark *parent, const char *title);

/** Where finished pages go. Takes @page over. False and @error stops the layout. */
typedef bool (*AreaPageFunc)(AreaPage *page, void *data, GError **error);

/* ---- images (area/image.c) */

/**
 * The natural size of an image (PNG, JPEG, SVG, GIF …): its pixels at the resolution the file
 * gives, 72 dpi when it gives none. @uri is a path or data: URI.
 */
bool area_image_size(const char *uri, Length *width, Length *height, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(AreaPage, area_page_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AreaDocument, area_document_free)
