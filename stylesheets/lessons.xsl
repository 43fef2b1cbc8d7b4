<?xml version="1.0" encoding="UTF-8"?>
<!-- The lessons-learned report of a year that was followed and not judged: what was reached, what helped, what stood in the
     way, what is advised; no band and no rank. What it shares with the annual report comes from there. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" xmlns:e="http://exslt.org/common"
                exclude-result-prefixes="r e" s:short="yes">
  <xsl:import href="annual.xsl"/>

  <xsl:variable name="report-title" select="concat('รายงานสรุปบทเรียนจากการติดตามผลการปฏิบัติราชการของ', $kind, ' ประจำปีงบประมาณ พ.ศ. ', $year)"/>
  <xsl:variable name="running-title" select="concat('รายงานสรุปบทเรียน ประจำปีงบประมาณ พ.ศ. ', $year)"/>
  <xsl:variable name="last-pages">document</xsl:variable>
  <xsl:variable name="ranked" select="false()"/>
  <xsl:variable name="banded" select="false()"/>

  <xsl:variable name="entries">
    <entry id="preface" level="1" label="">คำนำ</entry>
    <entry id="summary" level="1" label="">บทสรุปผู้บริหาร</entry>
    <entry id="framework" level="1" label="ส่วนที่ 1">กรอบการติดตามผล</entry>
    <entry id="part-2" level="1" label="ส่วนที่ 2">ผลการติดตามในภาพรวม</entry>
    <entry id="part-3" level="1" label="ส่วนที่ 3"><xsl:value-of select="concat('บทเรียนราย', $kind)"/></entry>
    <xsl:for-each select="$units"><entry id="unit-{@code}" level="2" label="{concat('3.', position())}"><xsl:value-of select="r:full-name"/></entry></xsl:for-each>
    <entry id="part-4" level="1" label="ส่วนที่ 4">ข้อเสนอเพื่อการพัฒนาในปีต่อไป</entry>
  </xsl:variable>
  <xsl:variable name="outline" select="e:node-set($entries)/entry"/>

  <xsl:variable name="titles">
    <entry id="table-tiers" kind="table">จำนวนและร้อยละของตัวชี้วัด จำแนกตามค่าเป้าหมายสูงสุดที่บรรลุ</entry>
    <entry id="table-years" kind="table">การจัดระดับผลการประเมินรายปีงบประมาณ</entry>
    <xsl:for-each select="$units"><entry id="table-{@code}" kind="table"><xsl:value-of select="concat('ผลการดำเนินงานเทียบกับค่าเป้าหมายของ', r:full-name)"/></entry></xsl:for-each>
    <xsl:if test="$late"><entry id="table-warnings" kind="table">ตัวชี้วัดที่ควรติดตามต่อเนื่อง</entry></xsl:if>
    <xsl:if test="$troubled"><entry id="table-obstacles" kind="table">ปัญหา อุปสรรค และข้อเสนอแนะ</entry></xsl:if>
  </xsl:variable>
  <xsl:variable name="captions" select="e:node-set($titles)/entry"/>

  <xsl:template name="preface">
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="concat('ปีงบประมาณ พ.ศ. ', $year, ' เป็นปีที่ติดตามผลการปฏิบัติราชการโดยไม่จัดระดับและไม่จัดลำดับ ', $project/r:owner, ' จึงจัดทำรายงานฉบับนี้เพื่อสรุปบทเรียนจากผลการดำเนินงานของ', $kind, 'จำนวน ', $summary/r:counts/r:total/@units, ' ', $kind, ' สำหรับรอบระยะเวลาตั้งแต่', $period)"/></fo:block>
    <fo:block xsl:use-attribute-sets="paragraph">รายงานประกอบด้วยกรอบการติดตามผล ผลการติดตามในภาพรวม บทเรียนรายหน่วยงาน และข้อเสนอเพื่อการพัฒนาในปีต่อไป ผลการดำเนินงานแสดงเทียบกับค่าเป้าหมายเท่านั้น ไม่แสดงคะแนน ระดับ หรือลำดับของหน่วยงาน</fo:block>
  </xsl:template>

  <xsl:template name="parts">
    <xsl:call-template name="summary"/>
    <xsl:call-template name="framework"/>
    <xsl:call-template name="overall"/>
    <xsl:call-template name="lessons"/>
    <xsl:call-template name="advice"/>
  </xsl:template>

  <xsl:template name="summary">
    <fo:block xsl:use-attribute-sets="chapter" id="summary">บทสรุปผู้บริหาร</fo:block>
    <xsl:if test="$framework/r:ranking/r:text"><fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="$framework/r:ranking/r:text"/></fo:block></xsl:if>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="concat('จากการติดตาม', $kind, ' จำนวน ', $summary/r:counts/r:total/@units, ' ', $kind, ' ')"/><xsl:call-template name="summary-kpis"/></fo:block>
    <xsl:if test="$units/r:strengths/r:item">
      <fo:block xsl:use-attribute-sets="subheading">ปัจจัยแห่งความสำเร็จ</fo:block>
      <xsl:call-template name="items"><xsl:with-param name="items" select="$units/r:strengths/r:item[not(. = ../../preceding-sibling::r:unit/r:strengths/r:item)]"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="$units/r:obstacles/r:item">
      <fo:block xsl:use-attribute-sets="subheading">ปัญหาและอุปสรรค</fo:block>
      <xsl:call-template name="items"><xsl:with-param name="items" select="$units/r:obstacles/r:item[not(. = ../../preceding-sibling::r:unit/r:obstacles/r:item)]"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- ======== part 2: how many reached what; years that were judged beside those that were not -->
  <xsl:template name="overall">
    <xsl:call-template name="part"><xsl:with-param name="id">part-2</xsl:with-param></xsl:call-template>
    <xsl:if test="$summary/r:kpis"><xsl:call-template name="nation-tiers"/></xsl:if>
    <xsl:call-template name="policy-years"/>
  </xsl:template>

  <xsl:template name="policy-years">
    <xsl:call-template name="caption"><xsl:with-param name="id">table-years</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="small-table">
      <fo:table-column column-width="proportional-column-width(1)"/><fo:table-column column-width="proportional-column-width(2)"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text">ปีงบประมาณ พ.ศ.</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">การจัดระดับ</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$summary/r:year[@fiscal-year &lt; $year]">
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><fo:block><xsl:value-of select="@fiscal-year"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:choose><xsl:when test="@policy = 'exempt'"><xsl:value-of select="@text"/></xsl:when><xsl:otherwise>จัดระดับ</xsl:otherwise></xsl:choose></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="row" font-weight="bold">
          <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><fo:block><xsl:value-of select="$year"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:choose><xsl:when test="$framework/r:ranking/@policy = 'exempt'">ไม่จัดระดับ</xsl:when><xsl:otherwise>จัดระดับ</xsl:otherwise></xsl:choose></fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- ======== part 3: results against targets, what helped, what did not -->
  <xsl:template name="lessons">
    <xsl:call-template name="part"><xsl:with-param name="id">part-3</xsl:with-param></xsl:call-template>
    <xsl:for-each select="$units">
      <xsl:call-template name="section"><xsl:with-param name="id" select="concat('unit-', @code)"/></xsl:call-template>
      <xsl:if test="r:summary/r:p"><xsl:apply-templates select="r:summary/r:p" mode="paragraph"/></xsl:if>
      <xsl:call-template name="target-table"/>
      <xsl:call-template name="lesson"><xsl:with-param name="title">สิ่งที่ทำได้ดี</xsl:with-param><xsl:with-param name="items" select="r:strengths/r:item"/></xsl:call-template>
      <xsl:call-template name="lesson"><xsl:with-param name="title">ปัญหาและอุปสรรค</xsl:with-param><xsl:with-param name="items" select="r:obstacles/r:item | r:component/r:kpi/r:obstacles/r:item"/></xsl:call-template>
      <xsl:call-template name="lesson"><xsl:with-param name="title">แนวทางในปีต่อไป</xsl:with-param><xsl:with-param name="items" select="r:recommendations/r:item"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="lesson">
    <xsl:param name="title"/>
    <xsl:param name="items"/>
    <xsl:if test="$items">
      <fo:block xsl:use-attribute-sets="subsection"><xsl:value-of select="$title"/></fo:block>
      <xsl:call-template name="items"><xsl:with-param name="items" select="$items"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="target-table">
    <xsl:call-template name="caption"><xsl:with-param name="id" select="concat('table-', @code)"/></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <xsl:if test="count(r:component/r:kpi) &lt; 9"><xsl:attribute name="keep-together.within-page">always</xsl:attribute></xsl:if>
      <fo:table-column column-width="proportional-column-width(9)"/><fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-column column-width="proportional-column-width(3)"/><fo:table-column column-width="proportional-column-width(4)"/>
      <fo:table-header><xsl:call-template name="continued-row"><xsl:with-param name="columns">4</xsl:with-param></xsl:call-template><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text">ตัวชี้วัด</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">หน่วยวัด</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ผล</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ค่าเป้าหมายที่บรรลุ</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:call-template name="continued"><xsl:with-param name="id" select="concat('table-', @code)"/></xsl:call-template>
        <xsl:for-each select="r:component/r:kpi">
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="rh"><xsl:call-template name="first-row"/><fo:block start-indent="6mm" text-indent="-6mm"><xsl:value-of select="concat(@number, ' ', r:name)"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="r:unit-of-measure"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:result/@text"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block>
              <xsl:choose>
                <xsl:when test="@status != 'scored'"><xsl:call-template name="status"><xsl:with-param name="status" select="@status"/></xsl:call-template></xsl:when>
                <xsl:when test="starts-with(r:score/@tier-name, 'ค่าเป้าหมาย')"><xsl:value-of select="substring-after(r:score/@tier-name, 'ค่าเป้าหมาย')"/></xsl:when>
                <xsl:when test="r:score/@tier-name"><xsl:value-of select="r:score/@tier-name"/></xsl:when>
                <xsl:when test="r:target">ต่ำกว่าขั้นต้น</xsl:when>
                <xsl:otherwise>-</xsl:otherwise>
              </xsl:choose>
            </fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
        <xsl:if test="not(r:component/r:kpi)"><fo:table-row><fo:table-cell xsl:use-attribute-sets="td-centre" number-columns-spanned="4"><xsl:call-template name="first-row"><xsl:with-param name="first" select="true()"/></xsl:call-template><fo:block>-</fo:block></fo:table-cell></fo:table-row></xsl:if>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- ======== part 4 -->
  <xsl:template name="advice">
    <xsl:call-template name="part"><xsl:with-param name="id">part-4</xsl:with-param></xsl:call-template>
    <xsl:if test="$units/r:recommendations/r:item">
      <fo:block xsl:use-attribute-sets="subheading">ข้อเสนอในภาพรวม</fo:block>
      <xsl:call-template name="items"><xsl:with-param name="items" select="$units/r:recommendations/r:item[not(. = ../../preceding-sibling::r:unit/r:recommendations/r:item)]"/></xsl:call-template>
    </xsl:if>
    <fo:block xsl:use-attribute-sets="subheading">ตัวชี้วัดที่ควรติดตามต่อเนื่อง</fo:block>
    <xsl:call-template name="warning-list"><xsl:with-param name="scores" select="false()"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="subheading"><xsl:value-of select="concat('ปัญหา อุปสรรค และข้อเสนอแนะราย', $kind)"/></fo:block>
    <xsl:call-template name="obstacle-list"/>
  </xsl:template>
</xsl:stylesheet>
