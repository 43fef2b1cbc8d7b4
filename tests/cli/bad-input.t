# Bad records: each a message with file and line in both languages and exit status 1; with -k the
# others are made all the same.
. tests/tools/tap.sh

mkdir -p "$T/input/2566/records" "$T/input/2566/records-pmqa"
cp -r input/frameworks input/registers "$T/input"
cp input/2566/project.xml "$T/input/2566"
project="$T/input/2566"
record="$project/records/TH-50.xml"
for code in 50 51 83; do
    for set in records records-pmqa; do cp "input/2566/$set/TH-$code.xml" "$project/$set"; done
done

status 0 "a sound project" "$SAMRIT" validate "$project"

# bad NAME FINDING LINE_PATTERN SED_SCRIPT: the record of TH-50 with one thing wrong. The finding
# must be at the line that matches LINE_PATTERN in the broken file (any line when empty).
bad() {
    sed -E "$4" input/2566/records/TH-50.xml >"$record"
    status 1 "$1" "$SAMRIT" validate "$project"
    line=$([ -z "$3" ] || grep -nE -m1 -- "$3" "$record" | cut -d: -f1)
    ok "$1: $2 at its line" grep -Eq "TH-50\.xml:${line:-[0-9]+}(:[0-9]+)?: error: .* · .*[^ -~].* \[$2\]" "$T/err"
}

bad "malformed XML" XML_TAG_MISMATCH "</records>" 's|</record>|</records>|'
bad "DOCTYPE" XML_DOCTYPE "" '1a <!DOCTYPE record [<!ENTITY a "b">]>'
bad "weights that are not 100" WEIGHT_SUM "" '0,/weight="20"/s/weight="20"/weight="19"/'
bad "unknown province" RECORD_UNIT "<record " 's/unit="TH-50"/unit="TH-10"/'
bad "targets that do not run one way" TARGET_ORDER "" 's/(tier="standard" value=")10,400/\19,500/'
bad "a result that is no number" NOT_A_NUMBER "value=\"many\"" 's/<result value="10,296"/<result value="many"/'
bad "a year of the other calendar" RECORD_YEAR_CE 'fiscal-year="2023"' '0,/fiscal-year="2566"/s/fiscal-year="2566"/fiscal-year="2023"/'

# A KPI too many: the first one five times more, under other ids.
awk '/<kpi id="1.1"/ { keep = 1 } keep { kpi = kpi $0 "\n" } { print }
     /<\/kpi>/ && keep { keep = 0; for (i = 1; i <= 5; i++) { copy = kpi; sub(/id="1.1"/, "id=\"9." i "\"", copy); printf "%s", copy } }' \
    input/2566/records/TH-50.xml >"$record"
status 1 "too many KPIs" "$SAMRIT" validate "$project"
ok "too many KPIs: KPI_COUNT" grep -q 'TH-50\.xml:[0-9].*\[KPI_COUNT\]' "$T/err"

# A bad record costs its own unit and no other.
status 1 "build with a bad record" "$SAMRIT" build -j2 -o "$T/output" "$project"
ok "makes nothing" test ! -e "$T/output/units"
status 3 "build -k with a bad record" "$SAMRIT" build -k -j2 -o "$T/output" "$project"
ok "makes TH-51" test -s "$T/output/units/TH-51/report.pdf"
ok "makes TH-83" test -s "$T/output/units/TH-83/report.pdf"
ok "does not make TH-50" test ! -e "$T/output/units/TH-50"
ok "the manifest holds" sh -c 'cd "$1" && sha256sum -c --quiet MANIFEST.sha256' - "$T/output"
ok "nothing half written is left" test -z "$(find "$T/output" -name '.samrit-*')"
done_testing
