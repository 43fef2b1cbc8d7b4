#pragma once

#include <stdbool.h>

/**
 * Whether AddressSanitizer watches: then no memory is kept for the next use, so that it sees what
 * is used after its time. GCC and Clang tell of it each in its own way.
 */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WATCHED_BY_CLANG
#endif
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(WATCHED_BY_CLANG)
enum { WATCHED = true };
#else
enum { WATCHED = false };
#endif
