# The archive: what is put in comes out, stays searchable, and shows when a bit of it changes.
. tests/tools/tap.sh
trap 'chmod -R u+w "$T"; rm -rf "$T"' EXIT
export SAMRIT
A=$T/archive
revise() { # an output like the first, with another figure
    cp -r "$T/first" "$T/second"
    sed 's/ปรับปรุงการให้บริการ/ปรับปรุงงานบริการ/g; s|<title>|<title>แก้ไข |' "$T/first/results/results.xml" >"$T/second/results/results.xml"
    (cd "$T/second" && xargs sha256sum <"$T/names" >MANIFEST.sha256)
}
tests/archive/make-output input/five-base-2562 "$T/first"
sed 's/^.\{66\}//' "$T/first/MANIFEST.sha256" >"$T/names"
revise

# ---- adding
status 2 "there is no archive yet" "$SAMRIT" archive list -a "$A"
status 0 "add" "$SAMRIT" archive add -a "$A" "$T/first" --date=2019-12-15 --note="ฉบับแรก"
ok "tells the number" grep -qx 1 "$T/out"
status 0 "add a second" "$SAMRIT" archive add -a "$A" "$T/second"
ok "tells its number" grep -qx 2 "$T/out"
status 0 "the same again" "$SAMRIT" archive add -a "$A" "$T/second"
ok "is no new revision" has "$T/err" "nothing new"
status 0 "list" "$SAMRIT" archive list -a "$A"
ok "has both" [ "$(wc -l <"$T/out")" = 2 ]
ok "with the note" has "$T/out" "ฉบับแรก"
status 0 "show" "$SAMRIT" archive show -a "$A" 2
ok "says what it supersedes" grep -qx "supersedes	1" "$T/out"
ok "names files" grep -q "	units/A/report.pdf$" "$T/out"
status 0 "show by project" "$SAMRIT" archive show -a "$A" five-base-2562@1
ok "is the first" grep -qx "revision	1" "$T/out"
status 2 "show what is not there" "$SAMRIT" archive show -a "$A" five-base-2562@3
status 0 "verify" "$SAMRIT" archive verify -a "$A"
ok "files are read-only" [ -z "$(find "$A" -type f -perm /222)" ]
ok "common tools can check an object" sh -c 'cd "$1"/objects && for f in */*; do [ "$(sha256sum <"$f" | cut -c 1-64)" = "$(echo "$f" | tr -d /)" ] || exit 1; done' sh "$A"

# ---- what its README says to whoever has nothing but common tools
sed -n 's/^    //p' "$A/README.txt" >"$T/said"
sed '/openssl/d; /pdfdetach/d' "$T/said" >"$T/commands"
status 0 "the commands of its README run" sh -c 'cd "$1" && sh -e "$2"' sh "$A" "$T/commands"
ok "revisions are what the next one and HEAD say" sh -c 'cd "$1" && grep -q "revision 2 $(sed -n 2p "$2" | cut -c 1-64)" HEAD && \
    grep -q "previous=\"$(sed -n 1p "$2" | cut -c 1-64)\"" revisions/000002/revision.xml' sh "$A" "$T/out"
ok "HEAD is what its seal says" grep -q "^seal $(sed -n 3p "$T/out" | cut -c 1-64)" "$A/HEAD"
ok "the first revision is given back" diff -r "$T/first" "$T/restored"
cp -r "$A" "$T/bent" && chmod -R u+w "$T/bent" && find "$T/bent/objects" -type f -size +1k | head -n 1 | while read -r object; do echo more >>"$object"; done
ok "a changed object is told" sh -c 'cd "$1" && ! sed -n 1p "$2" | sh 2>/dev/null' sh "$T/bent" "$T/commands"
rm -rf "$T/restored" "$T/bent"

# ---- an addition that was stopped just before HEAD
cp -a "$T/first" "$T/third" && echo third >"$T/third/reports/third.pdf"
cp -a "$A" "$T/stopped"
status 0 "add a third" "$SAMRIT" archive add -a "$T/stopped" "$T/third"
cp -a "$T/stopped" "$T/whole"
cp -f "$A/HEAD" "$T/stopped/HEAD" && rm -r "$T/stopped/catalogue" && cp -a "$A/catalogue" "$T/stopped/"
status 0 "as it was" "$SAMRIT" archive verify -a "$T/stopped"
ok "without a remark" [ -z "$(grep ARCHIVE_ "$T/err")" ]
ok "with two revisions" [ "$("$SAMRIT" archive list -a "$T/stopped" | wc -l)" = 2 ]
status 0 "add it again" "$SAMRIT" archive add -a "$T/stopped" "$T/third"
ok "takes it in" grep -qx 3 "$T/out"
ok "as if nothing had happened" diff -r "$T/stopped" "$T/whole"

# ---- refusing
cp -r "$T/first" "$T/bad" && echo more >>"$T/bad/reports/annual.pdf"
status 4 "a file is not what was built" "$SAMRIT" archive add -a "$A" "$T/bad"
ok "names it" has "$T/err" "bad/reports/annual.pdf"
rm "$T/bad/reports/annual.pdf"
status 4 "a file is missing" "$SAMRIT" archive add -a "$A" "$T/bad"
ln -s /etc/passwd "$T/bad/reports/annual.pdf"
status 1 "a link" "$SAMRIT" archive add -a "$A" "$T/bad"
mkdir "$T/other" && : >"$T/other/file"
status 2 "a folder with other things is no place for an archive" "$SAMRIT" archive add -a "$T/other" "$T/first"
status 2 "an unknown action" "$SAMRIT" archive burn
status 2 "no day" "$SAMRIT" archive add -a "$A" "$T/first" --date=2019-02-30
status 75 "while somebody else writes" flock "$A" "$SAMRIT" archive add -a "$A" "$T/first"
ok "nothing has changed" sh -c '[ "$("$SAMRIT" archive list -a "$1" | wc -l)" = 2 ]' sh "$A"

# ---- what the build was made from
status 0 "with its project" "$SAMRIT" archive add -a "$T/sources" "$T/first" -p input/five-base-2562
cp -r input/frameworks input/registers input/five-base-2562 "$T/other/" && sed -i 's/103.50/103.51/' "$T/other/five-base-2562/records/D0206.xml"
status 1 "not with another" "$SAMRIT" archive add -a "$T/sources" "$T/first" -p "$T/other/five-base-2562"
ok "names the record" has "$T/err" "D0206"
status 0 "export" "$SAMRIT" archive export -a "$T/sources" 1 -o "$T/exported"
status 0 "scores as it did" "$SAMRIT" score "$T/exported/source/five-base-2562" -o "$T/again.xml"
ok "to the same bytes" cmp "$T/again.xml" "$T/exported/results/results.xml"

# ---- exporting
status 0 "export the first" "$SAMRIT" archive export -a "$A" 1 -o "$T/out1"
ok "is the same bytes" diff -r "$T/first" "$T/out1"
ok "and checks with sha256sum" sh -c 'cd "$1" && sha256sum --quiet -c MANIFEST.sha256' sh "$T/out1"
status 2 "not over other files" "$SAMRIT" archive export -a "$A" 1 -o "$T/out1"

# ---- searching
status 0 "search" "$SAMRIT" archive search -a "$A" "แก้ไข"
ok "finds the new title" grep -q "^2562	2	-	-	-	title	" "$T/out"
status 0 "in Thai digits" "$SAMRIT" archive search -a "$A" "๒๕๖๒" --limit=1
ok "as in Arabic ones" grep -q 2562 "$T/out"
status 0 "what was replaced" "$SAMRIT" archive search -a "$A" "ปีงบประมาณ" --limit=1000
ok "is not told" [ "$(cut -f 2 "$T/out" | sort -u)" = 2 ]
status 0 "unless asked for" "$SAMRIT" archive search -a "$A" "ปีงบประมาณ" --all --limit=1000
ok "then it is" [ "$(cut -f 2 "$T/out" | sort -u | tr '\n' ' ')" = "1 2 " ]
status 0 "two letters" "$SAMRIT" archive search -a "$A" "ปี" --limit=2
ok "are found too" [ "$(wc -l <"$T/out")" = 2 ]
status 0 "what is nowhere" "$SAMRIT" archive search -a "$A" "ไม่มีคำนี้อยู่ในคลัง"
ok "is not found" [ ! -s "$T/out" ]
"$SAMRIT" build -q -o "$T/sets" input/province-2568
"$SAMRIT" archive add -q -a "$T/of-sets" "$T/sets" >"$T/number"
status 0 "a unit that is in two sets" "$SAMRIT" archive search -a "$T/of-sets" "จังหวัดเชียงใหม่" --limit=1000
ok "is told of once" sh -c 'grep -q full-name "$1" && ! sort "$1" | uniq -d | grep .' - "$T/out"
status 0 "quotation marks and operators are letters" "$SAMRIT" archive search -a "$A" '"a" OR* NEAR( -x'

# ---- from the files alone
cp -a "$A" "$T/copy"
rm -rf "$T/copy/catalogue" "$T/copy/HEAD" "$T/copy/README.txt"
status 2 "without HEAD" "$SAMRIT" archive list -a "$T/copy"
status 4 "it does not verify" "$SAMRIT" archive verify -a "$T/copy"
status 4 "nor take more" "$SAMRIT" archive add -a "$T/copy" "$T/first"
status 0 "rebuild" "$SAMRIT" archive rebuild -a "$T/copy"
status 0 "verifies" "$SAMRIT" archive verify -a "$T/copy"
"$SAMRIT" archive search -a "$A" "ปีงบประมาณ" --all --limit=1000 | sort >"$T/one"
"$SAMRIT" archive search -a "$T/copy" "ปีงบประมาณ" --all --limit=1000 | sort >"$T/two"
ok "and finds the same" cmp "$T/one" "$T/two"
rm -rf "$T/copy/revisions/000002"
status 74 "a lost revision is no end of the chain" "$SAMRIT" archive rebuild -a "$T/copy"
: >"$A/objects/stray"
status 4 "a stray file" "$SAMRIT" archive verify -a "$A"
ok "is named" has "$T/err" "ARCHIVE_STRANGE"
rm "$A/objects/stray"

# ---- bits and crashes; more of both in tests/long
ok "60 flipped bits are found and named" tests/archive/flip "$A" 60 1
status 0 "after them it verifies" "$SAMRIT" archive verify -a "$A"
cp -a "$A" "$T/base"
ok "10 kills leave it as it was or as it should be" env REVISIONS=2 tests/archive/kill "$T/base" "$T/third" 10 1 "$T"
if [ -e "$B/tests/faults/shim.so" ]; then
    perl tests/archive/faults "$T/base" "$T/third" "$PWD/$B/tests/faults/shim.so" 2 "$T" open read write+stay fsync rename mkdir >"$T/faults"
    ok "faults leave it as it was or as it should be" sh -c 'grep "^#" "$1"; ! grep -q "^not ok" "$1" && grep -q "^ok 6" "$1"' - "$T/faults"
fi
done_testing
