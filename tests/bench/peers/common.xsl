<?xml version="1.0" encoding="UTF-8"?>
<!-- What the three templates have in common: lengths, and the widths of columns. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <!-- TH SarabunPSK is Laksaman at this scale (src/text/font.c); the line keeps its height -->
  <xsl:variable name="scale" select="0.6653"/>
  <xsl:variable name="body-mm" select="160"/>
  <xsl:template name="size"><xsl:value-of select="format-number(substring-before(ancestor-or-self::*[@font-size][1]/@font-size, 'pt') * $scale, '0.##')"/></xsl:template>
  <xsl:template name="line"><xsl:value-of select="substring-before(ancestor-or-self::*[@line-height][1]/@line-height, 'pt')"/></xsl:template>

  <!-- a column's width in mm: its own, or its part of what the others leave -->
  <xsl:template name="sum-of-parts">
    <xsl:param name="columns"/>
    <xsl:param name="sum" select="0"/>
    <xsl:choose>
      <xsl:when test="$columns">
        <xsl:variable name="times"><xsl:value-of select="$columns[1]/@number-columns-repeated"/><xsl:if test="not($columns[1]/@number-columns-repeated)">1</xsl:if></xsl:variable>
        <xsl:variable name="part" select="substring-before(substring-after($columns[1]/@column-width, '('), ')')"/>
        <xsl:call-template name="sum-of-parts">
          <xsl:with-param name="columns" select="$columns[position() &gt; 1]"/>
          <xsl:with-param name="sum" select="$sum + $times * $part"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$sum"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="sum-of-lengths">
    <xsl:param name="columns"/>
    <xsl:param name="sum" select="0"/>
    <xsl:choose>
      <xsl:when test="$columns">
        <xsl:variable name="times"><xsl:value-of select="$columns[1]/@number-columns-repeated"/><xsl:if test="not($columns[1]/@number-columns-repeated)">1</xsl:if></xsl:variable>
        <xsl:call-template name="sum-of-lengths">
          <xsl:with-param name="columns" select="$columns[position() &gt; 1]"/>
          <xsl:with-param name="sum" select="$sum + $times * substring-before($columns[1]/@column-width, 'mm')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$sum"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="width">
    <xsl:variable name="parts"><xsl:call-template name="sum-of-parts"><xsl:with-param name="columns" select="../fo:table-column[contains(@column-width, '(')]"/></xsl:call-template></xsl:variable>
    <xsl:variable name="lengths"><xsl:call-template name="sum-of-lengths"><xsl:with-param name="columns" select="../fo:table-column[contains(@column-width, 'mm')]"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="contains(@column-width, '(')"><xsl:value-of select="format-number(($body-mm - $lengths) * substring-before(substring-after(@column-width, '('), ')') div $parts, '0.##')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="substring-before(@column-width, 'mm')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
