# The program as a whole: help, version, wrong command lines, what cannot be written.
. tests/tools/tap.sh

status 0 "--version" "$SAMRIT" --version
ok "names itself" grep -q '^samrit [0-9]' "$T/out"
status 0 "--help" "$SAMRIT" --help
for command in archive diff validate score build plan submit merge explain frameworks render convert doctor schema; do
    ok "help lists $command" grep -q "^  $command " "$T/out"
done
for command in archive diff validate score build plan submit merge explain frameworks render convert doctor schema; do
    status 0 "$command --help" "$SAMRIT" $command --help
    status 2 "$command --nonsense" "$SAMRIT" $command --nonsense
    ok "says which" has "$T/err" "--nonsense"
done
status 2 "no command" "$SAMRIT"
status 2 "unknown command" "$SAMRIT" frobnicate
ok "in Thai too" has "$T/err" 'ไม่มีคำสั่ง "frobnicate"'
status 2 "in Thai alone" "$SAMRIT" score --lang=th --set=x input/2566
ok "says nothing else" [ "$(cat "$T/err")" = 'samrit: --set ต้องอยู่ในรูป หน่วยงาน/ตัวชี้วัด=ค่า ไม่ใช่ "x"' ]
status 74 "what the system says, in Thai" "$SAMRIT" score --lang=th "$T/none"
ok "its kind comes first" grep -q '^samrit: อ่านหรือเขียนไฟล์ไม่ได้: ' "$T/err"
status 2 "render without output" "$SAMRIT" render x.fo
status 74 "render what is not there" "$SAMRIT" render "$T/none.fo" -o "$T/x.pdf"
status 2 "wrong --lang" "$SAMRIT" render --lang=fr "$T/none.fo" -o "$T/x.pdf"
status 2 "wrong number" "$SAMRIT" render --page=0 "$T/none.fo" -o "$T/x.png"
status 74 "full disk" sh -c '"$SAMRIT" --help >/dev/full'
done_testing
