#pragma once

#include "base/limits.h"
#include "fo/fo.h"

/**
 * Which fo:table-column a cell stands in, while its table is being read; for
 * from-table-column(). Zeroed at first. It goes forward with the cells it is asked for, so that a
 * table takes linear time.
 */
typedef struct {
    const FoNode *part; /* the header, footer or body */
    const FoNode *row;  /* being filled; @part itself when it has cells for children */
    const FoNode *cell; /* placed last in it, or NULL */
    guint column;       /* where @cell begins, from 0 */
    guint next;         /* the first column after it */
    guint16 spans[LIMIT_TABLE_COLUMNS]; /* rows for which a column is taken, this one included */
} FoColumns;

/** The style of the column of the cell that @node is or stands in; NULL when there is none. */
const FoStyle *fo_columns_find(FoColumns *columns, const FoNode *node);
