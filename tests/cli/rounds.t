# After six months and after twelve: what stood below its first target then is told in part 5 of the annual report.
. tests/tools/tap.sh

mkdir -p "$T/input"
cp -r input/frameworks input/registers input/department-2567 input/joint-kpi-2567 "$T/input"
sed -i '/<document /{/name="annual"/!d}' "$T/input/department-2567/project.xml"
record=$T/input/department-2567/records-6-month/D1003.xml
results=$T/output/department-2567/results/results.xml
status 0 "built" "$SAMRIT" build -o "$T/output" "$T/input/department-2567"
ok "a KPI has the round before beside it" grep -q '<round id="6-month" status="scored">' "$results"
ok "as the schema has it" xmllint --noout --schema input/schemas/results.xsd "$results"
ok "the round itself has none" sh -c '! grep -q "<round id=\"6-month\" status=" "$1"' - "$T/output/department-2567-6-month/results/results.xml"
pdftotext "$T/output/department-2567/reports/annual.pdf" "$T/text"
ok "nobody was warned" sh -c '! grep -q "ที่เตือนล่วงหน้าใน" "$1"' - "$T/text"
line=$(grep -n '<kpi id="1.2"' "$record" | cut -d: -f1)
sed -i "$line,/<result/s|<result value=\"[^\"]*\"|<result value=\"1.23\"|" "$record"
status 0 "built again" "$SAMRIT" build -o "$T/output" "$T/input/department-2567"
pdftotext "$T/output/department-2567/reports/annual.pdf" "$T/text"
ok "a warning, and what became of it" sh -c 'grep -q "ตัวชี้วัดที่เตือนล่วงหน้าในรอบ ๖ เดือน และผลเมื่อสิ้นปี" "$1" && grep -q "^๑.๒๓" "$1"' - "$T/text"
done_testing
