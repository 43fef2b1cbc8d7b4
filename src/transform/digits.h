#pragma once

#include <libxml/tree.h>
#include <stdbool.h>

/**
 * @text with Thai digits, except where they are part of a Latin name: "PM2.5", "COVID-19",
 * "5G", "PMQA 4.0", "TH-50" stay; "ปี 2566" and "KPI 3 ตัว" change. Free with g_free().
 */
char *transform_digits_thai(const char *text);

/**
 * Carries out, and removes, the attributes s:digits="thai|arabic" (urn:samrit:functions)
 * of @doc. An element's digits hold for what is inside it until an element says otherwise:
 * for text, and for the attributes that people read (alternative text, labels, titles,
 * page number formats). What xml:lang says is not Thai keeps its digits.
 * False when @doc is nested deeper than LIMIT_XML_DEPTH, which no walk over it could be sure to
 * survive.
 */
bool transform_digits_apply(xmlDoc *doc);

/** Whether a reader sees or hears the value of an attribute called @name, so that it has digits. */
bool transform_digits_reads(const char *name);
