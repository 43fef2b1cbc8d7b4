<?xml version="1.0" encoding="UTF-8"?>
<!-- The plain document as HTML for Chromium and WeasyPrint. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" exclude-result-prefixes="fo">
  <xsl:import href="common.xsl"/>
  <xsl:output method="html" encoding="UTF-8" indent="no"/>
  <xsl:param name="font"/>
  <xsl:template match="/">
    <html lang="th">
      <head><meta charset="utf-8"/><title>เอกสารเปรียบเทียบ</title>
        <style>
@font-face { font-family: Laksaman; src: url("file://<xsl:value-of select="$font"/>.otf"); }
@font-face { font-family: Laksaman; font-weight: bold; src: url("file://<xsl:value-of select="$font"/>-Bold.otf"); }
@page { size: A4; margin: 25mm 20mm 20mm 30mm; @bottom-center { content: counter(page); font: 10.65pt Laksaman; } }
body { font-family: Laksaman; margin: 0; }
h1, h2, h3, p { margin: 0; font-weight: normal; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
section { break-before: page; }
        </style>
      </head>
      <body><xsl:apply-templates select="//fo:page-sequence"/></body>
    </html>
  </xsl:template>
  <xsl:template match="fo:page-sequence"><section><xsl:apply-templates select="fo:flow/node()"/></section></xsl:template>
  <xsl:template name="look">
    <xsl:attribute name="style">
      <xsl:if test="@font-size or not(ancestor::fo:block or ancestor::fo:table)">font-size:<xsl:call-template name="size"/>pt;line-height:<xsl:call-template name="line"/>pt;</xsl:if>
      <xsl:if test="@font-weight">font-weight:<xsl:value-of select="@font-weight"/>;</xsl:if>
      <xsl:if test="@text-align">text-align:<xsl:value-of select="@text-align"/>;</xsl:if>
      <xsl:if test="@space-before">margin-top:<xsl:value-of select="@space-before"/>;</xsl:if>
      <xsl:if test="@space-after">margin-bottom:<xsl:value-of select="@space-after"/>;</xsl:if>
      <xsl:if test="@text-indent">text-indent:<xsl:value-of select="@text-indent"/>;</xsl:if>
      <xsl:if test="@border">border:<xsl:value-of select="@border"/>;</xsl:if>
      <xsl:if test="@padding">padding:<xsl:value-of select="@padding"/>;</xsl:if>
      <xsl:if test="@background-color">background-color:<xsl:value-of select="@background-color"/>;</xsl:if>
      <xsl:if test="@break-before">break-before:page;</xsl:if>
    </xsl:attribute>
  </xsl:template>
  <xsl:template match="fo:block[@role = 'H1']"><h1><xsl:call-template name="look"/><xsl:apply-templates/></h1></xsl:template>
  <xsl:template match="fo:block[@role = 'H2']"><h2><xsl:call-template name="look"/><xsl:apply-templates/></h2></xsl:template>
  <xsl:template match="fo:block[@role = 'H3']"><h3><xsl:call-template name="look"/><xsl:apply-templates/></h3></xsl:template>
  <xsl:template match="fo:block"><p><xsl:call-template name="look"/><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="fo:block[fo:block or fo:table or fo:list-block]"><div><xsl:call-template name="look"/><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="fo:inline"><span><xsl:call-template name="look"/><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="fo:list-block"><div style="margin-left:{concat(@start-indent, substring('0', 1 + 9 * boolean(@start-indent)))};margin-bottom:6pt"><xsl:apply-templates select="fo:list-item"/></div></xsl:template>
  <xsl:template match="fo:list-item">
    <div style="display:flex"><div style="flex:0 0 9mm"><xsl:apply-templates select="fo:list-item-label/node()"/></div><div><xsl:apply-templates select="fo:list-item-body/node()"/></div></div>
  </xsl:template>
  <xsl:template match="fo:table">
    <table><xsl:call-template name="look"/>
      <colgroup><xsl:for-each select="fo:table-column"><col span="{concat(@number-columns-repeated, substring('1', 1 + boolean(@number-columns-repeated)))}"><xsl:attribute name="style">width:<xsl:call-template name="width"/>mm</xsl:attribute></col></xsl:for-each></colgroup>
      <xsl:for-each select="fo:table-header"><thead><xsl:apply-templates select="fo:table-row"/></thead></xsl:for-each>
      <xsl:for-each select="fo:table-body"><tbody><xsl:apply-templates select="fo:table-row"/></tbody></xsl:for-each>
    </table>
  </xsl:template>
  <xsl:template match="fo:table-row"><tr><xsl:call-template name="look"/><xsl:apply-templates select="fo:table-cell"/></tr></xsl:template>
  <xsl:template match="fo:table-header/fo:table-row/fo:table-cell"><th scope="col"><xsl:call-template name="spans"/><xsl:call-template name="look"/><xsl:apply-templates/></th></xsl:template>
  <xsl:template match="fo:table-cell"><td><xsl:call-template name="spans"/><xsl:call-template name="look"/><xsl:apply-templates/></td></xsl:template>
  <xsl:template name="spans">
    <xsl:if test="@number-columns-spanned"><xsl:attribute name="colspan"><xsl:value-of select="@number-columns-spanned"/></xsl:attribute></xsl:if>
    <xsl:if test="@number-rows-spanned"><xsl:attribute name="rowspan"><xsl:value-of select="@number-rows-spanned"/></xsl:attribute></xsl:if>
  </xsl:template>
</xsl:stylesheet>
