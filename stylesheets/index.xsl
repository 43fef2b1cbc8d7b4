<?xml version="1.0" encoding="UTF-8"?>
<!-- The index of a build as one HTML page that needs no server: a national summary and a table of units that can be
     sorted (in Thai order) and filtered, with links to each unit's files. Works by keyboard, prints, and says all without scripts. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:samrit:results"
                xmlns:s="urn:samrit:functions" exclude-result-prefixes="r s">
  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>

  <xsl:param name="digits">thai</xsl:param>
  <!-- where the files of the units and of the nation are, seen from the page; with a slash at the end -->
  <xsl:param name="base">../</xsl:param>

  <xsl:variable name="project" select="/r:results/r:project"/>
  <xsl:variable name="framework" select="/r:results/r:framework"/>
  <xsl:variable name="summary" select="/r:results/r:summary"/>
  <xsl:variable name="units" select="/r:results/r:units/r:unit"/>
  <xsl:variable name="kind" select="$framework/r:unit-kind/r:name"/>
  <xsl:variable name="ranked" select="$framework/r:ranking/@policy = 'full'"/>
  <xsl:variable name="banded" select="$framework/r:ranking/@policy != 'exempt'"/>
  <xsl:variable name="parted" select="$summary/r:grouping[r:group/@parent]"/>
  <xsl:variable name="fine" select="$parted[1] | $summary/r:grouping[not($parted)][last()]"/>

  <xsl:template match="/">
    <html lang="th" s:digits="{$digits}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="$project/r:title"/></title>
        <style s:digits="arabic"><xsl:call-template name="style"/></style>
      </head>
      <body>
        <a class="skip" href="#units">ไปที่ตาราง</a>
        <header>
          <xsl:if test="/r:results/@synthetic = 'yes'"><p class="mark">ข้อมูลตัวอย่าง</p></xsl:if>
          <h1><xsl:value-of select="$project/r:title"/></h1>
          <p><xsl:value-of select="concat($project/r:owner, ' · ', $project/r:period/@text)"/></p>
          <xsl:for-each select="$project/r:note"><p class="note"><xsl:value-of select="."/></p></xsl:for-each>
        </header>
        <main>
          <xsl:call-template name="nation"/>
          <xsl:call-template name="unit-table"/>
        </main>
        <script s:digits="arabic"><xsl:call-template name="script"/></script>
      </body>
    </html>
  </xsl:template>

  <!-- ======== the nation -->
  <xsl:template name="nation">
    <section aria-labelledby="nation">
      <h2 id="nation">ภาพรวม</h2>
      <p><xsl:value-of select="concat($kind, ' ', $summary/r:counts/r:total/@units, ' แห่ง คะแนนเฉลี่ย ', $summary/r:mean/@text, ' จากคะแนนเต็ม ', $framework/r:scale/@maximum)"/></p>
      <xsl:if test="$banded">
        <table class="bands">
          <caption><xsl:value-of select="concat('จำนวน', $kind, 'ตามระดับผลการประเมิน')"/></caption>
          <thead><tr><th scope="col">ระดับ</th><th scope="col">จำนวน</th><th scope="col">ร้อยละ</th><td></td></tr></thead>
          <tbody><xsl:for-each select="$summary/r:counts/r:count">
            <tr>
              <th scope="row"><xsl:value-of select="@name"/></th><td class="figure"><xsl:value-of select="@units"/></td><td class="figure"><xsl:value-of select="@percent"/></td>
              <td class="bar"><svg width="100%" height="14" aria-hidden="true" focusable="false"><rect width="{@percent}%" height="14" class="b{position()}"/></svg></td>
            </tr>
          </xsl:for-each></tbody>
        </table>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- ======== the units -->
  <xsl:template name="unit-table">
    <section aria-labelledby="units">
      <h2 id="units" tabindex="-1"><xsl:value-of select="concat('ผลราย', $kind)"/></h2>
      <form role="search" onsubmit="return false">
        <label>ค้นหา <input type="search" id="text" autocomplete="off"/></label>
        <xsl:if test="$banded"><label>ระดับ <select id="band"><option value="">ทุกระดับ</option><xsl:for-each select="$framework/r:band"><option value="{@id}"><xsl:value-of select="r:name"/></option></xsl:for-each></select></label></xsl:if>
        <label><xsl:value-of select="$fine/r:name"/><xsl:text> </xsl:text><select id="group"><option value="">ทั้งหมด</option><xsl:for-each select="$fine/r:group"><option value="{@id}"><xsl:value-of select="r:name"/></option></xsl:for-each></select></label>
        <output id="found" aria-live="polite"></output>
      </form>
      <table id="table">
        <caption class="hidden">เรียงลำดับได้โดยกดหัวคอลัมน์</caption>
        <thead><tr>
          <xsl:call-template name="sort-head"><xsl:with-param name="text" select="$kind"/></xsl:call-template>
          <xsl:call-template name="sort-head"><xsl:with-param name="text" select="$fine/r:name"/></xsl:call-template>
          <xsl:call-template name="sort-head"><xsl:with-param name="text">คะแนน</xsl:with-param></xsl:call-template>
          <xsl:if test="$banded"><xsl:call-template name="sort-head"><xsl:with-param name="text">ระดับ</xsl:with-param></xsl:call-template></xsl:if>
          <xsl:if test="$ranked"><xsl:call-template name="sort-head"><xsl:with-param name="text">ลำดับ</xsl:with-param></xsl:call-template></xsl:if>
          <th scope="col">แฟ้ม</th>
        </tr></thead>
        <tbody><xsl:for-each select="$units"><xsl:call-template name="unit-row"/></xsl:for-each></tbody>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="sort-head">
    <xsl:param name="text"/>
    <th scope="col" aria-sort="none"><button type="button"><xsl:value-of select="$text"/></button></th>
  </xsl:template>

  <!-- @data-k is what a column is sorted by -->
  <xsl:template name="unit-row">
    <xsl:variable name="group" select="r:group[@grouping = $fine/@id]"/>
    <tr data-band="{r:score/@band}" data-group="{$group/@id}" data-text="{concat(r:name, ' ', r:name-en, ' ', @code)}">
      <th scope="row" data-k="{@collation}"><a href="{$base}units/{@code}/report.pdf"><xsl:value-of select="r:name"/></a></th>
      <td data-k="{position()}"><xsl:value-of select="$group/r:name"/></td>
      <td class="figure" data-k="{r:score/@value}"><xsl:value-of select="r:score/@text"/></td>
      <xsl:if test="$banded"><td data-k="{$framework/r:band[@id = current()/r:score/@band]/@order}"><xsl:value-of select="r:score/@band-name"/><xsl:if test="not(r:score/@band-name)">-</xsl:if></td></xsl:if>
      <xsl:if test="$ranked"><td class="figure" data-k="{r:rank[@within = 'all']/@place}"><xsl:value-of select="r:rank[@within = 'all']/@place"/><xsl:if test="not(r:rank[@within = 'all'])">-</xsl:if></td></xsl:if>
      <td><a href="{$base}units/{@code}/report.pdf" aria-label="{concat('รายงานของ', r:full-name, ' (PDF)')}">PDF</a><xsl:text> </xsl:text><a href="{$base}units/{@code}/results.xml" aria-label="{concat('ข้อมูลของ', r:full-name, ' (XML)')}">XML</a></td>
    </tr>
  </xsl:template>

  <xsl:template name="style">
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
thead th { background: #ededed; } thead td { border: 0; }
th[scope=row] { font-weight: normal; }
.figure { text-align: right; font-variant-numeric: tabular-nums; }
.bar { width: 40%; } .bands { max-width: 44rem; }
.b1 { fill: #222; } .b2 { fill: #555; } .b3 { fill: #888; } .b4 { fill: #bbb; }
button { font: inherit; font-weight: bold; background: none; border: 0; padding: 0; cursor: pointer; color: inherit; }
th[aria-sort=ascending] button::after { content: " ▲"; } th[aria-sort=descending] button::after { content: " ▼"; }
:focus-visible { outline: 3px solid #1a4b8c; outline-offset: 2px; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: .5rem 0; }
input, select { font: inherit; }
@media print { form, .skip { display: none; } body { max-width: none; font-size: 12pt; } tr { break-inside: avoid; } thead { display: table-header-group; } }
  </xsl:template>

  <xsl:template name="script">
(function () {
  var table = document.getElementById('table'), body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows), heads = table.tHead.rows[0].cells;
  var text = document.getElementById('text'), band = document.getElementById('band'), group = document.getElementById('group');
  var found = document.getElementById('found');
  var thai = <xsl:value-of select="$digits = 'thai'"/>;
  function digits(n) { return thai ? String(n).replace(/[0-9]/g, function (d) { return String.fromCharCode(0x0E50 + +d); }) : String(n); }
  function filter() {
    var wanted = text.value.trim().toLowerCase(), count = 0;
    rows.forEach(function (row) {
      var shown = row.dataset.text.toLowerCase().indexOf(wanted) !== -1
        &amp;&amp; (!band || !band.value || row.dataset.band === band.value) &amp;&amp; (!group.value || row.dataset.group === group.value);
      row.hidden = !shown;
      if (shown) count++;
    });
    found.textContent = 'พบ ' + digits(count);
  }
  function key(row, column) { var k = row.cells[column].dataset.k; return k === '' ? null : +k; }
  function sort(column) {
    var up = heads[column].getAttribute('aria-sort') !== 'ascending';
    Array.prototype.forEach.call(heads, function (head) { if (head.hasAttribute('aria-sort')) head.setAttribute('aria-sort', 'none'); });
    heads[column].setAttribute('aria-sort', up ? 'ascending' : 'descending');
    rows.sort(function (a, b) {
      var x = key(a, column), y = key(b, column);
      if (x === null || y === null) return (x === null) - (y === null);
      return up ? x - y : y - x;
    });
    rows.forEach(function (row) { body.appendChild(row); });
  }
  Array.prototype.forEach.call(heads, function (head, column) {
    var button = head.querySelector('button');
    if (button) button.addEventListener('click', function () { sort(column); });
  });
  [text, band, group].forEach(function (control) { if (control) control.addEventListener('input', filter); });
  filter();
})();
  </xsl:template>
</xsl:stylesheet>
