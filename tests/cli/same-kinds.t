# Every kind of output has the same bytes whatever is around: workers, zone, locale, mask, folder, user, clock, the
# layout of memory. One small project; same-bytes.t has the large one.
. tests/tools/tap.sh
here=$PWD
chmod 755 "$T"
cp -r tests/faults/project "$T/p"
sed -i 's|</project>|<document name="cabinet" stylesheet="cabinet" per="project"/><document name="index" stylesheet="index" per="project"/></project>|' "$T/p/project.xml"
cp tests/golden/fo/letter.fo "$T/x.fo"
chmod -R a+rX "$T"

# .made-by knows what stands before the C library, which is how the clock is changed here.
# make-all FOLDER WORKERS: every kind, from within FOLDER's parent.
cat >"$T/make-all" <<'END'
set -e
"$SAMRIT" build -j"$2" --keep-fo -o "$1" p
"$SAMRIT" render -o "$1/x.pdf" x.fo
"$SAMRIT" render -o "$1/x.png" x.fo
"$SAMRIT" render --dump=area x.fo >"$1/x.area"
"$SAMRIT" render --dump=trace x.fo >"$1/x.trace"
for form in xml csv xlsx; do "$SAMRIT" score --output-format=$form -o "$1/s.$form" p; done
(cd p && "$SAMRIT" explain U1 >"$1/explain")
for form in xml csv xlsx; do "$SAMRIT" convert --to=$form -o "$1/c-$form" p/records; done
"$SAMRIT" convert --form -o "$1/forms" p/records
"$SAMRIT" schema record >"$1/record.xsd"
END
under() { # under NAME FOLDER WORKERS COMMAND...: runs the commands by COMMAND and compares
    name=$1 folder=$2 workers=$3
    shift 3
    status 0 "$name" "$@" sh "$T/make-all" "$folder" "$workers"
    ok "$name: the same" diff -r -x .made-by "$T/one" "$folder"
}
cd "$T"
status 0 "once" sh "$T/make-all" "$T/one" 1
ok "all kinds are there" test "$(find "$T/one" -type f | sed 's/.*\.//' | sort -u | tr '\n' ' ' | grep -c 'csv.*fo.*html.*jsonl.*pdf.*png.*sha256.*trace.*xlsx.*xml')" = 1
under "again, eight workers" "$T/two" 8 env
under "zone, locale, home" "$T/three" 2 env TZ=Pacific/Kiritimati LC_ALL=th_TH.UTF-8 LANG=de_DE HOME=/nowhere XDG_CACHE_HOME=/nowhere
under "mask" "$T/four" 2 sh -c 'umask 077; exec "$@"' -
mkdir "$T/elsewhere" && cp -r "$T/p" "$T/x.fo" "$T/elsewhere"
under "folder" "$T/five" 2 sh -c 'cd elsewhere; exec "$@"' -
setarch -R true 2>/dev/null && under "memory laid out the same each time" "$T/six" 2 setarch -R
if [ "$(id -u)" = 0 ] && setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$SAMRIT"; then
    mkdir "$T/theirs" && chmod 777 "$T/theirs"
    under "user" "$T/theirs/seven" 2 setpriv --reuid=65534 --regid=65534 --clear-groups
fi
if [ "$B" = build ]; then
    under "clock" "$T/eight" 2 env FAULT_CLOCK=-1577000000 LD_PRELOAD="$here/$B/tests/faults/shim.so"
fi
cd "$here"
done_testing
