# Every word of a whole report comes back from its PDF, exactly and in order.
. tests/tools/tap.sh

mkdir -p "$T/input/2566/records" "$T/input/2566/records-pmqa"
cp -r input/frameworks input/registers "$T/input"
cp input/2566/project.xml "$T/input/2566"
for set in records records-pmqa; do cp "input/2566/$set/TH-50.xml" "$T/input/2566/$set"; done
status 0 "build" "$SAMRIT" build --keep-fo -j1 -o "$T/output" "$T/input/2566"

for document in units/TH-50/report reports/cabinet; do
    status 0 "$document: area tree" "$SAMRIT" render --dump=area "$T/output/$document.fo"
    mv "$T/out" "$T/areas.xml"
    pdftotext -raw "$T/output/$document.pdf" "$T/poppler.txt"
    ok "$document: pdftotext gives every word" tests/tools/text-lines "$T/areas.xml" "$T/poppler.txt"
    mutool draw -q -F txt -o "$T/mupdf.txt" "$T/output/$document.pdf" 2>"$T/mupdf.err"
    ok "$document: mutool gives every word" tests/tools/text-lines "$T/areas.xml" "$T/mupdf.txt"
    ok "$document: sound" sh -c 'qpdf --check "$1" >/dev/null' - "$T/output/$document.pdf"
done
ok "at least 8 pages" sh -c 'test "$(pdfinfo "$1" | sed -n "s/^Pages: *//p")" -ge 8' - "$T/output/units/TH-50/report.pdf"
ok "the cabinet summary has 2 pages" sh -c 'test "$(pdfinfo "$1" | sed -n "s/^Pages: *//p")" = 2' - "$T/output/reports/cabinet.pdf"
ok "sample data is marked on every page" sh -c '
    pages=$(pdfinfo "$1" | sed -n "s/^Pages: *//p")
    for page in $(seq "$pages"); do pdftotext -f "$page" -l "$page" "$1" - | grep -q ข้อมูลตัวอย่าง || exit 1; done' - "$T/output/units/TH-50/report.pdf"
done_testing
