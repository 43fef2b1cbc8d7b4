# What lies among records and is none: told when a person put it there, in both languages; what systems and
# programs leave is not.
. tests/tools/tap.sh

mkdir -p "$T/input/p/records"
cp -r input/frameworks input/registers "$T/input"
cp input/agreement-2549/project.xml "$T/input/p"
records=$T/input/p/records
cp input/agreement-2549/records/*.xml "$records"

for name in .DS_Store Thumbs.db desktop.ini '~$TH-50.xlsx' .~lock.a.ods# TH-50.xml~ TH-50.xml.bak .TH-50.xml.swp; do
    echo x >"$records/$name"
done
status 0 "what systems and programs leave" "$SAMRIT" validate "$T/input/p"
ok "is passed over without a word" sh -c '! grep -Eq "RECORD_(FORMAT|PASSED|UNREAD)" "$1"' - "$T/err"

# told STATUS NAME FINDING TEXT: a file of that name among the records
told() {
    echo x >"$records/$2"
    status "$1" "$2 among records" "$SAMRIT" validate "$T/input/p"
    ok "$2: $3, in both languages" env LC_ALL=C grep -aEq "records/.*: (error|warning): .*$4.* · .*[^ -~].* \[$3\]" "$T/err"
    rm "$records/$2"
}
for kind in xls XLS xlsb ods numbers docx; do told 1 "TH-51.$kind" RECORD_FORMAT "save it as .xlsx"; done
for name in letter.pdf mail.zip photo.jpg README TH-51; do told 0 "$name" RECORD_PASSED_OVER "save one as .xlsx"; done
told 1 "$(printf 'TH-51\267\264.xml')" RECORD_FILE_NAME '\\267\\264'
told 1 "$(printf '\267\264.pdf')" RECORD_FILE_NAME 'give it another'
mkdir "$records/TH-52"
status 0 "a folder among records" "$SAMRIT" validate "$T/input/p"
ok "is told" grep -q "records/TH-52: warning: .*folder.*\[RECORD_PASSED_OVER\]" "$T/err"
status 1 "and may count as an error" "$SAMRIT" validate --strict "$T/input/p"

echo x >"$records/TH-51.xls"
status 1 "a build with a record that is not read" "$SAMRIT" build -o "$T/output" "$T/input/p"
ok "makes nothing" test ! -e "$T/output"
status 3 "but for what can be made, if told to" "$SAMRIT" build -k -o "$T/output" "$T/input/p"
ok "and counts the one alone" has "$T/err" "1 records left out"
rm "$records/TH-51.xls"
status 0 "with a folder it is whole" "$SAMRIT" build -k -o "$T/output" "$T/input/p"

# Given by name
echo x >"$T/a.xls"
status 1 "an old workbook by name" "$SAMRIT" convert -o "$T/x.csv" "$T/a.xls"
ok "says what to do" has "$T/err" "RECORD_FORMAT"
cp "$records/TH-50.xml" "$T/$(printf '\267.xml')"
status 1 "a name that is not UTF-8" "$SAMRIT" convert -o "$T/x.csv" "$T/$(printf '\267.xml')"
ok "is told" has "$T/err" "RECORD_FILE_NAME"

# A form that came back empty
"$SAMRIT" convert -o "$T/all.csv" "$records" 2>/dev/null
head -n 1 "$T/all.csv" >"$T/empty.csv"
status 1 "headings alone" "$SAMRIT" convert -o "$T/x.csv" "$T/empty.csv"
ok "are told" has "$T/err" "TABLE_NO_ROWS"
done_testing
