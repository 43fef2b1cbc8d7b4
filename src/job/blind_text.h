#pragma once

#include <glib.h>

#include "model/record.h"

/**
 * Names to take out of running text, and what to put in their places. A long name goes wherever it
 * stands. A short one is often part of common words (เผยแพร่, ลดลงเลยกำหนด): it goes where it is a
 * word of its own, by the dictionary by which lines are broken; and one that is an everyday word
 * too (เลย, ตาก) only behind a word for a place, and without its number, which a reader would
 * otherwise guess.
 */
typedef struct JobBlindText JobBlindText;

/** @kind is what a unit is called. */
JobBlindText *job_blind_text_new(const char *kind);
void job_blind_text_free(JobBlindText *text);

/** @name becomes @pseudonym, unless it has one already. Both are kept, not copied. */
void job_blind_text_add(JobBlindText *text, const char *name, const char *pseudonym);

/** A text, texts, all texts of @record. To be called when the last name is added. */
void job_blind_text_string(JobBlindText *text, Arena *arena, const char **string);
void job_blind_text_strings(JobBlindText *text, Arena *arena, const Strings *strings);
void job_blind_text_apply(JobBlindText *text, Record *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JobBlindText, job_blind_text_free)
