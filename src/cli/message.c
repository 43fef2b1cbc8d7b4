#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"

static DiagFormat message_format = DIAG_FORMAT_TEXT;
static DiagLanguage message_language = DIAG_LANGUAGE_BOTH;

bool
cli_message_set_format(const char *name)
{
    if (strcmp(name, "text") != 0 && strcmp(name, "jsonl") != 0)
        return false;
    message_format = *name == 'j' ? DIAG_FORMAT_JSONL : DIAG_FORMAT_TEXT;
    return true;
}

bool
cli_message_set_language(const char *name)
{
    static const char *const names[] = {
        [DIAG_LANGUAGE_BOTH] = "both",
        [DIAG_LANGUAGE_ENGLISH] = "en",
        [DIAG_LANGUAGE_THAI] = "th",
    };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(name, names[i]) == 0) {
            message_language = (DiagLanguage) i;
            return true;
        }
    }
    return false;
}

void
cli_message_findings(const Diag *diag)
{
    for (guint i = 0; i < diag_count(diag); i++) {
        g_autofree char *line = diag_format(diag_get(diag, i), message_format, message_language);
        fputs(line, stderr);
    }
}

/* What a kind of error means to someone who reads Thai; the details are in the message. */
static const char *
thai_kind(int status)
{
    switch (status) {
    case EXIT_INPUT:
        return "ข้อมูลนำเข้าไม่ถูกต้อง";
    case EXIT_USAGE:
        return "คำสั่งหรือการตั้งค่าไม่ถูกต้อง";
    case EXIT_IO:
        return "อ่านหรือเขียนไฟล์ไม่ได้";
    case EXIT_BUSY:
        return "มีงานเดียวกันกำลังทำอยู่ โปรดลองใหม่ภายหลัง";
    default:
        return "โปรแกรมขัดข้องภายใน";
    }
}

static void
print_error(int status, const char *text)
{
    if (message_format == DIAG_FORMAT_JSONL) {
        g_autofree char *escaped = g_strescape(text, NULL);
        fprintf(stderr, "{\"severity\":\"error\",\"status\":%d,\"en\":\"%s\",\"th\":\"%s\"}\n",
                status, escaped, thai_kind(status));
    } else if (message_language == DIAG_LANGUAGE_THAI) {
        fprintf(stderr, "samrit: %s: %s\n", thai_kind(status), text);
    } else if (message_language == DIAG_LANGUAGE_ENGLISH) {
        fprintf(stderr, "samrit: %s\n", text);
    } else {
        fprintf(stderr, "samrit: %s · %s\n", text, thai_kind(status));
    }
}

int
cli_message_error(const GError *error)
{
    int status = error_exit_status(error);
    print_error(status, error->message);
    return status;
}

int
cli_message_usage(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    print_error(EXIT_USAGE, text);
    return EXIT_USAGE;
}

void
cli_message_note(const char *format, ...)
{
    if (message_format == DIAG_FORMAT_JSONL)
        return;
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}
