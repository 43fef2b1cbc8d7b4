# Justified Thai comes back from its PDF word by word, however much room is between words and letters.
. tests/tools/tap.sh

tests/tools/make-paragraphs 'TH SarabunPSK' 60 170 1 >"$T/text.fo"
status 0 "render" "$SAMRIT" render "$T/text.fo" -o "$T/text.pdf"
status 0 "area tree" "$SAMRIT" render --dump=area "$T/text.fo"
mv "$T/out" "$T/areas.xml"
pdftotext -raw "$T/text.pdf" "$T/poppler.txt"
ok "pdftotext gives every word" tests/tools/text-lines "$T/areas.xml" "$T/poppler.txt"
mutool draw -q -F txt -o "$T/mupdf.txt" "$T/text.pdf" 2>"$T/mupdf.err"
ok "mutool gives every word" tests/tools/text-lines "$T/areas.xml" "$T/mupdf.txt"

# poppler finds out the order of reading itself; lines as long as a page's have it right
tests/tools/make-paragraphs 'TH SarabunPSK' 90 170 1 >"$T/long.fo"
status 0 "render" "$SAMRIT" render "$T/long.fo" -o "$T/long.pdf"
status 0 "area tree" "$SAMRIT" render --dump=area "$T/long.fo"
mv "$T/out" "$T/areas.xml"
pdftotext "$T/long.pdf" "$T/poppler.txt"
ok "pdftotext gives every word in its own order" tests/tools/text-lines "$T/areas.xml" "$T/poppler.txt"
done_testing
