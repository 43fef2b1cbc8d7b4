# A few of the faults that tests/long/faults.t goes through one by one.
[ -e "$B/tests/faults/shim.so" ] || { echo "1..0 # SKIP a library that stands before the C library does not go with sanitizers"; exit; }
exec perl tests/faults/faults "$SAMRIT" "$B/tests/faults/shim.so" 3 \
    open open+stay read write write+stay write+short fsync rename mkdir pipe fork allocate kill kill-worker
