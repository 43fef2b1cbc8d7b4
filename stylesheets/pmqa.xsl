<?xml version="1.0" encoding="UTF-8"?>
<!-- The feedback report on PMQA 4.0 for one unit: where it stands in each category against last year and the mean of its peers,
     a grid of items by level, strengths, opportunities. What it shares with the report of a unit comes from there. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" xmlns:c="urn:samrit:chart" xmlns:e="http://exslt.org/common"
                exclude-result-prefixes="r e" s:short="yes">
  <xsl:import href="unit.xsl"/>

  <xsl:variable name="report-title" select="concat('รายงานป้อนกลับ (Feedback Report) ', $project/r:title)"/>
  <xsl:variable name="running-title" select="concat('รายงานป้อนกลับ PMQA 4.0 ประจำปีงบประมาณ พ.ศ. ', $year)"/>
  <xsl:variable name="last-year" select="$this/r:component/r:year[@fiscal-year = $year - 1]"/>
  <xsl:variable name="category-list"><xsl:apply-templates select="$this/r:component" mode="category"/></xsl:variable>
  <xsl:variable name="categories" select="e:node-set($category-list)/category"/>
  <xsl:template match="r:component" mode="category">
    <xsl:call-template name="category-entry"><xsl:with-param name="mean" select="$peers/r:component[@id = current()/@id]/r:mean"/></xsl:call-template>
  </xsl:template>

  <xsl:variable name="whole"><xsl:for-each select="$this"><xsl:call-template name="category-entry"><xsl:with-param name="mean" select="$peers/r:mean"/></xsl:call-template></xsl:for-each></xsl:variable>

  <xsl:variable name="entries">
    <entry id="summary" level="1" label="">บทสรุปผู้บริหาร</entry>
    <entry id="part-1" level="1" label="ส่วนที่ 1">สถานะรายหมวด</entry>
    <entry id="part-2" level="1" label="ส่วนที่ 2">ผลการตรวจประเมินรายข้อ</entry>
    <xsl:for-each select="$this/r:component"><entry id="category-{@id}" level="2" label="{concat('2.', position())}"><xsl:value-of select="r:name"/></entry></xsl:for-each>
    <entry id="part-3" level="1" label="ส่วนที่ 3">จุดแข็ง โอกาสในการพัฒนา และข้อเสนอแนะ</entry>
    <entry id="framework" level="1" label="ภาคผนวก ก">กรอบและเกณฑ์การประเมิน</entry>
    <entry id="audit" level="1" label="ภาคผนวก ข">ที่มาของตัวเลขและการคำนวณ</entry>
  </xsl:variable>
  <xsl:variable name="outline" select="e:node-set($entries)/entry"/>

  <xsl:variable name="titles">
    <entry id="table-categories" kind="table">คะแนนรายหมวด</entry>
    <entry id="figure-categories" kind="figure"><xsl:value-of select="concat('คะแนนรายหมวดของ', $this/r:full-name)"/><xsl:if test="$last-year"> เทียบกับปีที่ผ่านมา</xsl:if><xsl:if test="$has-peers"><xsl:if test="$last-year">และ</xsl:if><xsl:if test="not($last-year)"> เทียบกับ</xsl:if><xsl:value-of select="concat('ค่าเฉลี่ยของ', $peers-name)"/></xsl:if></entry>
    <xsl:if test="$banded"><entry id="table-bands" kind="table">เกณฑ์สถานะ<xsl:call-template name="band-peers"/></entry></xsl:if>
    <entry id="table-grid" kind="table">ระดับการพัฒนารายข้อ</entry>
    <xsl:for-each select="$this/r:component"><entry id="table-{@id}" kind="table"><xsl:value-of select="concat('ผลการตรวจประเมิน', r:name)"/></entry></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="captions" select="e:node-set($titles)/entry"/>

  <xsl:template name="body">
    <xsl:call-template name="contents"/>
    <xsl:call-template name="summary"/>
    <xsl:call-template name="categories"/>
    <xsl:call-template name="part"><xsl:with-param name="id">part-2</xsl:with-param></xsl:call-template>
    <xsl:call-template name="grid"/>
    <xsl:for-each select="$this/r:component"><xsl:call-template name="category"/></xsl:for-each>
    <xsl:call-template name="findings"/>
    <xsl:call-template name="framework"/>
    <xsl:call-template name="audit"/>
  </xsl:template>

  <!-- ======== one page: key figures, radar, categories -->
  <xsl:template name="summary">
    <xsl:call-template name="part"><xsl:with-param name="id">summary</xsl:with-param></xsl:call-template>
    <xsl:call-template name="summary-figures"/>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="summary-sentence"/></fo:block>
    <xsl:call-template name="category-radar"><xsl:with-param name="categories" select="$categories"/></xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">figure-categories</xsl:with-param></xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">table-categories</xsl:with-param></xsl:call-template>
    <xsl:call-template name="category-table"><xsl:with-param name="categories" select="$categories"/><xsl:with-param name="total" select="e:node-set($whole)/category"/></xsl:call-template>
  </xsl:template>

  <!-- ======== part 1: where it stands, in words -->
  <xsl:template name="categories">
    <xsl:call-template name="part"><xsl:with-param name="id">part-1</xsl:with-param><xsl:with-param name="little" select="not($has-peers or $last-year)"/></xsl:call-template>
    <xsl:call-template name="band-table"/>
    <xsl:if test="$has-peers or $last-year">
      <xsl:call-template name="category-words"><xsl:with-param name="than">สูงกว่า</xsl:with-param><xsl:with-param name="above" select="true()"/></xsl:call-template>
      <xsl:call-template name="category-words"><xsl:with-param name="than">ไม่สูงกว่า</xsl:with-param><xsl:with-param name="above" select="false()"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- the categories above the mean of the peers, or not; of one that has none, above last year -->
  <xsl:template name="category-words">
    <xsl:param name="than"/>
    <xsl:param name="above"/>
    <xsl:variable name="lines">
      <xsl:for-each select="$this/r:component">
        <xsl:variable name="mean" select="$peers/r:component[@id = current()/@id]/r:mean"/>
        <xsl:variable name="last" select="r:year[@fiscal-year = $year - 1]"/>
        <xsl:if test="(r:score/@value &gt; ($mean | $last[not($has-peers)])/@value) = $above">
          <r:item>
            <xsl:value-of select="concat(r:name, ' ', r:score/@text, ' คะแนน (')"/>
            <xsl:if test="$mean"><xsl:value-of select="concat('ค่าเฉลี่ย ', $mean/@text, ' คะแนน')"/></xsl:if>
            <xsl:if test="$mean and $last"><xsl:text> </xsl:text></xsl:if>
            <xsl:if test="$last"><xsl:value-of select="concat('ปีที่ผ่านมา ', $last/@text, ' คะแนน')"/></xsl:if>
            <xsl:text>)</xsl:text>
          </r:item>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="e:node-set($lines)/r:item">
      <fo:block xsl:use-attribute-sets="subheading"><xsl:value-of select="concat('หมวดที่มีคะแนน', $than)"/><xsl:choose><xsl:when test="$has-peers">ค่าเฉลี่ย</xsl:when><xsl:otherwise>ปีที่ผ่านมา</xsl:otherwise></xsl:choose></fo:block>
      <xsl:call-template name="items"><xsl:with-param name="items" select="e:node-set($lines)/r:item"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- ======== items by level: full where all is passed, half where some; the numbers say it too -->
  <xsl:variable name="levels" select="($this//r:kpi[r:checks])[1]/r:checks"/>

  <xsl:template name="grid">
    <xsl:call-template name="caption"><xsl:with-param name="id">table-grid</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(26)"/>
      <xsl:for-each select="$levels"><fo:table-column column-width="proportional-column-width(6)"/></xsl:for-each>
      <fo:table-column column-width="proportional-column-width(6)"/>
      <fo:table-header><xsl:call-template name="continued-row"><xsl:with-param name="columns" select="2 + count($levels)"/></xsl:call-template><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>หมวด / ข้อ</fo:block></fo:table-cell>
        <xsl:for-each select="$levels"><fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:value-of select="normalize-space(substring-before(concat(@name, '('), '('))"/></fo:block></fo:table-cell></xsl:for-each>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>คะแนน</fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:call-template name="continued"><xsl:with-param name="id">table-grid</xsl:with-param></xsl:call-template>
        <xsl:for-each select="$this/r:component">
          <fo:table-row xsl:use-attribute-sets="row" font-weight="bold" background-color="{$total-fill}" keep-with-next.within-page="always">
            <fo:table-cell xsl:use-attribute-sets="rh" number-columns-spanned="{1 + count($levels)}"><xsl:call-template name="first-row"/><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:score/@text"/></fo:block></fo:table-cell>
          </fo:table-row>
          <xsl:for-each select="r:kpi"><xsl:call-template name="grid-row"/></xsl:for-each>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
    <fo:block xsl:use-attribute-sets="note">หมายเหตุ  ตัวเลขในช่องระดับเป็นจำนวนประเด็นที่ผ่านต่อจำนวนประเด็นทั้งหมด พื้นเข้มคือผ่านครบ พื้นอ่อนคือผ่านบางส่วน</fo:block>
  </xsl:template>

  <xsl:template name="grid-row">
    <xsl:variable name="kpi" select="."/>
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell xsl:use-attribute-sets="rh"><fo:block start-indent="8mm" text-indent="-6mm"><xsl:value-of select="concat(@number, ' ', r:name)"/></fo:block></fo:table-cell>
      <xsl:choose>
        <xsl:when test="r:checks"><xsl:for-each select="$levels"><xsl:for-each select="$kpi/r:checks[@level = current()/@level]"><xsl:call-template name="grid-cell"/></xsl:for-each></xsl:for-each></xsl:when>
        <xsl:when test="$levels"><fo:table-cell xsl:use-attribute-sets="td-centre" number-columns-spanned="{count($levels)}"><fo:block><xsl:choose><xsl:when test="starts-with(r:unit-of-measure, 'ร้อยละ')"><xsl:value-of select="concat(r:unit-of-measure, ' ', r:result/@text)"/></xsl:when><xsl:otherwise><xsl:value-of select="concat(r:result/@text, ' ', r:unit-of-measure)"/></xsl:otherwise></xsl:choose></fo:block></fo:table-cell></xsl:when>
      </xsl:choose>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:score/@text"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="grid-cell">
    <fo:table-cell xsl:use-attribute-sets="td-centre">
      <xsl:choose>
        <xsl:when test="@ticked = @of"><xsl:attribute name="background-color"><xsl:value-of select="$level-1-fill"/></xsl:attribute></xsl:when>
        <xsl:when test="@ticked &gt; 0"><xsl:attribute name="background-color"><xsl:value-of select="$level-3-fill"/></xsl:attribute></xsl:when>
      </xsl:choose>
      <fo:block><xsl:value-of select="concat(@ticked, '/', @of)"/></fo:block>
    </fo:table-cell>
  </xsl:template>

  <!-- ======== a category: what was found of each item -->
  <xsl:template name="category">
    <xsl:call-template name="section"><xsl:with-param name="id" select="concat('category-', @id)"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="plain" text-indent="{$first-line-indent}" space-after="3pt" keep-with-next.within-page="always">
      <xsl:value-of select="concat('ได้ ', r:score/@text, ' คะแนน')"/>
      <xsl:if test="$has-peers"><xsl:value-of select="concat(' ค่าเฉลี่ยของ', $peers-name, ' ', $peers/r:component[@id = current()/@id]/r:mean/@text, ' คะแนน')"/></xsl:if>
      <xsl:for-each select="r:year[@fiscal-year = $year - 1]"><xsl:value-of select="concat(' ปีงบประมาณ พ.ศ. ', @fiscal-year, ' ได้ ', @text, ' คะแนน')"/></xsl:for-each>
    </fo:block>
    <xsl:call-template name="caption"><xsl:with-param name="id" select="concat('table-', @id)"/></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(5)"/><fo:table-column column-width="proportional-column-width(2)"/><fo:table-column column-width="proportional-column-width(9)"/>
      <fo:table-header><xsl:call-template name="continued-row"><xsl:with-param name="columns">3</xsl:with-param></xsl:call-template><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ข้อ</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>คะแนน</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ความเห็นของผู้ตรวจประเมิน</fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:call-template name="continued"><xsl:with-param name="id" select="concat('table-', @id)"/></xsl:call-template>
        <xsl:for-each select="r:kpi">
          <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="no-row-alone"/>
            <fo:table-cell xsl:use-attribute-sets="rh"><xsl:call-template name="first-row"/><fo:block start-indent="6mm" text-indent="-6mm"><xsl:value-of select="concat(@number, ' ', r:name)"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:score/@text"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><xsl:call-template name="item-finding"/></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
        <xsl:if test="not(r:kpi)"><fo:table-row><fo:table-cell xsl:use-attribute-sets="td-centre" number-columns-spanned="3"><xsl:call-template name="first-row"><xsl:with-param name="first" select="true()"/></xsl:call-template><fo:block>-</fo:block></fo:table-cell></fo:table-row></xsl:if>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="item-finding">
    <xsl:for-each select="r:checks[not(@ticked = @of)]">
      <fo:block><xsl:value-of select="concat('ระดับ', normalize-space(substring-before(concat(@name, '('), '(')), ' ผ่าน ', @ticked, ' จาก ', @of, ' ประเด็น')"/></fo:block>
    </xsl:for-each>
    <xsl:for-each select="r:self"><fo:block><xsl:call-template name="own-view"/></fo:block></xsl:for-each>
    <xsl:for-each select="r:opinion/r:p | r:obstacles/r:item"><fo:block><xsl:value-of select="."/></fo:block></xsl:for-each>
    <xsl:if test="not(r:checks[not(@ticked = @of)] or r:self or r:opinion/r:p or r:obstacles/r:item)"><fo:block>-</fo:block></xsl:if>
  </xsl:template>

  <!-- the unit's own score beside the assessor's; the context is its own -->
  <xsl:template name="own-view">
    <xsl:choose>
      <xsl:when test="r:score/@text = ../r:score/@text">ผลตรวจประเมินตรงกับที่ประเมินตนเอง</xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('ประเมินตนเอง ', r:score/@text, ' คะแนน ผลตรวจ ', ../r:score/@text, ' คะแนน')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ======== part 3 -->
  <xsl:template name="findings">
    <xsl:call-template name="part"><xsl:with-param name="id">part-3</xsl:with-param><xsl:with-param name="little" select="count($this/r:strengths/r:item | $this/r:obstacles/r:item | $this/r:recommendations/r:item) &lt; 4"/></xsl:call-template>
    <xsl:call-template name="finding"><xsl:with-param name="title">จุดแข็ง (Strengths)</xsl:with-param><xsl:with-param name="items" select="$this/r:strengths/r:item"/></xsl:call-template>
    <xsl:call-template name="finding"><xsl:with-param name="title">โอกาสในการพัฒนา (Opportunities for Improvement)</xsl:with-param><xsl:with-param name="items" select="$this/r:obstacles/r:item"/></xsl:call-template>
    <xsl:call-template name="finding"><xsl:with-param name="title">ข้อเสนอแนะ</xsl:with-param><xsl:with-param name="items" select="$this/r:recommendations/r:item"/></xsl:call-template>
    <xsl:if test="not($this/r:strengths/r:item or $this/r:obstacles/r:item or $this/r:recommendations/r:item)"><fo:block xsl:use-attribute-sets="paragraph">ไม่มีข้อสังเกตเพิ่มเติมจากความเห็นรายข้อในส่วนที่ 2</fo:block></xsl:if>
  </xsl:template>

  <xsl:template name="finding">
    <xsl:param name="title"/>
    <xsl:param name="items"/>
    <xsl:if test="$items">
      <fo:block xsl:use-attribute-sets="subheading"><xsl:value-of select="$title"/></fo:block>
      <xsl:call-template name="items"><xsl:with-param name="items" select="$items"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
