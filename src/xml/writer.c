#include "xml/writer.h"

#include <stdbool.h>
#include <string.h>

struct XmlWriter {
    GString *text;
    GPtrArray *open; /* names of the elements begun; the callers' strings */
    bool in_tag;     /* the last start tag still lacks its '>' */
    bool has_text;   /* the innermost element holds text */
};

XmlWriter *
xml_writer_new(void)
{
    XmlWriter *writer = g_new0(XmlWriter, 1);
    writer->text = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    writer->open = g_ptr_array_new();
    return writer;
}

void
xml_writer_free(XmlWriter *writer)
{
    if (!writer)
        return;
    g_string_free(writer->text, TRUE);
    g_ptr_array_unref(writer->open);
    g_free(writer);
}

/* g_string_append_len() where there is room already, as there mostly is. */
static inline void
put(GString *text, const char *bytes, gsize length)
{
    if (text->len + length >= text->allocated_len) {
        g_string_append_len(text, bytes, (gssize) length);
        return;
    }
    memcpy(text->str + text->len, bytes, length);
    text->len += length;
    text->str[text->len] = '\0';
}

static void
close_tag(XmlWriter *writer)
{
    if (writer->in_tag)
        g_string_append_c(writer->text, '>');
    writer->in_tag = false;
}

static void
new_line(XmlWriter *writer)
{
    g_string_append_c(writer->text, '\n');
    for (guint i = 0; i < writer->open->len; i++)
        put(writer->text, "  ", 2);
}

void
xml_writer_start(XmlWriter *writer, const char *name)
{
    close_tag(writer);
    if (writer->open->len)
        new_line(writer);
    g_string_append_c(writer->text, '<');
    put(writer->text, name, strlen(name));
    g_ptr_array_add(writer->open, (gpointer) name);
    writer->in_tag = true;
    writer->has_text = false;
}

/* Line ends in attributes would be read back as spaces, carriage returns in text as line ends. */
#define CONTROLS                                                                           \
    "\x01\x02\x03\x04\x05\x06\x07\x08\x0B\x0C\x0E\x0F\x10\x11\x12\x13\x14\x15\x16\x17\x18" \
    "\x19\x1A\x1B\x1C\x1D\x1E\x1F"
static const char special_in_attribute[] = "&<\"\t\n\r" CONTROLS;
static const char special_in_text[] = "&<>\r" CONTROLS;

static void
append_special(GString *text, char c)
{
    switch (c) {
    case '&':
        g_string_append(text, "&amp;");
        break;
    case '<':
        g_string_append(text, "&lt;");
        break;
    case '>':
        g_string_append(text, "&gt;");
        break;
    case '"':
        g_string_append(text, "&quot;");
        break;
    case '\t':
    case '\n':
    case '\r':
        g_string_append_printf(text, "&#%d;", c);
        break;
    default:
        g_string_append(text, "\uFFFD");
    }
}

static void
append_escaped(GString *text, const char *value, const char *special)
{
    for (;;) {
        gsize plain = strcspn(value, special);
        put(text, value, plain);
        value += plain;
        if (!*value)
            return;
        append_special(text, *value++);
    }
}

/* U+FFFE and U+FFFF, to be freed. */
static char *
replace_no_characters(const char *value)
{
    g_auto(GStrv) parts = g_strsplit(value, "\xEF\xBF\xBE", -1);
    g_autofree char *half = g_strjoinv("\uFFFD", parts);
    g_auto(GStrv) others = g_strsplit(half, "\xEF\xBF\xBF", -1);
    return g_strjoinv("\uFFFD", others);
}

/* @value as XML can have it; most can be as they are: then it is NULL. */
static char *
repair(const char *value)
{
    bool valid = g_utf8_validate(value, -1, NULL);
    if (valid && !strchr(value, 0xEF))
        return NULL;
    g_autofree char *made = valid ? NULL : g_utf8_make_valid(value, -1);
    return replace_no_characters(made ? made : value);
}

static void
append_value(GString *text, const char *value, const char *special)
{
    g_autofree char *repaired = repair(value);
    append_escaped(text, repaired ? repaired : value, special);
}

void
xml_writer_attribute(XmlWriter *writer, const char *name, const char *value)
{
    g_assert(writer->in_tag);
    if (!value)
        return;
    g_string_append_c(writer->text, ' ');
    put(writer->text, name, strlen(name));
    put(writer->text, "=\"", 2);
    append_value(writer->text, value, special_in_attribute);
    g_string_append_c(writer->text, '"');
}

void
xml_writer_attribute_int(XmlWriter *writer, const char *name, gint64 value)
{
    char digits[24];
    g_snprintf(digits, sizeof digits, "%" G_GINT64_FORMAT, value);
    xml_writer_attribute(writer, name, digits);
}

void
xml_writer_text(XmlWriter *writer, const char *text)
{
    close_tag(writer);
    append_value(writer->text, text, special_in_text);
    writer->has_text = true;
}

void
xml_writer_end(XmlWriter *writer)
{
    g_assert(writer->open->len);
    const char *name = g_ptr_array_steal_index(writer->open, writer->open->len - 1);
    if (writer->in_tag) {
        g_string_append(writer->text, "/>");
    } else {
        if (!writer->has_text)
            new_line(writer);
        put(writer->text, "</", 2);
        put(writer->text, name, strlen(name));
        g_string_append_c(writer->text, '>');
    }
    writer->in_tag = false;
    writer->has_text = false;
    if (!writer->open->len)
        g_string_append_c(writer->text, '\n');
}

void
xml_writer_leaf(XmlWriter *writer, const char *name, const char *text)
{
    if (!text)
        return;
    xml_writer_start(writer, name);
    if (*text)
        xml_writer_text(writer, text);
    xml_writer_end(writer);
}

GBytes *
xml_writer_finish(XmlWriter *writer)
{
    g_assert(!writer->open->len);
    GString *text = writer->text;
    writer->text = g_string_new(NULL);
    return g_string_free_to_bytes(text);
}
