# What evaluation systems ask of the commands: rounds, the export for unit heads, results of other sets, and a
# framework for next year that touches no program.
. tests/tools/tap.sh

# ---- rounds and heads
heads() { "$SAMRIT" score --export=heads --output-format="$1" "$2" 2>"$T/err"; }

status 0 "heads as CSV" heads csv input/department-2567
ok "round 1 has the first component alone" test "$(grep -c '^2567,1,.*,D0806,.*,performance,' "$T/out")-$(grep -c '^2567,1,.*,potential,' "$T/out")" = 1-0
ok "round 2 has both" test "$(grep -c '^2567,2,.*,D0806,.*,\(performance\|potential\),' "$T/out")" = 2
ok "and what others take over from has no heads" sh -c '! grep -E "J-WATER|category-" "$1" >/dev/null' - "$T/out"
status 0 "heads as XML" heads xml input/province-2568
ok "of one round" grep -q '<round number="2" of="2" months="12" framework="province-2568"' "$T/out"
for year in 2565 2566 2567 2568; do
    status 0 "heads of $year" heads xml "input/department-$year"
    ok "two rounds" test "$(grep -o '<round number="[12]" of="2"' "$T/out" | tr -dc 12)" = 1222
    ok "one component, then both" test "$(sed -n '/<unit code="D0806"/,/<.unit>/s/.*<component id="\([a-z]*\)".*/\1/p' "$T/out" | tr '\n' ' ')" = "performance performance potential "
done
"$SAMRIT" score -o "$T/province.xml" input/province-2565 2>"$T/err"
for code in TH-50 TH-40 TH-90; do
    score=$(tests/tools/scores "$T/province.xml" | awk -v code=$code '$1 == code && $2 == "unit" { sub(/=.*/, "", $4); print $4 }')
    ok "what 2566 tells of 2565 is what $code scored" grep -q "^  <year fiscal-year=\"2565\" value=\"$score\"" "input/2566/records/$code.xml"
done

# ---- what records tell of earlier years of departments and public organisations is what those years scored
for project in department-2565 department-2566 department-2567 public-organisation-2563 public-organisation-2564 public-organisation-2565 public-organisation-2566; do
    "$SAMRIT" score -o "$T/scored.xml" "input/$project" 2>"$T/err"
    tests/tools/scores "$T/scored.xml" | awk -v kind="${project%-*}" -v year="${project##*-}" '$2 == "unit" { sub(/=.*/, "", $4); print kind, $1, year, $4 }'
done | sort >"$T/scored"
grep '^  <year ' input/department-256[678]/records/*.xml input/public-organisation-256[4567]/records/*.xml |
    sed 's|input/\([a-z-]*\)-[0-9]*/records/\(.*\)\.xml:.*fiscal-year="\([0-9]*\)" value="\([0-9.]*\)".*|\1 \2 \3 \4|' | sort -u >"$T/told"
ok "they tell of many" test "$(wc -l <"$T/told")" -ge 47
comm -23 "$T/told" "$T/scored" >"$T/untrue"
ok "and all is so" sh -c '! test -s "$1" || { cat "$1" >&2; false; }' - "$T/untrue"

status 2 "no workbook of it" "$SAMRIT" score --export=heads --output-format=xlsx input/department-2568
status 2 "no other export" "$SAMRIT" score --export=tails input/department-2568
status 0 "no set named" "$SAMRIT" score input/department-2567
ok "the whole year is meant" grep -q '<round id="12-month" number="2" of="2"' "$T/out"
ok "of departments, not of what they take over" grep -q '<unit code="D0806"' "$T/out"
"$SAMRIT" explain -p input/five-base-2561 D0206 >"$T/out"
ok "so it is explained" sh -c '! grep -q records-round-1 "$1"' - "$T/out"
status 0 "a round by its name" "$SAMRIT" score --framework=department-2567-6-month input/department-2567
ok "says which" grep -q '<round id="6-month" number="1" of="2" months="6">' "$T/out"
ok "one component" test "$(grep -c '<component id="potential"' "$T/out")" = 0

# ---- a project of its own: the year after the last, by a framework that is the last with other numbers
mkdir -p "$T/input/frameworks" "$T/input/registers" "$T/input/next"
cp input/registers/departments.xml "$T/input/registers/"
cp -r input/department-2568/records* "$T/input/next"
sed -e 's/department-2568/department-2569/; s/fiscal-year="2568"/fiscal-year="2569"/; s/2568/2569/g' \
    -e 's/from="90.00" to="100.00" range="90.00/from="96.00" to="100.00" range="96.00/' \
    -e 's/to="89.99" range="60.00 – 89.99"/to="95.99" range="60.00 – 95.99"/' \
    -e 's/<tier id="standard" score="75">/<tier id="standard" score="80">/' \
    input/frameworks/department-2568.xml >"$T/input/frameworks/department-2569.xml"
for year in 2568 2569; do sed "s/2568/$year/g" input/frameworks/pmqa-2568.xml >"$T/input/frameworks/pmqa-$year.xml"; done
sed -i 's/\(department\|pmqa\)-2568/\1-2569/; s/fiscal-year="2568"/fiscal-year="2569"/' "$T/input/next/records"*/*.xml
sed -e 's/\(department\|pmqa\)-2568/\1-2569/; s/fiscal-year="2568"/fiscal-year="2569"/' input/department-2568/project.xml >"$T/input/next/project.xml"
status 0 "next year's framework is sound" "$SAMRIT" frameworks check "$T/input/frameworks"
status 0 "its project" "$SAMRIT" build -j 2 -o "$T/made" "$T/input/next"
ok "has its reports" test -s "$T/made/units/D0806/report.pdf"
"$SAMRIT" score --what-if "$T/input/next" >"$T/next" 2>/dev/null
"$SAMRIT" score --what-if input/department-2568 >"$T/last" 2>/dev/null
ok "by its own bands" test "$(grep -c '| ดีมาก *| -' "$T/next")" -lt "$(grep -c '| ดีมาก *| -' "$T/last")"
"$SAMRIT" explain -p "$T/input/next" D1003 1.1 >"$T/out"
ok "and its own points" grep -q '80.00' "$T/out"

# ---- results of other sets
mkdir "$T/input/linked"
sed 's/records="\.\./records="..\/../; s/"\.\.\/\(frameworks\|registers\)/"..\/\1/' input/area-office-2566/project.xml >"$T/input/linked/project.xml"
cp -r input/area-office-2566/records input/area-office-2566/records-pmqa "$T/input/linked/"
cp input/frameworks/area-office-2566.xml input/frameworks/pmqa-2566.xml "$T/input/frameworks/"
cp input/registers/area-offices.xml "$T/input/registers/"
status 0 "two evaluations by one submission" "$SAMRIT" validate "$T/input/linked"
status 0 "scored" "$SAMRIT" score --framework=pmqa-2566 -o "$T/linked.xml" "$T/input/linked"
ok "a result taken over shows its parts" test "$(grep -c '<linked set="area-office-2566" fiscal-year="2566" minimum="1" maximum="5">' "$T/linked.xml")" = 21
ok "with the mean of all" sh -c 'sed -n "/<part id=\"planning\"/,/<.part>/p" "$1" | grep -q "<mean within=\"all\" exact=\"59513/17500\""' sh "$T/linked.xml"
ok "as the schema has it" xmllint --noout --schema input/schemas/results.xsd "$T/linked.xml"
status 0 "another result there" "$SAMRIT" score --set=P-5001/2.1=90 "$T/input/linked"
ok "changes the set it is in" grep -q 'overall score: 4.6147 → 4.6406' "$T/out"
ok "and what takes it over, as a whole" grep -q '^7.1 ' "$T/out"
ok "and by its part" grep -q '^7.6 ' "$T/out"
ok "each under its name" test "$(grep -c '^\[.*2566\] ' "$T/out")" = 2
ok "to the end" grep -q 'overall score: 474.62 → 474.93' "$T/out"
status 0 "a result of its own instead" "$SAMRIT" score --set=P-5001/7.1=5 --framework=pmqa-2566 "$T/input/linked"
ok "is not taken over again" grep -q 'result: 4.6147 → 5.0000' "$T/out"
ok "and changes nothing before it" test "$(grep -c 'overall score' "$T/out")" = 1
sed -i 's/from="area-office-2566"/from="area-office-2566\/nothing"/' "$T/input/linked/records-pmqa/P-5001.xml"
status 1 "a part that is not there" "$SAMRIT" validate "$T/input/linked"
ok "is found" grep -q 'P-5001.xml:[0-9]*: error: .*\[RESULT_FROM\]' "$T/err"
sed -i 's/from="area-office-2566\/nothing"/from="later"/' "$T/input/linked/records-pmqa/P-5001.xml"
status 1 "a set that is not there" "$SAMRIT" validate "$T/input/linked"
ok "is found too" grep -q '\[RESULT_FROM\]' "$T/err"
sed -i 's/ from="[^"]*"\/>/ from="no such set"\/>/' "$T/input/linked/records-pmqa/P-5002.xml"
status 1 "what reads like no set" "$SAMRIT" validate "$T/input/linked"
ok "does not fit the schema" grep -q 'P-5002.xml:[0-9]*: error: .*\[SCHEMA_VALUE\]' "$T/err"

# ---- kept through tables
status 0 "records as a table" "$SAMRIT" convert -o "$T/all.csv" input/area-office-2566/records-pmqa
mkdir "$T/again"
status 0 "and back" "$SAMRIT" convert --to=xml -o "$T/again" "$T/all.csv"
status 0 "as XML at once" "$SAMRIT" convert --to=xml -o "$T/once" input/area-office-2566/records-pmqa
ok "say the same" diff -r "$T/again" "$T/once"
status 0 "six months as a table" "$SAMRIT" convert -o "$T/six.csv" input/department-2567/records-6-month
ok "with its round" grep -q '6-month' "$T/six.csv"
done_testing
