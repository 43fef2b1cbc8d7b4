# A project's parameters reach its stylesheets; what a stylesheet does not know is told.
. tests/tools/tap.sh

mkdir -p "$T/input/2566/records" "$T/input/2566/records-pmqa"
cp -r input/frameworks input/registers "$T/input"
for code in 50 51; do
    for set in records records-pmqa; do cp "input/2566/$set/TH-$code.xml" "$T/input/2566/$set"; done
done

# project DOCUMENTS: the sample project with these documents only.
project() {
    sed '/<document /d; s|</project>|'"$1"'</project>|' input/2566/project.xml >"$T/input/2566/project.xml"
    status 0 "$2" "$SAMRIT" build --keep-fo -o "$T/output" "$T/input/2566"
}

memo='<document name="memo" stylesheet="memo" per="project">'
project "$memo<param name=\"digits\">arabic</param><param name=\"watermark\">ร่าง</param><param name=\"number\">นร 1201/7</param></document>" "with parameters"
fo="$T/output/reports/memo.fo"
ok "arabic digits" grep -q 'พ.ศ. 2566' "$fo"
ok "no Thai digits" sh -c '! grep -qE "๐|๑|๒|๓|๕|๖" "$1"' - "$fo"
ok "the watermark" grep -q '>ร่าง<' "$fo"
ok "the number" grep -q 'นร 1201/7' "$fo"

ok "no complaint" sh -c '! grep -q PROJECT_PARAM "$1"' - "$T/err"

project "$memo<param name=\"signatry\">นายก</param></document>" "with a parameter that there is none of"
ok "which is told" has "$T/err" 'signatry (signatory?)'
status 0 "and told before" "$SAMRIT" validate "$T/input/2566"
ok "with its line" grep -q 'project.xml:[0-9]*: warning: .*PROJECT_PARAM' "$T/err"
status 1 "strictly it is an error" "$SAMRIT" validate --strict "$T/input/2566"

project "$memo</document>" "without parameters"
ok "Thai digits" grep -q 'พ.ศ. ๒๕๖๖' "$fo"
ok "no watermark" sh -c '! grep -q ">ร่าง<" "$1"' - "$fo"
ok "the mark of sample data" grep -q '>ข้อมูลตัวอย่าง<' "$fo"

status 0 "options win over the project" "$SAMRIT" build --keep-fo --digits=arabic --watermark=ลับ -o "$T/output" "$T/input/2566"
ok "arabic digits by option" grep -q 'พ.ศ. 2566' "$fo"
ok "the watermark by option" grep -q '>ลับ<' "$fo"
status 2 "digits that are neither" "$SAMRIT" build --digits=roman -o "$T/output" "$T/input/2566"

sed 's|<param|<parameter|' "$T/input/2566/project.xml" >"$T/x" && sed 's|per="project">|&<parameter name="digits"/>|' "$T/x" >"$T/input/2566/project.xml"
status 2 "an element the schema does not know" "$SAMRIT" build -o "$T/output" "$T/input/2566"
done_testing
