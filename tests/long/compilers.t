# A program made by another compiler, with other optimisations and without hardening, gives the same bytes; so does
# ours when memory that was not written to holds something else.
. tests/tools/tap.sh
[ "$B" = build ] || skip "it is the usual program that is compared"
cp -r stylesheets fonts "$T"
cp -r tests/faults/project "$T/p"
sed -i 's|</project>|<document name="cabinet" stylesheet="cabinet" per="project"/><document name="index" stylesheet="index" per="project"/></project>|' "$T/p/project.xml"

# make_all PROGRAM FOLDER: every kind of output
make_all() {
    "$1" build -j2 --keep-fo -o "$2" "$T/p" && "$1" render -o "$2/x.pdf" tests/conformance/everything.fo &&
        "$1" render -o "$2/x.png" tests/conformance/everything.fo && "$1" render --dump=area tests/conformance/everything.fo >"$2/x.area" &&
        "$1" score --output-format=xlsx -o "$2/s.xlsx" "$T/p" && "$1" convert --form -o "$2/forms" "$T/p/records"
}
same() { diff -r -x .made-by "$T/ours" "$1"; } # that knows the program
status 0 "ours" make_all "$SAMRIT" "$T/ours"
export MALLOC_PERTURB_=85
status 0 "memory full of something" make_all "$SAMRIT" "$T/perturbed"
ok "the same bytes" same "$T/perturbed"
unset MALLOC_PERTURB_
made_by() { # made_by COMPILER MAKE-ARGUMENTS...
    by=$1
    shift
    status 0 "$by builds it" make -s -j2 B="$T/$by" WERROR= "$@" "$T/$by/samrit"
    status 0 "$by: makes documents" make_all "$T/$by/samrit" "$T/$by-out"
    ok "$by: the same bytes" same "$T/$by-out"
}
made_by gcc-O0 CFLAGS=-O0 HARDEN=
made_by clang-O3 CC=clang CFLAGS="-O3 -march=native"
done_testing
