#pragma once

#include <glib.h>
#include <stdbool.h>

/**
 * Where lines may break in texts met before: a report says most of its headings, labels and figures
 * again on the next page, and its neighbour says them too. It forgets all when it has grown large.
 */
typedef struct TextMemo TextMemo;

TextMemo *text_memo_new(void);

/** Takes NULL. */
void text_memo_free(TextMemo *memo);

/** For when lines may break elsewhere from now on. */
void text_memo_clear(TextMemo *memo);

/** Copies the breaks of @text, @length + 1 bytes; false when it was not met. @thai is the language.
 */
bool text_memo_recall(const TextMemo *memo, const char *text, gsize length, bool thai,
                      guint8 *breaks);

void text_memo_keep(TextMemo *memo, const char *text, gsize length, bool thai,
                    const guint8 *breaks);
