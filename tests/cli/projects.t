# Every project under input/ but the large one makes its documents, results and export for the heads, without an
# error or a finding about a document.
. tests/tools/tap.sh

for project in input/*/project.xml; do
    folder=${project%/project.xml}
    id=${folder#input/}
    [ "$id" = 2566 ] && continue
    status 0 "$id" "$SAMRIT" build -j 2 -o "$T/$id" "$folder"
    ok "$id: nothing is wrong" sh -c '! grep -E "warning|error" "$1" | grep -v "0 errors" >&2' sh "$T/err"
    documents=$(find "$T/$id" -name '*.pdf' | wc -l)
    ok "$id: documents" test "$documents" -gt 0
    rm -r "$T/$id"
done
done_testing
