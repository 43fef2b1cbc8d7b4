# The program as a whole: help, version, wrong command lines, what cannot be written.
. tests/tools/tap.sh

status 0 "--version" "$SAMRIT" --version
ok "names itself" grep -q '^samrit [0-9]' "$T/out"
status 0 "--help" "$SAMRIT" --help
for command in archive diff validate score build plan submit merge explain frameworks render convert doctor schema; do
    ok "help lists $command" grep -q "^  $command " "$T/out"
done
for command in archive diff validate score build plan submit merge explain frameworks render convert doctor schema pack sign verify extract; do
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
ok "follows what could not be done" [ "$(cat "$T/err")" = "samrit: $T/none: เปิดไม่ได้: No such file or directory" ]
status 2 "render without output" "$SAMRIT" render x.fo
status 74 "render what is not there" "$SAMRIT" render "$T/none.fo" -o "$T/x.pdf"
status 2 "wrong --lang" "$SAMRIT" render --lang=fr "$T/none.fo" -o "$T/x.pdf"
status 2 "wrong number" "$SAMRIT" render --page=0 "$T/none.fo" -o "$T/x.png"

# ---- options that do not go together, and values that are none: nothing is begun

project=tests/faults/project
none=$T/none
while IFS='|' read -r line message; do
    eval "set -- $line"
    status 2 "$line" "$SAMRIT" "$@"
    ok "says why" has "$T/err" "$message"
done <<'END'
bild|(build?)
explain --finding=WEIGTH_SUM|(WEIGHT_SUM?)
archive export 1 -a "$none"|-o FOLDER
archive add --date=31/1/2567 -a "$none" x|is a day
archive list --year=2566 -a "$none"|goes with archive search
archive verify --unit=TH-50 -a "$none"|goes with archive search, show
archive show --note=x -a "$none" 1|goes with archive add
archive search -o "$none" -a "$none" x|goes with archive export
archive -a "$none" frobnicate|archive
build --shard=1 --plan="$none" --check|not for shards
build --shard=1 --plan="$none" --blind|not for shards
build --progress=loud $project|--progress is
build --check --dry-run $project|do not go together
build --digits=roman $project|--digits is
build --paper=B7 $project|--paper is
pack --digits=roman $project|--digits is
pack --progress=loud $project|--progress is
plan -o "$none" $project|--shards
plan --shards=2 --digits=roman $project|--digits is
convert $project/records|name the output
convert --to=doc -o "$none" $project/records|--to is
convert -o "$none.ods" $project/records|.xml, .csv, .xlsx
convert --to=csv -o "$none.xlsx" $project/records|does not go with
convert --form --to=xml -o "$none" $project/records|goes with CSV, XLSX
convert --headings=fr -o "$none" $project/records|--headings is
diff --digits=arabic a b|goes with PDF
diff --text=en -o "$none.pdf" a b|goes with text
extract -l -o "$none" x.pdf|--list
explain --finding=WEIGHT_SUM TH-50|alone
render --page=2 -o "$none.pdf" x.fo|goes with PNG
render --dump=area --resolution=96 x.fo|goes with PNG
diff --text=fr a b|--text is
diff --digits=roman a b|--digits is
diff --erratum a b|an erratum is a PDF
diff -o "$none.html" a b|.txt, .xml, .xlsx, .pdf
diff a|usage: samrit diff
explain --what-if=80 U1|needs a unit and a KPI
frameworks doc -o "$none.pdf" x|.md, .txt
frameworks frobnicate|frameworks takes check
schema frobnicate|there is no schema
score --output-format=doc $project|--output-format is
score -o "$none.ods" $project|.xml, .csv, .xlsx
score --what-if -o "$none.xlsx" $project|.txt
score --export=tails $project|--export is
score --export=heads --output-format=xlsx $project|written as xml or csv
score --what-if --framework=none $project|no set
score --what-if --output-format=csv $project|go without
score --framework=none $project|no set with the framework
score --set=U1/none=1 $project|no results for U1 none
sign --reason=x --key="$none" "$none"|goes with --certificate
sign --date=2023-2-30 --certificate=c --key="$none" "$none"|is a day
submit "$none"|--engine
submit --engine=slurm --hosts=a,b "$none"|goes with --engine=parallel
submit --engine=parallel --wait "$none"|goes with --engine=slurm
validate --encoding=ebcdic $project|--encoding is
validate --encoding|needs an argument
END
ok "and nothing is made" sh -c '! ls "$1"* 2>/dev/null' - "$none"
status 0 "an ending in capitals" "$SAMRIT" score -o "$T/RESULTS.CSV" $project
ok "is the same ending" has "$T/RESULTS.CSV" ,
status 2 "a unit that is not there" "$SAMRIT" explain -p input/2566 เชียงไหม่
ok "may be another" has "$T/err" "(TH-50 จังหวัดเชียงใหม่?)"
status 0 "schema lists them" "$SAMRIT" schema
ok "each is there" sh -c 'for name in $(cat "$1"); do "$SAMRIT" schema $name | xmllint --noout - || exit 1; done' - "$T/out"
status 74 "full disk" sh -c '"$SAMRIT" --help >/dev/full'
done_testing
