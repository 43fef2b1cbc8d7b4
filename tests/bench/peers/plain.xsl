<?xml version="1.0" encoding="UTF-8"?>
<!-- What all programs can be asked for: the page-sequences of an FO file with headings, paragraphs, lists and tables, and the page's
     number at its foot; without charts, links, citations, covers and what is placed by hand. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" exclude-result-prefixes="fo">
  <xsl:output omit-xml-declaration="yes"/>
  <xsl:template match="/"><xsl:apply-templates select="//fo:page-sequence[not(@master-reference = 'cover')]"/></xsl:template>
  <xsl:template match="fo:page-sequence">
    <fo:page-sequence master-reference="page">
      <fo:static-content flow-name="xsl-region-after"><fo:block text-align="center"><fo:page-number/></fo:block></fo:static-content>
      <xsl:apply-templates select="fo:flow"/>
    </fo:page-sequence>
  </xsl:template>
  <xsl:template match="fo:flow"><fo:flow flow-name="xsl-region-body"><xsl:apply-templates/></fo:flow></xsl:template>
  <xsl:template match="fo:block | fo:inline | fo:table | fo:table-column | fo:table-header | fo:table-body | fo:table-row | fo:table-cell
      | fo:list-block | fo:list-item | fo:list-item-label | fo:list-item-body">
    <xsl:copy>
      <xsl:copy-of select="@font-size | @line-height | @font-weight | @text-align | @space-before | @space-after | @start-indent | @end-indent | @text-indent | @role
          | @border | @padding | @background-color | @number-columns-spanned | @number-rows-spanned | @column-width | @number-columns-repeated
          | @table-layout | @width | @border-collapse | @break-before | @provisional-distance-between-starts | @provisional-label-separation"/>
      <xsl:apply-templates/>
    </xsl:copy>
  </xsl:template>
  <xsl:template match="fo:basic-link"><xsl:apply-templates/></xsl:template>
  <xsl:template match="text()"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="*"/>
</xsl:stylesheet>
