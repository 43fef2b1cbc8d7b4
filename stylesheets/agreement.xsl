<?xml version="1.0" encoding="UTF-8"?>
<!-- The performance agreement (คำรับรองการปฏิบัติราชการ) of one unit: six clauses and two signatures, what is agreed on,
     and lying down the evaluation form and the unit's own view beside the committee's. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" exclude-result-prefixes="r" s:short="yes">
  <xsl:import href="common/style.xsl"/>
  <xsl:import href="common/text.xsl"/>
  <xsl:import href="common/page.xsl"/>
  <xsl:import href="common/garuda.xsl"/>
  <xsl:import href="parts/agreement-forms.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <!-- who makes it and who takes it; room to write where a name is not given -->
  <xsl:param name="unit"/>
  <xsl:param name="maker"/>
  <xsl:param name="receiver"/>
  <xsl:param name="maker-position"/>
  <xsl:param name="receiver-position"/>

  <xsl:variable name="this" select="/r:results/r:units/r:unit[$unit = '' or @code = $unit][1]"/>
  <xsl:variable name="summary" select="/r:results/r:summary"/>
  <xsl:variable name="banded" select="$framework/r:ranking/@policy != 'exempt'"/>
  <xsl:variable name="ministry" select="$this/r:group[starts-with(r:name, 'กระทรวง')][1]/r:name"/>
  <xsl:variable name="subject" select="concat('คำรับรองการปฏิบัติราชการ ', $this/r:full-name, ' ประจำปีงบประมาณ พ.ศ. ', $year)"/>

  <!-- the head of a province is a governor, of a department a director-general -->
  <xsl:variable name="maker-title"><xsl:choose>
    <xsl:when test="$maker-position != ''"><xsl:value-of select="$maker-position"/></xsl:when>
    <xsl:when test="$framework/r:unit-kind/@id = 'province'"><xsl:value-of select="concat('ผู้ว่าราชการ', $this/r:full-name)"/></xsl:when>
    <xsl:when test="starts-with($this/r:full-name, 'กรม')"><xsl:value-of select="concat('อธิบดี', $this/r:full-name)"/></xsl:when>
    <xsl:when test="starts-with($this/r:full-name, 'สำนักงานปลัด')"><xsl:value-of select="substring-after($this/r:full-name, 'สำนักงาน')"/></xsl:when>
    <xsl:when test="starts-with($this/r:full-name, 'สำนักงาน')"><xsl:value-of select="concat('ผู้อำนวยการ', $this/r:full-name)"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="concat('หัวหน้า', $this/r:full-name)"/></xsl:otherwise>
  </xsl:choose></xsl:variable>
  <xsl:variable name="receiver-title"><xsl:choose>
    <xsl:when test="$receiver-position != ''"><xsl:value-of select="$receiver-position"/></xsl:when>
    <xsl:when test="$framework/r:unit-kind/@id = 'province'">ปลัดกระทรวงมหาดไทย</xsl:when>
    <xsl:when test="$ministry"><xsl:value-of select="concat('ปลัด', $ministry)"/></xsl:when>
    <xsl:otherwise>ผู้บังคับบัญชา</xsl:otherwise>
  </xsl:choose></xsl:variable>
  <xsl:variable name="maker-name"><xsl:call-template name="name-or-dots"><xsl:with-param name="name" select="$maker"/></xsl:call-template></xsl:variable>
  <xsl:variable name="receiver-name"><xsl:call-template name="name-or-dots"><xsl:with-param name="name" select="$receiver"/></xsl:call-template></xsl:variable>

  <xsl:template name="name-or-dots">
    <xsl:param name="name"/>
    <xsl:choose><xsl:when test="$name != ''"><xsl:value-of select="$name"/></xsl:when><xsl:otherwise>......................................</xsl:otherwise></xsl:choose>
  </xsl:template>

  <xsl:template match="/">
    <xsl:if test="not($this)"><xsl:message terminate="yes">the results have no unit <xsl:value-of select="$unit"/></xsl:message></xsl:if>
    <fo:root xsl:use-attribute-sets="root">
      <fo:layout-master-set>
        <xsl:call-template name="page-masters"><xsl:with-param name="name">agreement</xsl:with-param></xsl:call-template>
        <xsl:call-template name="page-masters"><xsl:with-param name="name">form</xsl:with-param><xsl:with-param name="landscape" select="true()"/></xsl:call-template>
      </fo:layout-master-set>
      <xsl:call-template name="metadata"><xsl:with-param name="title" select="$subject"/><xsl:with-param name="subject" select="$subject"/></xsl:call-template>
      <fo:bookmark-tree>
        <fo:bookmark internal-destination="agreement"><fo:bookmark-title>คำรับรองการปฏิบัติราชการ</fo:bookmark-title></fo:bookmark>
        <fo:bookmark internal-destination="details"><fo:bookmark-title>เอกสารประกอบท้ายคำรับรอง</fo:bookmark-title></fo:bookmark>
        <fo:bookmark internal-destination="form"><fo:bookmark-title>แบบประเมินผล</fo:bookmark-title></fo:bookmark>
        <xsl:if test="$this/r:component/r:kpi/r:self"><fo:bookmark internal-destination="views"><fo:bookmark-title>ผลการประเมินตนเองและผลการประเมินของคณะกรรมการ</fo:bookmark-title></fo:bookmark></xsl:if>
      </fo:bookmark-tree>
      <xsl:call-template name="agreement"/>
      <xsl:call-template name="forms"/>
    </fo:root>
  </xsl:template>

  <!-- ======== the agreement -->
  <xsl:template name="agreement">
    <fo:page-sequence master-reference="agreement" format="1" force-page-count="{$cover-force}">
      <xsl:call-template name="empty-page"/>
      <fo:static-content flow-name="agreement-header"><xsl:call-template name="marks"/></fo:static-content>
      <fo:flow flow-name="xsl-region-body">
        <xsl:call-template name="garuda"><xsl:with-param name="height">30</xsl:with-param><xsl:with-param name="width">27.6</xsl:with-param><xsl:with-param name="left" select="($paper-width - 27.6) div 2"/></xsl:call-template>
        <fo:block role="H1" id="agreement" space-before="24mm" space-before.conditionality="retain" font-size="20pt" line-height="{$line-20}" font-weight="bold" text-align="center">คำรับรองการปฏิบัติราชการ</fo:block>
        <fo:block font-size="18pt" line-height="{$line-18}" font-weight="bold" text-align="center"><xsl:value-of select="$this/r:full-name"/></fo:block>
        <fo:block font-size="18pt" line-height="{$line-18}" font-weight="bold" text-align="center" space-after="12pt"><xsl:value-of select="concat('ประจำปีงบประมาณ พ.ศ. ', $year)"/></fo:block>
        <xsl:call-template name="clauses"/>
        <xsl:call-template name="signatures"/>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:attribute-set name="clause" use-attribute-sets="paragraph">
    <xsl:attribute name="space-after">4pt</xsl:attribute>
  </xsl:attribute-set>

  <xsl:template name="clauses">
    <fo:block xsl:use-attribute-sets="clause" keep-with-next.within-page="always">1. คำรับรองระหว่าง</fo:block>
    <xsl:call-template name="party"><xsl:with-param name="name" select="$receiver-name"/><xsl:with-param name="title" select="$receiver-title"/><xsl:with-param name="role">ผู้รับคำรับรอง</xsl:with-param></xsl:call-template>
    <fo:block text-align="center">และ</fo:block>
    <xsl:call-template name="party"><xsl:with-param name="name" select="$maker-name"/><xsl:with-param name="title" select="$maker-title"/><xsl:with-param name="role">ผู้ทำคำรับรอง</xsl:with-param></xsl:call-template>
    <fo:block xsl:use-attribute-sets="clause" space-before="4pt"><xsl:value-of select="concat('2. คำรับรองนี้เป็นคำรับรองฝ่ายเดียว มิใช่สัญญา และใช้สำหรับระยะเวลา 1 ปี เริ่มตั้งแต่', s:date($project/r:period/@from, 'full'), ' ถึง', s:date($project/r:period/@to, 'full'))"/></fo:block>
    <fo:block xsl:use-attribute-sets="clause">3. รายละเอียดของคำรับรอง ได้แก่ กรอบการประเมินผล ตัวชี้วัดผลการปฏิบัติราชการ น้ำหนัก ค่าเป้าหมาย เกณฑ์การให้คะแนน และรายละเอียดอื่น ๆ ตามที่กำหนดอยู่ในเอกสารประกอบท้ายคำรับรองนี้</fo:block>
    <fo:block xsl:use-attribute-sets="clause"><xsl:value-of select="concat('4. ข้าพเจ้า ', $receiver-name, ' ตำแหน่ง ', $receiver-title, ' ในฐานะผู้บังคับบัญชาของผู้ทำคำรับรอง ได้พิจารณาและเห็นชอบกับตัวชี้วัดผลการปฏิบัติราชการ น้ำหนัก ค่าเป้าหมาย และเกณฑ์การให้คะแนนที่กำหนดในเอกสารประกอบท้ายคำรับรองนี้ และยินดีจะให้คำแนะนำ กำกับ และตรวจสอบผลการปฏิบัติราชการของผู้ทำคำรับรองให้เป็นไปตามคำรับรองที่จัดทำขึ้นนี้')"/></fo:block>
    <fo:block xsl:use-attribute-sets="clause"><xsl:value-of select="concat('5. ข้าพเจ้า ', $maker-name, ' ตำแหน่ง ', $maker-title, ' ได้ทำความเข้าใจคำรับรองตามข้อ 3 แล้ว ขอให้คำรับรองว่าจะมุ่งมั่นปฏิบัติราชการให้เกิดผลงานที่ดีตามเป้าหมายของตัวชี้วัดแต่ละตัวในระดับสูงสุด เพื่อให้เกิดประโยชน์สุขแก่ประชาชนตามที่ให้คำรับรองไว้')"/></fo:block>
    <fo:block xsl:use-attribute-sets="clause">6. ผู้รับคำรับรองและผู้ทำคำรับรองได้เข้าใจคำรับรองการปฏิบัติราชการและเห็นพ้องกันแล้ว จึงได้ลงลายมือชื่อไว้เป็นสำคัญ</fo:block>
  </xsl:template>

  <!-- "(ชื่อ)  ตำแหน่ง …       ผู้รับคำรับรอง" -->
  <xsl:template name="party">
    <xsl:param name="name"/>
    <xsl:param name="title"/>
    <xsl:param name="role"/>
    <fo:block text-align-last="justify" start-indent="{$first-line-indent}"><xsl:value-of select="concat($name, ' ตำแหน่ง ', $title)"/><fo:leader leader-pattern="space"/><xsl:value-of select="$role"/></fo:block>
  </xsl:template>

  <xsl:template name="signatures">
    <fo:table table-layout="fixed" width="100%" role="Div" space-before="12pt" keep-together.within-page="always">
      <fo:table-column column-width="proportional-column-width(1)" number-columns-repeated="2"/>
      <fo:table-body role="Div"><fo:table-row role="Div">
        <xsl:call-template name="signature-cell"><xsl:with-param name="name" select="$receiver-name"/><xsl:with-param name="title" select="$receiver-title"/><xsl:with-param name="role">ผู้รับคำรับรอง</xsl:with-param></xsl:call-template>
        <xsl:call-template name="signature-cell"><xsl:with-param name="name" select="$maker-name"/><xsl:with-param name="title" select="$maker-title"/><xsl:with-param name="role">ผู้ทำคำรับรอง</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="signature-cell">
    <xsl:param name="name"/>
    <xsl:param name="title"/>
    <xsl:param name="role"/>
    <fo:table-cell role="Div" text-align="center" padding="0pt 4pt 0pt 4pt">
      <fo:block space-before="30pt" space-before.conditionality="retain">......................................................</fo:block>
      <fo:block><xsl:value-of select="concat('(', $name, ')')"/></fo:block>
      <fo:block><xsl:value-of select="$title"/></fo:block>
      <fo:block><xsl:value-of select="$role"/></fo:block>
      <fo:block>วันที่ ...... เดือน .................... พ.ศ. ..........</fo:block>
    </fo:table-cell>
  </xsl:template>
</xsl:stylesheet>
