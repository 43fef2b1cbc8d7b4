#include <stdio.h>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/options.h"
#include "xml/schema.h"

int
cli_schema(int argc, char **argv)
{
    const CliOption options[] = {{0}};
    const CliUsage usage = {
        "schema", "[NAME]", "Prints an XML schema, or without NAME the list of them.",
        options,  0,        1,
    };
    int status;
    char **arguments = cli_options_parse(&usage, argc, argv, &status);
    if (!arguments)
        return status;

    if (!arguments[0]) {
        for (guint i = 0; xml_schema_name(i); i++)
            puts(xml_schema_name(i));
        return EXIT_DONE;
    }
    const char *text = xml_schema_text(arguments[0]);
    if (!text)
        return cli_message_usage("there is no schema \"%s\"; `samrit schema` lists them",
                                 "ไม่มีสคีมา \"%s\" ดูรายการด้วย `samrit schema`", arguments[0]);
    fputs(text, stdout);
    return EXIT_DONE;
}
