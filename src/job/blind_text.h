#pragma once

#include <glib.h>

#include "model/record.h"

/** Names to take out of running text, and what to put in their places. */
typedef struct JobBlindText JobBlindText;

JobBlindText *job_blind_text_new(void);
void job_blind_text_free(JobBlindText *text);

/**
 * @name becomes @pseudonym. A short name is often part of common words (เลย, แพร่), and so gives way
 * only where no letter touches it; what has its kind before it is a long name. Both are kept, not
 * copied.
 */
void job_blind_text_add(JobBlindText *text, const char *name, const char *pseudonym);

/** All texts of @record. To be called when the last name is added. */
void job_blind_text_apply(JobBlindText *text, Record *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobBlindText, job_blind_text_free)
