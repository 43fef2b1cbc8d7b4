# The guide in Thai: every command that it shows is run as it stands, in order.
. tests/tools/tap.sh

top=$PWD
mkdir -p "$T/bin" "$T/there"
ln -s "$top/input" "$T/there/input"
ln -s "$(realpath "$SAMRIT")" "$T/bin/samrit"
grep '^    samrit ' doc/guide-th.md | sed 's/^ *//' >"$T/commands"
ok "there are commands" [ "$(wc -l <"$T/commands")" -ge 12 ]
while read -r command; do
    status 0 "$command" sh -c "cd '$T/there' && PATH='$T/bin':\$PATH $command"
done <"$T/commands"
ok "packs are there" [ -f "$T/there/งาน/เอกสาร/packs/TH-50.zip" ]
for option in $(grep -o '^| `--[a-z-]*' doc/guide-th.md | tr -d '|` '); do
    ok "build has $option" sh -c "'$SAMRIT' build --help | grep -q -e '$option'"
done
done_testing
