<?xml version="1.0" encoding="UTF-8"?>
<!-- Pages: masters, running header and footer, the mark of sample data, metadata.
     common/outline.xsl has the rest of a report. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" xmlns:x="adobe:ns:meta/"
                xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:pdf="http://ns.adobe.com/pdf/1.3/" exclude-result-prefixes="fox r s x rdf dc pdf">

  <!-- "ร่าง" or the like, beside the mark of sample data -->
  <xsl:param name="watermark"/>

  <xsl:variable name="project" select="/r:results/r:project"/>
  <xsl:variable name="framework" select="/r:results/r:framework"/>
  <xsl:variable name="year" select="$project/@fiscal-year"/>
  <xsl:variable name="kind" select="$framework/r:unit-kind/r:name"/>
  <!-- what so many of them are counted in: ๗๖ จังหวัด, but ๔๖ แห่ง -->
  <xsl:variable name="classifier"><xsl:choose>
    <xsl:when test="$kind = 'จังหวัด' or $kind = 'ประเด็น' or $kind = 'หน่วยงาน' or $kind = 'ส่วนราชการ'"><xsl:value-of select="$kind"/></xsl:when>
    <xsl:otherwise>แห่ง</xsl:otherwise>
  </xsl:choose></xsl:variable>
  <xsl:variable name="period" select="concat('วันที่ ', s:date($project/r:period/@from, 'long'), ' ถึงวันที่ ', s:date($project/r:period/@to, 'long'))"/>

  <!-- ======== masters: cover (no running text), page, and the same lying down -->
  <xsl:template name="masters">
    <xsl:param name="more"/>
    <fo:layout-master-set>
      <xsl:call-template name="page-masters"><xsl:with-param name="name">cover</xsl:with-param></xsl:call-template>
      <xsl:call-template name="page-masters"><xsl:with-param name="name">page</xsl:with-param></xsl:call-template>
      <xsl:copy-of select="$more"/>
    </fo:layout-master-set>
  </xsl:template>

  <!-- what is bound begins every chapter on the right -->
  <xsl:variable name="two-sided" select="$duplex = 'yes'"/>
  <xsl:variable name="chapter-break"><xsl:if test="$two-sided">odd-</xsl:if>page</xsl:variable>
  <xsl:variable name="cover-force"><xsl:choose><xsl:when test="$two-sided">end-on-even</xsl:when><xsl:otherwise>no-force</xsl:otherwise></xsl:choose></xsl:variable>

  <!-- one master, or right, left and empty pages when both sides are printed -->
  <xsl:template name="page-masters">
    <xsl:param name="name"/>
    <xsl:param name="landscape" select="false()"/>
    <xsl:param name="columns" select="1"/>
    <xsl:choose>
      <xsl:when test="not($two-sided)"><xsl:call-template name="master"><xsl:with-param name="name" select="$name"/><xsl:with-param name="landscape" select="$landscape"/><xsl:with-param name="columns" select="$columns"/></xsl:call-template></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="master"><xsl:with-param name="name" select="$name"/><xsl:with-param name="suffix">-right</xsl:with-param><xsl:with-param name="landscape" select="$landscape"/><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
        <xsl:call-template name="master">
          <xsl:with-param name="name" select="$name"/><xsl:with-param name="suffix">-left</xsl:with-param><xsl:with-param name="landscape" select="$landscape"/><xsl:with-param name="columns" select="$columns"/>
          <xsl:with-param name="left" select="$margin-right"/><xsl:with-param name="right" select="$margin-left"/>
        </xsl:call-template>
        <fo:simple-page-master master-name="{$name}-empty" page-width="{$page-width}" page-height="{$page-height}" margin-left="{$margin-right}" margin-right="{$margin-left}">
          <fo:region-body margin-top="{$margin-top}" margin-bottom="{$margin-bottom}"/>
          <fo:region-before region-name="empty-page" extent="{$page-height}" display-align="center"/>
        </fo:simple-page-master>
        <fo:page-sequence-master master-name="{$name}">
          <fo:repeatable-page-master-alternatives>
            <fo:conditional-page-master-reference master-reference="{$name}-empty" blank-or-not-blank="blank"/>
            <fo:conditional-page-master-reference master-reference="{$name}-right" odd-or-even="odd"/>
            <fo:conditional-page-master-reference master-reference="{$name}-left" odd-or-even="even"/>
          </fo:repeatable-page-master-alternatives>
        </fo:page-sequence-master>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="master">
    <xsl:param name="name"/>
    <xsl:param name="suffix"/>
    <xsl:param name="left" select="$margin-left"/>
    <xsl:param name="right" select="$margin-right"/>
    <xsl:param name="landscape" select="false()"/>
    <xsl:param name="columns" select="1"/>
    <fo:simple-page-master master-name="{$name}{$suffix}" page-width="{$page-width}" page-height="{$page-height}" margin-left="{$left}" margin-right="{$right}">
      <xsl:if test="$landscape">
        <xsl:attribute name="page-width"><xsl:value-of select="$page-height"/></xsl:attribute>
        <xsl:attribute name="page-height"><xsl:value-of select="$page-width"/></xsl:attribute>
      </xsl:if>
      <fo:region-body margin-top="{$margin-top}" margin-bottom="{$margin-bottom}">
        <xsl:if test="$columns &gt; 1"><xsl:attribute name="column-count"><xsl:value-of select="$columns"/></xsl:attribute><xsl:attribute name="column-gap">8mm</xsl:attribute></xsl:if>
      </fo:region-body>
      <fo:region-before region-name="{$name}-header" extent="{$margin-top}" display-align="before"/>
      <fo:region-after region-name="{$name}-footer" extent="{$margin-bottom}" display-align="before"/>
    </fo:simple-page-master>
  </xsl:template>

  <!-- an empty page says that nothing is missing -->
  <xsl:template name="empty-page">
    <xsl:if test="$two-sided"><fo:static-content flow-name="empty-page"><fo:block text-align="center" color="#808080">(หน้านี้เว้นว่างไว้)</fo:block></fo:static-content></xsl:if>
  </xsl:template>

  <!-- ======== the mark of sample data and drafts, on every page -->
  <xsl:template name="marks">
    <fo:block xsl:use-attribute-sets="running" padding-top="8mm" padding-bottom="1.5mm" text-align="end" font-size="14pt" line-height="18pt">
      <xsl:if test="$watermark != ''"><xsl:call-template name="mark"><xsl:with-param name="text" select="$watermark"/></xsl:call-template><xsl:text> </xsl:text></xsl:if>
      <xsl:if test="/r:results/@synthetic = 'yes'"><xsl:call-template name="mark"><xsl:with-param name="text">ข้อมูลตัวอย่าง</xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="$watermark = '' and /r:results/@synthetic != 'yes'">&#160;</xsl:if>
    </fo:block>
  </xsl:template>

  <xsl:template name="mark">
    <xsl:param name="text"/>
    <fo:inline font-weight="bold" color="#7A1F1F" border="0.75pt solid #7A1F1F" padding="0pt 4pt 0pt 4pt"><xsl:value-of select="$text"/></fo:inline>
  </xsl:template>

  <!-- ======== header and footer; @end is the id of the last page-sequence -->
  <xsl:template name="running">
    <xsl:param name="name">page</xsl:param>
    <xsl:param name="left"/>
    <xsl:param name="right"/>
    <xsl:param name="end"/>
    <xsl:call-template name="empty-page"/>
    <fo:static-content flow-name="{$name}-header">
      <xsl:call-template name="marks"/>
      <fo:block xsl:use-attribute-sets="running" text-align-last="justify" padding-bottom="1pt" border-bottom="{$fine-rule}">
        <xsl:value-of select="$left"/><fo:leader leader-pattern="space"/><xsl:value-of select="$right"/>
      </fo:block>
    </fo:static-content>
    <fo:static-content flow-name="{$name}-footer">
      <fo:block xsl:use-attribute-sets="running" font-size="14pt" line-height="{$line-14}" padding-top="4mm" text-align="center">
        <xsl:text>หน้า </xsl:text><fo:page-number/><xsl:text> จาก </xsl:text><fo:page-number-citation-last ref-id="{$end}"/>
      </fo:block>
    </fo:static-content>
  </xsl:template>

  <xsl:template name="cover-marks">
    <xsl:call-template name="empty-page"/>
    <fo:static-content flow-name="cover-header"><xsl:call-template name="marks"/></fo:static-content>
  </xsl:template>

  <!-- who issued it and when, at the foot of a cover -->
  <xsl:template name="cover-foot">
    <fo:block-container absolute-position="fixed" left="{$margin-left}" top="{$paper-height - 69}mm" width="{$text-width}" height="45mm" display-align="after">
      <fo:block font-size="20pt" line-height="24pt" font-weight="bold"><xsl:value-of select="$project/r:owner"/></fo:block>
      <xsl:if test="$project/r:issued"><fo:block font-size="18pt" line-height="22pt"><xsl:value-of select="s:date($project/r:issued/@date, 'long')"/></fo:block></xsl:if>
      <xsl:for-each select="$project/r:note"><fo:block xsl:use-attribute-sets="note" space-before="8mm" text-align="center"><xsl:value-of select="."/></fo:block></xsl:for-each>
    </fo:block-container>
  </xsl:template>

  <!-- ======== metadata -->
  <xsl:template name="metadata">
    <xsl:param name="title"/>
    <xsl:param name="subject"/>
    <fo:declarations>
      <x:xmpmeta>
        <rdf:RDF>
          <rdf:Description rdf:about="">
            <dc:title><xsl:value-of select="$title"/></dc:title>
            <dc:creator><xsl:value-of select="$project/r:owner"/></dc:creator>
            <dc:description><xsl:value-of select="$subject"/></dc:description>
            <dc:language>th-TH</dc:language>
            <pdf:Keywords><xsl:value-of select="concat('ผลการประเมิน, ', $kind, ', ปีงบประมาณ พ.ศ. ', $year)"/></pdf:Keywords>
          </rdf:Description>
        </rdf:RDF>
      </x:xmpmeta>
    </fo:declarations>
  </xsl:template>
</xsl:stylesheet>
