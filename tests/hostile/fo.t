# FO files that ask for too much, and pictures that reach for what is not theirs: each is laid out, or refused
# with a message, within the limits of hostile.sh.
. tests/hostile/hostile.sh

render() { # render NAME: makes the file and formats it
    perl tests/hostile/make-fo "$1" >"$T/x.fo"
    hostile "${2:-0}" "$1" "$SAMRIT" render "$T/x.fo" -o "$T/x.pdf"
}
for name in $(perl tests/hostile/make-fo list); do
    case $name in
    pages | spans | long-thai | long-word | attr) ;; # tests/long/hostile.t
    many-attr | page-size | ids | columns | expression) ;;        # below
    *) render $name ;;
    esac
done

# ---- limits of base/limits.h, each shown to bite

render many-attr 1
ok "LIMIT_XML_ATTRIBUTES" has "$T/err" "more than 1000 attributes"
perl -e 'print "<fo:root xmlns:fo=\"http://www.w3.org/1999/XSL/Format\"><fo:layout-master-set><fo:simple-page-master master-name=\"a\" page-width=\"99mm\" page-height=\"99mm\"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference=\"a\"><fo:flow flow-name=\"xsl-region-body\">", "<fo:block text-align=\"justify\">a b c d e</fo:block>" x 1000000, "</fo:flow></fo:page-sequence></fo:root>"' >"$T/x.fo"
hostile 1 "--max-seconds" "$SAMRIT" render --max-seconds=1 "$T/x.fo" -o "$T/late.pdf"
ok "--max-seconds: the message" has "$T/err" "more than 1 seconds of processor time"
ok "--max-seconds: nothing is left" test ! -e "$T/late.pdf" -a -z "$(find "$T" -name '.samrit-*')"
seconds=$(limit_of "Max cpu time" "$SAMRIT" render "$T/x.fo" -o "$T/late.pdf")
ok "LIMIT_UNIT_SECONDS, unless more are given" test "$seconds" = 120
render page-size
ok "LIMIT_PAGE_SIDE_PT: a page's side" sh -c 'pdfinfo "$1" | grep -Eq "Page size: +14400 x 14400 pts"' - "$T/x.pdf"
render ids
ok "LIMIT_FINDINGS" test "$(grep -c FO_DUPLICATE_ID "$T/err")" -le 10000
render expression
ok "LIMIT_EXPRESSION_DEPTH" has "$T/err" FO_BAD_VALUE
render columns
ok "LIMIT_TABLE_COLUMNS" has "$T/err" "overflows its region"
printf '<a>%s%s</a>' "$(printf '<b>%.0s' $(seq 300))" "$(printf '</b>%.0s' $(seq 300))" >"$T/deep.fo"
hostile 1 "LIMIT_XML_DEPTH" "$SAMRIT" render "$T/deep.fo" -o "$T/x.pdf"
truncate -s 257M "$T/large.fo"
hostile 1 "LIMIT_XML_BYTES" "$SAMRIT" render "$T/large.fo" -o "$T/x.pdf"
ok "LIMIT_XML_BYTES: the message" has "$T/err" "more than"

# ---- pictures

page() { # page BLOCK: a page with this in it, in $T/x.fo
    printf '<?xml version="1.0"?><fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set>
<fo:simple-page-master master-name="a" page-width="30mm" page-height="30mm"><fo:region-body/></fo:simple-page-master>
</fo:layout-master-set><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body"><fo:block>%s</fo:block>
</fo:flow></fo:page-sequence></fo:root>' "$1" >"$T/x.fo"
}
svg() { # svg ATTRIBUTES-AND-CONTENT
    page "<fo:instream-foreign-object><svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" $1</svg></fo:instream-foreign-object>"
}
picture() { hostile 0 "$1" "$SAMRIT" render "$T/x.fo" -o "$T/x.png"; }

# A red square that must not show: a drawing may not look at other files, wherever they are.
red=iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC
echo $red | base64 -d >"$T/red.png"
svg 'width="20" height="20">'
picture "an empty drawing"
mv "$T/x.png" "$T/empty.png"
svg "width=\"20\" height=\"20\"><image xlink:href=\"data:image/png;base64,$red\" width=\"20\" height=\"20\"/>"
picture "a picture within the drawing"
ok "shows" sh -c '! cmp -s "$1" "$2"' - "$T/x.png" "$T/empty.png"
for reference in "file://$T/red.png" red.png "./red.png" "$T/red.png" http://127.0.0.1:9/red.png; do
    svg "width=\"20\" height=\"20\"><image xlink:href=\"$reference\" href=\"$reference\" width=\"20\" height=\"20\"/>"
    picture "a drawing with $(basename "$(dirname "$reference")")/red.png"
    ok "does not show it" cmp "$T/x.png" "$T/empty.png"
done
svg 'width="20" height="20"><style>@import url(file:///etc/passwd); * { fill: url(http://127.0.0.1/) }</style><script>while(1){}</script>'
picture "styles and scripts"
svg 'width="1e9" height="1e9"><rect width="1e9" height="1e9"/>'
picture "a huge drawing"
svg 'width="10" height="10"><g id="a"><use xlink:href="#a"/></g>'
picture "a drawing within itself"
svg "width=\"10\" height=\"10\"><path d=\"M0 0 L1e9 1e9\" stroke=\"red\" stroke-dasharray=\"0.00001\"/>"
picture "dashes without end"
svg 'width="10" height="10"><pattern id="p" width="1e-6" height="1e-6" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern><rect width="10" height="10" fill="url(#p)"/>'
picture "a pattern without end"
octaves='<filter id="f"><feTurbulence numOctaves="100000"/></filter><rect width="200" height="200" filter="url(#f)"/>'
svg "width=\"200\" height=\"200\">$octaves"
hostile 1 "LIMIT_DRAWING_SECONDS: a drawing that takes for ever" "$SAMRIT" render "$T/x.fo" -o "$T/late.pdf"
ok "is stopped and said" has "$T/err" "an SVG took more than 3 seconds"
ok "leaves nothing behind" test ! -e "$T/late.pdf" -a -z "$(find "$T" -name '.samrit-*')"
page "<fo:external-graphic src=\"data:image/svg+xml;base64,$(printf '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/hostname">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&x;</text></svg>' | base64 -w0)\"/>"
picture "an external entity in a drawing"

file() { # file SRC FINDING
    page "<fo:external-graphic src=\"$1\"/>"
    hostile 0 "$2: $1" "$SAMRIT" render "$T/x.fo" -o "$T/x.pdf"
    ok "is said" grep -q "IMAGE_UNREADABLE\|pixels are too many\|cannot be used" "$T/err"
}
mkfifo "$T/pipe.png"
truncate -s 65M "$T/large.png"
printf '\211PNG\r\n\032\n\0\0\0\015IHDR\0\377\377\377\0\377\377\377\010\002\0\0\0' >"$T/wide.png"
head -c 50 "$T/red.png" >"$T/cut.png"
file /dev/zero "a device"
file /proc/self/mem "memory"
file pipe.png "a pipe"
file large.png "bytes of a picture"
ok "LIMIT_IMAGE_BYTES" has "$T/err" "more than the 67108864 accepted"
file wide.png "pixels of a picture"
ok "LIMIT_IMAGE_PIXELS" has "$T/err" "pixels are too many"
file cut.png "half a picture"
file http://127.0.0.1:9/a.png "the network"
page 'x<fo:external-graphic src="red.png" content-width="14000pt" content-height="14000pt"/>'
picture "a small picture, drawn large"
render page-size
hostile 1 "a page of too many pixels" "$SAMRIT" render "$T/x.fo" -o "$T/x.png" --resolution=1200
done_testing
