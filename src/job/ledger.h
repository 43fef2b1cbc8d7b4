#pragma once

#include "job/tasks.h"
#include "text/text.h"

/**
 * What the files of an output were made from: audit/build.xml. It says which inputs, stylesheets
 * and fonts there were, and for each document the digests of what went into it and of what came
 * out, so that the next build knows what need not be made again, and anyone what a document
 * rests on. Names of inputs are relative to the project's folder; all digests are SHA-256 in hex.
 */
#define JOB_LEDGER_NAME "audit/build.xml"

/** One document. All of it is borrowed: from a ledger, as a rule, or an arena. */
typedef struct {
    const char *name;
    const char *results;    /* of the results it was made from, byte for byte */
    const char *stylesheet; /* of its manifest of files */
    const char *fonts;      /* likewise */
    const char *settings;   /* of its parameters and its date */
    const char *document;   /* of the document itself; NULL while it is not made */
    const char *fo;         /* of its XSL-FO; NULL if that was not kept */
    guint pages;
    const JobManifest *files; /* what else was read while it was made: pictures, patterns of
                                 hyphens; NULL: nothing */
    const Diag *findings;     /* NULL: none */
} JobEntry;

/**
 * There are thousands of entries, put in one by one while workers are forked: all of them is in one
 * arena, so that they leave no holes between them. A worker would fill those, each at the cost of a
 * page of memory that it had shared.
 */
typedef struct {
    Arena *arena;
    GHashTable *texts, *lists; /* what many entries have: digests, and manifests by their text */
    JobManifest *inputs;       /* of the whole project */
    JobManifest *sets;         /* by their ids: digests of all that their results come from */
    JobManifest *fonts;        /* by the names of the files without folders */
    GHashTable *stylesheets;   /* name → JobManifest */
    GHashTable *entries;       /* name → const JobEntry */
    JobManifest *whole;        /* files that are no documents and were made from the inputs */
    char *inputs_digest, *fonts_digest;
    GHashTable *stylesheet_digests; /* name → digest */
} JobLedger;

/** A ledger without entries, of what @tasks and @fonts stand on. NULL and @error if a font
 * cannot be read. */
JobLedger *job_ledger_new(const JobTasks *tasks, TextFonts *fonts, GError **error);

/** For job/ledger_xml.c: one without anything; the digests of what was put in. */
JobLedger *job_ledger_new_empty(void);
void job_ledger_settle(JobLedger *ledger);

/** Takes NULL. */
void job_ledger_free(JobLedger *ledger);

/** Whether the results of the set @id come from the same in both. */
bool job_ledger_same_inputs(const JobLedger *before, const JobLedger *now, const char *id);

/** The entry called @name, or NULL. */
const JobEntry *job_ledger_find(const JobLedger *ledger, const char *name);

/** Puts @entry in, which must outlive @ledger or be in its arena, in place of one of the same name.
 */
void job_ledger_put(JobLedger *ledger, const JobEntry *entry);

/** @text as @ledger has it once for all its entries; NULL for NULL. */
const char *job_ledger_text(JobLedger *ledger, const char *text);

/** The same of @files, which are taken; NULL if there are none. */
const JobManifest *job_ledger_files(JobLedger *ledger, JobManifest *files);

/** A copy of @findings that goes with @arena; NULL if there are none. */
const Diag *job_ledger_findings(Arena *arena, const Diag *findings);

/** @ledger as XML, with the entries of @tasks in their order. */
GBytes *job_ledger_write(const JobLedger *ledger, const JobTasks *tasks);

/**
 * The ledger of the output in @folder; NULL if there is none that can be used: all is to be made
 * anew. @error is set when it is of a later version, so that a later program looks after @folder.
 */
JobLedger *job_ledger_load(const char *folder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobLedger, job_ledger_free)
