# An archive that the first version wrote (tests/archive/first-version, never written again) stays readable: every file
# of it, whatever versions come.
. tests/tools/tap.sh
trap 'chmod -R u+w "$T"; rm -rf "$T"' EXIT
cp -r tests/archive/first-version "$T/a"
status 0 "verify" "$SAMRIT" archive verify -a "$T/a"
ok "without a remark" [ -z "$(grep ARCHIVE_ "$T/err")" ]
status 0 "list" "$SAMRIT" archive list -a "$T/a"
ok "both revisions" [ "$(cut -f 1,2,4 "$T/out" | tr '\t\n' '  ')" = "1 five-base-2562 2019-12-15 2 five-base-2562 2020-02-03 " ]
status 0 "show a unit" "$SAMRIT" archive show -a "$T/a" 2 --unit D0206
ok "with its score" grep -q "^unit	D0206	" "$T/out"
status 0 "search" "$SAMRIT" archive search -a "$T/a" "ตัวชี้วัด"
ok "finds" [ -s "$T/out" ]
for revision in 1 2; do
    status 0 "export $revision" "$SAMRIT" archive export -a "$T/a" $revision -o "$T/out$revision"
    ok "its bytes are those of the build" sh -c 'cd "$1" && sha256sum --quiet -c MANIFEST.sha256' sh "$T/out$revision"
done
status 0 "a revision is added to it" "$SAMRIT" archive add -a "$T/a" "$T/out1"
ok "the third" grep -qx 3 "$T/out"
status 0 "rebuild" "$SAMRIT" archive rebuild -a "$T/a"
status 0 "verify again" "$SAMRIT" archive verify -a "$T/a"
done_testing
