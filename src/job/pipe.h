#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"

/**
 * What a worker and its parent say to each other (job/worker.h): a task's number one way, and what
 * came of it the other.
 */

/** A reply: task, whether it was done, what it gave, exit status, message, findings. */
#define JOB_PIPE_FINDINGS "a(usiias)" /* id, file, line, column, arguments */
#define JOB_PIPE_REPLY    "(ubmvis" JOB_PIPE_FINDINGS ")"

/** Sent in place of a task to end a worker. */
#define JOB_PIPE_NO_TASK G_MAXINT32

/** All @size bytes, through interruptions. False when the other end is gone. */
bool job_pipe_receive(int fd, void *data, gsize size);

/** A reply of the type JOB_PIPE_REPLY. */
bool job_pipe_send_reply(int fd, GVariant *reply);
/** NULL when the other end is gone or what came is no reply. */
GVariant *job_pipe_receive_reply(int fd);

/** Findings as the last part of a reply. */
GVariant *job_pipe_pack(const Diag *diag);
void job_pipe_unpack(GVariant *packed, Diag *diag);
