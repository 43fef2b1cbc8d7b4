<?xml version="1.0" encoding="UTF-8"?>
<!-- The memo (บันทึกข้อความ) within the office: Garuda 1.5 cm, title 29 pt on a line of 35 pt, labels 20 pt on dots. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" exclude-result-prefixes="r">
  <xsl:import href="common/style.xsl"/>
  <xsl:import href="common/text.xsl"/>
  <xsl:import href="common/page.xsl"/>
  <xsl:import href="common/garuda.xsl"/>
  <xsl:import href="parts/correspondence.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:param name="to">เลขาธิการคณะกรรมการพัฒนาระบบราชการ</xsl:param>
  <xsl:param name="position">ผู้อำนวยการกอง</xsl:param>

  <xsl:template match="/">
    <xsl:call-template name="correspondence"><xsl:with-param name="content">
      <xsl:call-template name="garuda"><xsl:with-param name="height">15</xsl:with-param><xsl:with-param name="width">13.8</xsl:with-param><xsl:with-param name="left">30</xsl:with-param></xsl:call-template>
      <fo:block role="H1" font-weight="bold" font-size="29pt" line-height="35pt" text-align="center">บันทึกข้อความ</fo:block>
      <xsl:call-template name="dotted-line"><xsl:with-param name="label">ส่วนราชการ</xsl:with-param><xsl:with-param name="text"><xsl:value-of select="$section"/><xsl:if test="$telephone != ''"><xsl:value-of select="concat(' โทร. ', $telephone)"/></xsl:if></xsl:with-param></xsl:call-template>
      <xsl:call-template name="number-and-day"/>
      <xsl:call-template name="dotted-line"><xsl:with-param name="label">เรื่อง</xsl:with-param><xsl:with-param name="text" select="$subject"/></xsl:call-template>
      <xsl:call-template name="address-line"><xsl:with-param name="label"><xsl:call-template name="salutation"/></xsl:with-param><xsl:with-param name="hang" select="$opening-hang"/><xsl:with-param name="text" select="$to"/></xsl:call-template>
      <xsl:call-template name="memo-body"/>
      <xsl:call-template name="signature"><xsl:with-param name="closing"/></xsl:call-template>
    </xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- label, text, and dots to the margin -->
  <xsl:template name="dotted-line">
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <fo:block text-align-last="justify" line-height="{$line-20}">
      <fo:inline font-weight="bold" font-size="20pt"><xsl:value-of select="$label"/></fo:inline>
      <xsl:value-of select="concat('  ', $text, ' ')"/><fo:leader leader-pattern="dots" leader-pattern-width="3pt"/>
    </fo:block>
  </xsl:template>

  <xsl:template name="number-and-day">
    <fo:block text-align-last="justify" line-height="{$line-20}">
      <fo:inline font-weight="bold" font-size="20pt">ที่</fo:inline>
      <xsl:value-of select="concat('  ', $number, ' ')"/><fo:leader leader-pattern="dots" leader-pattern-width="3pt" leader-length="48mm"/>
      <xsl:text> </xsl:text><fo:inline font-weight="bold" font-size="20pt">วันที่</fo:inline>
      <xsl:value-of select="concat('  ', $day, ' ')"/><fo:leader leader-pattern="dots" leader-pattern-width="3pt"/>
    </fo:block>
  </xsl:template>

  <xsl:template name="memo-body">
    <fo:block xsl:use-attribute-sets="paragraph" space-before="12pt"><xsl:value-of select="concat('ตามที่', $framework/r:title, ' กำหนดให้ประเมินผลการดำเนินงานของ', $kind, 'และรายงานคณะรัฐมนตรี&#160;นั้น')"/></fo:block>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="report-paragraph"/><xsl:text>ดังสรุปเรื่องเสนอคณะรัฐมนตรีและรายงานประจำปีที่แนบ</xsl:text></fo:block>
    <xsl:call-template name="remark"/>
    <fo:block xsl:use-attribute-sets="paragraph">จึง<xsl:call-template name="salutation"/>มาเพื่อโปรดพิจารณา หากเห็นชอบ โปรดลงนามในหนังสือถึงเลขาธิการคณะรัฐมนตรีที่เสนอมาพร้อมนี้</fo:block>
  </xsl:template>
</xsl:stylesheet>
