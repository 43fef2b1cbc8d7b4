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

/** One document. Texts and tables are owned. */
typedef struct {
    char *name;
    char *results;    /* of the results it was made from, byte for byte */
    char *stylesheet; /* of its manifest of files */
    char *fonts;      /* likewise */
    char *settings;   /* of its parameters and its date */
    char *document;   /* of the document itself; NULL while it is not made */
    char *fo;         /* of its XSL-FO; NULL if that was not kept */
    guint pages;
    JobManifest *files; /* what else was read while it was made: pictures, patterns of hyphens */
    Diag *findings;
} JobEntry;

typedef struct {
    JobManifest *inputs;     /* of the whole project */
    JobManifest *sets;       /* by their ids: digests of all that their results come from */
    JobManifest *fonts;      /* by the names of the files without folders */
    GHashTable *stylesheets; /* name → JobManifest */
    GHashTable *entries;     /* name → JobEntry */
    JobManifest *whole;      /* files that are no documents and were made from the inputs */
    char *inputs_digest, *fonts_digest;
    GHashTable *stylesheet_digests; /* name → digest */
} JobLedger;

/** A ledger without entries, of what @tasks and @fonts stand on. NULL and @error if a font
 * cannot be read. */
JobLedger *job_ledger_new(const JobTasks *tasks, const TextFonts *fonts, GError **error);

/** For job/ledger_xml.c: one without anything; the digests of what was put in. */
JobLedger *job_ledger_new_empty(void);
void job_ledger_settle(JobLedger *ledger);

/** Takes NULL. */
void job_ledger_free(JobLedger *ledger);

/** Whether the results of the set @id come from the same in both. */
bool job_ledger_same_inputs(const JobLedger *before, const JobLedger *now, const char *id);

/** The entry called @name, or NULL. */
JobEntry *job_ledger_find(const JobLedger *ledger, const char *name);

/** Puts @entry in, which @ledger takes, in place of one of the same name. */
void job_ledger_put(JobLedger *ledger, JobEntry *entry);

JobEntry *job_entry_new(const char *name);
JobEntry *job_entry_copy(const JobEntry *entry);
void job_entry_free(JobEntry *entry);

/** @ledger as XML, with the entries of @tasks in their order. */
GBytes *job_ledger_write(const JobLedger *ledger, const JobTasks *tasks);

/**
 * The ledger of the output in @folder; NULL if there is none that can be used: all is to be made
 * anew. @error is set when it is of a later version, so that a later program looks after @folder.
 */
JobLedger *job_ledger_load(const char *folder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobLedger, job_ledger_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobEntry, job_entry_free)
