# The same input gives the same bytes, whatever the workers, the zone, the locale, the folder or the mask.
. tests/tools/tap.sh

mkdir -p "$T/input/2566/records" "$T/input/2566/records-pmqa"
cp -r input/frameworks input/registers "$T/input"
cp input/2566/project.xml "$T/input/2566"
for code in 11 50 83; do
    for set in records records-pmqa; do cp "input/2566/$set/TH-$code.xml" "$T/input/2566/$set"; done
done

status 0 "one worker" "$SAMRIT" build -j1 -o "$T/one" "$T/input/2566"
status 0 "four workers, elsewhere" sh -c '
    umask 077 && cd "$1/input" && TZ=Asia/Bangkok LC_ALL=th_TH.UTF-8 HOME=/nowhere "$SAMRIT" build -j4 -o "$1/four" 2566' - "$T"
# Findings name files as they were given, so the messages of the audit may differ, and nothing else.
ok "the same files" diff -r -x audit -x MANIFEST.sha256 "$T/one" "$T/four"
ok "no temporary file" test -z "$(find "$T/one" "$T/four" -name '.samrit-*')"
done_testing
