# A project shared out to several machines: however many, the merged output has the bytes of one machine's.
. tests/tools/tap.sh

tests/tools/make-project local 6 "$T/project"
sed -i 's|</project>|<document name="index" stylesheet="index" per="project"/></project>|' "$T/project/project.xml"
status 0 "one machine" "$SAMRIT" build -j2 -o "$T/one" "$T/project"

# shard PLAN K/N [OPTION...]: a machine's share
shard() {
    plan=$1 number=$2
    shift 2
    "$SAMRIT" build --plan="$plan" --shard="$number" -j1 "$@"
}

for n in 1 3 8; do
    status 0 "a plan for $n" "$SAMRIT" plan --shards=$n -o "$T/$n/plan.xml" "$T/project"
    for k in $(seq 1 $n); do status 0 "shard $k of $n" shard "$T/$n/plan.xml" $k/$n; done
    status 0 "merged from $n" "$SAMRIT" merge -o "$T/merged-$n" "$T/$n/plan.xml"
    ok "the same bytes" diff -r "$T/one" "$T/merged-$n"
    ok "nothing was made anew" has "$T/err" "0 documents made"
done
status 0 "the same plan again" "$SAMRIT" plan --shards=3 -o "$T/again/plan.xml" "$T/project"
ok "to the byte" cmp "$T/3/plan.xml" "$T/again/plan.xml"
ok "the plan keeps to its schema" sh -c '"$1" schema plan >"$2/plan.xsd" && xmllint --noout --schema "$2/plan.xsd" "$2/3/plan.xml" 2>/dev/null' sh "$SAMRIT" "$T"
ok "so does a shard" sh -c '"$1" schema shard >"$2/shard.xsd" && xmllint --noout --schema "$2/shard.xsd" "$2/3/shard-1/shard.xml" 2>/dev/null' sh "$SAMRIT" "$T"
ok "no shard has another's files" test -z "$(cat "$T"/8/shard-*/MANIFEST.sha256 | sed 's/^[^ ]*  //' | grep -v '^audit/' | sort | uniq -d)"

# A plan moves with its project.
mkdir "$T/moved" && mv "$T/3" "$T/project" "$T/moved"
plan=$T/moved/3/plan.xml

# What is not there is named, with the command that makes it.
rm "$T/moved/3/shard-2/shard.xml"
status 3 "a shard that was killed" "$SAMRIT" merge -o "$T/merged" "$plan"
ok "is named" has "$T/err" "shard 2/3 is not complete"
ok "with the command for it" has "$T/err" "samrit build --plan=$plan --shard=2/3"
ok "and nothing is published" test ! -e "$T/merged"
status 0 "it alone" shard "$plan" 2/3
ok "keeps what it had" has "$T/err" "0 documents made"

report=$(cd "$T/moved/3/shard-3" && ls units/*/report.pdf | head -n 1)
echo >>"$T/moved/3/shard-3/$report"
status 3 "a file that was changed" "$SAMRIT" merge -o "$T/merged" "$plan"
ok "is named" has "$T/err" "shard 3/3: $report is not what was made"
status 0 "its shard again" shard "$plan" 3/3
ok "makes that file" has "$T/err" "1 documents made"
status 0 "and all is well" "$SAMRIT" merge -o "$T/merged" "$plan"
ok "the same bytes" diff -r "$T/one" "$T/merged"

rm -r "$T/moved/3/shard-1"
status 0 "with -k the merge makes what is missing" "$SAMRIT" merge -k -o "$T/without" "$plan"
ok "the same bytes" diff -r "$T/one" "$T/without"

cp -r "$T/8/shard-1" "$T/moved/3/shard-1"
status 3 "a shard of another plan" "$SAMRIT" merge -o "$T/merged" "$plan"
ok "is named" has "$T/err" "shard 1/3 was made for another plan"

status 75 "a shard that another machine is at" flock "$T/moved/3/shard-2" "$SAMRIT" build --plan="$plan" --shard=2
status 0 "but not for long" shard "$plan" 2/3

# Engines say which shard it is; the plan says of how many.
status 2 "nobody says" shard "$plan" auto
status 2 "a shard that is none" shard "$plan" 4/3
status 2 "of another number" shard "$plan" 1/4
status 2 "two engines at odds" env SLURM_ARRAY_TASK_ID=1 JOB_COMPLETION_INDEX=1 "$SAMRIT" build --plan="$plan" --shard=auto
status 2 "an array that is too long" env SLURM_ARRAY_TASK_ID=4 "$SAMRIT" build --plan="$plan" --shard=auto
status 0 "Slurm" env SLURM_ARRAY_TASK_ID=1 "$SAMRIT" build --plan="$plan" --shard=auto
ok "counts from 1" has "$T/moved/3/shard-1/shard.xml" 'number="1"'
status 0 "Kubernetes" env JOB_COMPLETION_INDEX=1 "$SAMRIT" build --plan="$plan" --shard=auto
ok "counts from 0" has "$T/moved/3/shard-2/shard.xml" 'number="2"'
status 2 "--shard without a plan" "$SAMRIT" build --shard=1 "$T/moved/project"
status 2 "--plan without a shard" "$SAMRIT" build --plan="$plan"
status 2 "an output that is not the plan's" shard "$plan" 1 -o "$T/elsewhere"

# submit prints what it would run.
status 0 "for Slurm" "$SAMRIT" submit --engine=slurm --dry-run -j2 "$plan"
ok "an array" has "$T/out" "--array=1-3"
ok "and a merge that waits for it" has "$T/out" '--dependency=afterany:"${shards%%;*}"'
status 0 "two shards again" "$SAMRIT" submit --engine=slurm --dry-run --shards=1,3 "$plan"
ok "are the array" has "$T/out" "--array=1,3"
status 2 "a shard that is none" "$SAMRIT" submit --engine=slurm --dry-run --shards=2-4 "$plan"
status 2 "an engine that is none" "$SAMRIT" submit --engine=cron --dry-run "$plan"
status 0 "for parallel" "$SAMRIT" submit --engine=parallel --hosts=a,b --dry-run "$plan"
ok "on its hosts" has "$T/out" "--sshlogin=a,b"
ok "these are commands of sh" sh -n "$T/out"

# What was planned is what is made.
sed -i 's/<p>/<p>• /' "$(ls "$T"/moved/project/records/*.xml | head -n 1)"
status 2 "a record changed meanwhile" shard "$plan" 1
ok "is named" has "$T/err" "has changed since the plan was made"
status 2 "nor is it merged" "$SAMRIT" merge -o "$T/merged" "$plan"

# A document that cannot be made costs itself alone.
"$SAMRIT" plan --shards=2 -o "$T/bad/plan.xml" "$T/moved/project" 2>/dev/null
bad=$(ls "$T"/moved/project/records/*.xml | tail -n 1)
sed -i '0,/<p>/s//<p>\xf3\xb0\x80\x81/' "$bad"
"$SAMRIT" plan --shards=2 -o "$T/bad/plan.xml" "$T/moved/project" 2>/dev/null
shard "$T/bad/plan.xml" 1 2>/dev/null
a=$?
shard "$T/bad/plan.xml" 2 2>/dev/null
ok "a shard with a document that cannot be made" test "$a,$?" = 3,0 -o "$a,$?" = 0,3
status 3 "is not merged" "$SAMRIT" merge -o "$T/broken" "$T/bad/plan.xml"
ok "but named" has "$T/err" "$(basename "$bad" .xml)/report.pdf could not be made"
ok "nothing is published" test ! -e "$T/broken"
status 3 "with -k the rest is" "$SAMRIT" merge -k -o "$T/broken" "$T/bad/plan.xml"
status 3 "as on one machine" "$SAMRIT" build -k -o "$T/broken-one" "$T/moved/project"
ok "the same bytes" diff -r "$T/broken-one" "$T/broken"
done_testing
