#pragma once

#include <glib.h>
#include <libxml/xmlreader.h>
#include <stdbool.h>

#include "base/diag.h"
#include "fo/short.h"

/**
 * The XML of a document, event by event: libxml2's text reader with its errors taken as
 * findings, its depth limited, nothing loaded from outside. What goes wrong sets GError
 * with SAMRIT_ERROR_INPUT (not well-formed) or SAMRIT_ERROR_LIMIT.
 */
typedef struct FoEvents FoEvents;

/** Over @bytes, which must outlive it; at most LIMIT_XML_BYTES. */
FoEvents *fo_events_new(GBytes *bytes, const char *name, Diag *diag, GError **error);

/** Over the file @path, read as it is needed; with file_open()'s errors. */
FoEvents *fo_events_open(const char *path, Diag *diag, GError **error);

/** Over a document in memory, which must outlive it; what has been passed is freed. Elements may be
 * short, by @shorts; NULL for none. */
FoEvents *fo_events_new_for_doc(xmlDoc *doc, const XmlShorts *shorts, const char *name, Diag *diag);

/** Takes NULL. */
void fo_events_free(FoEvents *events);

/** Goes to the next event: 1, 0 at the end, −1 with @error. */
int fo_events_next(FoEvents *events, GError **error);

/** Passes over the element that has just begun, to its end. */
bool fo_events_skip(FoEvents *events, GError **error);

/** What kind of event it is, an XML_READER_TYPE_. */
int fo_events_type(FoEvents *events);

/** Whether the element that has just begun has no end of its own to come. */
bool fo_events_is_empty(FoEvents *events);

/** The node of the event: an element with its attributes but not yet its children. */
const xmlNode *fo_events_node(FoEvents *events);

/** What the event's element is short for; NULL when it stands for itself. */
const FoShort *fo_events_short(FoEvents *events);

/** The element that has just begun, with all below it; NULL when that is not well-formed. */
const xmlNode *fo_events_expand(FoEvents *events);

/** The line of the event's node; close to it past line 65,535, where libxml2 keeps none. */
int fo_events_line(FoEvents *events);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(FoEvents, fo_events_free)
