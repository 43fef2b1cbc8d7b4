# Explaining a score, what another result would make of it, and published tables.
. tests/tools/tap.sh

what_if() { status "$1" "$2 if $3 were $4" "$SAMRIT" explain -p input/2566 --what-if="$4" $3; }

status 0 "the steps of a KPI" "$SAMRIT" explain -p input/2566 TH-50 1.1
ok "place of the result" grep -q 'result = .*(records/TH-50.xml:[0-9]*)' "$T/out"
ok "rule and its certainty" has "$T/out" "rule: frameworks/province-2566.xml:"

what_if 0 "no change" "TH-50 1.1" 10,296
ok "scores stay" grep -q 'overall score: \([0-9.]*\) → \1 (0.00)' "$T/out"
what_if 0 "full points" "TH-50 1.1" 1
ok "the score rises" has "$T/out" "→ 100.00 (+21.75)"
ok "the next band is named" has "$T/out" "points short of Quality"
what_if 0 "nothing" "TH-50 1.1" 99999
ok "the score falls" has "$T/out" "78.25 → 0.00 (−78.25)"
what_if 0 "milestones" "TH-50 1.5" 5
ok "all done" has "$T/out" "→ 100.00"
what_if 0 "a missing result" "TH-63 1.3" 5
ok "the unit is scored then" has "$T/out" "overall score: - → "
what_if 1 "beyond the full mark" "TH-50 2.2" 600
ok "says so" has "$T/err" "[RESULT_RANGE]"
what_if 1 "no number" "TH-50 2.2" much
what_if 1 "a cancelled KPI" "TH-96 1.2" 5
what_if 2 "unknown KPI" "TH-50 9.9" 5
what_if 2 "no KPI" "TH-50" 5

set_if() { status "$1" "$2" "$SAMRIT" score --set="$3" ${4:+--set="$4"} input/2566; }

set_if 0 "two results of one unit" TH-50/1.1=1 TH-50/2.2=500
ok "the first" grep -q '^1.1 ' "$T/out"
ok "the second" grep -q '^2.2 ' "$T/out"
ok "together" test "$(grep -c 'overall score' "$T/out")" = 1
set_if 0 "results of two units" TH-50/1.1=1 TH-40/1.1=99999
ok "each" test "$(grep -c 'overall score' "$T/out")" = 2
ok "others move" has "$T/out" "other units change rank"
set_if 0 "the same twice: the last counts" TH-50/1.1=99999 TH-50/1.1=1
ok "full points" has "$T/out" "→ 100.00"
set_if 0 "by the same as explain" TH-50/1.1=1
grep -v 'other units' "$T/out" >"$T/score"
"$SAMRIT" explain -p input/2566 --what-if=1 TH-50 1.1 | grep -v 'other units' >"$T/explain"
ok "is the same" cmp "$T/score" "$T/explain"
set_if 2 "an unknown KPI" TH-50/9.9=5
set_if 2 "an unknown unit" TH-99/1.1=5
set_if 2 "no value" TH-50/1.1
set_if 1 "no number" TH-50/1.1=much
for done in 99 -1 1.5; do set_if 1 "milestones: $done of them" TH-50/1.5=$done; done
ok "is told" has "$T/err" "milestones, of which 1.5 cannot be done"
status 0 "how far the next band is" "$SAMRIT" score --what-if input/2566
ok "of every unit" test "$(grep -c '^| TH-' "$T/out")" = 76

status 0 "a table that adds up" "$SAMRIT" validate input/published/ita-levels.xml
status 0 "a table with a slip of the pen" "$SAMRIT" validate input/published/public-organisation-scores-2565.xml
ok "is told" has "$T/err" "39.42 does not lie in"
status 2 "a file that is no table" "$SAMRIT" validate input/2566/records/TH-50.xml
done_testing
