# How messages are told: text, JSON lines, SARIF; strictly; some of them.
. tests/tools/tap.sh
base=tests/broken/base
cp -r $base "$T/p"
cp tests/broken/record/milestone-gap.xml "$T/p/records/U1.xml"
status 0 "a warning" "$SAMRIT" validate "$T/p"
ok "is a warning" has "$T/err" "warning: KPI 2"
status 1 "but not strictly" "$SAMRIT" validate --strict "$T/p"
ok "then it is an error" has "$T/err" "error: KPI 2"

status 0 "quietly" "$SAMRIT" validate -q "$T/p"
ok "the warning alone is told" test "$(wc -l <"$T/err")" = 1
ok "and it is" has "$T/err" "warning: KPI 2"
status 0 "a quiet build" "$SAMRIT" build -q -o "$T/out-quiet" $base
ok "says nothing" test ! -s "$T/err" -a ! -s "$T/out"
status 0 "but for progress that is asked for" "$SAMRIT" build -q --force --progress=jsonl -o "$T/out-quiet" $base
ok "is told" has "$T/err" '"event":"summary"'

cp tests/broken/record/syntax.xml "$T/p/records/U1.xml"
status 1 "errors are told quietly, too" "$SAMRIT" validate -q --max-errors=2 "$T/p"
ok "and that there are more" has "$T/err" "4 more errors are not shown"
status 1 "two errors of six" "$SAMRIT" validate --max-errors=2 "$T/p"
ok "are shown" test "$(grep -c ' error: ' "$T/err")" = 2
ok "and the others counted" has "$T/err" "4 more errors are not shown"
status 2 "none at all" "$SAMRIT" validate --max-errors=0 "$T/p"

status 1 "in English" "$SAMRIT" validate --lang=en "$T/p"
ok "without Thai" sh -c '! LC_ALL=C grep "error:" "$1" | LC_ALL=C grep -q "$(printf "\340\270")"' - "$T/err"
status 1 "in Thai" "$SAMRIT" validate --lang=th "$T/p"
ok "without English" sh -c '! grep "error:" "$1" | grep -q "is not closed before"' - "$T/err"

status 1 "as JSON lines" "$SAMRIT" validate --format=jsonl "$T/p"
ok "each a document" perl -MJSON::PP -ne 'JSON::PP->new->decode($_)' "$T/err"
cp tests/broken/table/formula-error.xlsx "$T/p/records/U2.xlsx" && rm "$T/p/records/U2.xml"
status 1 "as SARIF" "$SAMRIT" validate --format=sarif "$T/p"
sarif() { perl -MJSON::PP -0e '$d = JSON::PP->new->utf8->decode(<STDIN>); $r = $d->{runs}[0]; '"$1" <"$T/err"; }
ok "of version 2.1.0" sarif 'exit !($d->{version} eq "2.1.0")'
ok "each result has its rule" sarif '%id = map { $_->{id} => 1 } @{$r->{tool}{driver}{rules}};
    exit !!grep { !$id{$_->{ruleId}} || !$_->{message}{text} } @{$r->{results}}'
ok "a place in a file" sarif 'exit !grep { ($_->{locations}[0]{physicalLocation}{region}{startLine} // 0) == 4 } @{$r->{results}}'
ok "a cell of a sheet" sarif 'exit !grep { ($_->{locations}[0]{logicalLocations}[0]{fullyQualifiedName} // "") eq "KPI!Q2" } @{$r->{results}}'
status 74 "what ends the run" "$SAMRIT" validate --format=sarif "$T/none"
ok "is a notification" sarif 'exit !($r->{invocations}[0]{toolExecutionNotifications}[0]{level} eq "error")'
status 2 "an unknown format" "$SAMRIT" validate --format=xml "$T/p"
status 0 "a finding explained" "$SAMRIT" explain --finding weight_sum
ok "with its sentence" has "$T/out" "weights sum to {1}, must be {2}"
ok "and what to do, in Thai" has "$T/out" "ปรับน้ำหนักตัวชี้วัด"
for id in $(sed -n 's/^DIAG(\([A-Z0-9_]*\),.*/\1/p' src/base/diag.def | head -n 5); do
    status 0 "$id" "$SAMRIT" explain --finding "$id"
done
status 2 "an unknown one" "$SAMRIT" explain --finding NONSENSE
status 2 "neither a unit nor a finding" "$SAMRIT" explain

status 0 "the doctor" "$SAMRIT" doctor "$T"
ok "finds fonts" has "$T/out" "good     font"
ok "and words" has "$T/out" "good     dictionary"
ok "and space" grep -q "^[a-z]* *space · พื้นที่ว่าง: $T: [0-9]* MB free" "$T/out"
status 2 "where nothing can be written" "$SAMRIT" doctor /proc
ok "says so" has "$T/out" "bad      output"
done_testing
