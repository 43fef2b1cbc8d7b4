#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/error.h"

/**
 * Findings: what is wrong with an input, where, in English and Thai. Each kind is a
 * row of base/diag.def; adding one is adding a row (and its case, and its line in
 * samrit(1), which `make lint` asks for).
 */
typedef enum {
    DIAG_INFO,
    DIAG_WARNING,
    DIAG_ERROR,
} DiagSeverity;

typedef enum {
#define DIAG(id, severity, english, thai) DIAG_ID_##id,
#include "base/diag.def"
#undef DIAG
    DIAG_ID_COUNT
} DiagId;

/**
 * Where a finding is. @file is an interned string (g_intern_string()) or NULL; 0 = unknown.
 * A sheet of a workbook is "records/all.xlsx!KPI"; row 14, column 3 there is shown as
 * "records/all.xlsx:KPI!C14".
 */
typedef struct {
    const char *file;
    int line, column;
} DiagPlace;

typedef struct {
    DiagId id;
    DiagPlace place;
    char *arguments[3]; /* what {1} {2} {3} of the sentences stand for; NULL when unused */
} Finding;

typedef enum {
    DIAG_LANGUAGE_BOTH,
    DIAG_LANGUAGE_ENGLISH,
    DIAG_LANGUAGE_THAI,
} DiagLanguage;

typedef enum {
    DIAG_FORMAT_TEXT,
    DIAG_FORMAT_JSONL,
} DiagFormat;

/** The findings of one piece of work, in the order in which they were made. */
typedef struct Diag Diag;

Diag *diag_new(void);
void diag_free(Diag *diag);

/**
 * Adds a finding. The arguments after @place are up to three strings (copied) for
 * {1} {2} {3}, closed by NULL.
 */
void diag_add(Diag *diag, DiagId id, DiagPlace place, ...) G_GNUC_NULL_TERMINATED;

/** How many were kept; none of NULL. */
guint diag_count(const Diag *diag);
const Finding *diag_get(const Diag *diag, guint index);

/** How many findings have @severity, those past LIMIT_FINDINGS too. */
guint diag_count_of(const Diag *diag, DiagSeverity severity);

/** Whether there was a finding of this kind, kept or only counted. */
bool diag_has(const Diag *diag, DiagId id);

/** Adds copies of all of @from's findings to @into. @from may be NULL: none. */
void diag_append(Diag *into, const Diag *from);

/** Sets @error to @code and to what @finding says, and where: it is what nothing can go on after.
 */
void diag_set_error(GError **error, SamritError code, const Finding *finding);

/** One finding as a line (with its newline). Free with g_free(). */
char *diag_format(const Finding *finding, DiagFormat format, DiagLanguage language);

/** All findings as text lines in both languages; for tests and logs. Free with g_free(). */
char *diag_to_string(const Diag *diag);

/** The finding's sentence alone, without place and id. Free with g_free(). */
char *diag_finding_text(const Finding *finding, DiagLanguage language);

/** The file of a place that has one, without the sheet; the sheet and cell ("KPI!C14"), NULL if it
 * is no sheet. Free with g_free(). */
char *diag_place_file(const DiagPlace *place);
char *diag_place_cell(const DiagPlace *place);

const char *diag_id_name(DiagId id);
DiagSeverity diag_id_severity(DiagId id);
/** The sentence of a kind of finding, with {1} {2} {3} in it. */
const char *diag_id_sentence(DiagId id);
const char *diag_id_sentence_thai(DiagId id);
/** The id called @name, capitals aside; false if there is none. */
bool diag_id_find(const char *name, DiagId *id);

/** From now on warnings count as errors, or not. */
void diag_set_strict(bool on);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diag, diag_free)
