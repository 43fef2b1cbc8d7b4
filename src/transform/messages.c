#include "transform/messages.h"

#include <libxml/xmlerror.h>
#include <libxslt/xsltutils.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "transform/uri.h"

typedef struct {
    const char *file; /* interned */
    int line;
    char *text;
} Message;

struct TransformMessages {
    const char *name;
    GArray *said;     /* of Message */
    GString *unended; /* what has come of a line */
    Message place;    /* from libxslt's last "error: file F line N"; text unused */
    TransformPlaceFunc find_place;
    void *find_data;
    xmlGenericErrorFunc xslt_handler;
    void *xslt_data;
    xmlGenericErrorFunc xml_printer;
    void *xml_printer_data;
    xmlStructuredErrorFunc xml_handler;
    void *xml_data;
};

static void
clear_message(void *message)
{
    g_free(((Message *) message)->text);
}

static void
say(TransformMessages *messages, const char *file, int line, const char *text)
{
    g_autofree char *clean = g_strstrip(g_utf8_make_valid(text, -1));
    if (!*clean || messages->said->len >= LIMIT_FINDINGS)
        return;
    g_autofree char *path = transform_uri_path(file);
    Message message = {g_intern_string(path), line, g_steal_pointer(&clean)};
    g_array_append_val(messages->said, message);
}

/* "runtime error: file a.xsl line 3 element value-of": the place of the line that follows. */
static gboolean
take_place(TransformMessages *messages, const char *text)
{
    static const char mark[] = "error: file ";
    const char *file = strstr(text, mark);
    const char *line = file ? g_strrstr(file, " line ") : NULL;
    if (!line)
        return FALSE;
    file += strlen(mark);
    g_autofree char *path = g_strndup(file, (gsize) (line - file));
    messages->place.file = g_intern_string(path);
    messages->place.line = (int) g_ascii_strtoll(line + strlen(" line "), NULL, 10);
    return TRUE;
}

static void
take_line(TransformMessages *messages, const char *text)
{
    if (take_place(messages, text))
        return;
    const char *file = messages->place.file ? messages->place.file : messages->name;
    int line = messages->place.line;
    if (!messages->place.file && messages->find_place)
        messages->find_place(messages->find_data, &file, &line);
    say(messages, file, line, text);
    messages->place = (Message){0};
}

/* libxslt, and libxml2 for some, print in pieces; a line end closes a message. */
G_GNUC_PRINTF(2, 3)
static void
on_print(void *data, const char *format, ...)
{
    TransformMessages *messages = data;
    va_list arguments;
    va_start(arguments, format);
    g_string_append_vprintf(messages->unended, format, arguments);
    va_end(arguments);

    char *end;
    while ((end = strchr(messages->unended->str, '\n'))) {
        *end = '\0';
        take_line(messages, messages->unended->str);
        g_string_erase(messages->unended, 0, end + 1 - messages->unended->str);
    }
}

static void
on_xml(void *data, xmlError *error)
{
    TransformMessages *messages = data;
    const char *file = error->file ? error->file : messages->name;
    int line = error->line;
    if (error->domain == XML_FROM_XPATH && messages->find_place)
        messages->find_place(messages->find_data, &file, &line);
    say(messages, file, line, error->message);
}

TransformMessages *
transform_messages_begin(const char *name)
{
    TransformMessages *messages = g_new0(TransformMessages, 1);
    messages->name = name;
    messages->said = g_array_new(FALSE, FALSE, sizeof(Message));
    g_array_set_clear_func(messages->said, clear_message);
    messages->unended = g_string_new(NULL);
    messages->xslt_handler = xsltGenericError;
    messages->xslt_data = xsltGenericErrorContext;
    messages->xml_printer = xmlGenericError;
    messages->xml_printer_data = xmlGenericErrorContext;
    messages->xml_handler = xmlStructuredError;
    messages->xml_data = xmlStructuredErrorContext;
    xsltSetGenericErrorFunc(messages, on_print);
    xmlSetGenericErrorFunc(messages, on_print);
    xmlSetStructuredErrorFunc(messages, on_xml);
    return messages;
}

void
transform_messages_end(TransformMessages *messages)
{
    if (!messages)
        return;
    xsltSetGenericErrorFunc(messages->xslt_data, messages->xslt_handler);
    xmlSetGenericErrorFunc(messages->xml_printer_data, messages->xml_printer);
    xmlSetStructuredErrorFunc(messages->xml_data, messages->xml_handler);
    g_array_unref(messages->said);
    g_string_free(messages->unended, TRUE);
    g_free(messages);
}

void
transform_messages_set_place(TransformMessages *messages, TransformPlaceFunc place, void *data)
{
    messages->find_place = place;
    messages->find_data = data;
}

/* The first that knows its line: libxml2 says what is wrong with an XPath, libxslt then says where.
 */
static const Message *
find_placed(const TransformMessages *messages)
{
    for (guint i = 0; i < messages->said->len; i++) {
        const Message *message = &g_array_index(messages->said, Message, i);
        if (message->line > 0)
            return message;
    }
    return &g_array_index(messages->said, Message, 0);
}

void
transform_messages_set_error(const TransformMessages *messages, int code, GError **error)
{
    if (!messages->said->len) {
        error_set(error, code, "%s: the stylesheet cannot be used", "%s: ใช้สไตล์ชีตไม่ได้",
                  messages->name);
        return;
    }
    const Message *first = &g_array_index(messages->said, Message, 0);
    const Message *placed = find_placed(messages);
    g_autofree char *place =
        g_strdup_printf(ERROR_TEXT("%s:%d", "%s:%d: ใช้สไตล์ชีตไม่ได้"), placed->file, placed->line,
                        placed->file, placed->line);
    error_set_reason(error, code, place, first->text, first == placed ? NULL : placed->text);
}

void
transform_messages_report(const TransformMessages *messages, Diag *diag)
{
    for (guint i = 0; i < messages->said->len; i++) {
        const Message *message = &g_array_index(messages->said, Message, i);
        DiagPlace place = {message->file, message->line, 0};
        diag_add(diag, DIAG_ID_STYLESHEET_MESSAGE, place, message->text, NULL);
    }
}
