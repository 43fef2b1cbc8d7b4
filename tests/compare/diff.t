# Two sets of results held against one another: data, rules and words are told apart, in every form.
. tests/tools/tap.sh

# score NAME PROJECT SED...: the results of a project whose records or framework are changed first
score() {
    name=$1 project=$2
    shift 2
    mkdir -p "$T/in" && rm -rf "$T/in/$project" && cp -r input/frameworks input/registers "input/$project" "$T/in/"
    while [ $# -gt 1 ]; do
        sed -i "$2" "$T/in/$1"
        shift 2
    done
    "$SAMRIT" score "$T/in/$project" -o "$T/$name.xml" 2>"$T/err" || sed 's/^/# /' "$T/err"
}
# count NAME CLASS: how many changes of the class the comparison NAME has
count() { xmllint --xpath "count(//*[local-name() = 'change'][@class = '$2'])" "$T/$1.xml"; }
diff_to() { status "$1" "$2" "$SAMRIT" diff "$T/old.xml" "$T/$3.xml" -o "$T/$3-diff.xml"; }

record=department-2565/records/D0206.xml
score old department-2565
score data department-2565 $record '0,/<result value="[^"]*"/s//<result value="88.00"/'
score text department-2565 $record '0,/<name>[^<]*/s//<name>ชื่อที่แก้คำผิดแล้ว/'
status 0 "nothing differs" "$SAMRIT" diff "$T/old.xml" "$T/old.xml" -o "$T/same.xml"
ok "and that is said" has "$T/same.xml" 'equal="yes"'

diff_to 5 "a result" data
ok "is a change of data" [ "$(count data-diff data)" = 1 ]
ok "and of no rule or word" [ "$(count data-diff rule)$(count data-diff text)" = 00 ]
ok "the score changed because of it" [ "$(xmllint --xpath "count(//*[@field = 'UNIT_SCORE'][@cause = 'data'][@difference])" "$T/data-diff.xml")" = 1 ]
ok "others did only in rank" [ "$(xmllint --xpath "count(//*[local-name() = 'unit'][@code != 'D0206']//*[local-name() = 'change'][@field != 'UNIT_RANK'])" "$T/data-diff.xml")" = 0 ]

diff_to 5 "a name" text
ok "is a change of words" [ "$(count text-diff text)" = 1 ]
ok "and of nothing else" [ "$(count text-diff data)$(count text-diff rule)$(count text-diff result)" = 000 ]

cp -r "$T/in" "$T/fixed"
sed -i '/<family id="2.1"/s/weight="15"/weight="20"/; /<family id="2.2"/s/weight="15"/weight="10"/' "$T/fixed/frameworks/department-2565.xml"
sed -i '/<kpi id="2.1"/s/weight="15"/weight="20"/; /<kpi id="2.2"/s/weight="15"/weight="10"/' "$T/fixed/department-2565/records/"*.xml
cp "input/$record" "$T/fixed/$record"
sed -i '/<kpi id="2.1"/s/weight="15"/weight="20"/; /<kpi id="2.2"/s/weight="15"/weight="10"/' "$T/fixed/$record"
"$SAMRIT" score "$T/fixed/department-2565" -o "$T/rule.xml" 2>"$T/err" || sed 's/^/# /' "$T/err"
diff_to 5 "weights that the framework fixes" rule
ok "are changes of rules" [ "$(xmllint --xpath "count(//*[@field = 'KPI_WEIGHT'][@class = 'rule'])" "$T/rule-diff.xml")" = 12 ]
ok "of no data" [ "$(count rule-diff data)" = 0 ]
ok "and what they cause says so" [ "$(xmllint --xpath "count(//*[@field = 'KPI_WEIGHTED'][@cause = 'rule'])" "$T/rule-diff.xml")" = 12 ]

score next department-2568
status 5 "from one year to another" "$SAMRIT" diff "$T/old.xml" "$T/next.xml" -o "$T/next-diff.xml"
ok "bands of other names are rules" [ "$(xmllint --xpath "count(//*[@field = 'BAND'][@class = 'rule'])" "$T/next-diff.xml")" -ge 3 ]
score monitor monitor-2564
status 5 "from a year that was only monitored" "$SAMRIT" diff "$T/monitor.xml" "$T/old.xml" -o "$T/monitor-diff.xml"
ok "which is told" has "$T/monitor-diff.xml" 'exempt="yes"'
ok "nobody rises or falls" [ "$(xmllint --xpath "count(//*[local-name() = 'unit']/@difference | //*[@field = 'UNIT_BAND' or @field = 'UNIT_RANK'] | //*[local-name() = 'move'])" "$T/monitor-diff.xml")" = 0 ]

score fewer department-2565
rm "$T/in/$record" && "$SAMRIT" score "$T/in/department-2565" -o "$T/fewer.xml" 2>/dev/null
status 5 "a unit that is gone" "$SAMRIT" diff "$T/old.xml" "$T/fewer.xml" --text=en
ok "is told" has "$T/out" "D0206 กรมสรรพากร gone"
status 5 "and the other way" "$SAMRIT" diff "$T/fewer.xml" "$T/old.xml" --text=en
ok "it is new" has "$T/out" "D0206 กรมสรรพากร new"

# ---- forms
for name in same data-diff rule-diff text-diff next-diff monitor-diff; do
    status 0 "$name keeps to its schema" xmllint --noout --schema input/schemas/comparison.xsd "$T/$name.xml"
done
status 5 "as a workbook" "$SAMRIT" diff "$T/old.xml" "$T/data.xml" -o "$T/diff.xlsx"
ok "that is one" unzip -tq "$T/diff.xlsx" xl/worksheets/sheet2.xml
status 5 "as a report" "$SAMRIT" diff "$T/monitor.xml" "$T/next.xml" -o "$T/diff.pdf" --digits=arabic
ok "without a finding" [ ! -s "$T/err" ]
pdftotext -layout "$T/diff.pdf" "$T/diff.txt"
ok "with both years" sh -c 'grep -q "2564" "$1" && grep -q "2568" "$1"' sh "$T/diff.txt"
ok "and the one that was not judged" has "$T/diff.txt" "ไม่จัดระดับ"
status 5 "twice" "$SAMRIT" diff "$T/monitor.xml" "$T/next.xml" -o "$T/again.pdf" --digits=arabic
ok "the same bytes" cmp "$T/diff.pdf" "$T/again.pdf"

# ---- an erratum
status 5 "an erratum without a reason" "$SAMRIT" diff --erratum "$T/old.xml" "$T/data.xml" -o "$T/erratum.pdf"
ok "asks for one" has "$T/err" "CORRECTION_MISSING"
score reason department-2565 $record '0,/<result value="[^"]*"/s//<result value="88.00"/; 0,/ *<component id/s//<correction><p>นับซ้ำสองรายการ ตามหนังสือลงวันที่ ๑๐ มกราคม<\/p><\/correction><component id/'
status 5 "with one" "$SAMRIT" diff --erratum "$T/old.xml" "$T/reason.xml" -o "$T/erratum.pdf"
ok "asks no more" [ ! -s "$T/err" ]
pdftotext -layout "$T/erratum.pdf" "$T/erratum.txt"
ok "and prints it" has "$T/erratum.txt" "นับซ้ำสองรายการ"
ok "with what was and is" has "$T/erratum.txt" "๘๘.๐๐"
status 2 "an erratum is a PDF" "$SAMRIT" diff --erratum "$T/old.xml" "$T/data.xml" -o "$T/erratum.xml"

# ---- where the two come from
status 5 "two revisions of an archive" "$SAMRIT" diff -a tests/archive/first-version 1 2
ok "tell the corrected figure" has "$T/out" "95.00 → 103.50 (+8.50)"
status 0 "a revision and itself" "$SAMRIT" diff -a tests/archive/first-version five-base-2562@1 1
status 2 "no such revision" "$SAMRIT" diff -a tests/archive/first-version 1 9
status 74 "no such file" "$SAMRIT" diff "$T/old.xml" "$T/none-there.xml"
status 1 "what is no results.xml" "$SAMRIT" diff "$T/old.xml" "input/$record"
mkdir "$T/empty"
status 2 "a folder without results" "$SAMRIT" diff "$T/old.xml" "$T/empty"
done_testing
