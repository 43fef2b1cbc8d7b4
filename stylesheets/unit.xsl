<?xml version="1.0" encoding="UTF-8"?>
<!-- The report of one unit: cover, contents, summary, overall results, a sheet for each KPI, framework, audit page.
     Input: results.xml with one unit (scope="unit"), or with many and the parameter "unit" (a code). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" xmlns:e="http://exslt.org/common"
                exclude-result-prefixes="r e" s:short="yes">
  <xsl:import href="common/style.xsl"/>
  <xsl:import href="common/text.xsl"/>
  <xsl:import href="common/page.xsl"/>
  <xsl:import href="common/outline.xsl"/>
  <xsl:import href="common/chart.xsl"/>
  <xsl:import href="parts/unit-overall.xsl"/>
  <xsl:import href="parts/unit-kpi.xsl"/>
  <xsl:import href="parts/categories.xsl"/>
  <xsl:import href="parts/framework.xsl"/>
  <xsl:import href="parts/audit.xsl"/>
  <xsl:import href="parts/unit-form.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:param name="unit"/>
  <xsl:variable name="this" select="/r:results/r:units/r:unit[$unit = '' or @code = $unit][1]"/>
  <xsl:variable name="summary" select="/r:results/r:summary"/>
  <!-- the group it is compared within, or its first -->
  <xsl:variable name="group" select="$this/r:group[@grouping = $this/r:peers/@grouping] | $this/r:group[not($this/r:peers)][1]"/>
  <!-- "กลุ่มจัดตั้งตามพระราชบัญญัติ…": what does not say that it is many gets a word that does -->
  <xsl:variable name="peers-name" select="concat(substring('กลุ่ม', 1, 5 * not(starts-with($this/r:peers/@name, 'กลุ่ม') or starts-with($this/r:peers/@name, 'กระทรวง') or starts-with($this/r:peers/@name, 'ภาค') or starts-with($this/r:peers/@name, 'สำนัก'))), $this/r:peers/@name)"/>
  <!-- what it is compared with; one alone is nothing to compare. What all units came to is not told here: a report stays as it is
       when the score of a unit elsewhere is corrected -->
  <xsl:variable name="peers" select="$this/r:peers[r:peer[2]]"/>
  <xsl:variable name="has-peers" select="boolean($peers)"/>
  <xsl:variable name="in-peers" select="concat('ใน', $summary/r:grouping[@id = $peers/@grouping]/r:name)"/>
  <xsl:variable name="has-years" select="boolean($this/r:year[@fiscal-year &lt; $year]/@value)"/>
  <xsl:variable name="has-year-chart" select="count($this/r:year[@value]) &gt; 1"/>
  <xsl:variable name="ranked" select="$framework/r:ranking/@policy = 'full'"/>
  <xsl:variable name="banded" select="$framework/r:ranking/@policy != 'exempt' and $framework/r:band"/>

  <!-- where nobody had any there is no part for them: the summary says so -->
  <xsl:variable name="troubled" select="$this/r:component/r:kpi[r:obstacles/r:item]"/>
  <xsl:variable name="has-obstacles" select="boolean($troubled or $this/r:obstacles/r:item or $this/r:recommendations/r:item)"/>

  <!-- ======== what is in it, in order: contents, bookmarks and headings all read this -->
  <xsl:variable name="entries">
    <entry id="summary" level="1" label="">บทสรุปผู้บริหาร</entry>
    <entry id="part-1" level="1" label="ส่วนที่ 1">ผลการประเมินในภาพรวม</entry>
    <entry id="scores" level="2" label="1.1">คะแนนตามองค์ประกอบและตัวชี้วัด</entry>
    <entry id="band" level="2" label="1.2">ระดับผลการประเมิน</entry>
    <xsl:if test="$has-peers"><entry id="peers" level="2" label="1.3">การเปรียบเทียบภายในกลุ่ม</entry></xsl:if>
    <xsl:if test="$has-years"><entry id="years" level="2" label="{concat('1.', 3 + $has-peers)}">ผลการประเมินย้อนหลัง</entry></xsl:if>
    <entry id="part-2" level="1" label="ส่วนที่ 2">ผลการประเมินรายตัวชี้วัด</entry>
    <xsl:for-each select="$this/r:component/r:kpi">
      <entry id="kpi-{@id}" level="2" label="{concat('ตัวชี้วัดที่ ', @number)}"><xsl:if test="last() &gt; 20"><xsl:attribute name="listed">no</xsl:attribute></xsl:if><xsl:value-of select="r:name"/></entry>
    </xsl:for-each>
    <xsl:if test="$has-obstacles"><entry id="part-3" level="1" label="ส่วนที่ 3">ปัญหา อุปสรรค และข้อเสนอแนะ</entry></xsl:if>
    <entry id="framework" level="1" label="ภาคผนวก ก">กรอบและเกณฑ์การประเมิน</entry>
    <entry id="audit" level="1" label="ภาคผนวก ข">ที่มาของตัวเลขและการคำนวณ</entry>
    <entry id="next-form" level="1" label="ภาคผนวก ค">แบบรายงานข้อมูลสำหรับปีงบประมาณถัดไป</entry>
  </xsl:variable>
  <xsl:variable name="outline" select="e:node-set($entries)/entry"/>

  <xsl:variable name="titles">
    <entry id="table-components" kind="table">คะแนนตามองค์ประกอบ</entry>
    <xsl:if test="$has-gauge"><entry id="figure-gauge" kind="figure"><xsl:value-of select="concat('คะแนนรวม ', $this/r:score/@text, ' คะแนน เทียบกับเกณฑ์การจัดระดับ')"/></entry></xsl:if>
    <entry id="table-scores" kind="table"><xsl:value-of select="'ผลการประเมินจำแนกตามองค์ประกอบและตัวชี้วัด'"/></entry>
    <xsl:if test="$banded"><entry id="table-bands" kind="table"><xsl:text>เกณฑ์การจัดระดับ</xsl:text><xsl:call-template name="band-peers"/></entry></xsl:if>
    <xsl:if test="$has-peers">
      <entry id="table-peers" kind="table"><xsl:value-of select="concat('คะแนนผลการประเมินของ', $kind, 'ใน', $peers-name)"/></entry>
      <entry id="figure-peers" kind="figure"><xsl:value-of select="concat('คะแนนผลการประเมินเปรียบเทียบภายใน', $peers-name)"/></entry>
    </xsl:if>
    <xsl:if test="$has-years"><entry id="table-years" kind="table"><xsl:value-of select="concat('ผลการประเมินของ', $this/r:full-name, 'ย้อนหลัง')"/></entry></xsl:if>
    <xsl:if test="$has-year-chart"><entry id="figure-years" kind="figure">คะแนนผลการประเมินรายปีงบประมาณ</entry></xsl:if>
    <entry id="table-kpis" kind="table"><xsl:value-of select="concat('ตัวชี้วัดของ', $this/r:full-name)"/></entry>
  </xsl:variable>
  <xsl:variable name="captions" select="e:node-set($titles)/entry"/>

  <!-- what another report made of these parts says in place of it -->
  <xsl:variable name="report-title" select="$project/r:title"/>
  <xsl:variable name="running-title" select="concat('รายงานผลการประเมิน ประจำปีงบประมาณ พ.ศ. ', $year)"/>

  <xsl:template match="/">
    <xsl:if test="not($this)"><xsl:message terminate="yes">the results have no unit <xsl:value-of select="$unit"/></xsl:message></xsl:if>
    <fo:root xsl:use-attribute-sets="root">
      <xsl:call-template name="masters"/>
      <xsl:call-template name="metadata">
        <xsl:with-param name="title" select="concat($report-title, ' : ', $this/r:full-name)"/>
        <xsl:with-param name="subject" select="concat('ผลการประเมินของ', $this/r:full-name)"/>
      </xsl:call-template>
      <xsl:call-template name="bookmarks"/>
      <xsl:call-template name="cover"/>
      <fo:page-sequence master-reference="page" format="1" id="document">
        <xsl:call-template name="running">
          <xsl:with-param name="left" select="$running-title"/>
          <xsl:with-param name="right" select="$this/r:full-name"/>
          <xsl:with-param name="end">document</xsl:with-param>
        </xsl:call-template>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="body"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <xsl:template name="body">
    <xsl:call-template name="contents"/>
    <xsl:call-template name="summary"/>
    <xsl:call-template name="overall"/>
    <xsl:call-template name="part"><xsl:with-param name="id">part-2</xsl:with-param></xsl:call-template>
    <xsl:call-template name="kpi-list"/>
    <xsl:apply-templates select="$this/r:component/r:kpi" mode="sheet"/>
    <xsl:if test="$has-obstacles"><xsl:call-template name="obstacles"/></xsl:if>
    <xsl:call-template name="framework"/>
    <xsl:call-template name="audit"/>
    <xsl:call-template name="next-form"/>
  </xsl:template>

  <!-- ======== cover -->
  <xsl:template name="cover">
    <fo:page-sequence master-reference="cover" format="1" force-page-count="{$cover-force}">
      <xsl:call-template name="cover-marks"/>
      <fo:flow flow-name="xsl-region-body" text-align="center">
        <fo:block space-before="40mm" space-before.conditionality="retain" font-size="24pt" line-height="30pt" font-weight="bold" role="H1" linefeed-treatment="preserve">
          <xsl:call-template name="title-lines"><xsl:with-param name="title" select="$report-title"/></xsl:call-template>
        </fo:block>
        <fo:block space-before="16mm" margin-left="45mm" margin-right="45mm" border-top="1pt solid #000000" role="artifact">&#160;</fo:block>
        <fo:block space-before="6mm" font-size="32pt" line-height="40pt" font-weight="bold"><xsl:value-of select="$this/r:full-name"/></fo:block>
        <fo:block font-size="20pt" line-height="26pt"><xsl:value-of select="$group/r:name"/></fo:block>
        <!-- the end of the year goes without saying -->
        <xsl:if test="$framework/r:round/@of &gt; 1 and not(starts-with($framework/r:round/r:name, 'สิ้นปี'))">
          <fo:block space-before="6mm" font-size="20pt" line-height="26pt"><xsl:value-of select="$framework/r:round/r:name"/></fo:block>
        </xsl:if>
        <xsl:call-template name="cover-foot"/>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <!-- ======== summary for the executive: one page -->
  <xsl:template name="summary">
    <xsl:call-template name="part"><xsl:with-param name="id">summary</xsl:with-param></xsl:call-template>
    <xsl:call-template name="summary-figures"/>
    <xsl:if test="$has-gauge"><xsl:call-template name="score-gauge"/></xsl:if>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="summary-sentence"/></fo:block>
    <xsl:apply-templates select="$this/r:summary/r:p" mode="paragraph"/>
    <xsl:call-template name="component-table"/>
    <xsl:if test="$this/r:strengths/r:item">
      <fo:block xsl:use-attribute-sets="subheading">จุดเด่นของผลการดำเนินงาน</fo:block>
      <xsl:call-template name="items"><xsl:with-param name="items" select="$this/r:strengths/r:item"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="$this/r:recommendations/r:item">
      <fo:block xsl:use-attribute-sets="subheading">ข้อเสนอแนะที่สำคัญ</fo:block>
      <xsl:call-template name="items"><xsl:with-param name="items" select="$this/r:recommendations/r:item"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="not($has-obstacles)"><fo:block xsl:use-attribute-sets="paragraph">ในรอบการประเมินนี้ไม่มีการรายงานปัญหา อุปสรรค หรือข้อเสนอแนะ</fo:block></xsl:if>
  </xsl:template>

  <!-- ======== part 3 -->
  <xsl:template name="obstacles">
    <xsl:call-template name="part"><xsl:with-param name="id">part-3</xsl:with-param><xsl:with-param name="little" select="not($troubled)"/></xsl:call-template>
    <xsl:if test="$this/r:obstacles/r:item">
      <fo:block xsl:use-attribute-sets="subheading">ปัญหาและอุปสรรคในภาพรวม</fo:block>
      <xsl:call-template name="items"><xsl:with-param name="items" select="$this/r:obstacles/r:item"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="$troubled">
      <fo:block xsl:use-attribute-sets="subheading">ปัญหาและอุปสรรครายตัวชี้วัด</fo:block>
      <fo:table xsl:use-attribute-sets="table">
        <fo:table-column column-width="proportional-column-width(5)"/><fo:table-column column-width="proportional-column-width(2)"/><fo:table-column column-width="proportional-column-width(8)"/>
        <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
          <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ตัวชี้วัด</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="th"><fo:block>คะแนน</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ปัญหาและอุปสรรค</fo:block></fo:table-cell>
        </fo:table-row></fo:table-header>
        <fo:table-body>
          <xsl:for-each select="$troubled">
            <fo:table-row xsl:use-attribute-sets="row">
              <fo:table-cell xsl:use-attribute-sets="rh"><fo:block start-indent="6mm" text-indent="-6mm"><xsl:value-of select="concat(@number, ' ', r:name)"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:score/@text"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="td"><xsl:call-template name="cell-items"><xsl:with-param name="items" select="r:obstacles/r:item"/></xsl:call-template></fo:table-cell>
            </fo:table-row>
          </xsl:for-each>
        </fo:table-body>
      </fo:table>
    </xsl:if>
    <xsl:if test="$this/r:recommendations/r:item">
      <fo:block xsl:use-attribute-sets="subheading">ข้อเสนอแนะ</fo:block>
      <xsl:call-template name="items"><xsl:with-param name="items" select="$this/r:recommendations/r:item"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
