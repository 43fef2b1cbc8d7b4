#pragma once

#include <glib.h>
#include <stdbool.h>

/**
 * An Office package: a zip of XML parts, which may be hostile. Nothing is unpacked to disk. Refused
 * are encrypted parts, names that are absolute, climb ("..") or occur twice, more than
 * LIMIT_ZIP_ENTRIES, and parts that grow past LIMIT_ZIP_PART_BYTES or LIMIT_ZIP_RATIO.
 */
typedef struct ReadPackage ReadPackage;

/** @bytes are kept; @file is for messages. */
ReadPackage *read_package_open(GBytes *bytes, const char *file, GError **error);
void read_package_free(ReadPackage *package);

/** Whether the part's bytes have @word anywhere; false too when the part cannot be read. */
bool read_package_mentions(ReadPackage *package, const char *part, const char *word);

/** The attributes of the element just started, as libxml2 hands them over. */
typedef struct {
    const unsigned char **values;
    int count;
} ReadAttributes;

/**
 * Copies the attribute called @name, whatever its prefix, to @buffer of @size bytes. False, and ""
 * in
 * @buffer, when there is none or it is longer.
 */
bool read_package_attribute(const ReadAttributes *attributes, const char *name, char *buffer,
                            gsize size);

/** Who is told what a part holds; names are local names. */
typedef struct {
    void (*start)(void *data, const char *name, const ReadAttributes *attributes);
    void (*end)(void *data, const char *name);
    void (*text)(void *data, const char *text, gsize length);
} ReadEvents;

/** A part being read. It must be freed before its package. */
typedef struct ReadPart ReadPart;

ReadPart *read_package_open_part(ReadPackage *package, const char *part, const ReadEvents *events,
                                 void *data, GError **error);
void read_package_free_part(ReadPart *part);

/** Reads on by some kilobytes; *@end is set at the part's end. No DOCTYPE is accepted. */
bool read_package_step(ReadPart *part, bool *end, GError **error);

/** Reads a whole part. */
bool read_package_parse(ReadPackage *package, const char *part, const ReadEvents *events,
                        void *data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReadPackage, read_package_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReadPart, read_package_free_part)
