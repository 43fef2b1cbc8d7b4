#!/bin/sh
# Tables that are no full grid in the FO are one in the structure tree (ISO 14289-1, 7.5), and lists say their numbering.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$SAMRIT" render tests/conformance/irregular.fo -o "$work/a.pdf"
qpdf --json --json-key=qpdf --json-stream-data=none "$work/a.pdf" "$work/a.json"
perl tests/pdf/tables.pl "$work/a.json"
