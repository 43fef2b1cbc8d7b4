# Packs: what is in them, that Windows can open them, and that the same build gives the same bytes.
. tests/tools/tap.sh

mkdir -p "$T/input/2566/records" "$T/input/2566/records-pmqa"
cp -r input/frameworks input/registers "$T/input"
sed '/<document/d; s|</project>|<document name="report" stylesheet="unit" per="unit"/></project>|' input/2566/project.xml >"$T/input/2566/project.xml"
for code in 11 50; do
    for set in records records-pmqa; do cp "input/2566/$set/TH-$code.xml" "$T/input/2566/$set"; done
done
pack() { "$SAMRIT" pack -o "$T/output" "$@" "$T/input/2566"; }

status 74 "without a build" pack
status 0 "build" "$SAMRIT" build -o "$T/output" "$T/input/2566"
status 0 "pack" pack -j2
packs=$T/output/packs
ok "a ZIP a unit and their digests" test "$(ls "$packs" | tr '\n' ' ')" = "MANIFEST.sha256 TH-11.zip TH-50.zip "
status 0 "the build and its packs verify" "$SAMRIT" verify "$T/output" "$packs/TH-50.zip"
ok "each by its own manifest" sh -c '! grep -q MANIFEST_ "$1"' - "$T/err"
ok "which hold" sh -c 'cd "$1" && sha256sum --quiet -c MANIFEST.sha256' - "$packs"
ok "unzip is content" unzip -tqq "$packs/TH-50.zip"
ok "names, times and modes" sh -c '
    unzip -Z -T "$1" | grep "^-" | sort >"$2"
    [ $(grep -c "^-rw-r--r--  6.3 unx .* 20000101.000000 [A-Za-z0-9.-]*$" "$2") = 8 ]' - "$packs/TH-50.zip" "$T/list"
ok "names are marked as UTF-8" perl -e '
    local $/; open F, "<", shift; binmode F; $z = <F>;
    ($n, $at) = unpack "x10 v x4 V", substr $z, -22;
    for (1 .. $n) {
        ($flags, @more) = unpack "x8 v x18 v3 x8 V", substr $z, $at, 46;
        $bad++ unless $flags & 0x800 && unpack("v", substr $z, $more[3] + 6, 2) & 0x800;
        $at += 46 + $more[0] + $more[1] + $more[2];
    }
    exit !($n == 8 && !$bad)' "$packs/TH-50.zip"
mkdir "$T/unzipped"
unzip -q "$packs/TH-50.zip" -d "$T/unzipped"
ok "what is in it holds" sh -c 'cd "$1" && sha256sum --quiet -c MANIFEST.sha256 && [ $(wc -l <MANIFEST.sha256) = 7 ]' - "$T/unzipped"
ok "report and results are those of the build" sh -c 'cmp "$1/report.pdf" "$2/report.pdf" && cmp "$1/results.xml" "$2/results.xml"' - "$T/unzipped" "$T/output/units/TH-50"
ok "a sheet a KPI" test "$(pdftotext "$T/unzipped/kpi-sheets.pdf" - | grep -c 'ตัวชี้วัดที่')" -ge 7
ok "the table of results is of the unit alone" sh -c 'grep -q "TH-50," "$1" && ! grep -q "TH-11," "$1"' - "$T/unzipped/results.csv"
status 0 "the form is read again" "$SAMRIT" convert -o "$T/next.xml" "$T/unzipped/form-2567.xlsx"
ok "for next year" grep -q 'unit="TH-50" fiscal-year="2567" framework="province-2567"' "$T/next.xml"
ok "with this year's score and results among the earlier" sh -c 'grep -q "year fiscal-year=\"2566\" value=\"83.95\"" "$1" && grep -q "year fiscal-year=\"2566\" value=\"10296\"" "$1" && ! grep -q "<result value\|<evidence" "$1"' - "$T/next.xml"
ok "and what it takes over a year on" grep -q '<result from="pmqa-2567"/>' "$T/next.xml"
ok "README.html links every file" sh -c '
    cd "$1" && for f in *; do [ "$f" = README.html ] || grep -q "href=\"$f\"" README.html || exit 1; done' - "$T/unzipped"
ok "and is HTML" sh -c 'xmllint --html --noout "$1" 2>&1 | grep error | grep -v "Tag \(header\|main\) invalid" | (! grep .)' - "$T/unzipped/README.html"
ok "with the place among all" has "$T/unzipped/README.html" '<td class="figure">๑ จาก ๒</td>'
ok "and the mean of all" grep -q 'คะแนนเฉลี่ยของทุกจังหวัด .* คะแนน<' "$T/unzipped/README.html"

cp -r "$packs" "$T/before"
status 0 "elsewhere and otherwise" env TZ=Asia/Bangkok LC_ALL=th_TH.UTF-8 "$SAMRIT" pack -j1 -o "$T/output" "$T/input/2566"
ok "the same bytes" diff -r "$packs" "$T/before"

status 0 "in parts" pack --max-part-size=300
ok "each small enough" test -z "$(find "$packs" -name '*.zip' -size +300k)"
ok "the one in one part is gone" test ! -e "$packs/TH-50.zip"
ok "each whole in itself" sh -c '
    for z in "$1"/TH-50-*of*.zip; do
        rm -rf "$2" && unzip -q "$z" -d "$2" && (cd "$2" && sha256sum --quiet -c MANIFEST.sha256 && grep -q "ส่วนที่" README.html) || exit 1
    done' - "$packs" "$T/part"
ok "all files are in one of them" test "$(for z in "$packs"/TH-50-*of*.zip; do unzip -Z1 "$z"; done | sort -u | wc -l)" = 8
status 3 "a file larger than a part" pack --max-part-size=100
ok "is named" has "$T/err" "report.pdf alone takes"

status 0 "groups" pack --group=region
ok "have a pack with a folder a unit" sh -c 'unzip -Z1 "$1" | sort | grep -qx TH-50/report.pdf && unzip -Z1 "$1" | grep -qx results.xlsx' - "$packs/region-north.zip"
status 2 "no such grouping" pack --group=nowhere
printf x | dd of="$T/output/units/TH-11/report.pdf" bs=1 seek=3000 conv=notrunc 2>"$T/dd"
status 3 "a damaged report" pack
ok "is not packed" sh -c 'test ! -e "$1/TH-11.zip" && test -e "$1/TH-50.zip"' - "$packs"
status 0 "build" "$SAMRIT" build -o "$T/output" "$T/input/2566"
ok "leaves packs alone" test -e "$packs/TH-50.zip"
sed -i 's/10,296/10,196/' "$T/input/2566/records/TH-50.xml"
status 1 "other records than those that were built" pack

# A worker may write among the packs alone, wherever a link points.
sed -i 's/ source="yes"//' "$T/input/2566/project.xml"
status 0 "a build of two sets" "$SAMRIT" build -o "$T/output" "$T/input/2566"
mkdir "$T/elsewhere"
ln -s ../../elsewhere "$packs/pmqa-2566"
if "$B/tests/unit/test-sandbox" | grep -q "Landlock: 1" && [ "$B" = build ]; then
    status 3 "a link in place of a folder" pack
    ok "is not followed" test -z "$(ls "$T/elsewhere")"
fi
rm "$packs/pmqa-2566"
status 0 "without it" pack
ok "a folder a set" test -e "$packs/pmqa-2566/TH-50.zip" -a -e "$packs/province-2566/TH-50.zip"
ok "nothing is left behind" test -z "$(find "$packs" -name '.samrit-*')"

flock "$T/output" sleep 2 &
sleep 0.3
status 75 "while a build is at work" pack
wait
done_testing
