# Documents of hostile size that take longer than a few seconds.
. tests/hostile/hostile.sh
long() { # long WANT NAME
    perl tests/hostile/make-fo "$2" >"$T/x.fo"
    status "$1" "$2" timeout 60 prlimit --as=3000000000 "$SAMRIT" render "$T/x.fo" -o "$T/x.pdf"
}
long 1 pages
ok "is the limit" has "$T/err" "more than 200000 pages"
for name in spans long-thai long-word attr; do long 0 $name; done
cp -r tests/broken/base "$T/p" && rm "$T/p/records/U1.xml"
perl -e 'print "," x 20000001' >"$T/p/records/U1.csv"
status 1 "twenty million cells" timeout 60 prlimit --as=3000000000 "$SAMRIT" validate "$T/p"
done_testing
