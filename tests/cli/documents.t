# The documents over all 76 provinces: their pages, and what the rule on correspondence measures.
. tests/tools/tap.sh

mkdir -p "$T/input/2566"
cp -r input/frameworks input/registers "$T/input"
cp -r input/2566/records input/2566/records-pmqa "$T/input/2566"
sed '/stylesheet="unit"/d; /stylesheet="index"/d' input/2566/project.xml >"$T/input/2566/project.xml"
status 0 "build" "$SAMRIT" build --keep-fo -o "$T/output" "$T/input/2566"

# pages NAME N: the document has N pages.
pages() {
    ok "$1 has $2 pages" test "$(pdfinfo "$T/output/reports/$1.pdf" | sed -n 's/^Pages: *//p')" = "$2"
}
pages cabinet 2
pages letter 1
pages memo 1
ok "the annual report has 60 pages and more" test "$(pdfinfo "$T/output/reports/annual.pdf" | sed -n 's/^Pages: *//p')" -ge 60
ok "nothing overflows, no glyph is missing" sh -c '! grep -E "LAYOUT_|GLYPH_" "$1"' - "$T/output/audit/messages.jsonl"

# Shares are of what they are told to be of; a change is that of the means.
results=$T/output/results/results.xml
kpis='/*/*[local-name()="summary"]/*[local-name()="kpis"]'
year='/*/*[local-name()="summary"]/*[local-name()="year"][@fiscal-year="2565"]'
ok "shares by target are of the KPIs that have targets" test "$(xmllint --xpath "boolean(sum($kpis/*/@kpis) = $kpis/@tiered)" "$results")" = true
ok "the mean has changed by what it differs" test "$(xmllint --xpath "string($year/@change)" "$results")" = +4.00
tiered=$(xmllint --xpath "string($kpis/@tiered)" "$results" | LC_ALL=C.UTF-8 sed 'y/0123456789/๐๑๒๓๔๕๖๗๘๙/')
ok "the summary for the cabinet says of how many" grep -q "ประเมินตามค่าเป้าหมาย $tiered ตัวชี้วัด" "$T/output/reports/cabinet.fo"
ok "the annual report shows all scores on their scale, and in tiles" test "$(grep -oE 'type="(distribution|grid)"' "$T/output/reports/annual.fo" | wc -l)" = 2
# Shares of bands to a hundred by region; their figures are in the table above them and in the words for those who do not see it.
annual=$T/output/reports/annual.fo
share='//*[local-name()="chart"][@type="stacked"]'
ok "and the shares of bands in regions" test "$(xmllint --xpath "count($share/*[local-name()='category'])" "$annual")" = 7
ok "shares of a region are a hundred" test "$(xmllint --xpath "sum($share/*[local-name()='series']/*[1]/@value) > 99.95 and sum($share/*[local-name()='series']/*[1]/@value) < 100.05" "$annual")" = true
xmllint --xpath "$share/*[local-name()='series']/*[@value > 0]/@label" "$annual" | sed 's/.*"\(.*\)"/\1/' | sort -u | while read -r figure; do
    test "$(grep -o "($figure)" "$annual" | wc -l)" -ge 1 && xmllint --xpath "string($share/../@*[local-name()='alt-text'])" "$annual" | grep -qF " $figure" || echo "$figure"
done >"$T/figures"
ok "each is in the table and said in words" sh -c '! test -s "$1" || { cat "$1" >&2; false; }' - "$T/figures"
ok "tiles' names stand at 12 points" sh -c '"$1" render --dump=trace "$2" | grep "พระนครศรีอยุธยา" | grep -q "Laksaman 7.983$"' - "$SAMRIT" "$annual"

# A unit's score among the bands, and its years with the mean, which are lines where three of them have scores.
mkdir -p "$T/input/public-organisation-2565"
cp -r input/public-organisation-2565/records "$T/input/public-organisation-2565"
sed '/stylesheet="[a-tv-z]/d' input/public-organisation-2565/project.xml >"$T/input/public-organisation-2565/project.xml"
status 0 "reports of public organisations" "$SAMRIT" build --keep-fo -o "$T/po" "$T/input/public-organisation-2565"
unit=$T/po/units/PO-06/report.fo
alternative() { xmllint --xpath "string(//*[*[@type='$1']]/@*[local-name()='alt-text'])" "$unit"; }
ok "a gauge says score, band and bands" sh -c 'echo "$1" | grep -q "๘๙.๔๒ คะแนน อยู่ในระดับดี ระดับทั้งหมด ได้แก่ ดีมาก ๙๐.๐๐ – ๑๐๐.๐๐"' - "$(alternative gauge)"
ok "lines say three years and the means" sh -c 'echo "$1" | grep -q "ปี ๒๕๖๓ เท่ากับ ๘๘.๒๔ ปี ๒๕๖๔ เท่ากับ ๙๐.๖๐ ปี ๒๕๖๕ เท่ากับ ๘๙.๔๒ คะแนนเฉลี่ยของกลุ่มจัดตั้งตามพระราชบัญญัติองค์การมหาชน พ.ศ. ๒๕๔๒ ปี ๒๕๖๓ ๘๔.๓๘"' - "$(alternative line)"
ok "the band of a year whose bands were others is not told" test "$(xmllint --xpath "string(//*[local-name()='table-row'][*[1]='๒๕๖๓']/*[3])" "$unit")" = -

# areas NAME: its area tree in $T/out.
areas() {
    status 0 "$1: areas" "$SAMRIT" render --dump=area "$T/output/reports/$1.fo"
}
areas letter
ok "A4" grep -q '<page .* width="595.275" height="841.89"' "$T/out"
ok "left margin 3 cm, 16 cm of text, top margin 2.5 cm" sh -c 'grep -q "<block x=\"85.039\" y=\"0\" width=\"453.543\"" "$1" && grep -q "<block x=\"0\" y=\"70.866\" width=\"453.543\" height=\"714.33\"" "$1"' - "$T/out"
ok "Garuda 3 cm, 1.5 cm from the top" grep -q 'y="42.02" width="79.236" height="86.039"' "$T/out"
ok "text of 16 pt on lines of 18.1 pt" sh -c 'grep -A1 "<line .* height=\"18.1\"" "$1" | grep -q "size=\"16\""' - "$T/out"
ok "first lines indented by 2.5 cm" grep -q '<text x="70.866".*ตามที่อ้างถึง' "$T/out"
areas memo
ok "title of 29 pt on a line of 35 pt" sh -c 'grep -A1 "<line .* height=\"35\"" "$1" | grep -q "size=\"29\".*บันทึกข้อความ"' - "$T/out"
ok "labels of 20 pt" grep -q 'size="20".*ส่วนราชการ' "$T/out"
ok "Garuda 1.5 cm" grep -q 'x="84.539" y="42.02" width="40.118" height="43.52"' "$T/out"
areas cabinet
ok "no line starts with ๆ or ฯ" sh -c '! grep -A1 "<line " "$1" | grep -E ">[ๆฯ]"' - "$T/out"
done_testing
