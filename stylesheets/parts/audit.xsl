<?xml version="1.0" encoding="UTF-8"?>
<!-- Annex: where every number comes from: record and line, rule, operands, the unrounded fraction. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" exclude-result-prefixes="fox r s">

  <!-- it goes on below the annex before it where there is room for its head and the first rows of its table -->
  <xsl:template name="audit">
    <xsl:call-template name="part"><xsl:with-param name="id">audit</xsl:with-param><xsl:with-param name="little" select="not($two-sided)"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph" keep-with-next.within-page="always" keep-together.within-page="always">ตัวเลขทุกตัวในรายงานนี้คำนวณจากแฟ้มบันทึกผลและกรอบการประเมินด้านล่าง โดยคิดเป็นเศษส่วนที่ไม่ปัดเศษ และปัดเศษเพียงครั้งเดียวเมื่อแสดงผล</fo:block>
    <fo:table xsl:use-attribute-sets="small-table" keep-with-next.within-page="always">
      <fo:table-column column-width="38mm"/><fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-body>
        <xsl:call-template name="audit-file"><xsl:with-param name="label">แฟ้มบันทึกผล</xsl:with-param><xsl:with-param name="text" select="$this/r:record/@file"/></xsl:call-template>
        <xsl:call-template name="audit-file"><xsl:with-param name="label">ค่าแฮช SHA-256</xsl:with-param><xsl:with-param name="text" select="concat(substring($this/r:record/@sha256, 1, 32), '&#8203;', substring($this/r:record/@sha256, 33))"/></xsl:call-template>
        <xsl:call-template name="audit-file"><xsl:with-param name="label">แฟ้มกรอบการประเมิน</xsl:with-param><xsl:with-param name="text" select="$framework/@file"/></xsl:call-template>
      </fo:table-body>
    </fo:table>
    <fo:block xsl:use-attribute-sets="subheading">1. การคำนวณ</fo:block>
    <xsl:call-template name="audit-steps"/>
    <fo:block xsl:use-attribute-sets="subheading">2. กฎที่ใช้</fo:block>
    <xsl:call-template name="audit-rules"/>
    <xsl:if test="$framework/r:source">
      <fo:block xsl:use-attribute-sets="subheading">3. เอกสารอ้างอิงของกฎ</fo:block>
      <xsl:call-template name="audit-sources"/>
    </xsl:if>
  </xsl:template>

  <!-- names of files and hashes keep their digits -->
  <xsl:template name="audit-file">
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell xsl:use-attribute-sets="rh" background-color="{$header-fill}"><fo:block font-weight="bold"><xsl:value-of select="$label"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td"><fo:block xml:lang="en"><xsl:value-of select="$text"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- ======== steps -->
  <xsl:template name="audit-steps">
    <fo:table xsl:use-attribute-sets="table" font-size="12pt" line-height="{$line-12}">
      <fo:table-column column-width="proportional-column-width(9)"/><fo:table-column column-width="proportional-column-width(8)"/>
      <!-- the fraction has the room it needs, what it was reckoned from the rest -->
      <xsl:variable name="fraction"><xsl:choose><xsl:when test="$this//r:step/r:outcome/@exact[string-length() &gt; 20]">15</xsl:when><xsl:otherwise>10</xsl:otherwise></xsl:choose></xsl:variable>
      <fo:table-column column-width="proportional-column-width({36 - $fraction})"/><fo:table-column column-width="proportional-column-width({$fraction})"/><fo:table-column column-width="proportional-column-width({7 + 4 * count($this/r:incentive)})"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>รายการ</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>รหัสกฎ</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ตัวตั้ง (บรรทัดในแฟ้มบันทึกผล)</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ผลที่ไม่ปัดเศษ</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>แสดงเป็น</fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$this/r:component">
          <xsl:for-each select="r:kpi">
            <xsl:variable name="number" select="@number"/>
            <xsl:for-each select="r:steps/r:step"><xsl:call-template name="audit-step"><xsl:with-param name="item" select="$number"/></xsl:call-template></xsl:for-each>
          </xsl:for-each>
          <xsl:variable name="component" select="concat('องค์ประกอบที่ ', position())"/>
          <xsl:for-each select="r:steps/r:step"><xsl:call-template name="audit-step"><xsl:with-param name="item" select="$component"/></xsl:call-template></xsl:for-each>
        </xsl:for-each>
        <xsl:for-each select="$this/r:steps/r:step"><xsl:call-template name="audit-step"><xsl:with-param name="item">คะแนนรวม</xsl:with-param></xsl:call-template></xsl:for-each>
        <xsl:if test="not($this//r:step)">
          <fo:table-row><fo:table-cell xsl:use-attribute-sets="td-centre" number-columns-spanned="5"><fo:block>ไม่มีการคำนวณ</fo:block></fo:table-cell></fo:table-row>
        </xsl:if>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="audit-step">
    <xsl:param name="item"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="$item"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td"><fo:block xml:lang="en"><xsl:value-of select="@rule"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td"><fo:block>
        <xsl:for-each select="r:operand">
          <xsl:call-template name="operand-name"/><xsl:value-of select="concat('&#160;=&#160;', @text)"/>
          <xsl:if test="@line"><xsl:value-of select="concat('&#160;(', @line, ')')"/></xsl:if>
          <xsl:if test="position() != last()">, </xsl:if>
        </xsl:for-each>
      </fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:call-template name="fraction"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:outcome/@text"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- a line may end after the stroke of a long fraction -->
  <xsl:template name="fraction">
    <xsl:variable name="exact" select="r:outcome/@exact"/>
    <xsl:choose>
      <xsl:when test="contains($exact, '/')"><xsl:value-of select="concat(substring-before($exact, '/'), '/&#8203;', substring-after($exact, '/'))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$exact"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- words for the names that scoring gives operands; a component by its place, a KPI by its number -->
  <xsl:template name="operand-name">
    <xsl:variable name="component" select="$framework/r:component[@id = current()/@name]"/>
    <xsl:variable name="level" select="../../../r:checks[@level = current()/@name]/@name"/>
    <xsl:choose>
      <xsl:when test="$level"><xsl:value-of select="normalize-space(substring-before(concat($level, '('), '('))"/></xsl:when>
      <xsl:when test="$component"><xsl:value-of select="concat('องค์ประกอบที่ ', 1 + count($component/preceding-sibling::r:component))"/></xsl:when>
      <xsl:when test="@name = 'result'">ผล</xsl:when>
      <xsl:when test="@name = 'target'">เป้าหมาย</xsl:when>
      <xsl:when test="@name = 'low-target'">เป้าหมายล่าง</xsl:when>
      <xsl:when test="@name = 'high-target'">เป้าหมายบน</xsl:when>
      <xsl:when test="@name = 'low-score'">คะแนนล่าง</xsl:when>
      <xsl:when test="@name = 'high-score'">คะแนนบน</xsl:when>
      <xsl:when test="@name = 'score'">คะแนน</xsl:when>
      <xsl:when test="@name = 'weight'">น้ำหนัก</xsl:when>
      <xsl:when test="@name = 'remaining'">ที่เหลือ</xsl:when>
      <xsl:when test="@name = 'whole' or @name = 'scale'">ฐาน</xsl:when>
      <xsl:when test="@name = 'full-mark'">คะแนนเต็ม</xsl:when>
      <xsl:when test="@name = 'done'">ทำแล้ว</xsl:when>
      <xsl:when test="@name = 'all'">ทั้งหมด</xsl:when>
      <xsl:when test="@name = 'from'">ตั้งแต่</xsl:when>
      <xsl:when test="@name = 'goal'">เป้าหมาย</xsl:when>
      <xsl:when test="@name = 'percent'">ร้อยละ</xsl:when>
      <xsl:when test="@name = 'deduction'">คะแนนที่หัก</xsl:when>
      <xsl:when test="@name = 'pot'">วงเงินรวม</xsl:when>
      <xsl:when test="@name = 'base'">ฐานเงินเดือน</xsl:when>
      <xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ======== rules and their sources -->
  <xsl:template name="audit-rules">
    <xsl:variable name="used" select="$this//r:step/@rule"/>
    <xsl:variable name="rules" select="$framework/r:rule[@id = $used]"/>
    <fo:table xsl:use-attribute-sets="table" font-size="12pt" line-height="{$line-12}">
      <fo:table-column column-width="proportional-column-width(4)"/><fo:table-column column-width="proportional-column-width(12)"/>
      <fo:table-column column-width="proportional-column-width(6)"/><fo:table-column column-width="proportional-column-width(2)"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>รหัสกฎ</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ความหมาย</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ที่มา</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>บรรทัด</fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$rules">
          <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="no-row-alone"/>
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block xml:lang="en"><xsl:value-of select="@id"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:value-of select="r:text"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:call-template name="certainty"><xsl:with-param name="certainty" select="@certainty"/></xsl:call-template></fo:block><xsl:if test="@source"><fo:block xml:lang="en"><xsl:value-of select="@source"/></fo:block></xsl:if></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="@line"/></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
        <xsl:if test="not($rules)">
          <fo:table-row><fo:table-cell xsl:use-attribute-sets="td-centre" number-columns-spanned="4"><fo:block>-</fo:block></fo:table-cell></fo:table-row>
        </xsl:if>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="audit-sources">
    <fo:table xsl:use-attribute-sets="small-table" font-size="12pt" line-height="{$line-12}">
      <fo:table-column column-width="proportional-column-width(4)"/><fo:table-column column-width="proportional-column-width(13)"/><fo:table-column column-width="proportional-column-width(7)"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>รหัส</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>เอกสาร</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>สถานะ</fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$framework/r:source">
          <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="no-row-alone"/>
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block xml:lang="en"><xsl:value-of select="@id"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:value-of select="."/></fo:block><xsl:if test="@href"><fo:block xml:lang="en"><fo:basic-link external-destination="url('{@href}')" fox:alt-text="{.}"><xsl:value-of select="@href"/></fo:basic-link></fo:block></xsl:if></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:call-template name="certainty"><xsl:with-param name="certainty" select="@certainty"/></xsl:call-template></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>
</xsl:stylesheet>
