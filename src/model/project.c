#include "model/project.h"

Project *
project_new(void)
{
    Arena *arena = arena_new();
    Project *project = ARENA_NEW(arena, Project);
    project->arena = arena;
    project->inputs = arena_defer(arena, g_ptr_array_new(), (GDestroyNotify) g_ptr_array_unref);
    return project;
}

void
project_free(Project *project)
{
    if (project)
        arena_free(project->arena);
}
