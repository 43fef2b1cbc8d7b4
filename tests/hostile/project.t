# Projects whose names and links lead elsewhere: nothing outside the output folder is touched.
. tests/hostile/hostile.sh
fresh() { rm -rf "$T/p" "$T/o" && cp -r tests/faults/project "$T/p"; }
build() { hostile "$1" "$2" "$SAMRIT" build -j1 -o "$T/o" "$T/p"; }
keep="$T/elsewhere/keep"
mkdir "$T/elsewhere" && echo keep >"$keep"

# ---- names that would leave the folder or break a shell

for name in '../../x' 'a/b' '$(touch x)' '-rf' 'a b' '.' '..' 'x;y' 'ก' 'a&#10;b' '*' ''; do
    escaped=$(printf %s "$name" | sed 's/[\/&*.]/\\&/g')
    fresh && sed -i "s/\"U1\"/\"$escaped\"/g" "$T/p/register.xml" "$T/p/records/U1.xml"
    build 2 "a unit called $name"
    fresh && sed -i "s/name=\"report\"/name=\"$escaped\"/" "$T/p/project.xml"
    build 2 "a document called $name"
    fresh && sed -i "s/stylesheet=\"unit\"/stylesheet=\"$escaped\"/" "$T/p/project.xml"
    build 2 "a stylesheet called $name"
    fresh && sed -i "s/id=\"mini\"/id=\"$escaped\"/" "$T/p/project.xml"
    build 2 "a project called $name"
done
fresh && sed -i "s/\"U2\"/\"$(printf 'a%.0s' $(seq 300))\"/g" "$T/p/register.xml" "$T/p/records/U2.xml"
build 74 "a name longer than a file's"
ok "is said" has "$T/err" "File name too long"
for path in /etc ../../records records/../../../x; do
    fresh && sed -i "s|records=\"records\"|records=\"$path\"|" "$T/p/project.xml"
    build 2 "records in $path"
    ok "is said" has "$T/err" PROJECT_PATH
done
fresh && cp "$T/p/records/U2.xml" "$T/p/records/a;b \$(touch ran) '
line.xml"
build 1 "a file's name with a line end"
ok "stays on its line" sh -c '! grep -q "^line.xml" "$1"' - "$T/err"
ok "and is not run" test ! -e ran

# ---- links and what is no file, among the records

fresh && ln -s nowhere "$T/p/records/U3.xml"
build 1 "a link to nothing"
fresh && ln -s U3.xml "$T/p/records/U3.xml"
build 1 "a link to itself"
fresh && ln -s / "$T/p/records/root" && ln -s . "$T/p/records/loop"
build 0 "links to folders are passed over"
fresh && mkfifo "$T/p/records/U3.xml"
build 1 "a pipe"
fresh && ln -s /dev/zero "$T/p/records/U3.xml"
build 1 "a device"
ok "is said" has "$T/err" "not a regular file"

# ---- links in the output folder

fresh && mkdir "$T/o" && ln -s ../elsewhere "$T/o/units"
if "$B/tests/unit/test-sandbox" | grep -q "Landlock: 1" && [ "$B" = build ]; then
    build 74 "a link in place of a folder"
    ok "is not followed by a worker" test "$(ls "$T/elsewhere")" = keep
fi
fresh && mkdir -p "$T/o/results" && ln -s "$keep" "$T/o/results/results.csv"
build 0 "a link in place of a file"
ok "is replaced" test ! -L "$T/o/results/results.csv"
ok "and not written through" test "$(cat "$keep")" = keep
printf '%064d  ../elsewhere/keep\n%064d  %s\n' 0 0 "$keep" >"$T/o/MANIFEST.sha256"
hostile 0 "a manifest that names what is elsewhere" "$SAMRIT" build -j1 -o "$T/o" "$T/p"
ok "removes nothing there" test -e "$keep"
done_testing
