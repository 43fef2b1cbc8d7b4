# samrit render alone: PDF, PNG, dumps, fonts, bad FO.
. tests/tools/tap.sh

page() { # page BODY: a one-page document on standard output
    cat <<EOF
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="TH SarabunPSK" font-size="16pt">
<fo:layout-master-set><fo:simple-page-master master-name="p" page-width="210mm" page-height="297mm" margin="25mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="p"><fo:flow flow-name="xsl-region-body">$1</fo:flow></fo:page-sequence></fo:root>
EOF
}

page '<fo:block>สำนักงาน ก.พ.ร. น้ำ ญี่ปุ่น</fo:block>' >"$T/a.fo"
status 0 "PDF" "$SAMRIT" render "$T/a.fo" -o "$T/a.pdf"
ok "sound" sh -c 'qpdf --check "$1" >/dev/null' - "$T/a.pdf"
status 0 "again" "$SAMRIT" render "$T/a.fo" -o "$T/b.pdf"
ok "the same bytes" cmp "$T/a.pdf" "$T/b.pdf"
(echo '<?xml version="1.0" encoding="TIS-620"?>'; cat "$T/a.fo") | iconv -t TIS-620 >"$T/tis.fo"
status 0 "another encoding" "$SAMRIT" render "$T/tis.fo" -o "$T/tis.pdf"
ok "makes no difference" cmp "$T/a.pdf" "$T/tis.pdf"
status 0 "PNG" "$SAMRIT" render "$T/a.fo" -o "$T/a.png"
ok "a picture" sh -c 'head -c 4 "$1" | tail -c 3 | grep -q PNG' - "$T/a.png"
status 0 "area tree" "$SAMRIT" render --dump=area "$T/a.fo"
ok "well-formed" xmllint --noout "$T/out"
status 0 "trace" "$SAMRIT" render --dump=trace "$T/a.fo"
status 2 "unknown dump" "$SAMRIT" render --dump=soup "$T/a.fo"
status 2 "unknown kind of output" "$SAMRIT" render "$T/a.fo" -o "$T/a.doc"

page '<fo:block>open</fo:blok>' >"$T/bad.fo"
status 1 "not well-formed" "$SAMRIT" render "$T/bad.fo" -o "$T/bad.pdf"
ok "says where" has "$T/err" "bad.fo:3"
ok "and nothing is there" test ! -e "$T/bad.pdf"
page "$(seq 2000 | sed 's|.*|<fo:block>&</fo:block>|')<fo:block>open</fo:blok>" >"$T/late.fo"
status 1 "not well-formed further on" "$SAMRIT" render "$T/late.fo" -o "$T/new/late.pdf"
ok "has begun" test -d "$T/new"
ok "leaves nothing half written" sh -c 'test -z "$(ls -A "$1")"' - "$T/new"
page '<fo:block colour="red">x</fo:block>' >"$T/warn.fo"
status 0 "unknown property" "$SAMRIT" render "$T/warn.fo" -o "$T/warn.pdf"
ok "is a finding with its line" has "$T/err" "warn.fo:3"
ok "in Thai too" has "$T/err" "ไม่รู้จักคุณสมบัติ colour"
status 0 "as JSON" "$SAMRIT" render --format=jsonl "$T/warn.fo" -o "$T/warn.pdf"
ok "with its id" has "$T/err" '"id":"FO_UNKNOWN_PROPERTY"'
status 74 "output that cannot be written" "$SAMRIT" render "$T/a.fo" -o /dev/null/a.pdf

# What fo:declarations says of the document is what the PDF says of itself.
cat >"$T/meta.fo" <<'FO'
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="TH SarabunPSK" xml:lang="th">
<fo:layout-master-set><fo:simple-page-master master-name="a" page-width="10cm" page-height="10cm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
<fo:declarations><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">รายงาน &amp; ผล</rdf:li></rdf:Alt></dc:title><dc:creator>สำนักงาน
  ทดสอบ</dc:creator><dc:description>เรื่อง</dc:description><pdf:Keywords>ก, ข</pdf:Keywords>
</rdf:Description></rdf:RDF></x:xmpmeta></fo:declarations>
<fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body"><fo:block>ข้อความ</fo:block></fo:flow></fo:page-sequence>
</fo:root>
FO
status 0 "metadata" "$SAMRIT" render "$T/meta.fo" -o "$T/meta.pdf"
pdfinfo "$T/meta.pdf" >"$T/info"
for entry in "Title: *รายงาน & ผล" "Author: *สำนักงาน ทดสอบ" "Subject: *เรื่อง" "Keywords: *ก, ข"; do
    ok "$entry" grep -qx "$entry" "$T/info"
done
ok "and its XMP" sh -c 'pdfinfo -meta "$1" | grep -q "รายงาน &amp; ผล"' - "$T/meta.pdf"

# The pieces of a footnote on three pages are one note to a reader, with those who come after it.
page "<fo:block>a<fo:footnote><fo:inline>*</fo:inline><fo:footnote-body><fo:block>note$(seq 80 | sed 's|.*|<fo:block>row &</fo:block>|')</fo:block></fo:footnote-body></fo:footnote></fo:block>$(seq 5 | sed 's|.*|<fo:block break-before="page">page & </fo:block>|')" >"$T/note.fo"
status 0 "a footnote on several pages" "$SAMRIT" render --max-seconds=10 "$T/note.fo" -o "$T/note.pdf"
pdfinfo -struct-text "$T/note.pdf" >"$T/out"
ok "is one" test "$(grep -c '^ *Note' "$T/out")" = 1
ok "and all of it" test "$(grep -c '^ *"row ' "$T/out")" = 80
done_testing
