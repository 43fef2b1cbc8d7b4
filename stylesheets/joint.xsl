<?xml version="1.0" encoding="UTF-8"?>
<!-- The report on Joint KPIs by agenda: what was agreed, who carries it, what each reached. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" xmlns:c="urn:samrit:chart" xmlns:e="http://exslt.org/common"
                exclude-result-prefixes="r e" s:short="yes">
  <xsl:import href="common/style.xsl"/>
  <xsl:import href="common/text.xsl"/>
  <xsl:import href="common/page.xsl"/>
  <xsl:import href="common/outline.xsl"/>
  <xsl:import href="common/chart.xsl"/>
  <xsl:import href="parts/nation-overall.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:variable name="summary" select="/r:results/r:summary"/>
  <xsl:variable name="joint" select="/r:results/r:joint-kpis/r:agenda"/>
  <xsl:variable name="banded" select="$framework/r:ranking/@policy != 'exempt'"/>
  <xsl:variable name="subject" select="concat('รายงานผลการประเมินตัวชี้วัดขับเคลื่อนการบูรณาการร่วมกัน (Joint KPIs) ประจำปีงบประมาณ พ.ศ. ', $year)"/>

  <xsl:variable name="entries">
    <entry id="overview" level="1" label="">ภาพรวม</entry>
    <xsl:for-each select="$joint">
      <entry id="agenda-{@id}" level="1" label="{concat('ประเด็นที่ ', position())}"><xsl:value-of select="r:name"/></entry>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="outline" select="e:node-set($entries)/entry"/>

  <xsl:variable name="titles">
    <entry id="table-overview" kind="table">ผลการประเมินตัวชี้วัดขับเคลื่อนการบูรณาการร่วมกัน</entry>
    <entry id="figure-overview" kind="figure">คะแนนเฉลี่ยของตัวชี้วัดขับเคลื่อนการบูรณาการร่วมกัน</entry>
    <xsl:for-each select="$joint"><entry id="table-joint-{@id}" kind="table"><xsl:value-of select="concat('ผลการประเมินราย', $kind, ' ประเด็น', r:name)"/></entry></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="captions" select="e:node-set($titles)/entry"/>

  <xsl:template match="/">
    <xsl:if test="not($joint)"><xsl:message terminate="yes">the results have no Joint KPIs</xsl:message></xsl:if>
    <fo:root xsl:use-attribute-sets="root">
      <xsl:call-template name="masters"/>
      <xsl:call-template name="metadata"><xsl:with-param name="title" select="$subject"/><xsl:with-param name="subject" select="$subject"/></xsl:call-template>
      <xsl:call-template name="bookmarks"/>
      <xsl:call-template name="cover"/>
      <fo:page-sequence master-reference="page" format="1" id="document">
        <xsl:call-template name="running">
          <xsl:with-param name="left" select="concat('Joint KPIs ประจำปีงบประมาณ พ.ศ. ', $year)"/>
          <xsl:with-param name="right" select="$project/r:owner"/>
          <xsl:with-param name="end">document</xsl:with-param>
        </xsl:call-template>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="contents"/>
          <xsl:call-template name="overview"/>
          <xsl:for-each select="$joint">
            <xsl:call-template name="section"><xsl:with-param name="id" select="concat('agenda-', @id)"/></xsl:call-template>
            <fo:block xsl:use-attribute-sets="paragraph" keep-with-next.within-page="always"><xsl:call-template name="agenda-sentence"/></fo:block>
            <xsl:call-template name="nation-joint"/>
          </xsl:for-each>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <xsl:template name="cover">
    <fo:page-sequence master-reference="cover" format="1" force-page-count="{$cover-force}">
      <xsl:call-template name="cover-marks"/>
      <fo:flow flow-name="xsl-region-body" text-align="center">
        <fo:block space-before="55mm" space-before.conditionality="retain" font-size="28pt" line-height="36pt" font-weight="bold" role="H1" linefeed-treatment="preserve">
          <xsl:call-template name="title-lines"><xsl:with-param name="title" select="$subject"/></xsl:call-template>
        </fo:block>
        <xsl:call-template name="cover-foot"/>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:template name="agenda-sentence">
    <xsl:value-of select="concat('ประเด็น', r:name, ' มีตัวชี้วัด ', count(r:joint-kpi), ' ตัวชี้วัด ได้แก่')"/>
    <xsl:for-each select="r:joint-kpi"><xsl:value-of select="concat(' ', r:name, ' (', @units, ' ', $classifier, ' คะแนนเฉลี่ย ', r:mean/@text, ' คะแนน)')"/></xsl:for-each>
  </xsl:template>

  <!-- ======== all of them on one page -->
  <xsl:template name="overview">
    <xsl:call-template name="part"><xsl:with-param name="id">overview</xsl:with-param><xsl:with-param name="little" select="count($joint) &lt; 12"/></xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">table-overview</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="small-table">
      <fo:table-column column-width="proportional-column-width(12)"/><fo:table-column column-width="proportional-column-width(3)"/>
      <xsl:for-each select="$framework/r:tier"><fo:table-column column-width="proportional-column-width(3)"/></xsl:for-each>
      <fo:table-column column-width="proportional-column-width(4)"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <fo:table-cell xsl:use-attribute-sets="th" number-rows-spanned="{1 + boolean($framework/r:tier)}"><fo:block>ประเด็น / ตัวชี้วัด</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="th" number-rows-spanned="{1 + boolean($framework/r:tier)}"><fo:block><xsl:value-of select="$kind"/></fo:block></fo:table-cell>
          <xsl:if test="$framework/r:tier"><fo:table-cell xsl:use-attribute-sets="th" number-columns-spanned="{count($framework/r:tier)}"><fo:block>บรรลุค่าเป้าหมายตั้งแต่ (ร้อยละ)</fo:block></fo:table-cell></xsl:if>
          <fo:table-cell xsl:use-attribute-sets="th" number-rows-spanned="{1 + boolean($framework/r:tier)}"><fo:block>คะแนนเฉลี่ย</fo:block></fo:table-cell>
        </fo:table-row>
        <xsl:if test="$framework/r:tier"><fo:table-row xsl:use-attribute-sets="row">
          <xsl:for-each select="$framework/r:tier"><xsl:call-template name="th"><xsl:with-param name="text" select="substring-after(r:name, 'ค่าเป้าหมาย')"/></xsl:call-template></xsl:for-each>
        </fo:table-row></xsl:if>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$joint">
          <fo:table-row xsl:use-attribute-sets="row" font-weight="bold" background-color="{$total-fill}" keep-with-next.within-page="always">
            <fo:table-cell xsl:use-attribute-sets="rh" number-columns-spanned="{3 + count($framework/r:tier)}"><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
          </fo:table-row>
          <xsl:for-each select="r:joint-kpi"><xsl:call-template name="overview-row"/></xsl:for-each>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
    <xsl:call-template name="overview-chart"/>
  </xsl:template>

  <xsl:template name="overview-row">
    <xsl:variable name="reached" select="r:reached"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@units"/></fo:block></fo:table-cell>
      <xsl:for-each select="$framework/r:tier">
        <xsl:variable name="percent" select="$reached[@tier = current()/@id]/@percent"/>
        <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$percent"/><xsl:if test="not($percent)">-</xsl:if></fo:block></fo:table-cell>
      </xsl:for-each>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:mean/@text"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="overview-chart">
    <xsl:variable name="kpis" select="$joint/r:joint-kpi"/>
    <xsl:variable name="type"><xsl:call-template name="chart-type"><xsl:with-param name="names" select="$kpis/r:name"/></xsl:call-template></xsl:variable>
    <xsl:variable name="alternative">
      <xsl:text>แผนภูมิแท่งคะแนนเฉลี่ย</xsl:text>
      <xsl:for-each select="$kpis"><xsl:value-of select="concat(' ', r:name, ' ', r:mean/@text)"/></xsl:for-each>
    </xsl:variable>
    <xsl:call-template name="chart">
      <xsl:with-param name="type" select="$type"/>
      <xsl:with-param name="width">430</xsl:with-param><xsl:with-param name="height"><xsl:choose><xsl:when test="$type = 'rows'"><xsl:value-of select="28 + 20 * count($kpis)"/></xsl:when><xsl:otherwise>190</xsl:otherwise></xsl:choose></xsl:with-param>
      <xsl:with-param name="minimum" select="$framework/r:scale/@minimum"/><xsl:with-param name="maximum" select="$framework/r:scale/@maximum"/>
      <xsl:with-param name="unit">คะแนน</xsl:with-param>
      <xsl:with-param name="alternative" select="$alternative"/>
      <xsl:with-param name="content">
        <xsl:for-each select="$kpis"><c:category label="{r:name}"/></xsl:for-each>
        <c:series><xsl:for-each select="$kpis"><c:value label="{r:mean/@text}"><xsl:copy-of select="r:mean/@value"/></c:value></xsl:for-each></c:series>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">figure-overview</xsl:with-param></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
