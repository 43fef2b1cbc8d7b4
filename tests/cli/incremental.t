# Only what changed is made again, and what comes out is what a build from nothing gives.
. tests/tools/tap.sh

# A program of our own, so that its stylesheets can be changed.
mkdir -p "$T/build" "$T/input/2566/records" "$T/input/2566/records-pmqa"
cp "$SAMRIT" "$T/build/samrit"
cp -r stylesheets "$T"
cp -r input/frameworks input/registers "$T/input"
# plain: the project with two documents.
plain() {
    sed '/<document/d; s|</project>|<document name="report" stylesheet="unit" per="unit"/><document name="cabinet" stylesheet="cabinet" per="project"/></project>|' \
        input/2566/project.xml >"$T/input/2566/project.xml"
}
plain
for code in 11 50 83; do
    for set in records records-pmqa; do cp "input/2566/$set/TH-$code.xml" "$T/input/2566/$set"; done
done
record=$T/input/2566/records/TH-50.xml
project=$T/input/2566

build() { "$T/build/samrit" build -j2 -o "$T/output" "$@" "$project"; }
# fresh NAME: the output is that of a build from nothing.
fresh() {
    rm -rf "$T/fresh"
    status 0 "$1: from nothing" "$T/build/samrit" build -o "$T/fresh" "$project"
    ok "$1: the same bytes" diff -r "$T/fresh" "$T/output"
}
# names NAME...: what $T/out lists, and nothing else.
names() { sed 's/:.*//' "$T/out" | tr '\n' ' ' | grep -qxF -- "$* " || { sed 's/^/# /' "$T/out"; return 1; }; }
results="results/results.xml results/results.csv results/results.xlsx open-data/units.csv open-data/kpis.csv open-data/datapackage.json"
taken_over=$(for file in $results; do echo "pmqa-2566/$file"; done) # the results of the set whose categories the provinces' KPI shows
everything="reports/cabinet.pdf units/TH-50/report.pdf units/TH-11/report.pdf units/TH-83/report.pdf"

status 0 "before there is anything" build --dry-run
ok "all is listed" names $everything $results $taken_over
ok "and nothing is made" test ! -e "$T/output"
status 0 "build" build
ok "made" grep -q "4 documents made.* 0 unchanged" "$T/err"
find "$T/output" -type f -exec stat -c '%n %Y %i' {} + | sort >"$T/stamps"
status 0 "build again" build
ok "nothing is made" grep -q "0 documents made.* 4 unchanged" "$T/err"
ok "and no file is touched" sh -c 'find "$1/output" -type f -exec stat -c "%n %Y %i" {} + | sort | cmp - "$1/stamps"' - "$T"
status 0 "from another folder" sh -c 'cd "$1/input" && "$1/build/samrit" build -o ../output 2566' - "$T"
ok "nothing is made either" grep -q "0 documents made.* 4 unchanged" "$T/err"
status 0 "check" build --check
status 0 "check, all made anew" build --check --force
ok "nothing differs" test ! -s "$T/out"

sed -i 's/กลไกบูรณาการ/กลไกความร่วมมือ/' "$record"
status 0 "a changed text" build --dry-run
ok "is in its report and in what contains it" names reports/cabinet.pdf units/TH-50/report.pdf $results
ok "which says why" grep -q "^units/TH-50/report.pdf: results: records/TH-50.xml · ผลการประเมิน$" "$T/out"
status 5 "check" build --check
ok "names what differs" grep -qx units/TH-50/report.pdf "$T/out"
status 0 "build" build
ok "2 are made" grep -q "2 documents made.* 2 unchanged" "$T/err"
fresh "a changed text"

sed -i 's/<result value="76.64"/<result value="73.64"/' "$record"
status 0 "a changed score" build --dry-run
ok "changes no report of another cluster" names reports/cabinet.pdf units/TH-50/report.pdf $results
status 0 "it is built" build
fresh "a changed score"

printf 'x' | dd of="$T/output/units/TH-11/report.pdf" bs=1 seek=5000 conv=notrunc 2>"$T/dd"
rm "$T/output/units/TH-83/report.pdf"
echo >>"$T/output/results/results.csv"
status 0 "damage" build --dry-run
ok "is found" names units/TH-11/report.pdf units/TH-83/report.pdf results/results.csv
ok "and told" sh -c 'grep -q "TH-11/report.pdf: file was changed" "$1" && grep -q "TH-83/report.pdf: file is gone" "$1"' - "$T/out"
status 5 "check" build --check
ok "finds it too" names units/TH-11/report.pdf units/TH-83/report.pdf results/results.csv
status 0 "build" build
ok "mends it" diff -r "$T/fresh" "$T/output"

for damage in 's/<document/<dokument/' '1d' 's/sha256="[0-9a-f]*"/sha256="0"/' '$d'; do
    sed -i "$damage" "$T/output/audit/build.xml"
    status 0 "a damaged ledger: $damage" build
    ok "is made anew" diff -r "$T/fresh" "$T/output"
done

status 0 "parameters" build --dry-run --digits=arabic
ok "change documents only" names $everything
ok "and are named" grep -q "parameters · พารามิเตอร์" "$T/out"
echo '<!-- changed -->' >>"$T/stylesheets/parts/unit-kpi.xsl"
status 0 "a stylesheet" build --dry-run
ok "changes what it is part of" names units/TH-50/report.pdf units/TH-11/report.pdf units/TH-83/report.pdf
ok "and is named" grep -q "stylesheet: parts/unit-kpi.xsl" "$T/out"
mkdir -p "$T/fonts"
cp /usr/share/fonts/opentype/tlwg/Laksaman.otf "$T/fonts/Own.otf"
status 0 "a font" build --dry-run
ok "is named" grep -q "fonts: Own.otf" "$T/out"
rm -r "$T/fonts"
printf x >"$T/output/.made-by"
status 0 "another program" build --dry-run
ok "makes all anew" grep -q "^reports/cabinet.pdf: program or libraries" "$T/out"
status 0 "build" build
fresh "stylesheet and program"

rm "$project/records/TH-83.xml"
status 0 "a unit that goes" build
ok "takes its files with it" test ! -e "$T/output/units/TH-83"
fresh "a unit that goes"

sed -i 's/ฯพณฯ\|<title>[^<]*/<title>รายงาน\&#x10A0;/' "$project/project.xml"
status 3 "what cannot be made" build -k
status 3 "is tried again" build -k
ok "and named at the end" grep -q "not made .*reports/cabinet.pdf" "$T/err"
plain
status 0 "mended" build
ok "is the same again" diff -r "$T/fresh" "$T/output"

flock "$T/output" sleep 2 &
sleep 0.3
status 75 "another build" build
status 75 "another build, looked at" build --dry-run
status 0 "waited for" build --wait
wait
status 2 "two ways at once" build --check --dry-run
status 2 "no such progress" build --progress=dots
status 0 "progress for programs" build --force --progress=jsonl
ok "has an event a document and a closing one" sh -c '[ $(grep -c "^{\"event\":\"progress\",\"done\":" "$1") = 3 ] && grep -q "^{\"event\":\"summary\",\"made\":3," "$1"' - "$T/err"
done_testing
