# Every document of the sample projects, looked at in its area tree: nothing overfull, no heading alone, no row cut, no
# line that begins with ๆ or ฯ, no page of a few lines but at the end of a part, no missing glyph, and no figure that is not in the results.xml it was made from. Of every project two units or four, all where SAMRIT_ALL is set (tests/long/areas.t).
. tests/tools/tap.sh

mkdir -p "$T/input"
cp -r input/frameworks input/registers "$T/input"
for project in input/*/project.xml; do
    folder=${project%/project.xml}
    cp -r "$folder" "$T/input"
done
# Two units of each are enough for every kind of page; those that stand for the same agenda come with them.
if [ -z "${SAMRIT_ALL:-}" ]; then
    for folder in "$T"/input/*/records*; do
        find "$folder" -name '*.xml' | sort | sed '1,2d' | grep -v -e 'TH-5[08]' -e joint-kpi | xargs -r rm
    done
fi

# What the systems share is looked at once.
kinds='2566 agreement-2553 agreement-2557 area-office-2566 department-2566 department-2567 five-base-2562 ita-2567 joint-kpi-2567 monitor-2564 pmqa-2566 province-2568 public-organisation-2565'
for project in "$T"/input/*/project.xml; do
    set=$(basename "${project%/project.xml}")
    if [ -z "${SAMRIT_ALL:-}" ] && ! echo " $kinds " | grep -q " $set "; then continue; fi
    status 0 "$set is made" "$SAMRIT" build --keep-fo -o "$T/output/$set" "$T/input/$set"
    ok "$set: nothing overflows, no glyph is missing" sh -c '! grep -hE "LAYOUT_|GLYPH_" "$1" >&2' - "$T/output/$set/audit/messages.jsonl"
    mkdir -p "$T/areas"
    find "$T/output/$set" -name '*.fo' | sort | while read -r fo; do
        of=${fo#"$T/output/$set/"}
        areas=$T/areas/$(echo "${of%.fo}" | tr / -).xml
        "$SAMRIT" render --dump=area "$fo" >"$areas" 2>>"$T/areas.err" || echo "$fo: not rendered" >>"$T/areas.err"
        results=$(dirname "$fo")/results.xml
        test -f "$results" || results=$(dirname "$(dirname "$fo")")/results/results.xml
        tests/tools/check-figures "$results" "$project" "$areas" >"$T/figures" || grep -v '^#' "$T/figures" >>"$T/areas.err" || echo "$fo: no figures" >>"$T/areas.err"
    done
    status 0 "$set: pages are in order" tests/tools/check-areas "$T"/areas/*.xml
    grep -v '^#' "$T/out" | sed 's/^/# /' | head -n 20
    if [ "$set" = 2566 ]; then
        sed 's/role="H1"/role="P"/' "$T"/areas/*-annual.xml >"$T/parts.xml"
        ok "it has pages that end a part" test -s "$T/parts.xml"
        status 1 "were its parts none, pages would be short" tests/tools/check-areas "$T/parts.xml"
    fi
    rm -r "$T/areas"
done
ok "the files render as the build did, and every figure is a result" sh -c '! test -s "$1" || { cat "$1" >&2; false; }' - "$T/areas.err"
done_testing
