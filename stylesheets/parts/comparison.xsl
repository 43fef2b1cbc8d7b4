<?xml version="1.0" encoding="UTF-8"?>
<!-- What the comparison and the erratum share: both sides, changes as rows of a table, the marks and data of a document that is
     not made from results.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:d="urn:samrit:comparison" xmlns:s="urn:samrit:functions" xmlns:x="adobe:ns:meta/"
                xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
                exclude-result-prefixes="fox d s x rdf dc">

  <xsl:variable name="before" select="/d:comparison/d:set[d:before][1]/d:before"/>
  <xsl:variable name="after" select="/d:comparison/d:set[d:after][1]/d:after"/>
  <xsl:variable name="one-year" select="$before/@fiscal-year = $after/@fiscal-year"/>

  <xsl:template name="marks">
    <fo:block xsl:use-attribute-sets="running" padding-top="8mm" padding-bottom="1.5mm" text-align="end" font-size="14pt" line-height="18pt">
      <xsl:choose>
        <xsl:when test="//d:before/@synthetic = 'yes' or //d:after/@synthetic = 'yes'"><xsl:call-template name="mark"><xsl:with-param name="text">ข้อมูลตัวอย่าง</xsl:with-param></xsl:call-template></xsl:when>
        <xsl:otherwise>&#160;</xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <xsl:template name="metadata">
    <xsl:param name="title"/>
    <xsl:param name="subject"/>
    <fo:declarations><x:xmpmeta><rdf:RDF><rdf:Description rdf:about="">
      <dc:title><xsl:value-of select="$title"/></dc:title>
      <dc:description><xsl:value-of select="$subject"/></dc:description>
      <dc:language>th-TH</dc:language>
    </rdf:Description></rdf:RDF></x:xmpmeta></fo:declarations>
  </xsl:template>

  <xsl:template name="th">
    <xsl:param name="text"/>
    <fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:value-of select="$text"/></fo:block></fo:table-cell>
  </xsl:template>

  <!-- ======== tables of changes: what, whose, before, after -->
  <xsl:template name="change-columns">
    <fo:table-column column-width="proportional-column-width(2.3)"/><fo:table-column column-width="proportional-column-width(4)"/>
    <fo:table-column column-width="proportional-column-width(5)"/><fo:table-column column-width="proportional-column-width(5)"/><fo:table-column column-width="proportional-column-width(2.6)"/>
    <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
      <xsl:call-template name="th"><xsl:with-param name="text">ประเภท</xsl:with-param></xsl:call-template>
      <xsl:call-template name="th"><xsl:with-param name="text">รายการ</xsl:with-param></xsl:call-template>
      <xsl:call-template name="th"><xsl:with-param name="text">เดิม</xsl:with-param></xsl:call-template>
      <xsl:call-template name="th"><xsl:with-param name="text">ใหม่</xsl:with-param></xsl:call-template>
      <xsl:call-template name="th"><xsl:with-param name="text">ผลต่าง</xsl:with-param></xsl:call-template>
    </fo:table-row></fo:table-header>
  </xsl:template>

  <xsl:template name="change-row">
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:call-template name="class"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="rh"><fo:block>
        <xsl:value-of select="@name"/>
        <xsl:choose>
          <xsl:when test="@key-name and @key-name != string(d:after) and @key-name != string(d:before)"> (<xsl:value-of select="@key-name"/>)</xsl:when>
          <xsl:when test="@key and not(@key-name)"> (<xsl:value-of select="@key"/>)</xsl:when>
        </xsl:choose>
      </fo:block></fo:table-cell>
      <xsl:call-template name="value-cell"><xsl:with-param name="value" select="d:before"/></xsl:call-template>
      <xsl:call-template name="value-cell"><xsl:with-param name="value" select="d:after"/></xsl:call-template>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="@difference"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- a KPI's own row, and what changed in it; of years apart, that words differ goes without saying -->
  <xsl:template name="kpi-rows">
    <fo:table-row xsl:use-attribute-sets="row" background-color="{$total-fill}" font-weight="bold" keep-with-next.within-page="always">
      <xsl:if test="not(d:change)"><xsl:attribute name="keep-with-next.within-page">auto</xsl:attribute></xsl:if>
      <fo:table-cell xsl:use-attribute-sets="rh" number-columns-spanned="5"><fo:block>
        <xsl:value-of select="concat('ตัวชี้วัดที่ ', (@after | @before)[last()], ' ', d:name)"/>
        <xsl:if test="@state = 'added'"> (ตัวชี้วัดใหม่)</xsl:if>
        <xsl:if test="@state = 'removed'"> (ไม่มีแล้ว)</xsl:if>
      </fo:block></fo:table-cell>
    </fo:table-row>
    <xsl:for-each select="d:change[@class = 'data' or @class = 'rule' or @field = 'KPI_SCORE' or @field = 'KPI_WEIGHTED' or (@class = 'text' and $one-year)]"><xsl:call-template name="change-row"/></xsl:for-each>
    <xsl:if test="not($one-year) and d:change[@class = 'text']">
      <fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="td"><fo:block>ข้อความ</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="td" number-columns-spanned="4"><fo:block>
          <xsl:for-each select="d:change[@class = 'text']"><xsl:if test="position() > 1">, </xsl:if><xsl:value-of select="@name"/></xsl:for-each>
        </fo:block></fo:table-cell>
      </fo:table-row>
    </xsl:if>
  </xsl:template>

  <xsl:template name="value-cell">
    <xsl:param name="value"/>
    <fo:table-cell xsl:use-attribute-sets="td">
      <fo:block linefeed-treatment="preserve"><xsl:call-template name="value"><xsl:with-param name="value" select="$value"/></xsl:call-template></fo:block>
    </fo:table-cell>
  </xsl:template>

  <!-- words of results.xml in the words of people -->
  <xsl:template name="value">
    <xsl:param name="value"/>
    <xsl:variable name="field" select="@field"/>
    <xsl:choose>
      <xsl:when test="not($value) or string($value) = ''">ไม่มี</xsl:when>
      <xsl:when test="$field = 'KPI_STATUS' and $value = 'scored'">คิดคะแนน</xsl:when>
      <xsl:when test="$field = 'KPI_STATUS'"><xsl:call-template name="status"><xsl:with-param name="status" select="$value"/></xsl:call-template></xsl:when>
      <xsl:when test="$field = 'RANKING' and $value = 'full'">จัดระดับและลำดับ</xsl:when>
      <xsl:when test="$field = 'RANKING' and $value = 'bands'">จัดระดับ ไม่จัดลำดับ</xsl:when>
      <xsl:when test="$field = 'RANKING' and $value = 'exempt'">ไม่จัดระดับและลำดับ</xsl:when>
      <xsl:when test="$field = 'AGGREGATE' and $value = 'weighted-sum'">รวมตามน้ำหนัก</xsl:when>
      <xsl:when test="$field = 'AGGREGATE' and $value = 'mean'">ค่าเฉลี่ย</xsl:when>
      <xsl:when test="$field = 'AGGREGATE' and $value = 'minimum'">ค่าต่ำสุด</xsl:when>
      <xsl:when test="$field = 'AGGREGATE' and $value = 'majority'">องค์ประกอบส่วนใหญ่</xsl:when>
      <xsl:when test="$field = 'KPI_MILESTONE' and $value = 'yes'">แล้วเสร็จ</xsl:when>
      <xsl:when test="$field = 'KPI_MILESTONE' and $value = 'no'">ยังไม่แล้วเสร็จ</xsl:when>
      <xsl:otherwise><xsl:value-of select="$value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="class">
    <xsl:choose>
      <xsl:when test="@class = 'data'">ข้อมูล</xsl:when>
      <xsl:when test="@class = 'rule'">หลักเกณฑ์</xsl:when>
      <xsl:when test="@class = 'text'">ข้อความ</xsl:when>
      <xsl:otherwise>ผล</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="cause">
    <xsl:param name="cause"/>
    <xsl:choose>
      <xsl:when test="$cause = 'data'">ข้อมูล</xsl:when>
      <xsl:when test="$cause = 'rule'">หลักเกณฑ์</xsl:when>
      <xsl:when test="$cause = 'data-and-rule'">ข้อมูลและหลักเกณฑ์</xsl:when>
      <xsl:otherwise>-</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
