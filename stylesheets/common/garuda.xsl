<?xml version="1.0" encoding="UTF-8"?>
<!-- The Garuda at the head of letters, memos and agreements. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions" exclude-result-prefixes="fox">

  <!-- the office's picture of it -->
  <xsl:param name="garuda"/>

  <!-- ======== the Garuda from the office's file, else a frame of its exact size; lengths in millimetres -->
  <xsl:template name="garuda">
    <xsl:param name="height"/>
    <xsl:param name="width"/>
    <xsl:param name="left"/>
    <xsl:choose>
      <xsl:when test="$garuda != ''">
        <!-- wide enough for any picture of this height; in the middle, or at the left margin -->
        <fo:block-container absolute-position="fixed" top="15mm" height="{$height}mm" width="100mm">
          <xsl:attribute name="left"><xsl:choose><xsl:when test="$height &gt; 20"><xsl:value-of select="($paper-width - 100) div 2"/></xsl:when><xsl:otherwise><xsl:value-of select="$left"/></xsl:otherwise></xsl:choose>mm</xsl:attribute>
          <xsl:if test="$height &gt; 20"><xsl:attribute name="text-align">center</xsl:attribute></xsl:if>
          <fo:block line-height="0pt" font-size="0.1pt"><fo:external-graphic src="url('{$garuda}')" content-height="{$height}mm" fox:alt-text="ตราครุฑ"/></fo:block>
        </fo:block-container>
      </xsl:when>
      <xsl:otherwise>
        <fo:block-container absolute-position="fixed" left="{$left}mm" top="15mm" width="{$width}mm" height="{$height}mm" display-align="center" text-align="center">
          <xsl:attribute name="border">0.5pt dashed #808080</xsl:attribute>
          <fo:block role="artifact" color="#808080" font-size="10pt" line-height="{$line-10}">ตราครุฑ</fo:block>
          <xsl:if test="$height &gt; 20"><fo:block role="artifact" color="#808080" font-size="10pt" line-height="{$line-10}">สูง 3 เซนติเมตร</fo:block></xsl:if>
        </fo:block-container>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
