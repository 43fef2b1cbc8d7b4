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
