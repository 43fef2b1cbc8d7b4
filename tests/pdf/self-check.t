#!/bin/sh
# What PDF/A-3A and PDF/UA-1 ask for and a script can see, by qpdf: a quick look beside veraPDF.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$SAMRIT" render tests/conformance/everything.fo -o "$work/a.pdf"
"$SAMRIT" render tests/conformance/everything.fo -o "$work/b.pdf"
qpdf --check "$work/a.pdf" >"$work/check" 2>&1 || { sed 's/^/# /' "$work/check"; echo "Bail out! qpdf finds fault"; exit 1; }
cmp "$work/a.pdf" "$work/b.pdf" || { echo 'Bail out! the same document gives other bytes'; exit 1; }
qpdf --json --json-key=qpdf --json-stream-data=none "$work/a.pdf" "$work/a.json"
qpdf --qdf --object-streams=disable "$work/a.pdf" "$work/a.txt"
exec perl tests/pdf/self-check.pl "$work/a.json" "$work/a.txt" "$work/a.pdf"
