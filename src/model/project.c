#include "model/project.h"

Project *
project_new(void)
{
    Arena *arena = arena_new();
    Project *project = ARENA_NEW(arena, Project);
    project->arena = arena;
    return project;
}

void
project_free(Project *project)
{
    if (project)
        arena_free(project->arena);
}
