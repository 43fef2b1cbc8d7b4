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
ok "LIMIT_TOTAL_FIT: a longer one by first fit" cmp "$T/fit" "$T/greedy"

# ---- projects

truncate -s 4194305 "$T/garuda.png"
hostile 1 "LIMIT_PARAM_IMAGE_BYTES: a Garuda" "$SAMRIT" build -j1 --garuda="$T/garuda.png" -o "$T/o" tests/faults/project
ok "are said" has "$T/err" "more than the 4194304 accepted"
hostile 2 "LIMIT_SHARDS" "$SAMRIT" plan --shards=10001 -o "$T/plan.xml" tests/faults/project
ok "are said" has "$T/err" "10000"
hostile 2 "LIMIT_JOBS" "$SAMRIT" build -j257 -o "$T/o" tests/faults/project
ok "are said" has "$T/err" "256"
hostile 2 "LIMIT_PART_KB" "$SAMRIT" pack --max-part-size=1048577 -o "$T/o" tests/faults/project
ok "is said" has "$T/err" "1048576"

# ---- PDFs that somebody sent

pdf() { perl tests/hostile/make-pdf "$1" >"$T/x.pdf"; }
pdf attachments
hostile 4 "attachments" "$SAMRIT" verify "$T/x.pdf"
ok "are said" has "$T/err" ATTACHMENT_DAMAGED
hostile 0 "are listed" "$SAMRIT" extract --list "$T/x.pdf"
ok "LIMIT_ATTACHMENTS: up to the limit, with one for the rest" test "$(wc -l <"$T/out")" = 1001
pdf attachments-within
hostile 4 "attachments within one another" "$SAMRIT" verify "$T/x.pdf"
pdf tree
hostile 0 "attachments in a tree" "$SAMRIT" extract --list "$T/x.pdf"
ok "are found" has "$T/out" a.txt
pdf deep-tree
hostile 0 "LIMIT_PDF_TREE_DEPTH: attachments in a deeper one" "$SAMRIT" extract --list "$T/x.pdf"
ok "are not looked for" sh -c 'grep -q … "$1" && ! grep -q a.txt "$1"' - "$T/out"
for name in bomb bomb-within; do
    pdf $name
    hostile 4 "LIMIT_ATTACHED_BYTES: $name" "$SAMRIT" verify "$T/x.pdf"
    ok "$name: is said" has "$T/err" ATTACHMENT_DAMAGED
done
if [ "$B" = build ]; then # with a sanitizer there is no limit
    pdf bomb-of-objects
    hostile 74 "a stream of objects" "$SAMRIT" verify "$T/x.pdf"
    ok "is said" has "$T/err" "out of memory"
    bytes=$(limit_of "Max address space" "$SAMRIT" verify "$T/x.pdf")
    ok "LIMIT_PROCESS_MB, whatever the limit of the session" test "$bytes" = 4294967296
fi
pdf signatures
hostile 4 "signatures" "$SAMRIT" verify "$T/x.pdf"
ok "LIMIT_SIGNATURES: are said up to the limit, with one for the rest" test "$(grep -c SIGNATURE_ "$T/err")" = 101
pdf fields-within
hostile 4 "LIMIT_FIELDS: fields within one another" "$SAMRIT" verify "$T/x.pdf"

# ---- packs and archives

"$SAMRIT" build -j1 -o "$T/built" tests/faults/project 2>/dev/null
deep=$T/built/$(printf 'd/%.0s' $(seq 17))
mkdir -p "$deep" && echo x >"$deep/x"
hostile 4 "folders deep in a build" "$SAMRIT" verify "$T/built"
ok "are not listed" has "$T/err" MANIFEST_UNLISTED
hostile 1 "LIMIT_ARCHIVE_DEPTH: folders deep in what is archived" "$SAMRIT" archive add -a "$T/a" "$T/built"
ok "are said" has "$T/err" "too many folders"
rm -r "$T/built/d" && truncate -s 2147483648 "$T/built/large.pdf"
hostile 1 "LIMIT_FILE_BYTES: a file to be archived" "$SAMRIT" archive add -a "$T/a" "$T/built"
ok "are said" has "$T/err" "more than the 2147483647 accepted"
for command in verify extract; do
    hostile 1 "LIMIT_FILE_BYTES: $command" "$SAMRIT" $command "$T/built/large.pdf"
    ok "are said" has "$T/err" "more than the 2147483647 accepted"
done
rm "$T/built/large.pdf"
hostile 0 "what is left can be archived" "$SAMRIT" archive add -a "$T/a" "$T/built"
chmod -R u+w "$T/a"
sed 's/^revision 1 /revision 1000000 /; $d' "$T/a/HEAD" >"$T/head"
{ cat "$T/head"; echo "seal $(sha256sum <"$T/head" | cut -d' ' -f1)"; } >"$T/a/HEAD"
hostile 4 "LIMIT_ARCHIVE_REVISIONS" "$SAMRIT" archive list -a "$T/a"
truncate -s 4097 "$T/a/HEAD"
hostile 1 "LIMIT_ARCHIVE_HEAD_BYTES" "$SAMRIT" archive list -a "$T/a"
ok "are said" has "$T/err" "more than the 4096 accepted"

# ---- keys, signatures and manifests

openssl genpkey -algorithm ed25519 -out "$T/key.pem" 2>/dev/null && openssl pkey -in "$T/key.pem" -pubout -out "$T/public.pem"
cp "$T/key.pem" "$T/long.pem" && truncate -s 1048577 "$T/long.pem"
hostile 1 "LIMIT_KEY_BYTES" "$SAMRIT" sign --key="$T/long.pem" "$T/x.pdf"
ok "are said" has "$T/err" "more than the 1048576 accepted"
hostile 0 "a key" "$SAMRIT" sign --key="$T/key.pem" "$T/built"
truncate -s 1048577 "$T/built/MANIFEST.sha256.sig"
hostile 1 "LIMIT_SIGNATURE_BYTES" "$SAMRIT" verify --key="$T/public.pem" "$T/built"
ok "are said" has "$T/err" "more than the 1048576 accepted"
truncate -s 67108865 "$T/built/MANIFEST.sha256"
hostile 1 "LIMIT_MANIFEST_BYTES" "$SAMRIT" verify "$T/built"
ok "are said" has "$T/err" "more than the 67108864 accepted"
done_testing
