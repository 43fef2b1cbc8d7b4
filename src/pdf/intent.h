#pragma once

#include <glib.h>

/** The output intent: an ICC profile of sRGB (IEC 61966-2-1), version 4, made from its figures. */
GByteArray *pdf_intent_profile(void);
