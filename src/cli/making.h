#pragma once

#include <stdbool.h>

#include "cli/options.h"
#include "job/make.h"

/** Options about documents that every command has that makes or plans some. */
typedef struct {
    JobMakeOptions make;
    bool duplex;
    const char *garuda; /* path of a picture */
    char *picture;      /* what it holds; owned */
} CliMaking;

/* clang-format off */
/** Their rows in a table of options; @making is a CliMaking. */
#define CLI_MAKING_ROWS(making)                                                                    \
    {0, "digits", "thai|arabic", "the digits of the documents; thai", .choice = true,              \
     .text = &(making).make.digits},                                                               \
    {0, "watermark", "TEXT", "a mark at the top of each page, such as ร่าง",                        \
     .text = &(making).make.watermark},                                                            \
    {0, "paper", "A4|A3|F4|Letter|Legal", "what the documents are printed on; A4", .choice = true, \
     .text = &(making).make.paper},                                                                \
    {0, "duplex", NULL, "both sides are printed: parts begin on the right",                        \
     .on = &(making).duplex},                                                                      \
    {0, "garuda", "FILE", "the picture of the Garuda: PNG, JPEG or SVG",                           \
     .text = &(making).garuda},                                                                    \
    {0, "keep-fo", NULL, "put the XSL-FO of each document beside it",                              \
     .on = &(making).make.keep_fo}
/* clang-format on */

/** Reads the picture. EXIT_DONE, or a status after a message. */
int cli_making_settle(CliMaking *making);

void cli_making_clear(CliMaking *making);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CliMaking, cli_making_clear)
