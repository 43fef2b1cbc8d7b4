# A year as it is published: 1,000 flipped bits are all found and named, and an addition killed 100 times leaves the
# archive as it was or as it should be. Takes some minutes.
. tests/tools/tap.sh
trap 'chmod -R u+w "$T"; rm -rf "$T"' EXIT
export SAMRIT
"$SAMRIT" build -j "$(nproc)" input/2566 -o "$T/output" >/dev/null 2>&1
status 0 "add a year" "$SAMRIT" archive add -a "$T/a" "$T/output" -p input/2566
ok "1,000 flipped bits" tests/archive/flip "$T/a" 1000 2566
status 0 "verify" "$SAMRIT" archive verify -a "$T/a"
status 0 "give it back" "$SAMRIT" archive export -a "$T/a" 2566 -o "$T/back"
status 0 "build it anew" "$SAMRIT" build -j "$(nproc)" "$T/back/source/2566" -o "$T/anew"
ok "to the same bytes" sh -c 'rm -r "$1/source" && diff -r -x ".*" "$1" "$2"' sh "$T/back" "$T/anew"
cp -r "$T/output" "$T/more"
for unit in "$T"/more/units/TH-1*/report.pdf; do echo corrected >>"$unit"; done
(cd "$T/more" && sed 's/^.\{66\}//' MANIFEST.sha256 | xargs sha256sum >MANIFEST && mv MANIFEST MANIFEST.sha256)
ok "100 kills" env REVISIONS=1 tests/archive/kill "$T/a" "$T/more" 100 2566 "$T"

# Each call that can fail, in an archive so small that every one of them can be tried.
tests/archive/make-output input/five-base-2562 "$T/first"
cp -r "$T/first" "$T/second" && echo second >"$T/second/second.txt"
(cd "$T/second" && sha256sum second.txt >>MANIFEST.sha256)
"$SAMRIT" archive add -a "$T/small" "$T/first" >/dev/null 2>&1
perl tests/archive/faults "$T/small" "$T/second" "$PWD/$B/tests/faults/shim.so" all "$T" open open+stay read read+stay write write+stay \
    fsync rename mkdir >"$T/faults"
ok "each call that can fail" sh -c 'sed "s/^/# /" "$1"; ! grep -q "^not ok" "$1" && grep -q "^ok 9" "$1"' - "$T/faults"
done_testing
