#pragma once

#include "fo/style.h"
#include "xml/shorts.h"

/** What an element that is written short (xml/shorts.h) stands for. */
typedef struct {
    FoElement element;
    bool plain; /* none asks where the element stands */
    guint count;
    FoAttribute attributes[]; /* strings are the XmlShorts' */
} FoShort;

/** Those of a document, looked at as they are met. */
typedef struct FoShorts FoShorts;

/** @source, NULL for none, must outlive it. */
FoShorts *fo_shorts_new(const XmlShorts *source);

/** Takes NULL. */
void fo_shorts_free(FoShorts *shorts);

/** What an element of XSL-FO called @name stands for; NULL when it is not short. */
const FoShort *fo_shorts_find(FoShorts *shorts, const char *name);
