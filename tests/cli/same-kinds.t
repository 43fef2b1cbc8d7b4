# Every kind of output has the same bytes whatever is around: workers, zone, locale, mask, folder, user, clock, the
# layout of memory. One small project; same-bytes.t has the large one.
. tests/tools/tap.sh
here=$PWD
trap 'chmod -R u+w "$T"; rm -rf "$T"' EXIT
chmod 755 "$T"
cp -r tests/faults/project "$T/p"
sed -i 's|</project>|<document name="cabinet" stylesheet="cabinet" per="project"/><document name="index" stylesheet="index" per="project"/></project>|' "$T/p/project.xml"
cp tests/golden/fo/letter.fo "$T/x.fo"
cp -r "$T/p" "$T/before" && sed -i 's/result value="75"/result value="74"/' "$T"/before/records/*.xml
"$SAMRIT" score -o "$T/before.xml" "$T/before" 2>/dev/null
cp -r "$T/p" "$T/bad" && sed -i 's/result value="75"/result value="7x"/' "$T"/bad/records/*.xml
openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=signer -days 3650 -keyout "$T/key.pem" -out "$T/certificate.pem" 2>/dev/null
chmod -R a+rX "$T"

# .made-by and the program's line of a plan know what stands before the C library, which is how the clock is changed here.
# make-all FOLDER WORKERS: every kind, from within FOLDER's parent.
cat >"$T/make-all" <<'END'
set -e
"$SAMRIT" build -j"$2" --keep-fo -o "$1" p
"$SAMRIT" pack -j"$2" -o "$1" p
"$SAMRIT" archive add -a "$1/archive" -p p "$1"
"$SAMRIT" archive list -a "$1/archive" >"$1/archived"
"$SAMRIT" render -o "$1/x.pdf" x.fo
"$SAMRIT" render -o "$1/x.png" x.fo
"$SAMRIT" render --dump=area x.fo >"$1/x.area"
"$SAMRIT" render --dump=trace x.fo >"$1/x.trace"
for form in xml csv xlsx; do "$SAMRIT" score --output-format=$form -o "$1/s.$form" p; done
(cd p && "$SAMRIT" explain U1 >"$1/explain")
for form in xml csv xlsx; do "$SAMRIT" convert --to=$form -o "$1/c-$form" p/records; done
"$SAMRIT" convert --form -o "$1/forms" p/records
"$SAMRIT" schema record >"$1/record.xsd"
for format in text jsonl sarif; do "$SAMRIT" validate --format=$format bad >"$1/said.$format" 2>&1 || test $? = 1; done
"$SAMRIT" score --what-if -o "$1/what-if" p
"$SAMRIT" score --export=heads -o "$1/heads.csv" p
"$SAMRIT" build -j"$2" --blind --digits=arabic --watermark=draft --paper=A3 -o "$1/blind" p >"$1/key"
"$SAMRIT" build -j"$2" --keep-fo --check --force -o "$1" p
for form in txt xml xlsx pdf; do "$SAMRIT" diff -o "$1/diff.$form" before.xml "$1/results/results.xml" || test $? = 5; done
"$SAMRIT" sign --key=key.pem --certificate=certificate.pem --date=2023-12-15 -o "$1/signed.pdf" "$1/x.pdf"
"$SAMRIT" sign --key=key.pem "$1/x.pdf"
"$SAMRIT" extract -o "$1/extracted" "$1/units/U1/report.pdf"
"$SAMRIT" plan --shards=2 -o "$1/plan" p
sed -i '2s/ folder="[^"]*"//; /"program:samrit"/d' "$1/plan" # the way from there to the project
END
under() { # under NAME FOLDER WORKERS COMMAND...: runs the commands by COMMAND and compares
    name=$1 folder=$2 workers=$3
    shift 3
    status 0 "$name" "$@" sh "$T/make-all" "$folder" "$workers"
    ok "$name: the same" diff -r -x .made-by "$T/one" "$folder"
}
cd "$T"
status 0 "once" sh "$T/make-all" "$T/one" 1
ok "all kinds are there" test "$(find "$T/one" -type f | sed 's/.*\.//' | sort -u | tr '\n' ' ' | grep -c 'csv.*fo.*html.*jsonl.*pdf.*png.*sha256.*sig.*sqlite.*trace.*txt.*xlsx.*xml.*zip')" = 1
under "again, eight workers" "$T/two" 8 env
under "zone, locale, home" "$T/three" 2 env TZ=Pacific/Kiritimati LC_ALL=th_TH.UTF-8 LANG=de_DE HOME=/nowhere XDG_CACHE_HOME=/nowhere
under "mask" "$T/four" 2 sh -c 'umask 077; exec "$@"' -
mkdir "$T/elsewhere" && cp -r "$T/p" "$T/bad" "$T/x.fo" "$T/before.xml" "$T"/*.pem "$T/elsewhere"
under "folder" "$T/five" 2 sh -c 'cd elsewhere; exec "$@"' -
setarch -R true 2>/dev/null && under "memory laid out the same each time" "$T/six" 2 setarch -R
# (Another user cannot write what coverage counts, and is told so among the messages that are compared.)
if [ "$(id -u)" = 0 ] && [ "$B" != build-cov ] && setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$SAMRIT"; then
    mkdir "$T/theirs" && chmod 777 "$T/theirs"
    under "user" "$T/theirs/seven" 2 setpriv --reuid=65534 --regid=65534 --clear-groups
fi
if [ "$B" = build ]; then
    under "clock" "$T/eight" 2 env FAULT_CLOCK=-1577000000 LD_PRELOAD="$here/$B/tests/faults/shim.so"
fi
cd "$here"
done_testing
