<?xml version="1.0" encoding="UTF-8"?>
<!-- The table as LaTeX for LuaLaTeX, which breaks no Thai lines: a document of paragraphs would not be the same. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="common.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:param name="font"/>
  <xsl:template match="/">
    <xsl:text>\documentclass{article}
\usepackage[a4paper,top=25mm,right=20mm,bottom=20mm,left=30mm]{geometry}
\usepackage{fontspec,longtable,array}
\setmainfont[Path=</xsl:text><xsl:value-of select="$font"/><xsl:text>,BoldFont=Laksaman-Bold.otf,Script=Thai]{Laksaman.otf}
\begin{document}\fontsize{10.65}{18.1}\selectfont\setlength\LTleft{0pt}\setlength\LTright{0pt}\setlength\tabcolsep{1pt}\setlength\LTpre{0pt}
</xsl:text>
    <xsl:apply-templates select="//fo:table"/>
    <xsl:text>\end{document}&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="fo:table">
    <xsl:text>\begin{longtable}{|</xsl:text>
    <xsl:for-each select="fo:table-column">p{<xsl:call-template name="width"/>mm}|</xsl:for-each>
    <xsl:text>}\hline </xsl:text>
    <xsl:apply-templates select="fo:table-header/fo:table-row"/>
    <xsl:text>\endhead&#10;</xsl:text>
    <xsl:apply-templates select="fo:table-body/fo:table-row"/>
    <xsl:text>\end{longtable}&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="fo:table-row">
    <xsl:for-each select="fo:table-cell"><xsl:if test="position() &gt; 1"> &amp; </xsl:if><xsl:if test="../@font-weight">\bfseries </xsl:if><xsl:value-of select="."/></xsl:for-each>
    <xsl:text>\\\hline&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
