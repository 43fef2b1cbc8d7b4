# PMQA 4.0 of several years: what a record says of an earlier year is what that year's record scores; years are compared; and
# what one evaluation takes over from it follows it.
. tests/tools/tap.sh

# values FILE: unit, category or "all", and score of every unit of a year
values() { tests/tools/scores "$1" | awk '$2 == "unit" { print $1, "all", $4 } $2 ~ /^category/ { print $1, $2, $4 }' | sed 's/=.*//'; }
# said FILE YEAR: the same for an earlier year, as the records of a later one say
said() {
    xmllint --xpath "//*[local-name() = 'unit' or local-name() = 'component']/*[local-name() = 'year'][@fiscal-year = '$2']/@value" "$1" 2>/dev/null |
        sed 's/.*"\(.*\)"/\1/'
}
for year in 2562 2563 2564 2565 2566 2567 2568; do
    status 0 "$year" "$SAMRIT" score --framework="pmqa-$year" -o "$T/$year.xml" "input/pmqa-$year"
    ok "7 categories, 30 items" test "$(tests/tools/scores "$T/$year.xml" | awk '$1 == "D1401" && $2 ~ /^[1-7][.]/' | wc -l)" = 30
done
for year in 2562 2563 2564 2565 2566 2567; do
    next=$((year + 1))
    values "$T/$year.xml" | sort >"$T/scored"
    xmllint --xpath "//*[local-name() = 'units']/*/@code" "$T/$next.xml" | tr -d ' ' | sed 's/.*"\(.*\)"/\1/' | while read -r code; do
        xmllint --xpath "//*[local-name() = 'unit'][@code = '$code']" "$T/$next.xml" >"$T/unit.xml"
        said "$T/unit.xml" "$year" | sed "s/^/$code /"
    done | sort >"$T/said"
    ok "$next says of $year something" test "$(wc -l <"$T/said")" -ge 24
    awk '{ print $1, $3 }' "$T/scored" | sort >"$T/pairs"
    ok "and what it scored" sh -c 'awk "NR == FNR { known[\$1] = 1; pair[\$0] = 1; next } known[\$1] && !pair[\$0] { print \"# \" \$0; bad = 1 } END { exit bad }" "$1" "$2"' sh "$T/pairs" "$T/said"
done
ok "466.56 is at Advance" sh -c 'tests/tools/scores "$1" | grep "^D1401 unit · 466.56 · .* advance$" >/dev/null' sh "$T/2564.xml"
ok "in 2565 one unit alone is at the highest level" test "$(tests/tools/scores "$T/2565.xml" | grep -c 'unit .* significance$')" = 1
status 5 "two years compared" "$SAMRIT" diff -o "$T/diff.xml" "$T/2564.xml" "$T/2565.xml"
ok "units are found in both" sh -c 'grep -q "D1401" "$1" && grep -q "466.56" "$1" && grep -q "468.31" "$1"' sh "$T/diff.xml"

# ---- the same wherever it is told: in each project that takes it over, in later years, and in the years only followed
for project in pmqa-2562 pmqa-2563 pmqa-2564 pmqa-2565 pmqa-2566 pmqa-2567 pmqa-2568 department-2564 department-2565 department-2566 \
    department-2567 department-2568 province-2565 2566 province-2567 province-2568; do
    "$SAMRIT" score --framework="pmqa-${project##*-}" -o "$T/told.xml" "input/$project" 2>"$T/err"
    awk -F'"' '/^    <unit code=/ { code = $2 } /^      <year fiscal-year=/ && match($0, / value="[0-9.]*"/) { print code, $2, substr($0, RSTART + 8, RLENGTH - 9) }' "$T/told.xml"
done >"$T/pairs"
for file in input/monitor-*/records/*.xml; do
    sed -n '/<kpi id="2.2"/,$p' "$file" | sed -n "s/.*<result value=\"\([0-9.]*\)\".*/$(basename "$file" .xml) $(expr "$file" : '.*-\([0-9]*\)\/records') \1/p"
done >>"$T/pairs"
ok "it is told often" test "$(sort "$T/pairs" | uniq -d | wc -l)" -ge 30
ok "and always the same" sh -c 'sort -u "$1" | awk "(\$1 \$2) in seen { print \"# \" \$0 \" and \" seen[\$1 \$2]; bad = 1 } { seen[\$1 \$2] = \$3 } END { exit bad }"' sh "$T/pairs"

# ---- followed into what takes it over
status 0 "another tick" "$SAMRIT" score --set=TH-50/7.6=500 --framework=pmqa-2566 input/2566
ok "changes the category" has "$T/out" "7.6  "
ok "the KPI of the province" grep -q '^2.2 ' "$T/out"
ok "and its score" sh -c 'sed -n "/^.province-2566/,/^.pmqa/p" "$1" | grep -q "overall score: 83.95 → 8[4-9]"' sh "$T/out"
ok "each evaluation by its name" test "$(grep -c '^\[.*\] ' "$T/out")" = 2
"$SAMRIT" score -o "$T/province.xml" input/2566 2>"$T/err"
ok "every province shows its categories" test "$(grep -c '<part id="category-' "$T/province.xml")" = $((76 * 7))
ok "as the schema has it" xmllint --noout --schema input/schemas/results.xsd "$T/province.xml"
done_testing
