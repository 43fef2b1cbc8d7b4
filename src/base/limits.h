#pragma once

/**
 * Every limit of the program, each with its reason. What goes past one is an
 * error of its own (SAMRIT_ERROR_LIMIT or a finding), never a crash or a hang.
 */
enum {
    /* The largest XML input read whole: a record is 20 KB, a results file of a nation 20 MB. */
    LIMIT_XML_BYTES = 256 << 20,
    /* Nesting of XML and so of FO: real documents stay under 40; recursion stays within 8 MB. */
    LIMIT_XML_DEPTH = 256,
    /* Findings kept per run: past it they are only counted, so that hostile input fills no disk. */
    LIMIT_FINDINGS = 10000,
    /* Digits of a number in a record: a budget in satang has 15; enough for any, too few to slow
       GMP. */
    LIMIT_NUMBER_DIGITS = 40,
    /* Pages a document may have: 7,850 ten-page reports are 78,500. */
    LIMIT_PAGES = 200000,
    /* Columns of one table, and what a span may ask for. */
    LIMIT_TABLE_COLUMNS = 1024,
    /* Side of a page in points: PDF's own limit for viewers is 14,400. */
    LIMIT_PAGE_SIDE_PT = 14400,
    /* Times a document is laid out again until its page references settle. */
    LIMIT_REFERENCE_PASSES = 4,
    /* Bytes of one image or other graphic, and its pixels. */
    LIMIT_IMAGE_BYTES = 64 << 20,
    LIMIT_IMAGE_PIXELS = 64 << 20,
    /* What a worker may answer: its findings, at most LIMIT_FINDINGS of a few hundred bytes. */
    LIMIT_REPLY_BYTES = 64 << 20,
    /* Seconds a unit may take before its worker is stopped: a report takes a fifth of one. */
    LIMIT_UNIT_SECONDS = 120,
};
