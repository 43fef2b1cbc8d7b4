#pragma once

/** The commands: a row in cli/main.c and a file cli/NAME.c each. They return the exit status. */
int cli_archive(int argc, char **argv);
int cli_build(int argc, char **argv);
int cli_convert(int argc, char **argv);
int cli_diff(int argc, char **argv);
int cli_doctor(int argc, char **argv);
int cli_explain(int argc, char **argv);
int cli_extract(int argc, char **argv);
int cli_frameworks(int argc, char **argv);
int cli_merge(int argc, char **argv);
int cli_pack(int argc, char **argv);
int cli_plan(int argc, char **argv);
int cli_render(int argc, char **argv);
int cli_schema(int argc, char **argv);
int cli_score(int argc, char **argv);
int cli_submit(int argc, char **argv);
int cli_sign(int argc, char **argv);
int cli_validate(int argc, char **argv);
int cli_verify(int argc, char **argv);
