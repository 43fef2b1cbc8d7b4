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
    /* Attributes of one tag, its namespaces among them: an FO has thirty. libxml2 compares each
       with each. */
    LIMIT_XML_ATTRIBUTES = 1000,
    /* Entities of an FO file's own: within one another, bytes that one reference or attribute comes
       to and references followed for it, and bytes of all: a DTD of characters' names is small. */
    LIMIT_ENTITY_DEPTH = 8,
    LIMIT_ENTITY_BYTES = 64 << 10,
    LIMIT_ENTITY_STEPS = 4096,
    LIMIT_ENTITIES_BYTES = 4 << 20,
    /* Parentheses within one another in an expression: no stylesheet nests a tenth of it. */
    LIMIT_EXPRESSION_DEPTH = 64,
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
    /* Elements of a paragraph that is broken by total fit, which keeps a node for every number of
     * lines that can be reached: a long paragraph has 2,000; what is longer is broken by first fit.
     */
    LIMIT_TOTAL_FIT = 40000,
    /* Templates inside one another, instructions and XPath steps of one transformation: an annual
       report of 76 units takes 30, 1 million and 10 million; these end in 20 s. */
    LIMIT_TEMPLATE_DEPTH = 1000,
    LIMIT_TEMPLATE_STEPS = 32 << 20,
    LIMIT_XPATH_STEPS = 1000 << 20,
    /* Bytes of one image or other graphic, and its pixels. */
    LIMIT_IMAGE_BYTES = 64 << 20,
    LIMIT_IMAGE_PIXELS = 64 << 20,
    /* Processor seconds that reading or drawing one SVG may take: a coat of arms of 400 KB takes a
       tenth. Filters and references within references are cheap to write. */
    LIMIT_DRAWING_SECONDS = 3,
    /* Bytes of a picture given as a parameter (the Garuda): it stands in the FO as text, and an
       attribute read from XML may have 10 MB. */
    LIMIT_PARAM_IMAGE_BYTES = 4 << 20,
    /* What a worker may answer: its findings, at most LIMIT_FINDINGS of a few hundred bytes. */
    LIMIT_REPLY_BYTES = 64 << 20,
    /* Workers at once; no machine that this was made for has as many processors. */
    LIMIT_JOBS = 256,
    /* Seconds a unit may take before its worker is stopped: a report takes a fifth of one. As many
       of the processor's has a document by itself, unless more are given. */
    LIMIT_UNIT_SECONDS = 120,
    /* Memory of a worker before it is stopped: one takes 80 MB, with a nation's annual report in
       hand. */
    LIMIT_WORKER_BYTES = 1 << 30,
    /* Memory of a command that reads what somebody sent, all its addresses: a file of the largest
       size and as much again; what a PDF's tables unpack to has no other limit. */
    LIMIT_PROCESS_MB = 4096,
    /* Tasks a worker does before another takes its place: what a process gathers over thousands of
       documents is left behind, and beginning anew costs a hundredth of that many reports. */
    LIMIT_WORKER_TASKS = 200,
    /* The largest CSV file or workbook read: a nation's KPIs are 10 MB. It is held in memory. */
    LIMIT_TABLE_BYTES = 256 << 20,
    /* Cells of one such file: ten times what a sheet of 200,000 rows and 10 columns has. */
    LIMIT_TABLE_CELLS = 20000000,
    /* Bytes of one cell: Excel holds 32,767 characters, Thai ones take 3 bytes. More is a quote
       that was never closed. */
    LIMIT_CELL_BYTES = 3 * 32767,
    /* Rows and columns of a sheet, Excel's own: what says more is no sheet. */
    LIMIT_SHEET_ROWS = 1048576,
    LIMIT_SHEET_COLUMNS = 16384,
    /* Lines of a CSV file passed over for their quotes; after so many it is no CSV file. */
    LIMIT_CSV_BROKEN_LINES = 100,
    /* Rows of a table that are searched for its headings: titles and notes take ten. */
    LIMIT_ROWS_ABOVE_HEADINGS = 100,
    /* Columns for targets and earlier years together: ten at most in any framework. */
    LIMIT_REPEATED_COLUMNS = 100,
    /* Paragraphs, milestones, checks or deductions of one list of a KPI in a table: twenty are
       many. */
    LIMIT_LIST_ITEMS = 1000,
    /* Parts of a workbook's zip: one with 200 sheets and pictures has 1,000. */
    LIMIT_ZIP_ENTRIES = 10000,
    /* The largest part of a pack that can be asked for: no mail takes more than a gigabyte. */
    LIMIT_PART_KB = 1 << 20,
    /* Bytes of a manifest: half a million files, and 7,850 units with all their documents have
       50,000. */
    LIMIT_MANIFEST_BYTES = 64 << 20,
    /* Bytes one part of a workbook, or file of a pack, may expand to, and how many times its size
       once it is past a megabyte: a sheet of 200,000 rows is 90 MB and 10 to 100 times, a bomb is
       1,000 times. */
    LIMIT_ZIP_PART_BYTES = 1 << 30,
    LIMIT_ZIP_RATIO = 300,
    /* Memory for the strings that a workbook's sheets share. */
    LIMIT_SHARED_STRING_BYTES = 64 << 20,
    /* Cell formats of a workbook: Excel stops at 65,490. */
    LIMIT_CELL_FORMATS = 65536,
    /* Merged ranges of a sheet: a few of each row of a nation's. */
    LIMIT_MERGED_RANGES = 100000,
    /* Revisions of an archive: one a day for a century; their folders have six digits. */
    LIMIT_ARCHIVE_REVISIONS = 999999,
    /* HEAD of an archive has five lines. */
    LIMIT_ARCHIVE_HEAD_BYTES = 4096,
    /* The largest file archived, verified, signed or extracted from, which is held in memory: a
       pack of all units' PDFs is 300 MB. */
    LIMIT_FILE_BYTES = 2147483647,
    /* Bytes of a key, of a passphrase, and of a signature beside a file: those of the largest keys
       have a thousandth. */
    LIMIT_KEY_BYTES = 1 << 20,
    LIMIT_SIGNATURE_BYTES = 1 << 20,
    /* Folders within one another in what is archived: units/CODE is two deep. */
    LIMIT_ARCHIVE_DEPTH = 16,
    /* Shards of a plan: Slurm's MaxArraySize allows 1,000 unless raised, and thrice that is a
       document each for a nation. */
    LIMIT_SHARDS = 10000,
    /* Files in a PDF, and signatures of one, that are looked at; ours have two and one. */
    LIMIT_ATTACHMENTS = 1000,
    /* Nodes within one another of the trees that lead to them. */
    LIMIT_PDF_TREE_DEPTH = 8,
    /* Bytes that they unpack to, all together: they are XML. */
    LIMIT_ATTACHED_BYTES = 256 << 20,
    LIMIT_SIGNATURES = 100,
    /* Fields of a PDF's form that are looked at for them. */
    LIMIT_FIELDS = 10000,
};
