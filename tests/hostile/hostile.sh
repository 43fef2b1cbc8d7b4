# For the scripts beside it. hostile WANT NAME COMMAND...: ends with status WANT within 10 seconds of processor
# time and 1.5 GB of addresses, and a minute; with a sanitizer within two. Its messages are in $T/err.
. tests/tools/tap.sh
hostile() {
    want=$1 name=$2
    shift 2
    if [ "$B" = build ]; then
        status "$want" "$name" timeout 60 prlimit --cpu=10 --as=1500000000 "$@"
    else
        status "$want" "$name" timeout 120 "$@"
    fi
}

# limit_of NAME COMMAND...: what a running command has set itself in the row NAME of /proc/PID/limits, once it has.
limit_of() {
    row=$1
    shift
    "$@" >"$T/limited" 2>&1 &
    pid=$!
    for try in 1 2 3 4 5 6 7 8 9 10; do
        limit=$(awk -v row="$row" 'index($0, row) == 1 { print $4 }' /proc/$pid/limits)
        [ "$limit" = unlimited ] || break
        sleep 0.05
    done
    kill -9 $pid && wait $pid 2>/dev/null
    echo "$limit"
}
