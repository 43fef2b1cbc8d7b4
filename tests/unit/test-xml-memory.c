#include <glib.h>
#include <libxml/parser.h>
#include <string.h>

#include "xml/memory.h"

enum {
    PIECES = 2000,
    ROUNDS = 100000,
};

/* Every piece keeps what was put into it, whatever is taken, resized and freed beside it. */
static void
test_pieces_keep_their_content(void)
{
    static struct {
        guint8 *bytes;
        gsize size;
    } pieces[PIECES];
    for (guint round = 0; round < ROUNDS; round++) {
        guint i = (guint) g_test_rand_int_range(0, PIECES);
        gsize size = (gsize) g_test_rand_int_range(1, round % 10 ? 200 : 3000);
        guint8 mark = (guint8) i, *old = pieces[i].bytes;
        for (gsize k = 0; k < pieces[i].size; k++)
            g_assert_cmpuint(old[k], ==, mark);
        if (old && round % 3 == 0) {
            xmlFree(old);
            pieces[i].bytes = NULL;
            pieces[i].size = 0;
            continue;
        }
        guint8 *bytes = xmlRealloc(old, size);
        g_assert_cmpuint((guintptr) bytes % sizeof(void *), ==, 0);
        for (gsize k = 0; k < MIN(size, pieces[i].size); k++)
            g_assert_cmpuint(bytes[k], ==, mark);
        memset(bytes, mark, size);
        pieces[i].bytes = bytes;
        pieces[i].size = size;
    }
    for (guint i = 0; i < PIECES; i++)
        xmlFree(pieces[i].bytes);
}

static void
test_freed_pieces_come_back(void)
{
    void *piece = xmlMalloc(40);
    xmlFree(piece);
    g_assert_true(xmlMalloc(33) == piece);
    xmlFree(piece);
    xmlFree(NULL);
}

static void
test_what_cannot_be_had(void)
{
    void *piece = xmlMalloc(40);
    for (volatile gsize less = 0; less < 64; less++) {
        gsize size = G_MAXSIZE - less;
        g_assert_null(xmlMalloc(size));
        g_assert_null(xmlRealloc(piece, size));
    }
    xmlFree(piece);
}

static void
test_documents(void)
{
    static const char text[] = "<a b='1'><c>ก</c></a>";
    xmlDoc *doc = xmlReadMemory(text, (int) strlen(text), NULL, NULL, 0);
    xmlChar *copy;
    int size;
    xmlDocDumpMemory(doc, &copy, &size);
    g_assert_nonnull(strstr((const char *) copy, "<a b=\"1\"><c>"));
    xmlFree(copy);
    xmlFreeDoc(doc);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    if (xml_memory_begin()) {
        g_test_add_func("/xml/memory/again", test_freed_pieces_come_back);
        g_test_add_func("/xml/memory/limit", test_what_cannot_be_had);
    }
    g_test_add_func("/xml/memory/content", test_pieces_keep_their_content);
    g_test_add_func("/xml/memory/documents", test_documents);
    return g_test_run();
}
