# A shard that is killed again and again, at any moment, comes to the same bytes in the end, and goes on rather than begins anew.
. tests/tools/tap.sh

tests/tools/make-project local 120 "$T/project"
status 0 "one machine" "$SAMRIT" build -j2 -o "$T/one" "$T/project"
"$SAMRIT" plan --shards=2 -o "$T/plan/plan.xml" "$T/project" 2>/dev/null

# pause LEAST MORE: seconds until the next kill; longer and longer, for a machine that has other work.
pause() { awk -v n=$kills -v least="$1" -v more="$2" 'BEGIN { srand(n); printf "%.2f", (least + rand() * more) * (1 + n / 20) }'; }
kills=0
while [ ! -e "$T/plan/shard-1/shard.xml" ] && [ $kills -lt 200 ]; do
    "$SAMRIT" build --plan="$T/plan/plan.xml" --shard=1 -j2 2>"$T/err" &
    pid=$!
    sleep "$(pause 0.2 2)"
    kill -KILL $pid 2>/dev/null && kills=$((kills + 1))
    wait $pid 2>/dev/null
done
echo "# killed $kills times"
ok "it was killed, and ended" test $kills -gt 0 -a -e "$T/plan/shard-1/shard.xml"
ok "having gone on" sh -c 'grep -qE " [1-9][0-9]* unchanged" "$1"' sh "$T/err"
status 0 "the other shard" "$SAMRIT" build --plan="$T/plan/plan.xml" --shard=2 -j2

# The merge, too.
kills=0
until [ -e "$T/merged/MANIFEST.sha256" ] || [ $kills = 50 ]; do
    "$SAMRIT" merge -j2 -o "$T/merged" "$T/plan/plan.xml" 2>/dev/null &
    pid=$!
    sleep "$(pause 0.1 1)"
    kill -KILL $pid 2>/dev/null && kills=$((kills + 1))
    wait $pid 2>/dev/null
done
echo "# killed $kills times"
status 0 "and merged" "$SAMRIT" merge -j2 -o "$T/merged" "$T/plan/plan.xml"
ok "the same bytes" diff -r "$T/one" "$T/merged"
done_testing
