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
