# Worked figures: each project here is scored, and `expected` (or `expected.FRAMEWORK`) says what comes out, line by line as
# tests/tools/scores prints it. The figures are those worked by hand in the sources of the frameworks; they were not taken
# from the program.
. tests/tools/tap.sh
mkdir "$T/input"
cp -r input/frameworks input/registers "$T/input/"
cp tests/vectors/frameworks/* "$T/input/frameworks/"

status 0 "the frameworks are sound" "$SAMRIT" frameworks check "$T/input/frameworks"
for project in tests/vectors/*/project.xml; do
    folder=${project%/project.xml}
    cp -r "$folder" "$T/input/"
    for expected in "$folder"/expected*; do
        framework=${expected#*/expected}
        status 0 "$folder$framework" "$SAMRIT" score ${framework:+--framework="${framework#.}"} -o "$T/results.xml" "$T/input/${folder##*/}"
        tests/tools/scores "$T/results.xml" >"$T/scores"
        grep -v '^#' "$expected" >"$T/expected"
        while read -r line; do
            ok "$folder$framework: $line" grep -qxF -- "$line" "$T/scores"
        done <"$T/expected"
    done
done
done_testing
