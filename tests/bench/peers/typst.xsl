<?xml version="1.0" encoding="UTF-8"?>
<!-- The plain document as Typst. All text is in string literals, so that nothing of it is markup. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="common.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:text>#set document(title: "เอกสารเปรียบเทียบ")
#set page(paper: "a4", margin: (top: 25mm, right: 20mm, bottom: 20mm, left: 30mm), numbering: "1")
#set text(font: "Laksaman", lang: "th")
#set par(leading: 0pt, spacing: 0pt)
#set table(stroke: 0.5pt, inset: (x: 4pt, y: 1.5pt))
#show heading: it => it.body
#let look(size, line, body) = { set text(size: size, top-edge: line * 0.7, bottom-edge: line * -0.3); body }
</xsl:text>
    <xsl:apply-templates select="//fo:page-sequence"/>
  </xsl:template>
  <xsl:template match="fo:page-sequence">
    <xsl:if test="position() &gt; 1">#pagebreak()&#10;</xsl:if>
    <xsl:for-each select="fo:flow">#look(<xsl:call-template name="size"/>pt, <xsl:call-template name="line"/>pt)[<xsl:apply-templates/>]&#10;</xsl:for-each>
  </xsl:template>
  <xsl:template name="escaped">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="contains($text, '&quot;')"><xsl:value-of select="substring-before($text, '&quot;')"/>\"<xsl:call-template name="escaped"><xsl:with-param name="text" select="substring-after($text, '&quot;')"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="text()"><xsl:if test="normalize-space(.)">#"<xsl:call-template name="escaped"><xsl:with-param name="text" select="translate(., '\&#10;', '/ ')"/></xsl:call-template>"</xsl:if></xsl:template>
  <xsl:template name="inner">
    <xsl:choose>
      <xsl:when test="@font-size">#look(<xsl:call-template name="size"/>pt, <xsl:call-template name="line"/>pt)[<xsl:call-template name="weighted"/>]</xsl:when>
      <xsl:otherwise><xsl:call-template name="weighted"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="weighted">
    <xsl:if test="@font-weight = 'bold'">#set text(weight: "bold")&#10;</xsl:if>
    <xsl:if test="@text-align = 'justify'">#set par(justify: true)&#10;</xsl:if>
    <xsl:if test="@text-align = 'center' or @text-align = 'end' or @text-align = 'start'">#set align(<xsl:value-of select="@text-align"/>)&#10;</xsl:if>
    <xsl:if test="starts-with(@role, 'H')">#heading(level: <xsl:value-of select="substring(@role, 2)"/>)[</xsl:if>
    <xsl:if test="@text-indent and @text-indent != '0pt'">#h(<xsl:value-of select="@text-indent"/>)</xsl:if>
    <xsl:apply-templates/>
    <xsl:if test="starts-with(@role, 'H')">]</xsl:if>
  </xsl:template>
  <xsl:template name="spaces">
    <xsl:text>above: </xsl:text><xsl:value-of select="@space-before"/><xsl:if test="not(@space-before)">0pt</xsl:if>
    <xsl:text>, below: </xsl:text><xsl:value-of select="@space-after"/><xsl:if test="not(@space-after)">0pt</xsl:if>
  </xsl:template>
  <xsl:template match="fo:block"><xsl:if test="@break-before">#pagebreak(weak: true)&#10;</xsl:if>#block(width: 100%, <xsl:call-template name="spaces"/>)[<xsl:call-template name="inner"/>]</xsl:template>
  <xsl:template match="fo:table-cell/fo:block[not(preceding-sibling::* or following-sibling::*)]"><xsl:call-template name="inner"/></xsl:template>
  <xsl:template match="fo:inline"><xsl:apply-templates/></xsl:template>
  <xsl:template match="fo:list-block">#block(<xsl:call-template name="spaces"/>, inset: (left: <xsl:value-of select="@start-indent"/><xsl:if test="not(@start-indent)">0pt</xsl:if>))[<xsl:apply-templates select="fo:list-item"/>]</xsl:template>
  <xsl:template match="fo:list-item">#grid(columns: (9mm, 1fr), [<xsl:apply-templates select="fo:list-item-label/node()"/>], [<xsl:apply-templates select="fo:list-item-body/node()"/>])&#10;</xsl:template>
  <xsl:template match="fo:table">#block(<xsl:call-template name="spaces"/>)[<xsl:if test="@font-size">#look(<xsl:call-template name="size"/>pt, <xsl:call-template name="line"/>pt)[</xsl:if>#table(columns: (<xsl:apply-templates select="fo:table-column"/>),&#10;<xsl:for-each select="fo:table-header">table.header(<xsl:apply-templates select=".//fo:table-cell"/>),&#10;</xsl:for-each><xsl:apply-templates select="fo:table-body//fo:table-cell"/>)<xsl:if test="@font-size">]</xsl:if>]&#10;</xsl:template>
  <xsl:template match="fo:table-column"><xsl:call-template name="width"/>mm, <xsl:call-template name="again"><xsl:with-param name="times" select="@number-columns-repeated - 1"/></xsl:call-template></xsl:template>
  <xsl:template name="again">
    <xsl:param name="times"/>
    <xsl:if test="$times &gt; 0"><xsl:call-template name="width"/>mm, <xsl:call-template name="again"><xsl:with-param name="times" select="$times - 1"/></xsl:call-template></xsl:if>
  </xsl:template>
  <xsl:template match="fo:table-cell">table.cell(<xsl:if test="@number-columns-spanned">colspan: <xsl:value-of select="@number-columns-spanned"/>, </xsl:if><xsl:if test="@number-rows-spanned">rowspan: <xsl:value-of select="@number-rows-spanned"/>, </xsl:if><xsl:if test="starts-with(@background-color, '#')">fill: rgb("<xsl:value-of select="@background-color"/>"), </xsl:if>)[<xsl:call-template name="weighted"/>], </xsl:template>
</xsl:stylesheet>
