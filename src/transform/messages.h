#pragma once

#include <glib.h>

#include "base/diag.h"

/**
 * Catches what libxslt and libxml2 would print, from transform_messages_begin() to
 * transform_messages_end(); then, it is the error or the findings of the step.
 */
typedef struct TransformMessages TransformMessages;

/** @name (the stylesheet's path, borrowed) is the place of what says no place. */
TransformMessages *transform_messages_begin(const char *name);

/** Gives libxslt and libxml2 their handlers back. */
void transform_messages_end(TransformMessages *messages);

/** Where the instruction now running stands, for what libxslt says without a place: xsl:message. */
typedef void (*TransformPlaceFunc)(void *data, const char **file, int *line);
void transform_messages_set_place(TransformMessages *messages, TransformPlaceFunc place,
                                  void *data);

/** The error they make: the first, with the first that has a place; "cannot be used" when nothing
 * was said. */
void transform_messages_set_error(const TransformMessages *messages, int code, GError **error);

/** All of them as findings. */
void transform_messages_report(const TransformMessages *messages, Diag *diag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TransformMessages, transform_messages_end)
