# What may be wrong around a build: a full disk, a folder that may not be written, a wrong clock, another build.
. tests/tools/tap.sh
project=tests/faults/project
same() { diff -r -x .made-by "$T/sound" "$1"; } # that knows what stands before the C library, too
nothing_half() { test -z "$(find "$1" -name '.samrit-*')" && (cd "$1" && find . -name '*.pdf' -o -path '*s/*.xml' -o -name '*.xlsx' |
    while read -r file; do cmp "$file" "$T/sound/$file" || exit 1; done); }

status 0 "an undisturbed build" "$SAMRIT" build -j1 -o "$T/sound" $project

# ---- a disk that is full

mkdir "$T/disk"
if mount -t tmpfs -o size=160k none "$T/disk" 2>/dev/null; then
    trap 'umount "$T/disk"; rm -rf "$T"' EXIT
    status 74 "a full disk" "$SAMRIT" build -j1 -o "$T/disk/o" $project
    ok "is named" has "$T/err" "No space left on device"
    ok "nothing is half written" nothing_half "$T/disk/o"
    status 74 "a full disk, going on" "$SAMRIT" build -k -j2 -o "$T/disk/o" $project
    ok "nothing is half written" nothing_half "$T/disk/o"
    mount -o remount,size=4m "$T/disk"
    status 0 "with room again" "$SAMRIT" build -j1 -o "$T/disk/o" $project
    ok "all is there" same "$T/disk/o"
    mount -o remount,ro "$T/disk"
    cp -r $project "$T/other" && sed -i 's/result value="75"/result value="76"/' "$T/other/records/U1.xml"
    status 74 "a disk that may only be read" "$SAMRIT" build -j1 -o "$T/disk/o" "$T/other"
    ok "is named" has "$T/err" "Read-only file system"
    ok "all is still there" same "$T/disk/o"
    umount "$T/disk"
    trap 'rm -rf "$T"' EXIT
else
    for test in 1 2 3 4 5 6 7 8 9 10; do ok "a disk of our own # SKIP it may not be mounted here" true; done
fi

# ---- a folder of someone else's

as_nobody() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi; }
mkdir "$T/theirs"
chmod 755 "$T" && chmod 555 "$T/theirs"
if as_nobody test -x "$SAMRIT"; then
    status 74 "a folder that may not be written" as_nobody "$SAMRIT" build -j1 -o "$T/theirs/o" $project
    ok "is named" has "$T/err" "Permission denied"
else
    ok "a folder that may not be written # SKIP nobody cannot run the program here" true
    ok "is named # SKIP" true
fi

# ---- no /proc, through which a file gets its name: it has a temporary one from the beginning

# (not under sanitizers, which read there what they are told to look for)
without_proc() { unshare -m sh -c 'mount -t tmpfs none /proc && exec "$@"' - "$@"; }
if [ "$B" != build-san ] && without_proc true 2>/dev/null; then
    "$SAMRIT" convert -o "$T/with.csv" $project/records 2>/dev/null
    mkdir "$T/proc"
    status 0 "without /proc" without_proc "$SAMRIT" convert -o "$T/proc/x.csv" $project/records
    ok "gives the same" cmp "$T/with.csv" "$T/proc/x.csv"
    ok "and leaves no other file" test "$(ls -A "$T/proc")" = x.csv
else
    for test in 1 2 3; do ok "without /proc # SKIP it cannot be hidden here" true; done
fi

# ---- a wrong clock

if [ "$B" = build ]; then
    clock() { FAULT_CLOCK=$1 LD_PRELOAD="$PWD/$B/tests/faults/shim.so" "$SAMRIT" build -j2 -o "$T/clock" $project; }
    status 0 "a clock that is fifty years behind" clock -1577000000
    ok "gives the same" same "$T/clock"
    status 0 "a clock past the year 2106" clock 3000000000
    ok "gives the same" same "$T/clock"
fi

# ---- two at once

mkdir -p "$T/two"
status 75 "while another build is at work" flock "$T/two" "$SAMRIT" build -j1 -o "$T/two" $project
ok "is named" has "$T/err" "another build is at work"
status 0 "when it has ended" "$SAMRIT" build -j1 -o "$T/two" $project
ok "all is there" same "$T/two"
first() { "$SAMRIT" build -j1 -o "$T/both" $project >/dev/null 2>&1; }
first & one=$!
"$SAMRIT" build -j1 -o "$T/both" $project >/dev/null 2>&1
two=$?
wait $one
one=$?
ok "of two that start together one or both succeed, the other is told to wait" sh -c 'case "$1 $2" in "0 0" | "0 75" | "75 0") ;; *) echo "# $1 $2"; exit 1 ;; esac' - $one $two
ok "all is there" same "$T/both"
done_testing
