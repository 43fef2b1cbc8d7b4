# Options for what documents are printed on and for whom: paper, both sides, the Garuda, names withheld, catch-words.
. tests/tools/tap.sh

mkdir -p "$T/input/2566/records" "$T/input/2566/records-pmqa"
cp -r input/frameworks input/registers "$T/input"
for code in 41 42 50 51; do
    for set in records records-pmqa; do cp "input/2566/$set/TH-$code.xml" "$T/input/2566/$set"; done
done

# project DOCUMENTS: the sample project with these documents only.
project() {
    sed '/<document /d; s|</project>|'"$1"'</project>|' input/2566/project.xml >"$T/input/2566/project.xml"
}
# build NAME OPTIONS...
build() {
    name=$1
    shift
    status 0 "$name" "$SAMRIT" build --keep-fo "$@" -o "$T/output" "$T/input/2566"
}
areas() {
    "$SAMRIT" render --dump=area "$T/output/reports/$1.fo" >"$T/areas"
}
pages() { pdfinfo "$T/output/reports/$1.pdf" | sed -n 's/^Pages: *//p'; }

# paper
project '<document name="annual" stylesheet="annual" per="project"/><document name="letter" stylesheet="letter" per="project"/>'
build "US letter paper" --paper=Letter
areas annual
ok "the page is 215.9 by 279.4 mm" grep -q '<page .* width="612" height="792"' "$T/areas"
ok "nothing overflows" sh -c '! grep -q LAYOUT_ "$1"' - "$T/output/audit/messages.jsonl"
build "F4 paper" --paper=F4
areas letter
ok "the page is 210 by 330 mm" grep -q '<page .* width="595.275" height="935.433"' "$T/areas"
status 2 "paper of no known size" "$SAMRIT" build --paper=B7 -o "$T/output" "$T/input/2566"

# both sides
build "one side"
single=$(pages annual)
ok "no page is left empty" sh -c '! pdftotext "$1" - | grep -q "หน้านี้เว้นว่างไว้"' - "$T/output/reports/annual.pdf"
build "both sides" --duplex
ok "more pages" test "$(pages annual)" -gt "$single"
areas annual
# Where each part begins, and on which side the text stands: the page's number in the file, from 1.
awk '/<page /{page++} /id="part-[0-9]"|id="framework"|id="summary"/{print page % 2}' "$T/areas" >"$T/sides"
ok "parts begin on the right" sh -c 'test -s "$1" && ! grep -q 0 "$1"' - "$T/sides"
ok "empty pages say so" sh -c 'pdftotext "$1" - | grep -q "หน้านี้เว้นว่างไว้"' - "$T/output/reports/annual.pdf"
ok "the wide margin is left on right pages, right on left ones" awk '/<page /{page++; want = page % 2 ? "85.039" : "56.693"; seen = 0}
    /<block x="/ && !seen {split($0, part, "\""); if (part[2] > 50 && part[2] < 90) {seen = 1; if (part[2] != want) bad = 1}} END {exit bad}' "$T/areas"

# the Garuda: made here, a red square of 4 by 4
base64 -d >"$T/input/2566/garuda.png" <<END
iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVQI12P8z4AATAxEcQAz0QEH8e1QIgAAAABJRU5ErkJggg==
END
project '<document name="letter" stylesheet="letter" per="project"><param name="garuda">garuda.png</param></document>'
build "a Garuda in the project"
areas letter
ok "is 3 cm high, 1.5 cm from the top, in the middle" sh -c 'grep -q "y=\"42.52\"" "$1" && grep -qE "<image .*width=\"85.03[0-9]*\" height=\"85.03[0-9]*\"" "$1"' - "$T/areas"
ok "no frame" sh -c '! grep -q "สูง ๓ เซนติเมตร" "$1"' - "$T/areas"
ok "a picture in the PDF" sh -c 'pdfimages -list "$1" | grep -q " 4 *4 "' - "$T/output/reports/letter.pdf"
project '<document name="letter" stylesheet="letter" per="project"/>'
build "by option" --garuda="$T/input/2566/garuda.png"
ok "a picture in the PDF by option" sh -c 'pdfimages -list "$1" | grep -q " 4 *4 "' - "$T/output/reports/letter.pdf"
project '<document name="letter" stylesheet="letter" per="project"><param name="garuda">none.png</param></document>'
status 2 "a file that is not there" "$SAMRIT" build -o "$T/output" "$T/input/2566"
ok "is said" has "$T/err" PROJECT_IMAGE
project '<document name="letter" stylesheet="letter" per="project"><param name="garuda">../../../x.png</param></document>'
status 2 "a file outside" "$SAMRIT" build -o "$T/output" "$T/input/2566"
ok "is said too" has "$T/err" PROJECT_PATH
status 1 "what is no picture" "$SAMRIT" build --garuda=README.md -o "$T/output" "$T/input/2566"

# the office's face
project '<document name="letter" stylesheet="letter" per="project"><param name="font">TH Sarabun New</param></document>'
build "TH Sarabun New"
areas letter
ok "lines of 20.8 pt" sh -c 'grep -A1 "<line .* height=\"20.8\"" "$1" | grep -q "size=\"16\""' - "$T/areas"
ok "none of 18.1 pt" sh -c '! grep -q "<line .* height=\"18.1\"" "$1"' - "$T/areas"
ok "nothing overflows" sh -c '! grep -q LAYOUT_ "$1"' - "$T/output/audit/messages.jsonl"

# names withheld
project '<document name="report" stylesheet="unit" per="unit"/><document name="annual" stylesheet="annual" per="project"/><document name="index" stylesheet="index" per="project"/>'
rm -r "$T/output"
status 0 "names withheld" "$SAMRIT" build --keep-fo --blind -o "$T/output" "$T/input/2566"
cp "$T/out" "$T/key"
ok "the key names the units of both sets" sh -c 'test "$(wc -l <"$1")" = 8 && grep -q "^U[0-9][0-9],TH-50,จังหวัดเชียงใหม่$" "$1"' - "$T/key"
ok "no file is named by a unit" sh -c '! find "$1" | grep -q TH-' - "$T/output"
ok "no name is left" sh -c '! grep -rqE "เชียงใหม่|ลำพูน|อุดรธานี|จังหวัดเลย|TH-50|Chiang|Loei" "$1"' - "$T/output"
for pdf in "$T"/output/units/*/report.pdf "$T/output/reports/annual.pdf"; do pdftotext "$pdf" - ; done >"$T/text"
ok "nor in what is printed" sh -c '! grep -qE "เชียงใหม่|ลำพูน|อุดรธานี|จังหวัดเลย" "$1"' - "$T/text"
ok "a number stands there" grep -qE "จังหวัดที่ (๐|๑|๒|๓|๔|๕|๖|๗|๘|๙)" "$T/text"
ok "the scores are the same" test "$(sed -n 's/.*<score exact="\([^"]*\)".*maximum.*/\1/p' "$T/output/results/results.xml" | sort | head -n 1)" != ""
cp -r "$T/output" "$T/first"
"$SAMRIT" build --keep-fo --blind -o "$T/output" "$T/input/2566" >"$T/again" 2>/dev/null
ok "the same numbers again" cmp "$T/key" "$T/again"
ok "the same bytes again" diff -r "$T/first" "$T/output"

# catch-words and addressing
long=$(yes 'สำนักงานได้ตรวจสอบความถูกต้องของข้อมูลร่วมกับจังหวัดแล้ว' | head -n 40 | tr '\n' ' ')
project "<document name=\"letter\" stylesheet=\"letter\" per=\"project\"><param name=\"to\">นายกรัฐมนตรี</param><param name=\"remark\">$long</param></document>"
build "a letter of two pages"
ok "two pages" test "$(pages letter)" = 2
pdftotext -l 1 "$T/output/reports/letter.pdf" "$T/one"
pdftotext -f 2 "$T/output/reports/letter.pdf" "$T/two"
pdftotext -layout -f 2 "$T/output/reports/letter.pdf" "$T/laid"
ok "the first page's foot has what the second begins with" grep -q '^/สำนักงานได้ตรวจสอบความถูกต้องของข้อมูลร่วมกับจังหวัดแล้ว\.\.\.' "$T/one"
ok "the last page has none" sh -c '! grep -q "^/" "$1"' - "$T/two"
ok "the second page is numbered" grep -qE "^ *- *๒ *- *$" "$T/laid"
ok "the first is not" sh -c '! grep -q "^- ๑ -" "$1"' - "$T/one"
ok "the Prime Minister is กราบเรียน" sh -c 'grep -q "^กราบเรียน" "$1" && grep -q "^ขอแสดงความนับถืออย่างยิ่ง" "$2"' - "$T/one" "$T/two"
project '<document name="letter" stylesheet="letter" per="project"/>'
build "a letter to the secretary-general"
pdftotext "$T/output/reports/letter.pdf" "$T/one"
ok "others are เรียน" sh -c 'grep -q "^เรียน" "$1" && grep -qx "ขอแสดงความนับถือ" "$1" && ! grep -q "^/" "$1"' - "$T/one"
done_testing
