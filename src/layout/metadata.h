#pragma once

#include "layout/context.h"

/**
 * What fo:declarations says of the document in an x:xmpmeta, as FOP reads it, goes to
 * layout->document: dc:title, dc:creator, dc:description (the subject) and pdf:Keywords, as text or
 * in an rdf:Alt, rdf:Seq or rdf:Bag.
 */
void layout_metadata_read(Layout *layout);
