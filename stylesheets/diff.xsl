<?xml version="1.0" encoding="UTF-8"?>
<!-- What differs between two years, or two revisions of one: of comparison.xml (input/schemas/comparison.xsd). Changed rules,
     changed data and changed words are told apart; slope charts show who rose and who fell. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:d="urn:samrit:comparison" xmlns:s="urn:samrit:functions" xmlns:c="urn:samrit:chart"
                exclude-result-prefixes="d">
  <xsl:import href="common/style.xsl"/>
  <xsl:import href="common/text.xsl"/>
  <xsl:import href="common/page.xsl"/>
  <xsl:import href="common/outline.xsl"/>
  <xsl:import href="common/chart.xsl"/>
  <xsl:import href="parts/comparison.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:key name="group" match="d:unit" use="concat(generate-id(..), '|', d:group)"/>
  <xsl:variable name="subject">
    <xsl:text>รายงานเปรียบเทียบผลการประเมิน</xsl:text>
    <xsl:choose>
      <xsl:when test="$one-year"> ฉบับแก้ไขกับฉบับเดิม ประจำปีงบประมาณ พ.ศ. <xsl:value-of select="$after/@fiscal-year"/></xsl:when>
      <xsl:otherwise> ปีงบประมาณ พ.ศ. <xsl:value-of select="$before/@fiscal-year"/> กับ พ.ศ. <xsl:value-of select="$after/@fiscal-year"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="outline" select="/.."/>
  <xsl:variable name="captions" select="/.."/>

  <xsl:template match="/">
    <fo:root xsl:use-attribute-sets="root">
      <xsl:call-template name="masters"/>
      <xsl:call-template name="metadata"><xsl:with-param name="title" select="$subject"/><xsl:with-param name="subject" select="$subject"/></xsl:call-template>
      <fo:page-sequence master-reference="page" format="1" id="document">
        <xsl:call-template name="running">
          <xsl:with-param name="left" select="$subject"/>
          <xsl:with-param name="end">document</xsl:with-param>
        </xsl:call-template>
        <fo:flow flow-name="xsl-region-body">
          <fo:block xsl:use-attribute-sets="chapter"><xsl:value-of select="$subject"/></fo:block>
          <xsl:apply-templates select="/d:comparison/d:set"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <xsl:template match="d:set">
    <xsl:if test="position() > 1"><fo:block xsl:use-attribute-sets="chapter" break-before="page"><xsl:value-of select="(d:after | d:before)[last()]/d:kind"/></fo:block></xsl:if>
    <fo:block xsl:use-attribute-sets="section">ภาพรวม</fo:block>
    <xsl:call-template name="overview"/>
    <xsl:if test="d:move"><xsl:call-template name="moves"/></xsl:if>
    <xsl:if test="d:framework/d:change">
      <fo:block xsl:use-attribute-sets="section">หลักเกณฑ์ที่เปลี่ยนไป</fo:block>
      <xsl:call-template name="rules"/>
    </xsl:if>
    <fo:block xsl:use-attribute-sets="section">คะแนนและระดับราย<xsl:value-of select="(d:after | d:before)[last()]/d:kind"/></fo:block>
    <!-- of two revisions of a year, the groups in which a score moved -->
    <xsl:for-each select="d:unit[generate-id() = generate-id(key('group', concat(generate-id(..), '|', d:group))[1])]">
      <xsl:if test="not($one-year) or key('group', concat(generate-id(..), '|', d:group))[not(d:before/@text = d:after/@text and string(d:before/@band) = string(d:after/@band))]"><xsl:call-template name="group"/></xsl:if>
    </xsl:for-each>
    <xsl:if test="$one-year and not(d:unit[not(d:before/@text = d:after/@text and string(d:before/@band) = string(d:after/@band))])"><fo:block xsl:use-attribute-sets="paragraph">ไม่มีคะแนนหรือระดับใดเปลี่ยน</fo:block></xsl:if>
    <xsl:if test="d:unit[d:kpi or d:change[@class = 'data' or @class = 'text']]">
      <fo:block xsl:use-attribute-sets="section">การเปลี่ยนแปลงรายตัวชี้วัด</fo:block>
      <fo:block xsl:use-attribute-sets="paragraph">ข้อมูล คือสิ่งที่หน่วยงานรายงานหรือกำหนดเป็นเป้าหมาย หลักเกณฑ์ คือสิ่งที่กรอบการประเมินกำหนด ข้อความ คือถ้อยคำที่ไม่มีผลต่อคะแนน</fo:block>
      <xsl:for-each select="d:unit[d:kpi or d:change[@class = 'data' or @class = 'text']]"><xsl:call-template name="unit-changes"/></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- ======== the two sides -->
  <xsl:template name="overview">
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:choose>
        <xsl:when test="@changed + @added + @removed = 0 and not(d:framework/d:change)">ไม่มีความแตกต่าง</xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="concat('มี', (d:after | d:before)[last()]/d:kind, 'ที่ผลเปลี่ยนแปลง ', @changed, ' แห่ง')"/>
          <xsl:if test="@added > 0"><xsl:value-of select="concat(' เพิ่มใหม่ ', @added, ' แห่ง')"/></xsl:if>
          <xsl:if test="@removed > 0"><xsl:value-of select="concat(' ไม่มีแล้ว ', @removed, ' แห่ง')"/></xsl:if>
          <xsl:value-of select="concat(' รวมข้อมูลที่เปลี่ยน ', @data, ' รายการ หลักเกณฑ์ ', @rule, ' รายการ ข้อความ ', @text, ' รายการ')"/>
          <xsl:if test="@mean-difference">
            <xsl:value-of select="concat(' คะแนนเฉลี่ย ', d:before/@mean, ' เป็น ', d:after/@mean, ' (', @mean-difference, ')')"/>
          </xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <xsl:for-each select="(d:before | d:after)[@exempt = 'yes']">
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:value-of select="concat('ปีงบประมาณ พ.ศ. ', @fiscal-year, ' เป็นปีที่ติดตามผลโดยไม่จัดระดับและไม่จัดลำดับ คะแนนที่แสดงใช้เพื่อการติดตามเท่านั้น จึงไม่คำนวณผลต่าง')"/>
        <xsl:if test="d:ranking-text"> (<xsl:value-of select="d:ranking-text"/>)</xsl:if>
      </fo:block>
    </xsl:for-each>
    <fo:table xsl:use-attribute-sets="small-table">
      <fo:table-column column-width="proportional-column-width(3)"/><fo:table-column column-width="proportional-column-width(5)"/><fo:table-column column-width="proportional-column-width(5)"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text">รายการ</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">เดิม</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ใหม่</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:call-template name="side-row"><xsl:with-param name="label">ปีงบประมาณ พ.ศ.</xsl:with-param><xsl:with-param name="before" select="d:before/@fiscal-year"/><xsl:with-param name="after" select="d:after/@fiscal-year"/></xsl:call-template>
        <xsl:call-template name="side-row"><xsl:with-param name="label">กรอบการประเมิน</xsl:with-param><xsl:with-param name="before" select="d:before/d:framework-title"/><xsl:with-param name="after" select="d:after/d:framework-title"/></xsl:call-template>
        <xsl:if test="*/@round"><xsl:call-template name="side-row"><xsl:with-param name="label">รอบการประเมิน</xsl:with-param><xsl:with-param name="before" select="d:before/@round-name"/><xsl:with-param name="after" select="d:after/@round-name"/></xsl:call-template></xsl:if>
        <xsl:if test="*/@issued"><xsl:call-template name="side-row"><xsl:with-param name="label">เผยแพร่เมื่อ</xsl:with-param><xsl:with-param name="before" select="d:before/@issued"/><xsl:with-param name="after" select="d:after/@issued"/></xsl:call-template></xsl:if>
        <xsl:call-template name="side-row"><xsl:with-param name="label" select="concat('จำนวน', (d:after | d:before)[last()]/d:kind)"/><xsl:with-param name="before" select="d:before/@units"/><xsl:with-param name="after" select="d:after/@units"/></xsl:call-template>
        <xsl:call-template name="side-row"><xsl:with-param name="label">คะแนนเฉลี่ย</xsl:with-param><xsl:with-param name="before" select="d:before/@mean"/><xsl:with-param name="after" select="d:after/@mean"/></xsl:call-template>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="side-row">
    <xsl:param name="label"/>
    <xsl:param name="before"/>
    <xsl:param name="after"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="$label"/></fo:block></fo:table-cell>
      <xsl:call-template name="value-cell"><xsl:with-param name="value" select="$before"/></xsl:call-template>
      <xsl:call-template name="value-cell"><xsl:with-param name="value" select="$after"/></xsl:call-template>
    </fo:table-row>
  </xsl:template>

  <!-- ======== moves between bands -->
  <xsl:template name="moves">
    <fo:block xsl:use-attribute-sets="caption">จำนวน<xsl:value-of select="d:after/d:kind"/>ตามระดับเดิมและระดับใหม่</fo:block>
    <fo:table xsl:use-attribute-sets="small-table">
      <fo:table-column column-width="proportional-column-width(4)"/><fo:table-column column-width="proportional-column-width(4)"/><fo:table-column column-width="proportional-column-width(2)"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text">ระดับเดิม</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ระดับใหม่</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">จำนวน</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="d:move">
          <fo:table-row xsl:use-attribute-sets="row">
            <xsl:if test="@from != @to or not(@from and @to)"><xsl:attribute name="font-weight">bold</xsl:attribute></xsl:if>
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="@from"/><xsl:if test="not(@from)">ยังไม่มีระดับ</xsl:if></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:value-of select="@to"/><xsl:if test="not(@to)">ยังไม่มีระดับ</xsl:if></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="@units"/></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- ======== rules -->
  <xsl:template name="rules">
    <fo:table xsl:use-attribute-sets="table">
      <xsl:call-template name="change-columns"/>
      <fo:table-body><xsl:for-each select="d:framework/d:change"><xsl:call-template name="change-row"/></xsl:for-each></fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- ======== the units of a group: a slope chart and a table -->
  <xsl:template name="group">
    <xsl:variable name="units" select="key('group', concat(generate-id(..), '|', d:group))"/>
    <xsl:variable name="shown" select="$units[d:before/@value or d:after/@value]"/>
    <xsl:if test="d:group"><fo:block xsl:use-attribute-sets="subsection"><xsl:value-of select="d:group"/></fo:block></xsl:if>
    <xsl:if test="count($shown) > 1 and count($shown) &lt;= 40 and ../d:before and ../d:after">
      <xsl:call-template name="slope"><xsl:with-param name="units" select="$shown"/></xsl:call-template>
    </xsl:if>
    <fo:table xsl:use-attribute-sets="table">
      <xsl:if test="count($units) &lt;= 20"><xsl:attribute name="keep-together.within-page">always</xsl:attribute></xsl:if>
      <fo:table-column column-width="proportional-column-width(5)"/><fo:table-column column-width="proportional-column-width(2.2)"/><fo:table-column column-width="proportional-column-width(2.2)"/>
      <fo:table-column column-width="proportional-column-width(2.4)"/><fo:table-column column-width="proportional-column-width(6)"/><fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text" select="(../d:after | ../d:before)[last()]/d:kind"/></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">เดิม</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ใหม่</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ผลต่าง</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ระดับ</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">สาเหตุ</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:for-each select="$units"><xsl:call-template name="unit-row"/></xsl:for-each></fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="slope">
    <xsl:param name="units"/>
    <xsl:variable name="set" select="$units[1]/.."/>
    <xsl:call-template name="chart">
      <xsl:with-param name="type">slope</xsl:with-param>
      <xsl:with-param name="width">400</xsl:with-param>
      <xsl:with-param name="height" select="70 + 15 * count($units)"/>
      <xsl:with-param name="alternative">
        <xsl:text>แผนภูมิความชันของคะแนน</xsl:text>
        <xsl:for-each select="$units"><xsl:value-of select="concat(' ', d:name, ' ', d:before/@text, ' เป็น ', d:after/@text)"/></xsl:for-each>
      </xsl:with-param>
      <xsl:with-param name="content">
        <c:category><xsl:attribute name="label"><xsl:call-template name="axis"><xsl:with-param name="side" select="$set/d:before"/></xsl:call-template></xsl:attribute></c:category>
        <c:category><xsl:attribute name="label"><xsl:call-template name="axis"><xsl:with-param name="side" select="$set/d:after"/></xsl:call-template></xsl:attribute></c:category>
        <xsl:for-each select="$units">
          <c:series label="{d:name}">
            <c:value><xsl:copy-of select="d:before/@value"/><xsl:attribute name="label"><xsl:value-of select="d:before/@text"/><xsl:if test="not(d:before)">-</xsl:if></xsl:attribute></c:value>
            <c:value><xsl:copy-of select="d:after/@value"/><xsl:attribute name="label"><xsl:value-of select="d:after/@text"/><xsl:if test="not(d:after)">-</xsl:if></xsl:attribute></c:value>
          </c:series>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="note" text-align="center">เส้นทึบ คะแนนเพิ่มขึ้นหรือเท่าเดิม เส้นประ คะแนนลดลง</fo:block>
  </xsl:template>

  <xsl:template name="axis">
    <xsl:param name="side"/>
    <xsl:choose>
      <xsl:when test="not($one-year)"><xsl:value-of select="$side/@fiscal-year"/></xsl:when>
      <xsl:when test="name($side) = 'before'">เดิม</xsl:when>
      <xsl:otherwise>ใหม่</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$side/@exempt = 'yes'"> (ไม่จัดระดับ)</xsl:if>
  </xsl:template>

  <xsl:template name="unit-row">
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="d:name"/><xsl:if test="@state = 'added'"> (ใหม่)</xsl:if><xsl:if test="@state = 'removed'"> (ไม่มีแล้ว)</xsl:if></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="d:before/@text"/><xsl:if test="not(d:before)">-</xsl:if></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="d:after/@text"/><xsl:if test="not(d:after)">-</xsl:if></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="@difference"/><xsl:if test="not(@difference)">-</xsl:if></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td"><fo:block>
        <xsl:choose>
          <xsl:when test="d:before/@band = d:after/@band"><xsl:value-of select="d:after/@band-name"/></xsl:when>
          <xsl:when test="d:before/@band or d:after/@band">
            <xsl:call-template name="band"><xsl:with-param name="score" select="d:before"/><xsl:with-param name="side" select="../d:before"/></xsl:call-template>
            <xsl:text> → </xsl:text>
            <xsl:call-template name="band"><xsl:with-param name="score" select="d:after"/><xsl:with-param name="side" select="../d:after"/></xsl:call-template>
          </xsl:when>
          <xsl:otherwise>ไม่จัดระดับ</xsl:otherwise>
        </xsl:choose>
      </fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:if test="@difference"><xsl:call-template name="cause"><xsl:with-param name="cause" select="@cause"/></xsl:call-template></xsl:if></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="band">
    <xsl:param name="score"/>
    <xsl:param name="side"/>
    <xsl:choose>
      <xsl:when test="$score/@band-name"><xsl:value-of select="$score/@band-name"/></xsl:when>
      <xsl:when test="$side/@exempt = 'yes'">ไม่จัดระดับ</xsl:when>
      <xsl:otherwise>-</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ======== the changes of one unit -->
  <xsl:template name="unit-changes">
    <fo:block xsl:use-attribute-sets="subsection"><xsl:value-of select="concat(d:name, ' (', @code, ')')"/></fo:block>
    <fo:table xsl:use-attribute-sets="table">
      <xsl:call-template name="change-columns"/>
      <fo:table-body>
        <xsl:for-each select="d:change[@class = 'data' or @class = 'text']"><xsl:call-template name="change-row"/></xsl:for-each>
        <xsl:for-each select="d:kpi"><xsl:call-template name="kpi-rows"/></xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>
</xsl:stylesheet>
