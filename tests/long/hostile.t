# Documents of hostile size that take longer than a few seconds.
. tests/hostile/hostile.sh
long() { # long WANT NAME
    perl tests/hostile/make-fo "$2" >"$T/x.fo"
    status "$1" "$2" timeout 60 prlimit --as=3000000000 "$SAMRIT" render "$T/x.fo" -o "$T/x.pdf"
}
long 1 pages
ok "LIMIT_PAGES" has "$T/err" "more than 200000 pages"
for name in spans long-thai long-word attr; do long 0 $name; done
cp -r tests/broken/base "$T/p" && rm "$T/p/records/U1.xml"
perl -e 'print "," x 20000001' >"$T/p/records/U1.csv"
status 1 "LIMIT_TABLE_CELLS: twenty million cells" timeout 60 prlimit --as=3000000000 "$SAMRIT" validate "$T/p"

# ---- steps of a stylesheet, and of one expression in it

mkdir "$T/bin" && cp "$SAMRIT" "$T/bin/samrit" && cp -r stylesheets "$T" && cp -r tests/faults/project "$T/sheets"
sed -i 's/stylesheet="unit"/stylesheet="evil"/' "$T/sheets/project.xml"
endless() { # endless NAME TEMPLATES
    printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><a>
<xsl:call-template name="do"><xsl:with-param name="n" select="50"/></xsl:call-template></a></xsl:template>%s</xsl:stylesheet>' "$2" >"$T/stylesheets/evil.xsl"
    status 1 "$1" timeout 100 "$T/bin/samrit" build -j1 -o "$T/sheets-o" "$T/sheets"
    ok "$1: not by time" sh -c '! grep -q "seconds" "$1"' - "$T/err"
}
endless "LIMIT_TEMPLATE_STEPS" '<xsl:template name="do"><xsl:param name="n"/><xsl:if test="$n &gt; 0"><xsl:call-template name="do"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template><xsl:call-template name="do"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if></xsl:template>'
endless "LIMIT_XPATH_STEPS" '<xsl:template name="do"><xsl:value-of select="count(//node()[count(//node()[count(//node()) &gt; 1]) &gt; 1])"/></xsl:template>'

# ---- a part of a workbook that is large but not packed a thousand times smaller

perl tests/hostile/make-xlsx large-part "$T/p/records/U1.xlsx" && rm "$T/p/records/U1.csv"
status 1 "LIMIT_ZIP_PART_BYTES: a gigabyte of a part" timeout 100 prlimit --as=3000000000 "$SAMRIT" validate "$T/p"
ok "is said" has "$T/err" "expands to too much"
done_testing
