# For *.t scripts: . tests/tools/tap.sh, then ok/status/has, at the end done_testing. Each script has a
# folder of its own in $T, removed at the end. $SAMRIT is the program under test.
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
count=0

# ok NAME COMMAND...: the command must succeed.
ok() {
    name=$1
    shift
    count=$((count + 1))
    if "$@"; then echo "ok $count - $name"; else echo "not ok $count - $name"; fi
}

# status N NAME COMMAND...: the command must end with status N. Its output goes to $T/out and $T/err.
status() {
    want=$1 name=$2
    shift 2
    count=$((count + 1))
    got=0
    "$@" >"$T/out" 2>"$T/err" || got=$?
    if [ "$got" = "$want" ]; then
        echo "ok $count - $name"
    else
        echo "not ok $count - $name: status $got, not $want"
        sed 's/^/# /' "$T/err" | head -n 20
    fi
}

# has FILE TEXT: the file has the text in it.
has() {
    if grep -qF -- "$2" "$1"; then return 0; fi
    echo "# $1 does not have: $2"
    head -n 20 "$1" | tr '\f' ' ' | sed 's/^/# /'
    echo
    return 1
}

# skip REASON: ends a script that cannot run here.
skip() {
    echo "1..0 # SKIP $1"
    exit 0
}

done_testing() { echo "1..$count"; }
