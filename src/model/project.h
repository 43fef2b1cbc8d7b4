#pragma once

#include <glib.h>
#include <stdbool.h>

#include "model/value.h"

/** A project: a folder's project.xml, which says what is evaluated and which documents are wanted.
 */

/** One framework, the register of its units, and where their records are. */
typedef struct {
    const char *framework, *reg, *records; /* paths that can be opened */
    const char *compared;                  /* likewise, or NULL: another year's framework */
    const char *records_name;              /* below the project: "records" */
    const char *round;                     /* of the framework; NULL = the last */
    bool is_source;                        /* for other sets: no documents of its own */
    Number incentive_pot;                  /* shared out among units; no value = none */
    int line;
} ProjectSet;

/** A document wanted: one a unit, or one for the project. */
typedef struct {
    const char *name;       /* "report", "cabinet" */
    const char *stylesheet; /* name of a file of stylesheets/ */
    const char *set;        /* of which it is made (Framework.set_id); NULL: of each */
    bool per_unit;
    const char *const *params; /* of the stylesheet: names and values by turns, closed by NULL */
    int line;
} ProjectDocument;

typedef struct {
    Arena *arena;
    const char *id, *file, *folder;
    int fiscal_year;
    bool synthetic;
    Names title, owner;
    const char *from, *to, *period;   /* ISO dates, and both as printed */
    const char *issued, *issued_text; /* likewise; NULL if not given */
    Strings notes;
    GPtrArray *inputs; /* of const char *: the files and folders it names, which can be opened */
    ProjectSet *sets;
    guint n_sets;
    ProjectDocument *documents;
    guint n_documents;
} Project;

Project *project_new(void);
void project_free(Project *project);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Project, project_free)
