<?xml version="1.0" encoding="UTF-8"?>
<!-- Annexes of the annual report: what each KPI means and where its figures come from; the rules of scoring. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" exclude-result-prefixes="fox r s">

  <!-- KPIs of one name are one: many units carry it -->
  <xsl:key name="kpi-by-name" match="r:kpi" use="r:name"/>

  <xsl:template name="definitions">
    <xsl:variable name="kpis" select="$units/r:component/r:kpi[generate-id() = generate-id(key('kpi-by-name', r:name)[1])]"/>
    <xsl:call-template name="part"><xsl:with-param name="id">definitions</xsl:with-param><xsl:with-param name="little" select="not($two-sided) and count($kpis) &lt; 9"/></xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">table-definitions</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table" font-size="12pt" line-height="{$line-12}">
      <fo:table-column column-width="proportional-column-width(9)"/><fo:table-column column-width="proportional-column-width(4.5)"/>
      <fo:table-column column-width="proportional-column-width(15)"/><fo:table-column column-width="proportional-column-width(7.5)"/>
      <fo:table-header><xsl:call-template name="continued-row"><xsl:with-param name="columns">4</xsl:with-param></xsl:call-template><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text">ตัวชี้วัด</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">หน่วยวัด</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">คำอธิบายและสูตรการคำนวณ</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">แหล่งข้อมูล</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:call-template name="continued"><xsl:with-param name="id">table-definitions</xsl:with-param></xsl:call-template>
        <xsl:for-each select="$kpis">
          <xsl:sort select="s:sort-key(r:name)"/>
          <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="no-row-alone"/>
            <fo:table-cell xsl:use-attribute-sets="rh"><xsl:call-template name="first-row"/><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="r:unit-of-measure"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td">
              <xsl:variable name="name"><xsl:if test="key('kpi-by-name', r:name)[2]"><xsl:value-of select="../../r:full-name"/></xsl:if></xsl:variable>
              <xsl:for-each select="r:definition/r:p"><fo:block><xsl:call-template name="for-all"><xsl:with-param name="text" select="string()"/><xsl:with-param name="name" select="string($name)"/></xsl:call-template></fo:block></xsl:for-each>
              <xsl:if test="r:formula"><fo:block><xsl:value-of select="concat('สูตร : ', r:formula)"/></fo:block></xsl:if>
              <xsl:if test="not(r:definition/r:p or r:formula)"><fo:block>-</fo:block></xsl:if>
            </fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:value-of select="r:source"/><xsl:if test="not(r:source)">-</xsl:if></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
        <xsl:if test="not($units/r:component/r:kpi)"><fo:table-row><fo:table-cell xsl:use-attribute-sets="td-centre" number-columns-spanned="4"><xsl:call-template name="first-row"><xsl:with-param name="first" select="true()"/></xsl:call-template><fo:block>-</fo:block></fo:table-cell></fo:table-row></xsl:if>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- @text with the @kind in place of the @name of one -->
  <xsl:template name="for-all">
    <xsl:param name="text"/>
    <xsl:param name="name"/>
    <xsl:choose>
      <xsl:when test="$name != '' and contains($text, $name)">
        <xsl:value-of select="concat(substring-before($text, $name), $kind)"/>
        <xsl:call-template name="for-all"><xsl:with-param name="text" select="substring-after($text, $name)"/><xsl:with-param name="name" select="$name"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="rules">
    <xsl:call-template name="part"><xsl:with-param name="id">rules</xsl:with-param></xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">table-rules</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(8)"/><fo:table-column column-width="proportional-column-width(5)"/>
      <fo:table-header><xsl:call-template name="continued-row"><xsl:with-param name="columns">2</xsl:with-param></xsl:call-template><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text">กฎ</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ที่มา</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:call-template name="continued"><xsl:with-param name="id">table-rules</xsl:with-param></xsl:call-template>
        <xsl:for-each select="$framework/r:rule">
          <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="no-row-alone"/>
            <fo:table-cell xsl:use-attribute-sets="rh"><xsl:call-template name="first-row"/><fo:block><xsl:value-of select="r:text"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td">
              <fo:block><xsl:call-template name="certainty"><xsl:with-param name="certainty" select="@certainty"/></xsl:call-template></fo:block>
              <xsl:for-each select="$framework/r:source[@id = current()/@source]"><fo:block><xsl:value-of select="."/></fo:block></xsl:for-each>
            </fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
        <xsl:if test="not($framework/r:rule)"><fo:table-row><fo:table-cell xsl:use-attribute-sets="td-centre" number-columns-spanned="2"><xsl:call-template name="first-row"><xsl:with-param name="first" select="true()"/></xsl:call-template><fo:block>-</fo:block></fo:table-cell></fo:table-row></xsl:if>
      </fo:table-body>
    </fo:table>
  </xsl:template>
</xsl:stylesheet>
