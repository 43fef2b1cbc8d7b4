# XML that reaches for files, grows without end or is too much: refused with a message, by records and FO alike.
. tests/hostile/hostile.sh
cp -r tests/broken/base "$T/p"
record="$T/p/records/U1.xml"
sound=tests/broken/base/records/U1.xml
refused() { # refused NAME FINDING: of the record
    hostile 1 "$1" "$SAMRIT" validate "$T/p"
    ok "$1: $2" has "$T/err" "$2"
    ok "$1: no secret" sh -c '! grep -q "root:" "$1"' - "$T/err"
}
head_of() { sed -n 1p $sound; }
rest() { sed 1d $sound; }

{ head_of; echo '<!DOCTYPE record [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'; rest | sed 's/ตัวชี้วัดหนึ่ง/\&c;/'; } >"$record"
refused "a bomb" XML_DOCTYPE
{ head_of; echo '<!DOCTYPE record SYSTEM "http://127.0.0.1:9/x.dtd">'; rest; } >"$record"
refused "a DTD elsewhere" XML_DOCTYPE
{ head_of; echo '<!DOCTYPE record [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>'; rest; } >"$record"
refused "a parameter entity" XML_DOCTYPE
{ head_of; echo '<!DOCTYPE record [<!ENTITY x SYSTEM "file:///etc/passwd">]>'; rest | sed 's/ตัวชี้วัดหนึ่ง/\&x;/'; } >"$record"
refused "an external entity" XML_DOCTYPE
sed 's/ตัวชี้วัดหนึ่ง/\&x;/' $sound >"$record"
refused "an entity nobody declared" XML_ENTITY
sed 's|ตัวชี้วัดหนึ่ง|<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="file:///etc/passwd"/>|' $sound >"$record"
refused "an inclusion" XML_SCHEMA
{ head_of; echo '<?xml-stylesheet href="file:///etc/passwd" type="text/xsl"?>'; rest; } >"$record"
hostile 0 "an instruction is passed over" "$SAMRIT" validate "$T/p"
{ head_of; perl -e 'print "<record>", "<a>" x 100000, "</a>" x 100000, "</record>"'; } >"$record"
refused "depth" XML_DEPTH
{ head_of; perl -e 'print "<record ", join(" ", map {"a$_=\"\""} 1 .. 100000), "/>"'; } >"$record"
refused "attributes" "more than 1000 attributes"
{ head_of; perl -e 'print "<record ", join(" ", map {"xmlns:a$_=\"u\""} 1 .. 100000), "/>"'; } >"$record"
refused "namespaces" "more than 1000 attributes"
{ head_of; perl -e 'print "<!-- > <z \x27 --><![CDATA[<y \"]]><?p <x \x27?><record ", join(" ", map {"a$_=\x27>\x27"} 1 .. 100000), "/>"'; } >"$record"
refused "attributes behind quotes that are none" "not "
{ head_of; perl -e 'print "<record unit=\"", "x" x 11000000, "\"/>"'; } >"$record"
refused "a value of eleven megabytes" error
{ head_of; perl -e 'print "<record>", "<!-- -->" x 1000000, "</record>"'; } >"$record"
refused "a million comments" error
truncate -s 257M "$record"
refused "bytes" "more than the 268435456 accepted"
sed "s/value=\"75\"/value=\"$(printf '7%.0s' $(seq 41))\"/" $sound >"$record"
refused "LIMIT_NUMBER_DIGITS" NOT_A_NUMBER
sed "s/value=\"75\"/value=\"1e999999999\"/" $sound >"$record"
refused "an exponent" NOT_A_NUMBER
sed "s/value=\"75\"/value=\"1\/0\"/" $sound >"$record"
refused "a fraction" NOT_A_NUMBER
printf '\376\377' >"$record"
refused "half a character" "error"
cp $sound "$record"

# ---- the same in FO, where a DOCTYPE with entities of its own is read

fo() { # fo DOCTYPE TEXT
    printf '<?xml version="1.0"?>%s<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set>
<fo:simple-page-master master-name="a" page-width="100mm" page-height="100mm"><fo:region-body/></fo:simple-page-master>
</fo:layout-master-set><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body"><fo:block>%s</fo:block>
</fo:flow></fo:page-sequence></fo:root>' "$1" "$2" >"$T/x.fo"
}
format() { hostile "$2" "FO: $1" "$SAMRIT" render --dump=area "$T/x.fo" && ok "FO: $1: no secret" sh -c '! grep -q "root:" "$1"' - "$T/out"; }
bomb=$(perl -e 'print "<!DOCTYPE fo:root [<!ENTITY a0 \"aaaaaaaaaa\">", (map {"<!ENTITY a$_ \"" . ("&a" . ($_ - 1) . ";") x 10 . "\">"} 1 .. 12), "]>"')
fo "$bomb" '&a12;'
format "a bomb" 1
fo '<!DOCTYPE fo:root [<!ENTITY a "&b;"><!ENTITY b "&a;">]>' '&a;'
format "entities within one another" 1
fo '<!DOCTYPE fo:root [<!ENTITY x SYSTEM "file:///etc/passwd">]>' '&x;'
format "an external entity is left out" 0
refer() { perl -e 'print "&$ARGV[0];" x $ARGV[1]' "$@"; }
fo "<!DOCTYPE fo:root [<!ENTITY a '$(refer b 2)'><!ENTITY b '$(refer c 2)'><!ENTITY c 'inmost'>]>" '&a;'
format "entities in entities" 0
ok "are what they stand for" has "$T/out" inmostinmostinmostinmost
fo "<!DOCTYPE fo:root [$(perl -e 'print map {"<!ENTITY a$_ \"&a" . ($_ + 1) . ";\">"} 1 .. 9')<!ENTITY a10 'inmost'>]>" '&a1;'
format "LIMIT_ENTITY_DEPTH" 0
ok "is said" has "$T/err" FO_UNSUPPORTED
fo "<!DOCTYPE fo:root [<!ENTITY a '$(refer b 4097)'><!ENTITY b ''>]>" '&a;'
format "LIMIT_ENTITY_STEPS" 0
ok "is said" has "$T/err" FO_UNSUPPORTED
fo "<!DOCTYPE fo:root [<!ENTITY a '$(printf '%065537d' 0)'>]>" '&a;'
format "LIMIT_ENTITY_BYTES" 0
ok "is said" has "$T/err" FO_UNSUPPORTED
fo "<!DOCTYPE fo:root [<!ENTITY a '$(printf '%065000d' 0)'>]>" "$(refer a 65)"
format "LIMIT_ENTITIES_BYTES" 0
ok "is said, of the last alone" test "$(grep -c FO_UNSUPPORTED "$T/err")" = 1
fo '<!DOCTYPE fo:root SYSTEM "http://127.0.0.1:9/x.dtd">' 'x'
format "a DTD elsewhere is not fetched" 0
fo '<!DOCTYPE fo:root [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>' 'x'
format "a parameter entity is not followed" 0
fo '' '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="file:///etc/passwd"/>'
hostile 0 "FO: an inclusion" sh -c '"$SAMRIT" render --dump=area "$1" || test $? = 1' - "$T/x.fo"
ok "FO: an inclusion: no secret" sh -c '! grep -q "root:" "$1"' - "$T/out"
done_testing
