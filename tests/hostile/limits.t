# Limits of base/limits.h that the scripts beside this one do not show: each bites, and is said.
. tests/hostile/hostile.sh

# ---- documents

fo() { # fo TEXT: a page with this paragraph, in $T/x.fo
    printf '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set><fo:simple-page-master master-name="a"
page-width="100mm" page-height="100mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body"><fo:block>%s</fo:block></fo:flow></fo:page-sequence></fo:root>' "$1" >"$T/x.fo"
}
areas() { "$SAMRIT" render --dump=area "$T/x.fo" >"$T/fit" && "$SAMRIT" render --greedy --dump=area "$T/x.fo" >"$T/greedy"; }
words() { perl -e 'srand 7; print join " ", map {"x" x (1 + int rand 12)} 1 .. shift' "$1"; }
fo "$(words 2000)" && areas
ok "a long paragraph is broken by total fit" sh -c '! cmp -s "$1" "$2"' - "$T/fit" "$T/greedy"
words 21000 >"$T/words" && fo "$(cat "$T/words")" && areas
ok "a longer one by first fit" cmp "$T/fit" "$T/greedy"

# ---- projects

truncate -s 4194305 "$T/garuda.png"
hostile 1 "the bytes of a Garuda" "$SAMRIT" build -j1 --garuda="$T/garuda.png" -o "$T/o" tests/faults/project
ok "are said" has "$T/err" "more than the 4194304 accepted"
hostile 2 "shards" "$SAMRIT" plan --shards=10001 -o "$T/plan.xml" tests/faults/project
ok "are said" has "$T/err" "10000"

# ---- PDFs that somebody sent

pdf() { perl tests/hostile/make-pdf "$1" >"$T/x.pdf"; }
pdf attachments
hostile 4 "attachments" "$SAMRIT" verify "$T/x.pdf"
ok "are said" has "$T/err" ATTACHMENT_DAMAGED
hostile 0 "are listed" "$SAMRIT" extract --list "$T/x.pdf"
ok "up to the limit, with one for the rest" test "$(wc -l <"$T/out")" = 1001
pdf attachments-within
hostile 4 "attachments within one another" "$SAMRIT" verify "$T/x.pdf"
for name in bomb bomb-within; do
    pdf $name
    hostile 4 "attachments: $name" "$SAMRIT" verify "$T/x.pdf"
    ok "attachments: $name: is said" has "$T/err" ATTACHMENT_DAMAGED
done
pdf signatures
hostile 4 "signatures" "$SAMRIT" verify "$T/x.pdf"
ok "are said up to the limit, with one for the rest" test "$(grep -c SIGNATURE_ "$T/err")" = 101
pdf fields-within
hostile 4 "fields within one another" "$SAMRIT" verify "$T/x.pdf"

# ---- packs and archives

"$SAMRIT" build -j1 -o "$T/built" tests/faults/project 2>/dev/null
deep=$T/built/$(printf 'd/%.0s' $(seq 17))
mkdir -p "$deep" && echo x >"$deep/x"
hostile 0 "folders deep in a build" "$SAMRIT" verify "$T/built"
ok "are not listed" has "$T/err" MANIFEST_UNLISTED
hostile 1 "folders deep in what is archived" "$SAMRIT" archive add -a "$T/a" "$T/built"
ok "are said" has "$T/err" "too many folders"
rm -r "$T/built/d" && truncate -s 2147483648 "$T/built/large.pdf"
hostile 1 "bytes of a file to be archived" "$SAMRIT" archive add -a "$T/a" "$T/built"
ok "are said" has "$T/err" "more than the 2147483647 accepted"
rm "$T/built/large.pdf"
hostile 0 "what is left can be archived" "$SAMRIT" archive add -a "$T/a" "$T/built"
chmod -R u+w "$T/a"
sed 's/^revision 1 /revision 1000000 /; $d' "$T/a/HEAD" >"$T/head"
{ cat "$T/head"; echo "seal $(sha256sum <"$T/head" | cut -d' ' -f1)"; } >"$T/a/HEAD"
hostile 4 "revisions of an archive" "$SAMRIT" archive list -a "$T/a"
truncate -s 4097 "$T/a/HEAD"
hostile 1 "bytes of HEAD" "$SAMRIT" archive list -a "$T/a"
ok "are said" has "$T/err" "more than the 4096 accepted"
done_testing
