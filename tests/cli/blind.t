# A blind build names no unit anywhere: text layers, XSL-FO, results, web pages, workbooks, metadata, attachments, file names.
. tests/tools/tap.sh

mkdir -p "$T/input"
cp -r input/frameworks input/registers "$T/input"

# project NAME PATTERN: with the records that match it, issued by an office that is no unit.
project() {
    mkdir -p "$T/input/$1"
    cp -r input/"$1"/* "$T/input/$1"
    find "$T/input/$1" -path '*records*' -name '*.xml' | grep -vE "$2" | xargs -r rm
    sed -i 's|<owner>.*</owner>|<owner>คณะผู้ประเมิน</owner>|; /stylesheet="\(letter\|memo\)"/d' "$T/input/$1/project.xml"
}

# blind NAME REGISTER: makes it and looks at all of it.
blind() {
    status 0 "$1 is made" "$SAMRIT" build --keep-fo --blind -o "$T/output/$1" "$T/input/$1"
    cp "$T/out" "$T/$1.key"
    find "$T/output/$1" -name '*.pdf' | while read -r pdf; do
        pdftotext "$pdf" "$pdf.txt"
        pdfinfo "$pdf" >"$pdf.info"
        mkdir "$pdf.attached"
        pdfdetach -saveall -o "$pdf.attached" "$pdf" >"$T/log"
        qpdf --json "$pdf" >"$pdf.json" 2>"$T/log" # bookmarks, alternative texts
        rm "$pdf"
    done
    find "$T/output/$1" -name '*.xlsx' | while read -r book; do unzip -p "$book" >"$book.txt"; rm "$book"; done
    find "$T/output/$1" -type f >"$T/files"
    status 0 "$1 names nobody" xargs -a "$T/files" tests/tools/check-blind "input/registers/$2.xml" --
    grep -v '^#' "$T/out" | sed 's/^/# /' | head -n 10
}

project 2566 'TH-5[01]'
text='พื้นที่ติดต่อกับน่านและแพร่ ลำปางกับตากร่วมมือกัน เผยแพร่วิธีตากข้าวเปลือก เมืองเลย จังหวัดพะเยา และ Lamphun'
sed -i "s|<obstacles>|&<item>$text</item>|" "$T/input/2566/records/TH-50.xml"
blind 2566 provinces
results=$(grep -rl 'เผยแพร่วิธีตากข้าวเปลือก' "$T"/output/2566/units/*/results.xml | head -n 1)
ok "what is no name stays" test -n "$results"
grep -o 'พื้นที่ติดต่อกับ.*' "$results" | head -n 1 >"$T/sentence"
ok "a short name goes where it is a word" sh -c '! grep -qE "น่าน|ลำปาง|พะเยา|Lamphun" "$1" && grep -q "ติดต่อกับจังหวัดที่ [0-9]* และจังหวัดหนึ่ง" "$1"' - "$T/sentence"
ok "an everyday word goes without its number" grep -q 'กับจังหวัดหนึ่งร่วมมือกัน.*เมืองจังหวัดหนึ่ง' "$T/sentence"
project area-office-2566 'P-5001|S-50'
blind area-office-2566 area-offices
ok "what is taken over is still taken over" sh -c 'cat "$1"/pmqa-2566/units/*/results.xml | grep -q "<linked set=\"area-office-2566\""' - "$T/output/area-office-2566"
project department-2567 'D1003|J-'
cp -r input/joint-kpi-2567 "$T/input"
blind department-2567 departments
ok "where a result is from is said in new codes" sh -c 'grep -rqE "from=\"joint-kpi-2567:[A-Z][0-9]+" "$1" && ! grep -rq "joint-kpi-2567:J-" "$1"' - "$T/output/department-2567"
project public-organisation-2565 'PO-0[56]'
blind public-organisation-2565 public-organisations
done_testing
