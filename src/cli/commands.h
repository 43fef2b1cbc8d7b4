#pragma once

/** The commands: a row in cli/main.c and a file cli/NAME.c each. They return the exit status. */
int cli_render(int argc, char **argv);
