# A long table is read and laid out in pieces: nothing shows of that.
. tests/tools/tap.sh

# table AROUND: a table of three bodies with spans, keeps, breaks, markers and notes, on standard output. What stands in
# an fo:wrapper is read whole.
table() {
    perl - "$1" <<'EOF'
my $around = shift;
my ($open, $close) = $around ? ("<fo:$around>", "</fo:$around>") : ('', '');
print qq(<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-size="8pt"><fo:layout-master-set>
<fo:simple-page-master master-name="a" page-width="150mm" page-height="200mm" margin="10mm">
<fo:region-body margin-top="10mm"/><fo:region-before extent="8mm"/></fo:simple-page-master>
</fo:layout-master-set><fo:page-sequence master-reference="a" id="all"><fo:static-content flow-name="xsl-region-before">
<fo:block><fo:retrieve-marker retrieve-class-name="m"/> <fo:page-number/>/<fo:page-number-citation-last ref-id="all"/></fo:block>
</fo:static-content><fo:flow flow-name="xsl-region-body"><fo:block>before</fo:block>
$open<fo:table table-layout="fixed" width="100%" border-collapse="separate">
<fo:table-column column-width="20mm"/><fo:table-column column-width="proportional-column-width(1)"/>
<fo:table-header><fo:table-row><fo:table-cell><fo:block>head</fo:block></fo:table-cell>
<fo:table-cell><fo:block><fo:retrieve-table-marker retrieve-class-name="m"/></fo:block></fo:table-cell></fo:table-row></fo:table-header>
<fo:table-footer><fo:table-row><fo:table-cell><fo:block>foot</fo:block></fo:table-cell></fo:table-row></fo:table-footer>\n);
sub cell {
    my ($text, $more) = (@_, '');
    print qq(<fo:table-cell border="0.5pt solid black"$more><fo:block>$text</fo:block></fo:table-cell>);
}
for my $rows (720, 3, 1130) {
    print "<fo:table-body>\n";
    for my $i (1 .. $rows) {
        my $spans = $i % 100 == 0;
        print '<fo:table-row', ($i % 17 ? '' : ' keep-with-next="always"'), ($i % 301 ? '' : ' break-before="page"'), '>';
        my $marker = $i % 53 ? '' : qq(<fo:marker marker-class-name="m">$rows.$i</fo:marker>);
        cell("$marker$rows.$i", $spans ? ' number-rows-spanned="2"' : '') unless $i > 1 && ($i - 1) % 100 == 0;
        my $note = $i % 90 == 0 && $i > 1000 ? "<fo:footnote><fo:inline>*</fo:inline><fo:footnote-body><fo:block>note $i</fo:block></fo:footnote-body></fo:footnote>" : '';
        cell(join(' ', map { "word$_" } 1 .. $i % 23) . $note);
        print "</fo:table-row>\n";
    }
    print "</fo:table-body>\n";
}
print "</fo:table>$close<fo:block>after</fo:block></fo:flow></fo:page-sequence></fo:root>\n";
EOF
}

table '' >"$T/pieces.fo"
table wrapper >"$T/whole.fo"
status 0 "in pieces" "$SAMRIT" render --dump=area "$T/pieces.fo"
mv "$T/out" "$T/pieces.xml"
status 0 "whole" "$SAMRIT" render --dump=area "$T/whole.fo"
ok "the same areas" cmp "$T/pieces.xml" "$T/out"
ok "to the last" has "$T/pieces.xml" ">after<"
head -n 1200 "$T/pieces.fo" >"$T/cut.fo"
status 1 "cut off in a later piece" "$SAMRIT" render "$T/cut.fo" -o "$T/cut.pdf"
ok "leaves nothing" test ! -e "$T/cut.pdf"
done_testing
