#include "xml/tags.h"

#include <string.h>

#include "base/limits.h"

enum {
    TEXT,
    OPEN, /* after < */
    TAG,
    QUOTE, /* in a tag or a declaration, as ->back says */
    BANG,  /* after <! */
    DASH,  /* after <!- */
    COMMENT,
    CDATA,
    INSTRUCTION,
    DECLARATION,
};

/* What ends a state that nothing else does. */
static const char *
end_of(int state)
{
    switch (state) {
    case COMMENT:
        return "-->";
    case CDATA:
        return "]]>";
    default:
        return "?>";
    }
}

/* The state that what is complete leaves behind. */
static int
outside(const XmlTags *tags)
{
    return tags->depth ? DECLARATION : TEXT;
}

/* An end such as "-->" may have its first character more often before it. */
static void
look_for_end(XmlTags *tags, char c)
{
    const char *end = end_of(tags->state);
    int last = (int) strlen(end) - 1;
    if (c == end[tags->matched])
        tags->matched++;
    else if (!(tags->matched == last && c == end[0]))
        tags->matched = c == end[0];
    if (tags->matched > last) {
        tags->matched = 0;
        tags->state = outside(tags);
    }
}

static void
look_after_open(XmlTags *tags, char c)
{
    tags->attributes = 0;
    tags->matched = 0;
    tags->state = c == '!' ? BANG : c == '?' ? INSTRUCTION : c == '>' ? outside(tags) : TAG;
}

static void
look_after_bang(XmlTags *tags, char c)
{
    if (c == '-') {
        tags->state = DASH;
    } else if (c == '[' && !tags->depth) {
        tags->state = CDATA;
    } else {
        tags->depth++;
        tags->state = DECLARATION;
    }
}

static void
look_within(XmlTags *tags, char c)
{
    if (c == '"' || c == '\'') {
        tags->quote = c;
        tags->back = tags->state;
        tags->state = QUOTE;
    } else if (tags->state == DECLARATION && c == '<') {
        tags->state = OPEN;
    } else if (c == '>') {
        tags->depth -= tags->state == DECLARATION;
        tags->state = outside(tags);
    } else if (tags->state == TAG && c == '=') {
        tags->attributes++;
    }
}

static void
look_at(XmlTags *tags, char c)
{
    switch (tags->state) {
    case TEXT:
        tags->state = c == '<' ? OPEN : TEXT;
        break;
    case OPEN:
        look_after_open(tags, c);
        break;
    case QUOTE:
        tags->state = c == tags->quote ? tags->back : QUOTE;
        break;
    case BANG:
        look_after_bang(tags, c);
        break;
    case DASH:
        tags->state = COMMENT;
        break;
    case TAG:
    case DECLARATION:
        look_within(tags, c);
        break;
    default:
        look_for_end(tags, c);
    }
}

/*
 * How many of @bytes, which begin with a tag, come before the next one, when it is near: so few
 * have too many attributes by no means. No value may have a < in it; libxml2 goes no further than
 * that.
 */
static gsize
skip_short_tag(const char *bytes, gsize size)
{
    enum { SHORTEST_ATTRIBUTE = 4 /* a="" */ };
    if (size < 2 || !g_ascii_isalpha(bytes[1]))
        return 0;
    const char *next =
        memchr(bytes + 1, '<', MIN(size - 1, SHORTEST_ATTRIBUTE * LIMIT_XML_ATTRIBUTES));
    return next ? (gsize) (next - bytes) : 0;
}

/* How many of @bytes change nothing: most of a document is text, names and values. */
static gsize
skip(const XmlTags *tags, const char *bytes, gsize size)
{
    static const bool ends_name[G_MAXUINT8 + 1] = {
        ['"'] = true, ['\''] = true, ['='] = true, ['>'] = true};
    if (tags->state == TAG) {
        gsize length = 0;
        while (length < size && !ends_name[(guint8) bytes[length]])
            length++;
        return length;
    }
    if (tags->state != TEXT && tags->state != QUOTE)
        return 0;
    const char *next = memchr(bytes, tags->state == TEXT ? '<' : tags->quote, size);
    if (!next)
        return size;
    gsize length = (gsize) (next - bytes), tag;
    while (tags->state == TEXT && (tag = skip_short_tag(bytes + length, size - length)) > 0)
        length += tag;
    return length;
}

bool
xml_tags_look(XmlTags *tags, const char *bytes, gsize size)
{
    for (gsize i = 0; i < size && tags->attributes <= LIMIT_XML_ATTRIBUTES; i++) {
        i += skip(tags, bytes + i, size - i);
        if (i < size && bytes[i]) /* every other byte of UTF-16 is nothing */
            look_at(tags, bytes[i]);
    }
    return tags->attributes <= LIMIT_XML_ATTRIBUTES;
}
