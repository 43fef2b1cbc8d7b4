#pragma once

#include <stdbool.h>

/**
 * Gives libxml2 memory of its own: documents are made of small pieces, a hundred thousand of them
 * for a report, that come and go with their document. Freed pieces are kept by size for the next
 * ones. To be called before anything else of libxml2, by a process that uses it in one thread only.
 * False: libxml2 keeps the memory it has, as AddressSanitizer watches that.
 */
bool xml_memory_begin(void);
