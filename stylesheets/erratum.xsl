<?xml version="1.0" encoding="UTF-8"?>
<!-- An erratum: for each unit whose record was corrected, a page that says what was published, what is right, and why it was
     changed, in the words of the corrected record. Of comparison.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:d="urn:samrit:comparison" xmlns:s="urn:samrit:functions" exclude-result-prefixes="d">
  <xsl:import href="common/style.xsl"/>
  <xsl:import href="common/text.xsl"/>
  <xsl:import href="common/page.xsl"/>
  <xsl:import href="parts/comparison.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:variable name="subject" select="concat('ใบแก้คำผิดและแก้ไขผลการประเมิน ประจำปีงบประมาณ พ.ศ. ', $after/@fiscal-year)"/>
  <!-- a record of their own was corrected; others moved in rank only -->
  <xsl:variable name="corrected" select="/d:comparison/d:set/d:unit[@data > 0 or @text > 0 or d:correction]"/>

  <xsl:template match="/">
    <fo:root xsl:use-attribute-sets="root">
      <xsl:call-template name="masters"/>
      <xsl:call-template name="metadata"><xsl:with-param name="title" select="$subject"/><xsl:with-param name="subject" select="$subject"/></xsl:call-template>
      <fo:page-sequence master-reference="page" format="1" id="document">
        <xsl:call-template name="running"><xsl:with-param name="left" select="$subject"/><xsl:with-param name="end">document</xsl:with-param></xsl:call-template>
        <fo:flow flow-name="xsl-region-body">
          <xsl:if test="/d:comparison/d:set/d:framework/d:change[@class = 'rule']"><xsl:call-template name="rules"/></xsl:if>
          <xsl:for-each select="$corrected"><xsl:call-template name="unit"/></xsl:for-each>
          <xsl:if test="not($corrected)"><fo:block xsl:use-attribute-sets="chapter"><xsl:value-of select="$subject"/></fo:block><fo:block xsl:use-attribute-sets="paragraph">ไม่มีแบบรายงานของหน่วยงานใดถูกแก้ไข</fo:block></xsl:if>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <!-- rules are of all units, and so come first -->
  <xsl:template name="rules">
    <fo:block xsl:use-attribute-sets="chapter"><xsl:value-of select="$subject"/></fo:block>
    <fo:block xsl:use-attribute-sets="section">หลักเกณฑ์ที่แก้ไข</fo:block>
    <fo:table xsl:use-attribute-sets="table">
      <xsl:call-template name="change-columns"/>
      <fo:table-body><xsl:for-each select="/d:comparison/d:set/d:framework/d:change[@class = 'rule']"><xsl:call-template name="change-row"/></xsl:for-each></fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="unit">
    <xsl:variable name="set" select=".."/>
    <fo:block xsl:use-attribute-sets="chapter">
      <xsl:if test="position() > 1 or /d:comparison/d:set/d:framework/d:change[@class = 'rule']"><xsl:attribute name="break-before">page</xsl:attribute></xsl:if>
      <xsl:value-of select="$subject"/>
    </fo:block>
    <fo:block xsl:use-attribute-sets="section"><xsl:value-of select="concat($set/d:after/d:kind, ' ', d:name, ' (', @code, ')')"/></fo:block>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>เอกสาร</xsl:text><xsl:value-of select="$set/d:before/d:title"/>
      <xsl:if test="$set/d:before/@issued"> ซึ่งเผยแพร่เมื่อวันที่ <xsl:value-of select="$set/d:before/@issued"/></xsl:if>
      <xsl:text> มีข้อมูลที่ต้องแก้ไข ให้ใช้ข้อมูลตามใบแก้นี้แทน</xsl:text>
    </fo:block>
    <fo:block xsl:use-attribute-sets="subsection">เหตุผลที่แก้ไข</fo:block>
    <xsl:for-each select="d:correction/d:p"><fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="."/></fo:block></xsl:for-each>
    <xsl:if test="not(d:correction)"><fo:block xsl:use-attribute-sets="paragraph">แบบรายงานฉบับแก้ไขไม่ได้ระบุเหตุผล</fo:block></xsl:if>
    <fo:block xsl:use-attribute-sets="subsection">สิ่งที่แก้ไข</fo:block>
    <fo:table xsl:use-attribute-sets="table">
      <xsl:call-template name="change-columns"/>
      <fo:table-body>
        <xsl:for-each select="d:change[@field != 'UNIT_RANK' and @field != 'PART_SCORE']"><xsl:call-template name="change-row"/></xsl:for-each>
        <xsl:for-each select="d:kpi"><xsl:call-template name="kpi-rows"/></xsl:for-each>
      </fo:table-body>
    </fo:table>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:choose>
        <xsl:when test="d:before/@text = d:after/@text">คะแนนรวมไม่เปลี่ยนแปลง คงเป็น <xsl:value-of select="d:after/@text"/> คะแนน</xsl:when>
        <xsl:otherwise>คะแนนรวมเปลี่ยนจาก <xsl:value-of select="d:before/@text"/> เป็น <xsl:value-of select="d:after/@text"/> คะแนน</xsl:otherwise>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="not(d:after/@band-name)"/>
        <xsl:when test="d:before/@band = d:after/@band"> ระดับผลการประเมินคงเดิม (<xsl:value-of select="d:after/@band-name"/>)</xsl:when>
        <xsl:otherwise> ระดับผลการประเมินเปลี่ยนจาก <xsl:value-of select="d:before/@band-name"/> เป็น <xsl:value-of select="d:after/@band-name"/></xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
