# Stylesheets that read, write, fetch or never end. They are the program's own, so that this is the second line of
# defence: a program of our own folder is given one that is none of ours.
. tests/hostile/hostile.sh
[ "$B" = build ] || skip "the copied program is not where a sanitizer looks for its sources"
mkdir "$T/bin" && cp "$SAMRIT" "$T/bin/samrit" && cp -r stylesheets "$T"
cp -r tests/faults/project "$T/p"
sed -i 's/stylesheet="unit"/stylesheet="evil"/' "$T/p/project.xml"
echo secret-of-ours >"$T/secret.xml"
echo '<a>secret-of-ours</a>' >"$T/p/secret.xml"

evil() { # evil WANT NAME TEMPLATES: in place of a stylesheet; its output goes to $T/o
    cat >"$T/stylesheets/evil.xsl" <<END
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:exsl="http://exslt.org/common"
  xmlns:xi="http://www.w3.org/2001/XInclude" extension-element-prefixes="exsl" xmlns:fo="http://www.w3.org/1999/XSL/Format">
$3
<xsl:template match="/"><fo:root><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="99mm"
  page-height="99mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a">
<fo:flow flow-name="xsl-region-body"><fo:block font-family="Liberation Sans">x<xsl:call-template name="do"/></fo:block></fo:flow></fo:page-sequence></fo:root></xsl:template>
</xsl:stylesheet>
END
    rm -rf "$T/o"
    hostile "$1" "$2" "$T/bin/samrit" build --keep-fo -j1 -o "$T/o" "$T/p"
    ok "$2: no secret" sh -c '! grep -rq "secret-of-ours\|root:x" "$1" "$2" 2>/dev/null' - "$T/o" "$T/err"
    ok "$2: nothing written" test ! -e "$T/written" -a ! -e "$T/o/written"
}
do_this() { printf '<xsl:template name="do">%s</xsl:template>' "$1"; }

evil 0 "nothing bad" "$(do_this '')"
evil 2 "a document elsewhere" "$(do_this "<xsl:copy-of select=\"document('file://$T/p/secret.xml')\"/>")"
evil 2 "a document of the project" "$(do_this "<xsl:copy-of select=\"document('$T/p/secret.xml')\"/>")"
evil 2 "a document of the network" "$(do_this "<xsl:copy-of select=\"document('http://127.0.0.1:9/x')\"/>")"
evil 2 "a file to write" "$(do_this "<exsl:document href=\"$T/written\"><a/></exsl:document>")"
evil 2 "a file to write below" "$(do_this "<exsl:document href=\"$T/o/written\"><a/></exsl:document>")"
evil 2 "an inclusion of what is no stylesheet" "<xsl:include href=\"$T/secret.xml\"/>$(do_this '')"
evil 2 "an import from the network" "<xsl:import href=\"http://127.0.0.1:9/x.xsl\"/>$(do_this '')"
evil 2 "LIMIT_TEMPLATE_DEPTH: templates within one another" "$(do_this '<xsl:call-template name="do"/>')"
done_testing
