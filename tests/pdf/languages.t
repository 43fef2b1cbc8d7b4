# A screen reader is told of each language, and of each chart once.
. tests/tools/tap.sh

# tree FILE: its objects as text
tree() { qpdf --qdf --object-streams=disable "$1" - >"$T/tree"; }

"$SAMRIT" render tests/conformance/everything.fo -o "$T/everything.pdf" 2>/dev/null
tree "$T/everything.pdf"
ok "words of another language say so" grep -qa "/Lang (en)" "$T/tree"
ok "the document says its own" grep -qa "/Lang (th)" "$T/tree"
ok "and nothing else repeats it" [ "$(grep -ca "/Lang (" "$T/tree")" = 2 ]
sed 's/xml:lang="th"/xml:lang="en-GB"/' tests/conformance/everything.fo >"$T/english.fo"
"$SAMRIT" render "$T/english.fo" -o "$T/english.pdf" 2>/dev/null
tree "$T/english.pdf"
ok "a document in English is" grep -qa "/Lang (en-GB)" "$T/tree"
ok "not in Thai" sh -c '! grep -qa "/Lang (th" "$1"' sh "$T/tree"
sed 's/xml:lang="en"/xml:lang="1 )"/' tests/conformance/everything.fo >"$T/strange.fo"
"$SAMRIT" render "$T/strange.fo" -o "$T/strange.pdf" 2>/dev/null
tree "$T/strange.pdf"
ok "what is no language is not told" [ "$(grep -ca "/Lang (" "$T/tree")" = 1 ]
done_testing
