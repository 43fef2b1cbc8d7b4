<?xml version="1.0" encoding="UTF-8"?>
<!-- A unit's results as an HTML page beside its report: score, place among others, KPIs with bars, years, comments. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:samrit:results"
                xmlns:s="urn:samrit:functions" exclude-result-prefixes="r s">
  <xsl:import href="common/web.xsl"/>

  <!-- the page of the nation, seen from a unit's folder -->
  <xsl:param name="index">../../reports/index.html</xsl:param>

  <xsl:variable name="framework" select="/r:results/r:framework"/>
  <xsl:variable name="unit" select="/r:results/r:units/r:unit"/>
  <xsl:variable name="peers" select="$unit/r:peers[r:peer[2]]"/><!-- one alone is nothing to compare -->
  <xsl:variable name="kpis" select="$unit/r:component/r:kpi"/>

  <xsl:template match="/">
    <xsl:call-template name="web-page">
      <xsl:with-param name="title" select="concat($unit/r:full-name, ' · ', /r:results/r:project/r:title)"/>
      <xsl:with-param name="head">
        <nav aria-label="ตำแหน่งในชุดรายงาน"><a href="{$index}"><xsl:value-of select="concat('ทุก', $framework/r:unit-kind/r:name)"/></a></nav>
        <h1><xsl:value-of select="$unit/r:full-name"/></h1>
        <p><xsl:value-of select="/r:results/r:project/r:title"/><br/><xsl:call-template name="web-period"/></p>
      </xsl:with-param>
      <xsl:with-param name="body">
        <xsl:call-template name="overall"/>
        <xsl:call-template name="components"/>
        <xsl:call-template name="kpi-table"/>
        <xsl:call-template name="peers"/>
        <xsl:call-template name="years"/>
        <xsl:call-template name="comments"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ======== the unit as a whole -->
  <xsl:template name="overall">
    <section aria-labelledby="overall">
      <h2 id="overall">ผลการประเมินภาพรวม</h2>
      <dl>
        <dt>คะแนน</dt>
        <dd><xsl:choose>
          <xsl:when test="$unit/r:score/@text"><xsl:value-of select="concat($unit/r:score/@text, ' คะแนน จากคะแนนเต็ม ', $framework/r:scale/@maximum, ' คะแนน')"/></xsl:when>
          <xsl:otherwise>ยังไม่มีคะแนน</xsl:otherwise>
        </xsl:choose></dd>
        <xsl:if test="$unit/r:score/@band-name"><dt>ระดับ</dt><dd><xsl:value-of select="$unit/r:score/@band-name"/></dd></xsl:if>
        <xsl:for-each select="$unit/r:rank[@within = $peers/@grouping]">
          <dt><xsl:value-of select="concat('ลำดับใน', $peers/@name)"/></dt>
          <dd><xsl:value-of select="concat(@place, ' จาก ', @of)"/><xsl:if test="@tied = 'yes'"> (คะแนนเท่ากับหน่วยงานอื่น)</xsl:if></dd>
        </xsl:for-each>
        <xsl:for-each select="$unit/r:difference[@from = $peers/@grouping]"><dt><xsl:value-of select="concat('ต่างจากคะแนนเฉลี่ยใน', $peers/@name)"/></dt><dd><xsl:value-of select="concat(@text, ' คะแนน')"/></dd></xsl:for-each>
        <xsl:for-each select="$unit/r:group"><dt><xsl:value-of select="/r:results/r:summary/r:grouping[@id = current()/@grouping]/r:name"/></dt><dd><xsl:value-of select="r:name"/></dd></xsl:for-each>
        <dt>แฟ้ม</dt>
        <dd><a href="report.pdf">รายงาน (PDF)</a><xsl:text> · </xsl:text><a href="results.xml">ข้อมูล (XML)</a></dd>
      </dl>
      <xsl:for-each select="$unit/r:summary/r:p"><p><xsl:value-of select="."/></p></xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template name="components">
    <section aria-labelledby="components">
      <h2 id="components">คะแนนรายองค์ประกอบ</h2>
      <div class="wide" tabindex="0" role="region" aria-label="ตารางคะแนนรายองค์ประกอบ"><table aria-labelledby="components">
        <thead><tr><th scope="col">องค์ประกอบ</th><th scope="col">น้ำหนัก</th><th scope="col">คะแนน</th><th scope="col">คะแนน<br/>ถ่วงน้ำหนัก</th><td class="bar"></td></tr></thead>
        <tbody><xsl:for-each select="$unit/r:component"><tr>
          <th scope="row"><xsl:value-of select="r:name"/></th>
          <td class="figure"><xsl:value-of select="r:weight/@text"/></td>
          <xsl:call-template name="score-cells"/>
        </tr></xsl:for-each></tbody>
      </table></div>
    </section>
  </xsl:template>

  <!-- Of a component or a KPI: score, weighted score, bar. -->
  <xsl:template name="score-cells">
    <td class="figure"><xsl:value-of select="r:score/@text"/><xsl:if test="not(r:score/@text)">-</xsl:if></td>
    <td class="figure"><xsl:value-of select="r:weighted/@text"/><xsl:if test="not(r:weighted/@text)">-</xsl:if></td>
    <td class="bar"><xsl:if test="r:score/@value">
      <xsl:variable name="at"><xsl:call-template name="web-percent"><xsl:with-param name="value" select="r:score/@value"/></xsl:call-template></xsl:variable>
      <xsl:call-template name="web-bar"><xsl:with-param name="percent" select="$at"/><xsl:with-param name="class" select="'b2'"/></xsl:call-template>
    </xsl:if></td>
  </xsl:template>

  <!-- ======== KPIs -->
  <xsl:template name="kpi-table">
    <section aria-labelledby="kpis">
      <h2 id="kpis">ผลรายตัวชี้วัด</h2>
      <div class="wide" tabindex="0" role="region" aria-label="ตารางผลรายตัวชี้วัด"><table aria-labelledby="kpis">
        <thead><tr><th scope="col">ที่</th><th scope="col">ตัวชี้วัด</th><th scope="col">หน่วยวัด</th><th scope="col">น้ำหนัก</th><th scope="col">ผลการ<br/>ดำเนินงาน</th><th scope="col">คะแนน</th><th scope="col">คะแนน<br/>ถ่วงน้ำหนัก</th><td class="bar"></td></tr></thead>
        <tbody><xsl:for-each select="$kpis"><tr>
          <td><xsl:value-of select="@number"/></td>
          <th scope="row"><xsl:value-of select="r:name"/>
            <xsl:if test="r:target"><br/><small>ค่าเป้าหมาย <xsl:for-each select="r:target"><xsl:if test="position() &gt; 1"> / </xsl:if><xsl:value-of select="@text"/></xsl:for-each></small></xsl:if>
            <xsl:if test="@status != 'scored'"><br/><small><xsl:choose><xsl:when test="@status = 'cancelled'">ยกเลิก</xsl:when><xsl:when test="@status = 'not-applicable'">ไม่ประเมิน</xsl:when><xsl:when test="@status = 'monitored'">ติดตาม ไม่คิดคะแนน</xsl:when><xsl:otherwise>ยังไม่มีผล</xsl:otherwise></xsl:choose></small></xsl:if></th>
          <td><xsl:value-of select="r:unit-of-measure"/></td>
          <td class="figure"><xsl:value-of select="r:weight/r:effective/@text"/></td>
          <td class="figure"><xsl:value-of select="r:result/@text"/><xsl:if test="not(r:result/@text)">-</xsl:if></td>
          <xsl:call-template name="score-cells"/>
        </tr></xsl:for-each></tbody>
      </table></div>
    </section>
  </xsl:template>

  <!-- ======== beside others, beside other years -->
  <xsl:template name="peers">
    <xsl:for-each select="$peers">
      <section aria-labelledby="peers-{position()}">
        <h2 id="peers-{position()}"><xsl:value-of select="@name"/></h2>
        <table class="bands" aria-labelledby="peers-{position()}">
          <thead><tr><th scope="col"><xsl:value-of select="$framework/r:unit-kind/r:name"/></th><th scope="col">คะแนน</th><td class="bar"></td></tr></thead>
          <tbody><xsl:for-each select="r:peer"><tr>
            <th scope="row"><xsl:choose><xsl:when test="@self = 'yes'"><strong><xsl:value-of select="@name"/></strong></xsl:when><xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise></xsl:choose></th>
            <td class="figure"><xsl:value-of select="@text"/><xsl:if test="not(@text)">-</xsl:if></td>
            <td class="bar"><xsl:if test="@value">
              <xsl:variable name="at"><xsl:call-template name="web-percent"><xsl:with-param name="value" select="@value"/></xsl:call-template></xsl:variable>
              <xsl:call-template name="web-bar"><xsl:with-param name="percent" select="$at"/><xsl:with-param name="class"><xsl:choose><xsl:when test="@self = 'yes'">b1</xsl:when><xsl:otherwise>b3</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
            </xsl:if></td>
          </tr></xsl:for-each></tbody>
        </table>
      </section>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="years">
    <xsl:if test="$unit/r:year[2]">
      <section aria-labelledby="years">
        <h2 id="years">เปรียบเทียบรายปี</h2>
        <table class="bands" aria-labelledby="years">
          <thead><tr><th scope="col">ปีงบประมาณ พ.ศ.</th><th scope="col">คะแนน</th><th scope="col">ระดับ</th><td class="bar"></td></tr></thead>
          <tbody><xsl:for-each select="$unit/r:year"><tr>
            <th scope="row"><xsl:value-of select="@fiscal-year"/></th>
            <td class="figure"><xsl:choose><xsl:when test="@value"><xsl:value-of select="@text"/></xsl:when><xsl:otherwise>-</xsl:otherwise></xsl:choose></td>
            <td class="whole"><xsl:choose><xsl:when test="@band-name"><xsl:value-of select="@band-name"/></xsl:when><xsl:when test="not(@value) and @text"><xsl:value-of select="@text"/></xsl:when><xsl:otherwise>-</xsl:otherwise></xsl:choose></td>
            <td class="bar"><xsl:if test="@value">
              <xsl:variable name="at"><xsl:call-template name="web-percent"><xsl:with-param name="value" select="@value"/></xsl:call-template></xsl:variable>
              <xsl:call-template name="web-bar"><xsl:with-param name="percent" select="$at"/><xsl:with-param name="class" select="'b2'"/></xsl:call-template>
            </xsl:if></td>
          </tr></xsl:for-each></tbody>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- ======== what people wrote -->
  <xsl:template name="comments">
    <xsl:for-each select="$unit/r:strengths | $unit/r:obstacles | $unit/r:recommendations">
      <section>
        <h2><xsl:choose><xsl:when test="self::r:strengths">จุดเด่น</xsl:when><xsl:when test="self::r:obstacles">ปัญหาและอุปสรรค</xsl:when><xsl:otherwise>ข้อเสนอแนะ</xsl:otherwise></xsl:choose></h2>
        <ul><xsl:for-each select="r:item"><li><xsl:value-of select="."/></li></xsl:for-each></ul>
      </section>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
