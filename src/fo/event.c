#include "fo/event.h"

#include <errno.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "xml/tags.h"

enum {
    LAST_EXACT_LINE = 65535, /* what a node of libxml2 can hold */
    OPTIONS = XML_PARSE_NONET | XML_PARSE_BIG_LINES,
};

typedef struct {
    xmlStructuredErrorFunc function;
    void *data;
} Handler;

struct FoEvents {
    xmlTextReader *xml;               /* NULL over a document in memory */
    xmlStructuredErrorFunc *function; /* where libxml2 has its handler: to ask it for … */
    void **data;                      /* … that at each event would cost as much as some events */
    const char *file;                 /* interned */
    Diag *diag;
    int fd;           /* of the file being read; −1: none */
    XmlTags tags;     /* of what was read from it */
    bool failed;      /* not well-formed */
    xmlNode *at;      /* in a document in memory; NULL over bytes and files */
    int depth;        /* of it; the root element has 0 */
    bool ended;       /* what is in it was passed */
    FoShorts *shorts; /* of it; NULL: it has none */
};

/* ---- errors: libxml2's own handler is put back after each call */

/* The first error is the one that counts; it ends the document. */
static void
take_error(void *data, xmlError *cause)
{
    FoEvents *events = data;
    if (events->failed || cause->level < XML_ERR_ERROR)
        return;
    events->failed = true;
    g_autofree char *message = g_utf8_make_valid(cause->message ? cause->message : "", -1);
    DiagPlace place = {events->file, cause->line, cause->int2};
    diag_add(events->diag, DIAG_ID_XML_SYNTAX, place, g_strstrip(message), NULL);
}

/* The global handler is the only one that errors of encoding reach. */
static Handler
begin_errors(FoEvents *events)
{
    Handler old = {*events->function, *events->data};
    *events->function = (xmlStructuredErrorFunc) take_error;
    *events->data = events;
    return old;
}

static void
end_errors(const FoEvents *events, Handler old)
{
    *events->function = old.function;
    *events->data = old.data;
}

/* ---- opening and closing */

static FoEvents *
events_new(const char *name, Diag *diag)
{
    FoEvents *events = g_new0(FoEvents, 1);
    events->function = &xmlStructuredError;
    events->data = &xmlStructuredErrorContext;
    events->file = g_intern_string(name);
    events->diag = diag;
    events->fd = -1;
    return events;
}

static FoEvents *
check_open(FoEvents *events, GError **error)
{
    if (events->xml)
        return events;
    error_set(error, SAMRIT_ERROR_INPUT, "%s: cannot be read as XML", "%s: อ่านเป็น XML ไม่ได้",
              events->file);
    fo_events_free(events);
    return NULL;
}

static void
set_too_many(const char *name, GError **error)
{
    error_set(error, SAMRIT_ERROR_LIMIT, "%s: a tag has more than %d attributes",
              "%s: มีแท็กที่มีแอตทริบิวต์มากกว่า %d รายการ", name, LIMIT_XML_ATTRIBUTES);
}

FoEvents *
fo_events_new(GBytes *bytes, const char *name, Diag *diag, GError **error)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    if (size > LIMIT_XML_BYTES) {
        error_set(error, SAMRIT_ERROR_LIMIT, "%s: more than %d bytes", "%s: มีขนาดเกิน %d ไบต์", name,
                  LIMIT_XML_BYTES);
        return NULL;
    }
    XmlTags tags = {0};
    if (!xml_tags_look(&tags, data, size)) {
        set_too_many(name, error);
        return NULL;
    }
    FoEvents *events = events_new(name, diag);
    Handler old = begin_errors(events);
    events->xml = xmlReaderForMemory(data, (int) size, name, NULL, OPTIONS);
    end_errors(events, old);
    return check_open(events, error);
}

/* Bytes of the file for libxml2, which takes −1 for an error and says nothing of it. */
static int
read_file(void *data, char *bytes, int size)
{
    FoEvents *events = data;
    ssize_t count;
    do {
        count = read(events->fd, bytes, (size_t) size);
    } while (count < 0 && errno == EINTR);
    if (count > 0 && !xml_tags_look(&events->tags, bytes, (gsize) count))
        return -1;
    return (int) count;
}

FoEvents *
fo_events_open(const char *path, Diag *diag, GError **error)
{
    int fd = file_open(path, LIMIT_XML_BYTES, error);
    if (fd < 0)
        return NULL;
    FoEvents *events = events_new(path, diag);
    events->fd = fd;
    Handler old = begin_errors(events);
    events->xml = xmlReaderForIO(read_file, NULL, events, path, NULL, OPTIONS);
    end_errors(events, old);
    return check_open(events, error);
}

FoEvents *
fo_events_new_for_doc(xmlDoc *doc, const XmlShorts *shorts, const char *name, Diag *diag)
{
    FoEvents *events = events_new(name, diag);
    events->at = (xmlNode *) doc;
    events->depth = -1;
    events->shorts = fo_shorts_new(shorts);
    return events;
}

void
fo_events_free(FoEvents *events)
{
    if (!events)
        return;
    Handler old = begin_errors(events);
    xmlFreeTextReader(events->xml);
    end_errors(events, old);
    if (events->fd >= 0)
        close(events->fd);
    fo_shorts_free(events->shorts);
    g_free(events);
}

/* ---- reading */

/* Entities outlive what refers to them. */
static void
forget(xmlNode *node)
{
    if (node->type == XML_DTD_NODE)
        return;
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

/* To the next node of a document in memory, or to the end of one with content. What is passed is
 * freed now, as long as it is in the processor's cache. */
static int
walk(FoEvents *events)
{
    xmlNode *node = events->at;
    bool has_content =
        node->type != XML_ENTITY_REF_NODE && node->type != XML_DTD_NODE && node->children;
    if (has_content && !events->ended) {
        events->at = node->children;
        events->depth++;
        return 1;
    }
    if (!node->parent)
        return 0;
    events->at = node->next ? node->next : node->parent;
    events->ended = !node->next;
    events->depth -= events->ended;
    forget(node);
    return events->at->parent != NULL;
}

/* The same of the reader: 1, 0 at the end, −1. */
static int
read_on(FoEvents *events)
{
    Handler old = begin_errors(events);
    int status = xmlTextReaderRead(events->xml);
    end_errors(events, old);
    events->depth = xmlTextReaderDepth(events->xml);
    return status;
}

int
fo_events_next(FoEvents *events, GError **error)
{
    int status = events->at ? walk(events) : read_on(events);
    if (events->tags.attributes > LIMIT_XML_ATTRIBUTES) {
        set_too_many(events->file, error);
        return -1;
    }
    if (status < 0 || events->failed) {
        error_set(error, SAMRIT_ERROR_INPUT, "%s: not well-formed XML", "%s: XML ไม่ถูกรูปแบบ",
                  events->file);
        return -1;
    }
    if (events->depth > LIMIT_XML_DEPTH) {
        error_set(error, SAMRIT_ERROR_LIMIT, "%s: nested deeper than %d", "%s: ซ้อนกันลึกเกิน %d ชั้น",
                  events->file, LIMIT_XML_DEPTH);
        return -1;
    }
    return status;
}

bool
fo_events_skip(FoEvents *events, GError **error)
{
    if (fo_events_is_empty(events))
        return true;
    int depth = events->depth;
    do {
        if (fo_events_next(events, error) <= 0)
            return false;
    } while (events->depth > depth);
    return true;
}

int
fo_events_type(FoEvents *events)
{
    if (!events->at)
        return xmlTextReaderNodeType(events->xml);
    return events->ended ? XML_READER_TYPE_END_ELEMENT : (int) events->at->type;
}

bool
fo_events_is_empty(FoEvents *events)
{
    return events->at ? !events->at->children : xmlTextReaderIsEmptyElement(events->xml);
}

const xmlNode *
fo_events_node(FoEvents *events)
{
    return events->at ? events->at : xmlTextReaderCurrentNode(events->xml);
}

const FoShort *
fo_events_short(FoEvents *events)
{
    if (!events->shorts)
        return NULL;
    return fo_shorts_find(events->shorts, (const char *) events->at->name);
}

const xmlNode *
fo_events_expand(FoEvents *events)
{
    if (events->at)
        return events->at;
    Handler old = begin_errors(events);
    const xmlNode *node = xmlTextReaderExpand(events->xml);
    end_errors(events, old);
    return events->failed ? NULL : node;
}

/* Entities have no line of their own either. */
int
fo_events_line(FoEvents *events)
{
    const xmlNode *node = fo_events_node(events);
    if (node->line > 0 && node->line < LAST_EXACT_LINE)
        return node->line;
    int line = events->at ? 0 : xmlTextReaderGetParserLineNumber(events->xml);
    return MAX(line, node->line);
}
