# The same provinces as XML, CSV in three encodings and as a workbook give the same results but for the places.
. tests/tools/tap.sh

project() { # project NAME: an empty project like that of 2566
    mkdir -p "$T/$1/records"
    cp -r input/2566/project.xml input/2566/records-pmqa "$T/$1/"
}
results() { # results NAME: its results without places, which are all that may differ
    "$SAMRIT" score "$T/$1" 2>"$T/$1.err" |
        sed -E 's/ line="[0-9]+"//g; s/ (file|record|sha256)="[^"]*"//g' >"$T/$1.results"
}
cp -r input/frameworks input/registers "$T/"
for name in xml csv thai wide excel units; do project $name; done
# As some programs on Windows name what they save.
capitals() { for file in "$T/$1"/records/*."$2"; do mv "$file" "${file%."$2"}.$3"; done; }

# Windows-874 lacks three characters of the samples.
status 0 "to CSV" "$SAMRIT" convert -o "$T/all.csv" input/2566
sed 's/×/x/g; s/÷/:/g; s/−/-/g' "$T/all.csv" >"$T/csv/records/all.csv"
ok "has a byte-order mark and CR LF" sh -c 'head -c 3 "$1" | od -An -tx1 | grep -q "ef bb bf" &&
    head -n 1 "$1" | grep -q "$(printf "\r")$"' - "$T/all.csv"
tail -c +4 "$T/csv/records/all.csv" >"$T/plain.csv"
iconv -f utf-8 -t cp874 "$T/plain.csv" >"$T/thai/records/all.csv"
{ printf '\377\376'; iconv -f utf-8 -t utf-16le "$T/plain.csv"; } >"$T/wide/records/all.txt"
status 0 "to a workbook" "$SAMRIT" convert -o "$T/excel/records/all.xlsx" "$T/csv"
status 0 "to XML, one a unit" "$SAMRIT" convert -o "$T/xml/records" "$T/csv"
status 0 "to CSV with English headings, one a unit" \
    "$SAMRIT" convert --to=csv --headings=en -o "$T/units/records" "$T/csv"
capitals thai csv Csv
capitals units csv CSV
ok "76 of them" test "$(ls "$T/units/records" | wc -l)" = 76

for name in xml csv thai wide excel units; do results $name; done
ok "results are there" test "$(grep -c '<unit ' "$T/xml.results")" = 76
cp "$T/excel/records/all.xlsx" "$T/all.xlsx"
capitals excel xlsx XLSX
status 0 "a workbook in capitals" "$SAMRIT" convert -o "$T/capitals" "$T/excel/records/all.XLSX"
ok "is the same records" diff -rq "$T/capitals" "$T/xml/records"
cp "$T/all.xlsx" "$T/excel/records/all.xlsx"
for name in csv thai wide excel units; do
    ok "$name gives what XML gives" cmp "$T/xml.results" "$T/$name.results"
done
ok "Windows-874 is told" has "$T/thai.err" "ENCODING_DETECTED"
ok "and UTF-16" has "$T/wide.err" "UTF-16LE"
status 0 "said beforehand" "$SAMRIT" validate --encoding=windows-874 "$T/thai"
ok "it is not told" sh -c '! grep -q ENCODING "$1"' - "$T/err"
status 1 "said wrongly" "$SAMRIT" validate --encoding=utf-8 "$T/thai"
status 2 "an unknown encoding" "$SAMRIT" validate --encoding=ebcdic "$T/thai"

# Back to where it came from.
status 0 "workbook to XML" "$SAMRIT" convert -o "$T/again" "$T/excel/records/all.xlsx"
ok "the same files" diff -rq "$T/again" "$T/xml/records"
status 0 "the samples to XML" "$SAMRIT" convert -o "$T/samples" input/2566
status 0 "and again" "$SAMRIT" convert -o "$T/samples2" "$T/samples"
ok "which is canonical" diff -rq "$T/samples" "$T/samples2"
ok "valid by the schema" xmllint --noout --schema input/schemas/record.xsd "$T/samples/TH-50.xml" 2>/dev/null

status 0 "the workbook again, elsewhere and in another time zone" \
    env TZ=Asia/Bangkok LC_ALL=C TMPDIR="$T" "$SAMRIT" convert -o "$T/b.xlsx" "$T/csv"
ok "is the same bytes" cmp "$T/b.xlsx" "$T/excel/records/all.xlsx"

# Every kind of evaluation, with its rounds and sources, fits into the table: XML, workbook, CSV, XML.
for records in input/*/records*; do
    kind=$(echo "${records#input/}" | tr / -)
    "$SAMRIT" convert -o "$T/kinds/$kind.xlsx" "$records" 2>/dev/null
    "$SAMRIT" convert -o "$T/kinds/$kind" "$records" 2>/dev/null
    "$SAMRIT" convert -o "$T/kinds/$kind.csv" "$T/kinds/$kind.xlsx" 2>/dev/null
    status 0 "$kind by a workbook and CSV" "$SAMRIT" convert -o "$T/kinds/$kind-again" "$T/kinds/$kind.csv"
    ok "is the same" diff -rq "$T/kinds/$kind" "$T/kinds/$kind-again"
done

# Forms
status 0 "forms" "$SAMRIT" convert --form -o "$T/forms" input/2566/records/TH-50.xml
status 0 "are read" "$SAMRIT" convert -o "$T/form.xml" "$T/forms/TH-50.xlsx"
ok "without results" sh -c '! grep -q "<result value" "$1"' - "$T/form.xml"
ok "but with targets" has "$T/form.xml" '<target tier="advanced"'

status 2 "no output" "$SAMRIT" convert input/2566
status 2 "many into one XML" "$SAMRIT" convert -o "$T/all.xml" input/2566
status 2 "unknown form" "$SAMRIT" convert --to=doc -o "$T/x" input/2566
echo notes >"$T/notes.dat"
status 1 "no kind of record" "$SAMRIT" convert -o "$T/x.csv" "$T/notes.dat"
ok "says so" has "$T/err" "no reader for this kind of file"
status 1 "nothing there" "$SAMRIT" convert -o "$T/x.csv" "$T/none.xml"
ok "says so" has "$T/err" "none.xml"
done_testing
