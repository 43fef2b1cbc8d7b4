# Every call that can fail, failing once, memory at every place that asks for it; 200 builds killed at a random
# moment. Some 15 minutes.
[ -e "$B/tests/faults/shim.so" ] || { echo "1..0 # SKIP a library that stands before the C library does not go with sanitizers"; exit; }
exec perl tests/faults/faults "$SAMRIT" "$B/tests/faults/shim.so" all open open+stay read read+short write write+stay write+short \
    fsync rename mkdir pipe fork each '200*kill' '200*kill-worker'
