# results.xlsx: the same bytes for the same input, and read back as what results.xml says.
. tests/tools/tap.sh

status 0 "as a workbook" "$SAMRIT" score --output-format=xlsx -o "$T/a.xlsx" input/2566
status 0 "again, elsewhere" env TZ=Asia/Bangkok TMPDIR="$T" "$SAMRIT" score --output-format=xlsx -o "$T/b.xlsx" input/2566
ok "the same bytes" cmp "$T/a.xlsx" "$T/b.xlsx"
mkdir "$T/x"
ok "a sound zip" sh -c 'cd "$1/x" && unzip -q ../a.xlsx' - "$T"
ok "well-formed" sh -c 'find "$1/x" -name "*.xml" -o -name "*.rels" | xargs xmllint --noout' - "$T"
ok "has a chart" test -e "$T/x/xl/charts/chart1.xml"
for sheet in สรุป หน่วยงาน "องค์ประกอบที่ 1" "องค์ประกอบที่ 2" ตัวชี้วัด "Joint KPIs" เปรียบเทียบรายปี; do
    ok "has the sheet $sheet" has "$T/x/xl/workbook.xml" "name=\"$sheet\""
done
ok "headings stay in sight" has "$T/x/xl/worksheets/sheet2.xml" 'state="frozen"'
ok "scores are numbers" sh -c 'grep -qE "<c r=\"H4\" s=\"[0-9]+\"><v>[0-9.]+</v>" "$1"' - "$T/x/xl/worksheets/sheet2.xml"

# PMQA's checklists have a sheet; the suffix says what is wanted.
status 0 "PMQA as a workbook" "$SAMRIT" score -o "$T/pmqa.xlsx" input/pmqa-2566
mkdir "$T/y"
ok "a sound zip" sh -c 'cd "$1/y" && unzip -q ../pmqa.xlsx' - "$T"
ok "has the checklists" has "$T/y/xl/workbook.xml" 'name="รายการตรวจ"'
ok "with the level reached" has "$T/y/xl/sharedStrings.xml" "พัฒนาจนเกิดผล"
status 0 "as CSV by its suffix" "$SAMRIT" score -o "$T/pmqa.csv" input/pmqa-2566
ok "which is CSV" sh -c 'head -c 3 "$1" | od -An -tx1 | grep -q "ef bb bf"' - "$T/pmqa.csv"
done_testing
