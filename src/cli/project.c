#include "cli/project.h"

#include "cli/message.h"
#include "job/evaluation.h"

char *
cli_project_folder(const char *argument)
{
    if (argument)
        return g_strdup(argument);
    char *folder = job_evaluation_default();
    if (!folder)
        cli_message_usage("name a project: a folder with a project.xml");
    return folder;
}
