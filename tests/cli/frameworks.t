# Frameworks checked and printed without a project.
. tests/tools/tap.sh

status 0 "all frameworks are sound" "$SAMRIT" frameworks check
ok "how many is told" grep -q 'frameworks, 0 cannot be used' "$T/err"
status 1 "broken ones are found" "$SAMRIT" frameworks check tests/broken/framework
for id in WEIGHT_SUM FRAMEWORK_BAND_ORDER FRAMEWORK_BAND_END FRAMEWORK_BAND_LAST FRAMEWORK_TIERS FRAMEWORK_RANGE DUPLICATE_ID; do
    ok "$id" has "$T/err" "[$id]"
done
sed 's/<scale minimum="0"/<scale minimum="0000000000000000000000000"/' input/frameworks/ita-2567.xml >"$T/long.xml"
status 1 "a number too long" "$SAMRIT" frameworks check "$T/long.xml"
ok "says what is asked for" has "$T/err" 'scale/@minimum: "0000000000000000000000000" is not accepted (asked: [0-9]{1,20}('
rm "$T/long.xml"
status 0 "one alone" "$SAMRIT" frameworks check input/frameworks/province-2566.xml
status 2 "no such command" "$SAMRIT" frameworks mend
status 2 "doc without a file" "$SAMRIT" frameworks doc
status 74 "what is not there" "$SAMRIT" frameworks check "$T/none.xml"
status 2 "a folder without frameworks" "$SAMRIT" frameworks check "$T"

status 0 "a table of one" "$SAMRIT" frameworks doc input/frameworks/ita-2567.xml
ok "bands with conditions" grep -q 'ผ่านดีเยี่ยม.*95.00 – 100.00.*ทุกเครื่องมือ' "$T/out"
ok "rules with certainty" grep -q '^| mean .*| chosen ' "$T/out"
ok "sources" has "$T/out" "https://www.thaigov.go.th/news/contents/details/98677"
ok "columns are aligned" awk '
    /^## / { cells = 0 }
    /^\|/ { n = gsub(/\|/, "|"); if (cells && n != cells) exit 1; cells = n }' "$T/out"
cp "$T/out" "$T/table.md"
for of in province-2566 pmqa-2566 agreement-2556; do
    status 0 "a table of $of" "$SAMRIT" frameworks doc input/frameworks/$of.xml
    cat "$T/out" >>"$T/tables.md"
done
ok "tiers" grep -q '^| advanced .*| 100' "$T/tables.md"
ok "what a KPI weighs" grep -q '^| category-7 .*| 6–6 × 1 ' "$T/tables.md"
ok "levels of a method" grep -q 'basic 300; ' "$T/tables.md"
ok "rounds" grep -q '^| stage-1 ' "$T/tables.md"
ok "Joint KPIs" grep -q '^| .*| haze ' "$T/tables.md"
status 0 "into a file" "$SAMRIT" frameworks doc input/frameworks/ita-2567.xml -o "$T/doc.md"
ok "the same" cmp "$T/table.md" "$T/doc.md"
done_testing
