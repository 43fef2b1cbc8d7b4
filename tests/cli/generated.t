# Generated projects are right by the program's own rules, the same each time, and of the size asked for.
. tests/tools/tap.sh

ok "local organisations" tests/tools/make-project local 100 "$T/a"
ok "and again" tests/tools/make-project local 100 "$T/b"
ok "are the same files" diff -r "$T/a" "$T/b"
ok "a hundred of them" test "$(ls "$T/a/records" | wc -l)" = 100
status 0 "without a finding" "$SAMRIT" validate "$T/a"
ok "none at all" has "$T/err" "0 errors, 0 warnings"

ok "a nation" tests/tools/make-project nation "$T/nation"
ok "of all its units" test "$(cat "$T/nation/registers/"*.xml | grep -c '<unit ')" = $((76 + 154 + 245))
ok "each with a record" test "$(find "$T/nation" -path '*/registers' -prune -o -path '*/frameworks' -prune -o -path '*/provinces-pmqa' -prune -o -name '*-*.xml' -print -o -name 'D*.xml' -print | wc -l)" = 475
status 0 "without a finding" "$SAMRIT" validate "$T/nation"
ok "none at all" has "$T/err" "0 errors, 0 warnings"

# Where the 183 offices of a type are each other's peers, those next to one are shown, and fit on the page.
sed -i 's/id="cluster" compared="yes"/id="cluster"/; s/id="type"/& compared="yes"/' "$T/nation/registers/area-office.xml"
report=area-office-2566/units/P-4601/report.pdf
status 0 "a document a shard" "$SAMRIT" plan --shards=475 -o "$T/plan.xml" "$T/nation"
number=$(xmllint --xpath "string(//*[@name='$report']/../@number)" "$T/plan.xml")
status 0 "an office's" "$SAMRIT" build -j1 --plan="$T/plan.xml" --shard="$number"
ok "nothing runs off the page" sh -c '! grep LAYOUT_OVERFLOW "$1"' sh "$T/err"
pdftotext "$T/shard-$number/$report" "$T/text"
ok "its neighbours are shown" has "$T/text" "จำนวน ๑๑ แห่ง จากทั้งหมด ๑๘๓ แห่ง"

status 255 "a size that is none" tests/tools/make-project local many "$T/c"
done_testing
