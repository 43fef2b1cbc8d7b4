<?xml version="1.0" encoding="UTF-8"?>
<!-- Charts in the vocabulary urn:samrit:chart, painted by the formatter. A figure always has its numbers in words too. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:c="urn:samrit:chart" exclude-result-prefixes="fox r c">

  <!-- @content: c:category, c:series and c:line elements; lengths as numbers of points -->
  <xsl:template name="chart">
    <xsl:param name="type">bar</xsl:param>
    <xsl:param name="width"/>
    <xsl:param name="height"/>
    <xsl:param name="minimum"/>
    <xsl:param name="maximum"/>
    <xsl:param name="unit"/>
    <xsl:param name="across"/>
    <xsl:param name="alternative"/>
    <xsl:param name="content"/>
    <fo:block text-align="center" role="none" keep-together.within-page="always">
      <fo:instream-foreign-object content-width="{$width}pt" content-height="{$height}pt" fox:alt-text="{$alternative}">
        <c:chart type="{$type}" width="{$width}pt" height="{$height}pt" digits="{$digits}">
          <xsl:if test="$minimum != ''"><xsl:attribute name="minimum"><xsl:value-of select="$minimum"/></xsl:attribute></xsl:if>
          <xsl:if test="$maximum != ''"><xsl:attribute name="maximum"><xsl:value-of select="$maximum"/></xsl:attribute></xsl:if>
          <xsl:if test="$across != ''"><xsl:attribute name="across"><xsl:value-of select="$across"/></xsl:attribute></xsl:if>
          <xsl:if test="$unit != ''"><xsl:attribute name="label"><xsl:value-of select="$unit"/></xsl:attribute></xsl:if>
          <xsl:copy-of select="$content"/>
        </c:chart>
      </fo:instream-foreign-object>
    </fo:block>
  </xsl:template>

  <!-- what many or long names are drawn with: bars that lie -->
  <xsl:template name="chart-type">
    <xsl:param name="names"/>
    <xsl:choose><xsl:when test="count($names) &gt; 8 or $names[string-length() &gt; 30] or (count($names) &gt; 4 and $names[string-length() &gt; 22])">rows</xsl:when><xsl:otherwise>bar</xsl:otherwise></xsl:choose>
  </xsl:template>

  <!-- years as categories, this year's darker; one series of what has a value -->
  <xsl:template name="chart-years">
    <xsl:param name="years"/>
    <xsl:for-each select="$years"><c:category label="{@fiscal-year}"><xsl:if test="@fiscal-year = $year"><xsl:attribute name="emphasis">yes</xsl:attribute></xsl:if></c:category></xsl:for-each>
    <c:series>
      <xsl:for-each select="$years"><c:value label="{@text}"><xsl:if test="@value"><xsl:attribute name="value"><xsl:value-of select="@value"/></xsl:attribute></xsl:if></c:value></xsl:for-each>
    </c:series>
  </xsl:template>

  <!-- axes of what is no bar begin at zero; where all lies far out, at the tenth of the scale that is a tenth or more below the least -->
  <xsl:template name="axis-minimum">
    <xsl:param name="least"/>
    <xsl:param name="minimum"/>
    <xsl:param name="maximum"/>
    <xsl:variable name="tenth" select="($maximum - $minimum) div 10"/>
    <xsl:choose>
      <xsl:when test="$least != '' and $least - $minimum &gt;= 5 * $tenth"><xsl:value-of select="$minimum + $tenth * (floor(($least - $minimum) div $tenth) - 1)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$minimum"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- what they count, and that they do not begin where the scale does -->
  <xsl:template name="axis-unit">
    <xsl:param name="from"/>
    <xsl:param name="minimum"/>
    <xsl:text>คะแนน</xsl:text>
    <xsl:if test="$from &gt; $minimum"><xsl:value-of select="concat(' (แกนเริ่มที่ ', $from, ')')"/></xsl:if>
  </xsl:template>

  <!-- the least of these numbers -->
  <xsl:template name="least">
    <xsl:param name="values"/>
    <xsl:for-each select="$values"><xsl:sort select="." data-type="number"/><xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
