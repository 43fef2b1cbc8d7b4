# One project of each system, and of each year that differs, makes its documents and results without an error or a
# finding about a document. tests/long/projects.t does so with all of them.
. tests/tools/tap.sh

differs="agreement-2553 agreement-2557 area-office-2566 department-2565 department-2567 department-2568 five-base-2562
    ita-2565 ita-2567 joint-kpi-2567 monitor-2564 pmqa-2566 province-2565 province-2568 province-2568-6-month
    public-organisation-2563 public-organisation-2565"

make() { # make NAME: the project input/NAME
    project=$1
    status 0 "$project" "$SAMRIT" build -j 2 -o "$T/$project" "input/$project"
    ok "$project: nothing is wrong" sh -c '! grep -E "warning|error" "$1" | grep -v "0 errors" >&2' sh "$T/err"
    ok "$project: documents" test "$(find "$T/$project" -name '*.pdf' | wc -l)" -gt 0
    rm -r "${T:?}/$project"
}

if [ -n "${EVERY-}" ]; then
    differs=$(for project in input/*/project.xml; do basename "$(dirname "$project")"; done)
fi
for id in $differs; do
    [ "$id" = 2566 ] || make "$id"
done
done_testing
