# For the scripts beside it. hostile WANT NAME COMMAND...: ends with status WANT within 10 seconds (30 with a
# sanitizer) and 1.5 GB of addresses. Its messages are in $T/err.
. tests/tools/tap.sh
hostile() {
    want=$1 name=$2
    shift 2
    if [ "$B" = build ]; then
        status "$want" "$name" timeout 10 prlimit --as=1500000000 "$@"
    else
        status "$want" "$name" timeout 30 "$@"
    fi
}
