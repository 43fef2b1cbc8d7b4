<?xml version="1.0" encoding="UTF-8"?>
<!-- The index of a build as an HTML page that needs no server: a national summary and a table of units that can be
     sorted (in Thai order) and filtered, with links to each unit's page and files. Works by keyboard, prints, and says all without scripts. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:samrit:results"
                xmlns:s="urn:samrit:functions" exclude-result-prefixes="r s">
  <xsl:import href="common/web.xsl"/>

  <!-- where the files of the units and of the nation are, seen from the page; with a slash at the end -->
  <xsl:param name="base">../</xsl:param>
  <!-- the page of a unit, in its folder: "page.html" where the project makes one with unit-page.xsl; else its report is linked -->
  <xsl:param name="page">report.pdf</xsl:param>

  <xsl:variable name="project" select="/r:results/r:project"/>
  <xsl:variable name="framework" select="/r:results/r:framework"/>
  <xsl:variable name="summary" select="/r:results/r:summary"/>
  <xsl:variable name="units" select="/r:results/r:units/r:unit"/>
  <xsl:variable name="kind" select="$framework/r:unit-kind/r:name"/>
  <!-- what so many of them are counted in -->
  <xsl:variable name="classifier"><xsl:choose>
    <xsl:when test="$kind = 'จังหวัด' or $kind = 'ประเด็น' or $kind = 'หน่วยงาน' or $kind = 'ส่วนราชการ'"><xsl:value-of select="$kind"/></xsl:when>
    <xsl:otherwise>แห่ง</xsl:otherwise>
  </xsl:choose></xsl:variable>
  <xsl:variable name="ranked" select="$framework/r:ranking/@policy = 'full'"/>
  <xsl:variable name="banded" select="$framework/r:ranking/@policy != 'exempt'"/>
  <xsl:variable name="parted" select="$summary/r:grouping[r:group/@parent]"/>
  <xsl:variable name="fine" select="$parted[1] | $summary/r:grouping[not($parted)][last()]"/>

  <xsl:template match="/">
    <xsl:call-template name="web-page">
      <xsl:with-param name="title" select="$project/r:title"/>
      <xsl:with-param name="head">
        <h1><xsl:value-of select="$project/r:title"/></h1>
        <p><xsl:value-of select="concat($project/r:owner, ' · ')"/><xsl:call-template name="web-period"/></p>
      </xsl:with-param>
      <xsl:with-param name="skip" select="'#units'"/>
      <xsl:with-param name="body">
        <xsl:call-template name="nation"/>
        <xsl:call-template name="groups"/>
        <xsl:call-template name="unit-table"/>
      </xsl:with-param>
      <xsl:with-param name="script"><xsl:call-template name="script"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ======== the nation -->
  <xsl:template name="nation">
    <section aria-labelledby="nation">
      <h2 id="nation">ภาพรวม</h2>
      <p><xsl:value-of select="concat($summary/r:counts/r:total/@units, ' ', $classifier, ' คะแนนเฉลี่ย ', $summary/r:mean/@text, ' คะแนน จากคะแนนเต็ม ', $framework/r:scale/@maximum, ' คะแนน')"/></p>
      <xsl:if test="$banded">
        <table class="bands">
          <caption><xsl:value-of select="concat('จำนวน', $kind, 'ตามระดับผลการประเมิน')"/></caption>
          <thead><tr><th scope="col">ระดับ</th><th scope="col">จำนวน</th><th scope="col">ร้อยละ</th><td class="bar"></td></tr></thead>
          <tbody><xsl:for-each select="$summary/r:counts/r:count">
            <tr>
              <th scope="row"><xsl:value-of select="@name"/></th><td class="figure"><xsl:value-of select="@units"/></td><td class="figure"><xsl:value-of select="@percent"/></td>
              <td class="bar"><xsl:call-template name="web-bar"><xsl:with-param name="percent" select="@percent"/><xsl:with-param name="class" select="concat('b', position())"/></xsl:call-template></td>
            </tr>
          </xsl:for-each>
          <xsl:if test="$summary/r:counts/r:unscored/@units &gt; 0">
            <tr><th scope="row">ยังไม่มีผลการประเมิน</th><td class="figure"><xsl:value-of select="$summary/r:counts/r:unscored/@units"/></td><td class="figure"><xsl:value-of select="$summary/r:counts/r:unscored/@percent"/></td><td class="bar"></td></tr>
          </xsl:if>
          <tr class="total"><th scope="row">รวม</th><td class="figure"><xsl:value-of select="$summary/r:counts/r:total/@units"/></td><td class="figure"><xsl:value-of select="$summary/r:counts/r:total/@percent"/></td><td class="bar"></td></tr>
          </tbody>
        </table>
      </xsl:if>
      <xsl:if test="$summary/r:mean"><xsl:call-template name="distribution"/></xsl:if>
    </section>
  </xsl:template>

  <!-- A stroke a unit, where its score is on the scale; the table below has the figures. -->
  <xsl:template name="distribution">
    <figure>
      <figcaption><xsl:value-of select="concat('การกระจายของคะแนน (ขีดละ 1 ', $classifier, ' วงกลมคือคะแนนเฉลี่ย)')"/></figcaption>
      <svg class="spread" width="100%" height="44" role="img" aria-label="{concat('คะแนนสูงสุด ', $summary/r:highest/@text, ' ต่ำสุด ', $summary/r:lowest/@text, ' เฉลี่ย ', $summary/r:mean/@text)}">
        <line x1="0" x2="100%" y1="34" y2="34"/>
        <xsl:for-each select="$units[r:score/@value]">
          <xsl:variable name="at"><xsl:call-template name="web-percent"><xsl:with-param name="value" select="r:score/@value"/></xsl:call-template></xsl:variable>
          <line x1="{$at}%" x2="{$at}%" y1="8" y2="34"/>
        </xsl:for-each>
        <xsl:variable name="mean"><xsl:call-template name="web-percent"><xsl:with-param name="value" select="$summary/r:mean/@value"/></xsl:call-template></xsl:variable>
        <circle cx="{$mean}%" cy="34" r="6"/>
      </svg>
      <p class="ends" aria-hidden="true"><span><xsl:value-of select="$framework/r:scale/@minimum"/></span><span><xsl:value-of select="$framework/r:scale/@maximum"/></span></p>
    </figure>
  </xsl:template>

  <!-- ======== groups: regions, ministries -->
  <xsl:template name="groups">
    <xsl:for-each select="$summary/r:grouping[count(r:group[r:counts/r:total/@units &gt; 0]) &gt; 1][1]">
      <section aria-labelledby="groups">
        <h2 id="groups"><xsl:value-of select="concat('คะแนนเฉลี่ยราย', r:name)"/></h2>
        <table class="bands" aria-labelledby="groups">
          <thead><tr><th scope="col"><xsl:value-of select="r:name"/></th><th scope="col">จำนวน</th><th scope="col">คะแนนเฉลี่ย</th><td class="bar"></td></tr></thead>
          <tbody><xsl:for-each select="r:group[r:counts/r:total/@units &gt; 0]">
            <xsl:variable name="at"><xsl:call-template name="web-percent"><xsl:with-param name="value" select="r:mean/@value"/></xsl:call-template></xsl:variable>
            <tr><th scope="row"><xsl:value-of select="r:name"/></th><td class="figure"><xsl:value-of select="r:counts/r:total/@units"/></td><td class="figure"><xsl:value-of select="r:mean/@text"/></td>
              <td class="bar"><xsl:call-template name="web-bar"><xsl:with-param name="percent" select="$at"/><xsl:with-param name="class" select="'b2'"/></xsl:call-template></td></tr>
          </xsl:for-each></tbody>
        </table>
      </section>
    </xsl:for-each>
  </xsl:template>

  <!-- ======== the units -->
  <xsl:template name="unit-table">
    <section class="list" aria-labelledby="units">
      <h2 id="units" tabindex="-1"><xsl:value-of select="concat('ผลราย', $kind)"/></h2>
      <form role="search" onsubmit="return false">
        <label>ค้นหา <input type="search" id="text" autocomplete="off"/></label>
        <xsl:if test="$banded"><label>ระดับ <select id="band"><option value="">ทุกระดับ</option><xsl:for-each select="$framework/r:band"><option value="{@id}"><xsl:value-of select="r:name"/></option></xsl:for-each></select></label></xsl:if>
        <label><xsl:value-of select="$fine/r:name"/><xsl:text> </xsl:text><select id="group"><option value="">ทั้งหมด</option><xsl:for-each select="$fine/r:group"><option value="{@id}"><xsl:value-of select="r:name"/></option></xsl:for-each></select></label>
        <output id="found" aria-live="polite"></output>
      </form>
      <div class="scroll" tabindex="0" role="region" aria-label="{concat('ตารางผลราย', $kind)}"><table id="table">
        <caption class="hidden">เรียงลำดับได้โดยกดหัวคอลัมน์</caption>
        <thead><tr>
          <xsl:call-template name="sort-head"><xsl:with-param name="text" select="$kind"/></xsl:call-template>
          <xsl:call-template name="sort-head"><xsl:with-param name="text" select="$fine/r:name"/></xsl:call-template>
          <xsl:call-template name="sort-head"><xsl:with-param name="text">คะแนน</xsl:with-param></xsl:call-template>
          <xsl:if test="$banded"><xsl:call-template name="sort-head"><xsl:with-param name="text">ระดับ</xsl:with-param></xsl:call-template></xsl:if>
          <xsl:if test="$ranked"><xsl:call-template name="sort-head"><xsl:with-param name="text">ลำดับ</xsl:with-param></xsl:call-template></xsl:if>
          <th scope="col" class="links">แฟ้ม</th>
        </tr></thead>
        <tbody><xsl:for-each select="$units"><xsl:call-template name="unit-row"/></xsl:for-each></tbody>
      </table></div>
    </section>
  </xsl:template>

  <xsl:template name="sort-head">
    <xsl:param name="text"/>
    <th scope="col" aria-sort="none" data-text="{$text}"><button type="button"><xsl:value-of select="$text"/></button></th>
  </xsl:template>

  <!-- @data-k is what a column is sorted by -->
  <xsl:template name="unit-row">
    <xsl:variable name="group" select="r:group[@grouping = $fine/@id]"/>
    <tr data-band="{r:score/@band}" data-group="{$group/@id}" data-text="{concat(r:name, ' ', r:name-en, ' ', @code)}">
      <th scope="row" data-k="{@collation}"><a href="{$base}units/{@code}/{$page}"><xsl:value-of select="r:name"/></a></th>
      <td data-k="{position()}"><xsl:choose>
        <xsl:when test="string-length($fine/r:name) &gt; 5 and starts-with($group/r:name, $fine/r:name)"><xsl:value-of select="substring-after($group/r:name, $fine/r:name)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$group/r:name"/></xsl:otherwise>
      </xsl:choose></td>
      <td class="figure" data-k="{r:score/@value}"><xsl:value-of select="r:score/@text"/></td>
      <xsl:if test="$banded"><td class="whole" data-k="{$framework/r:band[@id = current()/r:score/@band]/@order}"><xsl:value-of select="r:score/@band-name"/><xsl:if test="not(r:score/@band-name)">-</xsl:if></td></xsl:if>
      <xsl:if test="$ranked"><td class="figure" data-k="{r:rank[@within = 'all']/@place}"><xsl:value-of select="r:rank[@within = 'all']/@place"/><xsl:if test="not(r:rank[@within = 'all'])">-</xsl:if></td></xsl:if>
      <td class="links whole"><a href="{$base}units/{@code}/report.pdf" aria-label="{concat('PDF รายงานของ', r:full-name)}">PDF</a><xsl:text> </xsl:text><a href="{$base}units/{@code}/results.xml" aria-label="{concat('XML ข้อมูลของ', r:full-name)}">XML</a></td>
    </tr>
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
    found.textContent = 'พบ ' + digits(count) + ' <xsl:value-of select="$classifier"/>';
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
