<?xml version="1.0" encoding="UTF-8"?>
<!-- The office's style, in one place: a changed rule is one changed line here.
     Sizes are those of TH SarabunPSK. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" exclude-result-prefixes="fox r s">

  <!-- ======== paper and margins: the rule on correspondence -->
  <xsl:param name="paper">A4</xsl:param>
  <!-- duplex: "yes" when both sides are printed: chapters begin on the right, the wide margin is at the spine -->
  <xsl:param name="duplex">no</xsl:param>
  <!-- millimetres; F4 is the "ยาว" paper of Thai offices -->
  <xsl:variable name="paper-width"><xsl:choose>
    <xsl:when test="$paper = 'A4'">210</xsl:when><xsl:when test="$paper = 'A3'">297</xsl:when><xsl:when test="$paper = 'F4'">210</xsl:when>
    <xsl:when test="$paper = 'Letter' or $paper = 'Legal'">215.9</xsl:when>
    <xsl:otherwise><xsl:message terminate="yes">paper "<xsl:value-of select="$paper"/>" is none of A4, A3, F4, Letter, Legal</xsl:message></xsl:otherwise>
  </xsl:choose></xsl:variable>
  <xsl:variable name="paper-height"><xsl:choose>
    <xsl:when test="$paper = 'A4'">297</xsl:when><xsl:when test="$paper = 'A3'">420</xsl:when><xsl:when test="$paper = 'F4'">330</xsl:when>
    <xsl:when test="$paper = 'Letter'">279.4</xsl:when><xsl:when test="$paper = 'Legal'">355.6</xsl:when>
  </xsl:choose></xsl:variable>
  <xsl:variable name="page-width" select="concat($paper-width, 'mm')"/>
  <xsl:variable name="page-height" select="concat($paper-height, 'mm')"/>
  <!-- between the side margins -->
  <xsl:variable name="text-width" select="concat($paper-width - 50, 'mm')"/>
  <xsl:variable name="margin-top">25mm</xsl:variable>
  <xsl:variable name="margin-right">20mm</xsl:variable>
  <xsl:variable name="margin-bottom">20mm</xsl:variable>
  <xsl:variable name="margin-left">30mm</xsl:variable>
  <xsl:variable name="first-line-indent">25mm</xsl:variable>

  <!-- ======== type -->
  <xsl:param name="font">TH SarabunPSK</xsl:param>
  <!-- from line to line, times the size: 18.1 pt at 16 pt, 20.8 pt in the new face -->
  <xsl:variable name="pitch"><xsl:choose><xsl:when test="$font = 'TH Sarabun New'">1.3</xsl:when><xsl:otherwise>1.131</xsl:otherwise></xsl:choose></xsl:variable>
  <xsl:variable name="line-10" select="concat(format-number(10 * $pitch, '0.0'), 'pt')"/>
  <xsl:variable name="line-12" select="concat(format-number(12 * $pitch, '0.0'), 'pt')"/>
  <xsl:variable name="line-13" select="concat(format-number(13 * $pitch, '0.0'), 'pt')"/>
  <xsl:variable name="line-14" select="concat(format-number(14 * $pitch, '0.0'), 'pt')"/>
  <xsl:variable name="line-16" select="concat(format-number(16 * $pitch, '0.0'), 'pt')"/>
  <xsl:variable name="line-18" select="concat(format-number(18 * $pitch, '0.0'), 'pt')"/>
  <xsl:variable name="line-20" select="concat(format-number(20 * $pitch, '0.0'), 'pt')"/>
  <xsl:variable name="rule">0.5pt solid #000000</xsl:variable>
  <xsl:variable name="fine-rule">0.5pt solid #808080</xsl:variable>
  <xsl:variable name="header-fill">#EDEDED</xsl:variable>
  <xsl:variable name="total-fill">#F7F7F7</xsl:variable>
  <!-- of grids by level, best first; told apart in grey too -->
  <xsl:variable name="level-1-fill">#A9B9D3</xsl:variable>
  <xsl:variable name="level-2-fill">#CBD5E5</xsl:variable>
  <xsl:variable name="level-3-fill">#E9EDF4</xsl:variable>

  <!-- thai or arabic: the digits of everything but Latin names -->
  <xsl:param name="digits">thai</xsl:param>

  <xsl:attribute-set name="root">
    <xsl:attribute name="font-family"><xsl:value-of select="$font"/></xsl:attribute>
    <xsl:attribute name="font-size">16pt</xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$line-16"/></xsl:attribute>
    <xsl:attribute name="xml:lang">th</xsl:attribute>
    <xsl:attribute name="s:digits"><xsl:value-of select="$digits"/></xsl:attribute>
    <xsl:attribute name="orphans">2</xsl:attribute>
    <xsl:attribute name="widows">2</xsl:attribute>
  </xsl:attribute-set>

  <!-- ======== running text -->
  <xsl:attribute-set name="paragraph">
    <xsl:attribute name="text-indent"><xsl:value-of select="$first-line-indent"/></xsl:attribute>
    <xsl:attribute name="text-align">justify</xsl:attribute>
    <xsl:attribute name="space-after">6pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="plain">
    <xsl:attribute name="text-align">justify</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="note">
    <xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
    <xsl:attribute name="font-size">14pt</xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$line-14"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="space-before">3pt</xsl:attribute>
    <xsl:attribute name="space-after">6pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="strong">
    <xsl:attribute name="font-weight">bold</xsl:attribute>
  </xsl:attribute-set>

  <!-- ======== headings: never alone at a page's foot -->
  <xsl:attribute-set name="heading">
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="chapter" use-attribute-sets="heading">
    <xsl:attribute name="role">H1</xsl:attribute>
    <xsl:attribute name="font-size">20pt</xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$line-20"/></xsl:attribute>
    <xsl:attribute name="text-align">center</xsl:attribute>
    <xsl:attribute name="space-after">12pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="section" use-attribute-sets="heading">
    <xsl:attribute name="role">H2</xsl:attribute>
    <xsl:attribute name="font-size">18pt</xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$line-18"/></xsl:attribute>
    <xsl:attribute name="space-before">12pt</xsl:attribute>
    <xsl:attribute name="space-after">6pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="subsection" use-attribute-sets="heading">
    <xsl:attribute name="role">H3</xsl:attribute>
    <xsl:attribute name="space-before">6pt</xsl:attribute>
    <xsl:attribute name="space-after">3pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- the same right under a chapter: levels are not skipped -->
  <xsl:attribute-set name="subheading" use-attribute-sets="subsection">
    <xsl:attribute name="role">H2</xsl:attribute>
  </xsl:attribute-set>

  <!-- ======== tables: thin rules, light grey headings, 14 pt -->
  <xsl:attribute-set name="table">
    <xsl:attribute name="table-layout">fixed</xsl:attribute>
    <xsl:attribute name="width">100%</xsl:attribute>
    <xsl:attribute name="border-collapse">collapse</xsl:attribute>
    <xsl:attribute name="font-size">14pt</xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$line-14"/></xsl:attribute>
    <xsl:attribute name="space-after">9pt</xsl:attribute>
  </xsl:attribute-set>
  <!-- a table that fits a page stands on one -->
  <xsl:attribute-set name="small-table" use-attribute-sets="table">
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="caption">
    <xsl:attribute name="font-size">14pt</xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$line-14"/></xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="space-before">6pt</xsl:attribute>
    <xsl:attribute name="space-after">3pt</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <!-- below a figure's caption -->
  <xsl:variable name="figure-gap">9pt</xsl:variable>
  <xsl:attribute-set name="row">
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="cell">
    <xsl:attribute name="border"><xsl:value-of select="$rule"/></xsl:attribute>
    <xsl:attribute name="padding">1.5pt 4pt 1.5pt 4pt</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="th" use-attribute-sets="cell">
    <xsl:attribute name="background-color"><xsl:value-of select="$header-fill"/></xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="text-align">center</xsl:attribute>
    <xsl:attribute name="display-align">center</xsl:attribute>
  </xsl:attribute-set>
  <!-- the heading of a row -->
  <xsl:attribute-set name="rh" use-attribute-sets="cell">
    <xsl:attribute name="fox:header">true</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="td" use-attribute-sets="cell"/>
  <xsl:attribute-set name="td-centre" use-attribute-sets="cell">
    <xsl:attribute name="text-align">center</xsl:attribute>
  </xsl:attribute-set>
  <!-- figures stand at the right with as many decimals in the whole column, so that the points align -->
  <xsl:attribute-set name="td-figure" use-attribute-sets="cell">
    <xsl:attribute name="text-align">end</xsl:attribute>
    <xsl:attribute name="padding-right">8pt</xsl:attribute>
  </xsl:attribute-set>
  <!-- what ".00" takes: a whole number in a column that has such stands so far from its end -->
  <xsl:variable name="decimals-room"><xsl:choose><xsl:when test="$digits = 'arabic'">0.89em</xsl:when><xsl:otherwise>1.06em</xsl:otherwise></xsl:choose></xsl:variable>
  <!-- whole numbers and shares in a wide column: aligned, but not at the far edge -->
  <xsl:attribute-set name="td-count" use-attribute-sets="cell">
    <xsl:attribute name="text-align">end</xsl:attribute>
    <xsl:attribute name="padding-right">9mm</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="total">
    <xsl:attribute name="background-color"><xsl:value-of select="$total-fill"/></xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
    <xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
  </xsl:attribute-set>

  <!-- ======== headers and footers -->
  <xsl:attribute-set name="running">
    <xsl:attribute name="font-size">12pt</xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$line-12"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
  </xsl:attribute-set>
</xsl:stylesheet>
