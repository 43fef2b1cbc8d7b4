# Tables by mail: workbooks that are bombs or point elsewhere, CSV past every limit, and texts that a spreadsheet
# would run.
. tests/hostile/hostile.sh
cp -r tests/broken/base "$T/p"
rm "$T/p/records/U1.xml"
table="$T/p/records/U1"

# Each is refused, as is "sound": it has no record. What the parts of the others say must not show.
# bomb is LIMIT_ZIP_RATIO, bomb-of-strings LIMIT_SHARED_STRING_BYTES, many-parts and many-sheets are LIMIT_ZIP_ENTRIES,
# row-too-far is LIMIT_SHEET_ROWS, column-too-far LIMIT_SHEET_COLUMNS, long-cell LIMIT_CELL_BYTES, formats
# LIMIT_CELL_FORMATS, merged LIMIT_MERGED_RANGES.
workbook() { # workbook NAME MESSAGE
    rm -f "$table".*
    perl tests/hostile/make-xlsx "$1" "$table.xlsx"
    hostile 1 "$1" "$SAMRIT" validate "$T/p"
    ok "$1: $2" has "$T/err" "$2"
    ok "$1: no secret" sh -c '! grep -q "root:" "$1" && test ! -e /tmp/samrit-was-here' - "$T/err"
}
while read -r name message; do workbook "$name" "$message"; done <<'END'
sound TABLE_NO_HEADINGS
bomb expands to too much
bomb-of-merges expands to too much
bomb-of-strings bytes of shared strings
many-parts too many parts
many-sheets more than 10000 sheets
climbs is missing or damaged
external TABLE_NO_HEADINGS
link is not well-formed XML
nul TABLE_NO_HEADINGS
twice is there twice
other-case TABLE_NO_HEADINGS
climbing-name unsafe name
absolute-name unsafe name
backslash-name unsafe name
row-too-far out of order
column-too-far a cell is not where its row is
long-cell a cell is too long
attributes too many attributes
depth not well-formed
doctype has a DOCTYPE
formats-most TABLE_NO_HEADINGS
formats more than 65536 cell formats
merged-most TABLE_NO_HEADINGS
merged more than 100000 merged ranges
merged-overlap merged ranges overlap
lies-about-size TABLE_NO_HEADINGS
cut not a workbook
END
ok "every workbook is tried" test "$(perl tests/hostile/make-xlsx list | grep -cv large-part)" = 28
rm "$table.xlsx"

# ---- CSV

sound=tests/broken/table/weights-95.csv
csv() { # csv NAME MESSAGE: $table.csv
    hostile 1 "$1" "$SAMRIT" validate "$T/p"
    ok "$1: $2" grep -q "$2" "$T/err"
}
{ head -n1 $sound; perl -e 'print "U1,2566,mini,", "x" x 98302, "\n"'; } >"$table.csv"
csv "a cell of 98,302 bytes" "error"
{ head -n1 $sound; perl -e 'print "U1,\"a\"b\n" x 101'; } >"$table.csv"
csv "a hundred and one broken lines" "error"
{ perl -e 'print "x,y\n" x 101'; cat $sound; } >"$table.csv"
csv "headings in line 102" "TABLE_NO_HEADINGS"
{ head -n1 $sound | tr -d '\n'; perl -e 'print map {",ผลปี $_"} 2400 .. 2600'; echo; sed 1d $sound; } >"$table.csv"
csv "two hundred years" "error"
truncate -s 257M "$table.csv"
csv "LIMIT_TABLE_BYTES" "more than the 268435456 accepted"
head -c 3000000 /dev/zero >"$table.csv"
csv "nothing but NUL" "error"
perl -e 'print "\"" x 3000000' >"$table.csv"
csv "nothing but quotes" "error"
rm "$table.csv"

# ---- formulas: a text stays one, in what we write and back

cp tests/broken/base/records/U1.xml "$table.xml"
sed -i 's|ตัวชี้วัดหนึ่ง|=HYPERLINK("http://x","y")|; s|ตัวชี้วัดสอง|+1+cmd|; s|ตัวชี้วัดสาม|@SUM(1)|' "$table.xml"
hostile 0 "names that look like formulas" "$SAMRIT" score --output-format=csv "$T/p"
ok "none begins a cell of a CSV" sh -c '! grep -Eq "(^|,|\"|;)[=+@]" "$1"' - "$T/out"
hostile 0 "as records" "$SAMRIT" convert -o "$T/x.csv" "$T/p/records"
ok "none begins a cell" sh -c '! grep -Eq "(^|,|\")[=+@]" "$1"' - "$T/x.csv"
hostile 0 "and back" "$SAMRIT" convert --to=xml -o "$T/back" "$T/x.csv"
ok "they are as before" has "$T/back/U1.xml" '>+1+cmd<'
hostile 0 "as a workbook" "$SAMRIT" convert -o "$T/x.xlsx" "$T/p/records"
ok "without a formula" sh -c '! unzip -p "$1" xl/worksheets/sheet1.xml | grep -q "<f>"' - "$T/x.xlsx"
done_testing
