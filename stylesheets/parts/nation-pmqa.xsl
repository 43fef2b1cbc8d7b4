<?xml version="1.0" encoding="UTF-8"?>
<!-- Part 4 of the annual report over PMQA 4.0: means of the categories, and a grid of units by category, shaded by level. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" xmlns:c="urn:samrit:chart" exclude-result-prefixes="r">

  <xsl:template name="categories">
    <xsl:call-template name="part"><xsl:with-param name="id">part-4</xsl:with-param></xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:value-of select="concat('คะแนนเฉลี่ยรายหมวดของทุก', $kind, ' (คะแนนเต็ม ', $framework/r:scale/@maximum, ' คะแนน) ได้แก่')"/>
      <xsl:for-each select="$summary/r:component"><xsl:value-of select="concat(' ', $framework/r:component[@id = current()/@id]/r:name, ' ', r:mean/@text)"/></xsl:for-each>
    </fo:block>
    <xsl:call-template name="mean-radar"/>
    <xsl:call-template name="level-grid"/>
  </xsl:template>

  <xsl:template name="mean-radar">
    <xsl:variable name="alternative">
      <xsl:text>แผนภูมิเรดาร์คะแนนเฉลี่ยรายหมวด</xsl:text>
      <xsl:for-each select="$summary/r:component"><xsl:value-of select="concat(' ', $framework/r:component[@id = current()/@id]/r:name, ' ', r:mean/@text)"/></xsl:for-each>
    </xsl:variable>
    <xsl:call-template name="chart">
      <xsl:with-param name="type">radar</xsl:with-param>
      <xsl:with-param name="width">400</xsl:with-param><xsl:with-param name="height">230</xsl:with-param>
      <xsl:with-param name="minimum" select="$framework/r:scale/@minimum"/><xsl:with-param name="maximum" select="$framework/r:scale/@maximum"/>
      <xsl:with-param name="alternative" select="$alternative"/>
      <xsl:with-param name="content">
        <xsl:for-each select="$framework/r:component"><c:category><xsl:attribute name="label"><xsl:call-template name="short-category"/></xsl:attribute></c:category></xsl:for-each>
        <c:series label="คะแนนเฉลี่ย"><xsl:for-each select="$framework/r:component"><c:value><xsl:copy-of select="$summary/r:component[@id = current()/@id]/r:mean/@value"/></c:value></xsl:for-each></c:series>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">figure-categories</xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template name="level-grid">
    <xsl:call-template name="caption"><xsl:with-param name="id">table-categories</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table" font-size="12pt" line-height="{$line-12}">
      <fo:table-column column-width="proportional-column-width(1)"/><fo:table-column column-width="15mm" number-columns-repeated="{1 + count($framework/r:component)}"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text" select="$kind"/></xsl:call-template>
        <xsl:for-each select="$framework/r:component"><fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:call-template name="short-category"/></fo:block></fo:table-cell></xsl:for-each>
        <xsl:call-template name="th"><xsl:with-param name="text">รวม</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$units">
          <xsl:variable name="unit" select="."/>
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
            <xsl:for-each select="$framework/r:component"><xsl:for-each select="$unit/r:component[@id = current()/@id]/r:score"><xsl:call-template name="level-cell"/></xsl:for-each></xsl:for-each>
            <xsl:for-each select="r:score"><xsl:call-template name="level-cell"/></xsl:for-each>
          </fo:table-row>
        </xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="total">
          <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><fo:block>ค่าเฉลี่ย</fo:block></fo:table-cell>
          <xsl:for-each select="$framework/r:component"><fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="$summary/r:component[@id = current()/@id]/r:mean/@text"/></fo:block></fo:table-cell></xsl:for-each>
          <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="$summary/r:mean/@text"/></fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
    <fo:block xsl:use-attribute-sets="note">
      <xsl:text>หมายเหตุ  พื้นของช่องเข้มตามระดับ จากเข้มไปอ่อน</xsl:text>
      <xsl:for-each select="$framework/r:band"><xsl:value-of select="concat(' ', r:name, ' (', @range, ')')"/></xsl:for-each>
    </fo:block>
  </xsl:template>

  <!-- the better the band it falls in, the darker; the context is a score -->
  <xsl:template name="level-cell">
    <xsl:variable name="value" select="@value"/>
    <xsl:variable name="band" select="$framework/r:band[$value &gt;= number(@from)][1]"/>
    <fo:table-cell xsl:use-attribute-sets="td-centre">
      <xsl:choose>
        <xsl:when test="$band/@order = 1"><xsl:attribute name="background-color">#A9B9D3</xsl:attribute></xsl:when>
        <xsl:when test="$band/@order = 2"><xsl:attribute name="background-color">#CBD5E5</xsl:attribute></xsl:when>
        <xsl:when test="$band/@order = 3"><xsl:attribute name="background-color">#E9EDF4</xsl:attribute></xsl:when>
      </xsl:choose>
      <fo:block><xsl:value-of select="@text"/></fo:block>
    </fo:table-cell>
  </xsl:template>
</xsl:stylesheet>
