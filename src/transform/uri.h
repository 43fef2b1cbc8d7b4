#pragma once

/**
 * The path of the file that libxslt calls @uri: in most, but not in all of these, what is not plain
 * ASCII is escaped. Free with g_free().
 */
char *transform_uri_path(const char *uri);
