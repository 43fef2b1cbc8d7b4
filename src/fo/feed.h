#pragma once

#include "fo/event.h"
#include "fo/tree.h"

/** Takes the event that @events stands on into @tree. What goes wrong sets fo/event.h's errors. */
bool fo_feed(FoEvents *events, FoTree *tree, GError **error);

/** The formatting object that has just begun; 0 for any other event, another vocabulary, or none.
 */
FoElement fo_feed_started(FoEvents *events);

/** The same; a formatting object that there is none of is a finding in @file. */
FoElement fo_feed_known(FoEvents *events, Diag *diag, const char *file);
