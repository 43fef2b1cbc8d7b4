<?xml version="1.0" encoding="UTF-8"?>
<!-- What pages of HTML share: the page itself, its look, bars. Nothing is fetched: style and script are in the page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:samrit:results"
                xmlns:s="urn:samrit:functions" exclude-result-prefixes="r s">
  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>

  <xsl:param name="digits">thai</xsl:param>

  <!-- A page: @title for its window, what heads it, and its body; @skip is where its first link leads. -->
  <xsl:template name="web-page">
    <xsl:param name="title"/>
    <xsl:param name="head"/>
    <xsl:param name="skip" select="'#main'"/>
    <xsl:param name="body"/>
    <xsl:param name="script"/>
    <html lang="th" s:digits="{$digits}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="$title"/></title>
        <style s:digits="arabic"><xsl:call-template name="web-style"/></style>
      </head>
      <body>
        <a class="skip" href="{$skip}">ข้ามไปที่เนื้อหา</a>
        <header>
          <xsl:if test="/r:results/@synthetic = 'yes'"><p class="mark">ข้อมูลตัวอย่าง</p></xsl:if>
          <xsl:copy-of select="$head"/>
          <xsl:for-each select="/r:results/r:project/r:note"><p class="note"><xsl:value-of select="."/></p></xsl:for-each>
        </header>
        <main id="main" tabindex="-1"><xsl:copy-of select="$body"/></main>
        <xsl:if test="string($script)"><script s:digits="arabic"><xsl:value-of select="$script"/></script></xsl:if>
      </body>
    </html>
  </xsl:template>

  <!-- "1 ตุลาคม 2565": a day is not parted from its month -->
  <xsl:template name="web-period"><xsl:value-of select="translate(/r:results/r:project/r:period/@text, ' ', '&#160;')"/></xsl:template>

  <!-- Where @value lies on the framework's scale, in hundredths: for drawing, never for print. -->
  <xsl:template name="web-percent">
    <xsl:param name="value"/>
    <xsl:variable name="scale" select="/r:results/r:framework/r:scale"/>
    <xsl:value-of select="format-number(100 * ($value - $scale/@minimum) div ($scale/@maximum - $scale/@minimum), '0.##')"/>
  </xsl:template>

  <!-- A bar in a cell beside its figure, which says what it shows. -->
  <xsl:template name="web-bar">
    <xsl:param name="percent"/>
    <xsl:param name="class"/>
    <svg width="100%" height="14" aria-hidden="true" focusable="false"><rect width="{$percent}%" height="14" class="{$class}"/></svg>
  </xsl:template>

  <xsl:template name="web-style">
:root { color-scheme: light; }
body { font: 20px/1.5 "TH SarabunPSK", "TH Sarabun New", Sarabun, Laksaman, sans-serif; color: #111; background: #fff; max-width: 64rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5em; } h2 { font-size: 1.25em; }
.mark { float: right; margin: 0; padding: 0 .5em; border: 1px solid #7a1f1f; color: #7a1f1f; font-weight: bold; }
.note { color: #444; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: #fff; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; }
th, td { border: 1px solid #999; padding: .1em .5em; text-align: left; vertical-align: top; }
thead th { background: #ededed; text-align: center; }
th[scope=row] { font-weight: normal; }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.total td, .total th { font-weight: bold; background: #f7f7f7; } .total th[scope=row] { font-weight: bold; } .whole { white-space: nowrap; }
td.bar { width: 40%; border-left: 0; padding-top: .5em; } .wide td.bar { width: 16%; } thead td.bar { background: #ededed; }
td.bar svg { display: block; } .bands { max-width: 44rem; }
thead th { white-space: nowrap; vertical-align: bottom; } .wide th[scope=row] { min-width: 18rem; }
figure { margin: 1rem 0; } figcaption { font-weight: bold; }
.spread { display: block; overflow: visible; } .spread line { stroke: #333; } .spread circle { fill: #fff; stroke: #111; stroke-width: 2; }
.ends { display: flex; justify-content: space-between; margin: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; } dt { font-weight: bold; } dd { margin: 0; }
.wide, .scroll { overflow-x: auto; }
.b1 { fill: #222; } .b2 { fill: #555; } .b3 { fill: #888; } .b4 { fill: #bbb; }
button { font: inherit; font-weight: bold; background: none; border: 0; padding: 0; cursor: pointer; color: inherit; }
th[aria-sort=ascending] button::after { content: " ▲"; } th[aria-sort=descending] button::after { content: " ▼"; }
:focus-visible { outline: 3px solid #1a4b8c; outline-offset: 2px; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: .5rem 0; }
input, select { font: inherit; }
@media (max-width: 40rem) {
  body { padding: .5rem; } h1 { font-size: 1.25em; } dl { display: block; } dd { margin: 0 0 .25em 1em; } td.bar { width: 15%; } thead th { white-space: normal; } .wide th[scope=row] { min-width: 12rem; }
}
@media print {
  form, .skip, th button { display: none; } th[data-text]::after { content: attr(data-text); }
  body { max-width: none; font-size: 12pt; padding: 0; } .mark { color: #000; border-color: #000; }
  h2, caption, figcaption { break-after: avoid; } tr, figure, dl { break-inside: avoid; } thead { display: table-header-group; }
  .list { break-before: page; } .wide, .scroll { overflow: visible; } .wide td.bar { display: none; } thead th { white-space: normal; } a { color: inherit; text-decoration: none; } .links { display: none; }
}
  </xsl:template>

</xsl:stylesheet>
