# What a worker takes does not grow with what was made before: the peak over the last documents of 1,200 is
# within 5 % of that over the first 500, and the parent takes no more than the records ask for.
. tests/tools/tap.sh
[ -r /proc/self/smaps_rollup ] || skip "no /proc/PID/smaps_rollup"

tests/tools/make-project local 1200 "$T/project" >/dev/null
status 0 "1,200 reports are made" tests/bench/scale "$SAMRIT" "$T/project" "$T/output" -j2
sed 's/^/# /' "$T/out"
rise=$(sed -n 's/.*last documents to first: \([-+0-9.]*\) %.*/\1/p' "$T/out")
parent=$(sed -n "s/.*parent's memory at most \([0-9]*\) MB.*/\1/p" "$T/out")
ok "a worker's peak rises by 5 % at most (${rise:-not measured})" \
    awk -v rise="$rise" 'BEGIN { exit !(rise != "" && rise <= 5 && rise >= -5) }'
ok "the parent takes 80 MB at most (${parent:-not measured})" test "${parent:-999}" -le 80
done_testing
