# Files that the first version read and wrote (tests/data/first-version, never written again) stay readable, and those of
# a later version are refused, whatever kind they are: with file and line, in both languages. The archive's own files of
# the first version are in first-version.t.
. tests/tools/tap.sh
trap 'chmod -R u+w "$T"; rm -rf "$T"' EXIT
fresh() { rm -rf "$T/v" && cp -r tests/data/first-version "$T/v" && cp "$T/v/project/records/U1.xml" "$T/v/record.xml"; }
later() { fresh && sed -i 's/\(xmlns="urn:samrit:[a-z]*" version=\)"1"/\1"2"/' "$T/v/$1" && grep -q ' version="2"' "$T/v/$1"; }
merge() { "$SAMRIT" merge -o "$T/merged" "$T/v/plan.xml"; }
dry() { "$SAMRIT" build --dry-run -o "$T/v/output" "$T/v/project"; }

fresh
status 0 "a project, its framework, register and records" "$SAMRIT" validate "$T/v/project"
ok "without a remark" has "$T/err" "0 errors, 0 warnings"
status 0 "they give their scores" "$SAMRIT" score -o "$T/score.xml" "$T/v/project"
status 0 "those of then" "$SAMRIT" diff "$T/v/results.xml" "$T/score.xml"
status 0 "a ledger" dry
ok "whose documents are known" has "$T/out" "units/U1/report.pdf: program or libraries; "
status 3 "a plan" merge
ok "with its shards: one was made" has "$T/err" "shard-1"
ok "one was not" has "$T/err" "--shard=2/2"

# refused FILE LINE ELEMENT STATUS COMMAND...: with FILE of a later version, the command says so and ends with STATUS.
refused() {
    file=$1 line=$2 element=$3 want=$4
    shift 4
    later "$file"
    status "$want" "a later $element" "$@"
    ok "it tells where and what" has "$T/err" "$file:$line"
    ok "in English" has "$T/err" "<$element> is of version 2, written by a later samrit; this one reads version 1"
    ok "in Thai" has "$T/err" "<$element> เป็นรุ่น 2 จาก samrit รุ่นใหม่กว่า โปรแกรมนี้อ่านได้ถึงรุ่น 1"
}
refused project/project.xml 2 project 2 "$SAMRIT" validate "$T/v/project"
refused project/framework.xml 2 framework 2 "$SAMRIT" validate "$T/v/project"
refused project/register.xml 2 register 2 "$SAMRIT" validate "$T/v/project"
refused project/records/U1.xml 2 record 1 "$SAMRIT" validate "$T/v/project"
refused results.xml 2 results 1 "$SAMRIT" diff "$T/v/results.xml" "$T/score.xml"
refused output/audit/build.xml 2 build 2 dry
refused output/audit/build.xml 2 build 2 "$SAMRIT" pack -o "$T/v/output" "$T/v/project"
refused plan.xml 2 plan 2 merge
refused plan.xml 2 plan 2 "$SAMRIT" build --plan="$T/v/plan.xml" --shard=1
refused shard-1/shard.xml 2 shard 3 merge

# An archive whose last revision is of a later version.
cp -r tests/archive/first-version "$T/v/a" && chmod -R u+w "$T/v/a"
sed -i 's/version="1"/version="2"/' "$T/v/a/revisions/000002/revision.xml"
for command in "show 2" list rebuild; do
    # shellcheck disable=SC2086
    "$SAMRIT" archive ${command%% *} -a "$T/v/a" ${command#"${command%% *}"} >"$T/out" 2>"$T/err" && got=0 || got=$?
    ok "archive $command does not go on" [ $got != 0 ]
    ok "and says why" has "$T/err" "<revision> is of version 2"
done
done_testing
