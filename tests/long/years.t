# Ten years of the nation (76 provinces, 154 departments, 245 area offices) in one archive: every year is searched, compared
# with the one before, and verified. Says what that takes.
. tests/tools/tap.sh
trap 'chmod -R u+w "$T"; rm -rf "$T"' EXIT
A=$T/archive

# cpu SECONDS COMMAND...: the command takes at most so many seconds of processor time. The limits leave room for a machine
# that has other work: alone, a search takes 0.01 s and a comparison 1.1 s.
cpu() {
    perl -e 'my $most = shift; system "@ARGV >/dev/null 2>&1"; my @t = times; my $took = $t[2] + $t[3];
        my $status = $? >> 8;
        printf "# %.3f s, status $status: %s\n", $took, join " ", @ARGV[1 .. $#ARGV]; exit($took > $most || $status != ($ARGV[1] eq "diff" ? 5 : 0))' "$@"
}

tests/tools/make-years 2559 2568 "$T/in"
for year in 2559 2560 2561 2562 2563 2564 2565 2566 2567 2568; do
    "$SAMRIT" build "$T/in/$year" -o "$T/made/$year" >"$T/log" 2>&1 || sed 's/^/# /' "$T/log"
    status 0 "add $year" "$SAMRIT" archive add -a "$A" "$T/made/$year" -p "$T/in/$year"
done
"$SAMRIT" archive list -a "$A" >"$T/out.txt"
ok "has ten" [ "$(wc -l <"$T/out.txt")" = 10 ]
for words in ไฟป่า สำนักงาน การดำเนินงาน PM2.5 ปี ไม่มีคำนี้อยู่ในคลัง; do
    ok "search $words" cpu 0.1 "$SAMRIT" archive search -a "$A" "$words"
done
for year in 2559 2563 2568; do
    status 0 "search $year" "$SAMRIT" archive search -a "$A" ร้อยละ --year $year --limit 1000
    ok "finds that year only" [ "$(cut -f 1 "$T/out" | sort -u)" = $year ]
done
for year in 2560 2565 2568; do
    ok "compare with $year" cpu 3 "$SAMRIT" diff -a "$A" $((year - 1)) $year -o "$T/diff.xml"
done
status 5 "without holding the two" sh -c 'ulimit -v 250000 && exec "$0" "$@"' "$SAMRIT" diff -a "$A" 2565 2566 -o "$T/diff.xml"
status 5 "a monitored year" "$SAMRIT" diff -a "$A" 2563 2564 -o "$T/diff.xml"
ok "is not compared" [ "$(xmllint --huge --xpath "count(//*[local-name() = 'unit']/@difference)" "$T/diff.xml")" = 0 ]
status 5 "years with other bands" "$SAMRIT" diff -a "$A" 2563 2565 -o "$T/diff.xml"
ok "tell the changed rule" [ "$(xmllint --huge --xpath "count(//*[@field = 'BAND_FROM'][@class = 'rule'])" "$T/diff.xml")" -ge 1 ]
ok "verify" cpu 5 "$SAMRIT" archive verify -a "$A"
done_testing
