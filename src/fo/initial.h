#pragma once

#include "fo/fo.h"

/** The style that fo:root's inherits from: every property at its initial value. Static. */
const FoStyle *fo_initial(void);
