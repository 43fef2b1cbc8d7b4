#pragma once

#include "layout/baseline.h"
#include "layout/context.h"
#include "layout/edges.h"
#include "layout/paragraph.h"

/**
 * What a paragraph is made of, between collecting its content (inline_collect.c), shaping it into
 * pieces (inline_shape.c), finding its lines (inline_break.c) and turning a line into areas
 * (inline_place.c). Everything lives in the paragraph's arena.
 */

/** How text looks and behaves; one per inline formatting object that holds some. */
typedef struct LayoutInlineStyle LayoutInlineStyle;
struct LayoutInlineStyle {
    const FoStyle *fo;
    const LayoutBaseline *baseline;
    const TextFont *font; /* the first that is there: decorations, hyphens, spaces */
    TextFontRequest request;
    const char *language;           /* BCP 47 or NULL */
    const TextWord *space, *hyphen; /* hyphen: NULL when there is no hyphenation character */
    Length space_width;             /* word-spacing included */
    Length space_stretch, space_shrink;
    Length letter_spacing;
    guint32 color, decorations, decoration_color; /* decorations: AreaDecoration */
    Length line_start, line_end; /* retained borders and padding of the inlines around it */
    bool keep;                   /* keep-together.within-line */
    bool hidden;                 /* takes its room, but is not drawn */
    bool opaque;                 /* a fo:character: no break in or beside it */
};

enum {
    LAYOUT_FORCING = G_MAXINT, /* the rank of a space that is not to be left out */
};

/** Space before or after an inline formatting object. */
typedef struct {
    Length size;
    int rank; /* its precedence */
} LayoutInlineSpace;

/** An inline formatting object that encloses content: fo:inline, fo:basic-link … */
typedef struct LayoutInlineBox LayoutInlineBox;
struct LayoutInlineBox {
    const FoNode *node;
    LayoutInlineBox *parent; /* NULL: directly on the line */
    const LayoutBaseline *baseline;
    LayoutEdges edges;
    Length start_kept, end_kept; /* border and padding where a line break cuts it */
    LayoutInlineSpace space_start, space_end;
    bool space_start_kept; /* also at a line's start */
    bool visible; /* becomes an area: has a border, a background, an id, a link or a role */
    bool placed;  /* a part of it has been, with the id */
    AreaTag *tag;
};

typedef enum {
    LAYOUT_PIECE_WORD,
    LAYOUT_PIECE_SPACE, /* one that may vanish at a line's edge */
    LAYOUT_PIECE_FIXED, /* a space that stays: no-break, fixed width, preserved */
    LAYOUT_PIECE_OPEN,  /* a box begins */
    LAYOUT_PIECE_CLOSE, /* and ends */
    LAYOUT_PIECE_LEADER,
    LAYOUT_PIECE_GRAPHIC,
    LAYOUT_PIECE_CONTAINER,
    LAYOUT_PIECE_NUMBER, /* fo:page-number or a citation */
    LAYOUT_PIECE_FOOTNOTE,
    LAYOUT_PIECE_FLOAT,
    LAYOUT_PIECE_BLOCK,   /* a block-level child: the line ends before it */
    LAYOUT_PIECE_NEWLINE, /* a preserved line feed */
    LAYOUT_PIECE_MARK, /* fo:change-bar-begin, what is passed over: white space is kept beside it */
    LAYOUT_PIECE_NOTHING, /* white space that was found to vanish */
    LAYOUT_PIECE_KINDS,
} LayoutPieceKind;

typedef enum {
    LAYOUT_SPLIT_NONE,
    LAYOUT_SPLIT_PLAIN,   /* a line may end here as it is */
    LAYOUT_SPLIT_POOR,    /* the same, but better not */
    LAYOUT_SPLIT_HYPHEN,  /* with a hyphen, at a soft hyphen */
    LAYOUT_SPLIT_PATTERN, /* with a hyphen, at a place found by hyphenation */
} LayoutPieceBreak;

/** The smallest thing on a line. */
typedef struct {
    guint8 kind;        /* LayoutPieceKind */
    guint8 level;       /* bidi level; odd is right to left */
    guint8 break_after; /* LayoutPieceBreak, of a word */
    bool thai;          /* the word may be spread to fill a line */
    bool joined;        /* the word goes on in the next piece: letter-spacing between them */
    guint16 clusters;   /* of a word, when letters may be spaced */
    const LayoutInlineStyle *style;
    const LayoutBaseline *baseline; /* NULL: no say in the line's height */
    Length width, stretch, shrink;
    union {
        const TextWord *word;
        LayoutInlineBox *box;
        const FoNode *node;
        struct LayoutLeader *leader;
        struct LayoutGraphic *graphic;
        struct LayoutInlineContainer *container;
        struct LayoutNumber *number;
    };
} LayoutPiece;

/** What a kind of piece does that is an object of its own: one row of layout/classes.c. */
typedef struct LayoutPieceClass LayoutPieceClass;
struct LayoutPieceClass {
    /* Measures @node, in a line of @width, into @piece. */
    void (*measure)(Layout *layout, Arena *arena, const FoNode *node, Length width,
                    LayoutPiece *piece);
    /* Places it at @x in @parent, whose line's baseline is at @y, given @width. The area to be
     * filled again when that changes, or NULL. */
    Area *(*place)(Layout *layout, const LayoutPiece *piece, Area *parent, AreaTag *tag, Length x,
                   Length y, Length width);
    /* Fills @area anew to be of @width. */
    void (*fill)(Layout *layout, const LayoutPiece *piece, Area *area, Length width);
    /* Puts what fill() needs of @piece into @arena. */
    void (*keep)(Arena *arena, LayoutPiece *piece);
};

/** Content as collected: a stretch of the buffer in one style, or something that is no text. */
typedef struct {
    guint8 kind; /* LayoutPieceKind; LAYOUT_PIECE_WORD stands for all text */
    gsize start, length;
    const LayoutInlineStyle *style;
    const FoNode *node;
    LayoutInlineBox *box;
} LayoutAtom;

/** A line: pieces first up to, but not with, last. */
typedef struct {
    LayoutLine line;
    guint first, last;
    Length indent;          /* of the first line; the alignment's is found when placing */
    Length available;       /* the width it may fill */
    Length difference;      /* available less natural width */
    Length ascent, descent; /* of the content, without the half-leading */
    bool adjusted;          /* its spaces stretch or shrink by the difference */
    bool shrinks;           /* and that is enough: nothing stands out of it */
    bool hyphen;            /* the last word gets a hyphen */
    bool spaced;            /* the line ends at a space, which piece last is */
    bool end;               /* the last line of its paragraph */
    LayoutInlineBox *open;  /* the innermost box that goes on from the line before */
} LayoutInlineLine;

struct LayoutParagraph {
    const FoNode *block;
    const FoNode *first_child, *end_child; /* what of it is in the paragraph */
    const LayoutInlineStyle *style;        /* the block's own */
    LayoutBaseline *baseline;
    GString *buffer; /* scratch while collecting; NULL afterwards */
    guint8 base_level;
    guint8 align, align_last; /* FoKeyword: start, end, center, justify */
    Length x, width;          /* x: from the left of the block's content, beside a float */
    Length area;              /* of the reference area: its width */
    Length text_indent, last_indent;
    guint floated; /* the floats before this piece have been put */
    Length line_height;
    bool preserve_spaces;         /* white-space-treatment="preserve" */
    bool trim_start, trim_spaces; /* white space goes at a line's start, and at its end */
    bool wrap, font_height, ignore_shifts;
    int remain, push; /* characters that stay before a hyphen, and go after it; 0: no hyphenation */
    bool bidi;        /* an fo:bidi-override is in it */
    const LayoutPiece *pieces;
    guint n_pieces;
    const LayoutInlineLine *lines;
    guint n_lines;
    bool marked;   /* change bars begin or end in it */
    bool tagged;   /* something in it has a structure element of its own */
    AreaTag *span; /* that of the text being placed between such elements; NULL to begin one */
};

/* ---- inline_style.c */

/** The font that measures @node's lines: of its families the first that is there. */
const TextFont *layout_inline_font(Layout *layout, Arena *arena, const FoNode *node);

/** The look of text in @node, whose surroundings are @parent (NULL: the block itself). */
const LayoutInlineStyle *layout_inline_style(Layout *layout, Arena *arena, const FoNode *node,
                                             const LayoutInlineStyle *parent,
                                             const LayoutBaseline *baseline);

/* ---- inline_box.c */

LayoutInlineBox *layout_inline_box_new(Arena *arena, const FoNode *node, LayoutInlineBox *parent,
                                       const LayoutBaseline *baseline, Length width);

/** Borders and background of a part of the box, which a line break may cut at its start or end. */
const AreaTraits *layout_inline_box_traits(Layout *layout, const LayoutInlineBox *box,
                                           bool cut_start, bool cut_end);

/** Whether the box is to be seen, or clicked at, around a block in it. */
bool layout_inline_box_encloses(const LayoutInlineBox *box);

/** Where @node leads, "#id" or a URI in @arena; NULL when it is no link. */
const char *layout_inline_link(Arena *arena, const FoNode *node);

/** The structure element of the box, made when first asked for; @around when it has none. */
AreaTag *layout_inline_box_tag(Layout *layout, LayoutInlineBox *box, AreaTag *around);

/** The structure element that @node asks for or that its kind has: a static name, or NULL. */
const char *layout_inline_role(const FoNode *node);

/** Content that stands outside the structure tree: nothing in it gets an element of its own. */
bool layout_inline_is_artifact(const AreaTag *tag);

/* ---- inline_collect.c */

/** Flattens the content of @paragraph's block into @atoms (of LayoutAtom) and its buffer. */
void layout_inline_collect(Layout *layout, Arena *arena, struct LayoutParagraph *paragraph,
                           const FoNode *first, const FoNode *end, GArray *atoms);

/** The content of @node as one line, as wide as it is; NULL when there is none. */
LayoutParagraph *layout_inline_single(Layout *layout, Arena *arena, const FoNode *node);

/* ---- inline_shape.c */

/** Turns @atoms into @pieces (of LayoutPiece): words shaped, spaces measured, breaks known. */
void layout_inline_shape(Layout *layout, Arena *arena, struct LayoutParagraph *paragraph,
                         const GArray *atoms, GArray *pieces);

/** How many gaps justification may widen in a Thai word and after it: after each cluster, and
 * within SARA AM. */
static inline int
layout_inline_gaps(const LayoutPiece *word)
{
    return word->clusters ? word->clusters + word->word->n_parted : 0;
}

/* ---- inline_elements.c */

/**
 * Appends the elements of pieces @first up to @last, one paragraph in Knuth and Plass's sense, to
 * @elements (of TextElement). A break at an element ends the line before the piece that is its tag.
 */
void layout_inline_elements(const struct LayoutParagraph *paragraph, guint first, guint last,
                            bool indented, GArray *elements);

/* ---- inline_justify.c */

/** A piece at its place on a line: in visual order, with the widths it gets there. */
typedef struct {
    const LayoutPiece *piece; /* NULL: the edge of @box where a line break cuts it */
    LayoutInlineBox *box;     /* of an edge; else NULL */
    bool open;                /* the edge is the box's start */
    bool cut;
    bool bare; /* a block meets the edge: it takes no room */
    guint8 level;
    Length width;  /* with what justification adds after it */
    Length spread; /* between clusters, letter-spacing included */
    int gaps;      /* that justification may widen, within a Thai word and after it */
    Length x;      /* where it came to stand on the line */
    Area *area;    /* what a leader or a number became */
} LayoutSlot;

/** Gives out the line's difference among @slots. */
void layout_inline_justify(const LayoutInlineLine *line, LayoutSlot *slots, guint n_slots);

/** Brings @slots from logical into visual order. */
void layout_inline_reorder(LayoutSlot *slots, guint n_slots, guint8 base_level);

/** How far from the line's start its content begins: by the alignment and the first line's indent.
 */
Length layout_inline_offset(const struct LayoutParagraph *paragraph, const LayoutInlineLine *line);

/* ---- inline_patch.c */

/**
 * Has @area, a line as just placed with @slots, put right when the page numbers that it cites
 * come to be known. Copies what it needs: the paragraph may go.
 */
void layout_inline_wait(Layout *layout, const struct LayoutParagraph *paragraph,
                        const LayoutInlineLine *line, Area *area, const LayoutSlot *slots,
                        guint n_slots);

/* ---- inline_break.c */

/** Finds the lines of @paragraph, whose pieces are known, from piece @from on. */
void layout_inline_break(Layout *layout, Arena *arena, struct LayoutParagraph *paragraph,
                         guint from);

/** Makes the pieces of line @line and of those after it as they were; the first of them. */
guint layout_inline_unbreak(struct LayoutParagraph *paragraph, guint line);
