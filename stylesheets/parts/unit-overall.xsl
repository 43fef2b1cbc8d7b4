<?xml version="1.0" encoding="UTF-8"?>
<!-- A unit's results as a whole: key figures, components and KPIs, band, peers, earlier years. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" xmlns:c="urn:samrit:chart" xmlns:e="http://exslt.org/common"
                exclude-result-prefixes="fox r s c e">

  <!-- ======== key figures in one row -->
  <xsl:template name="summary-figures">
    <fo:table xsl:use-attribute-sets="small-table" space-after="9pt">
      <fo:table-column column-width="proportional-column-width(1)"/><fo:table-column column-width="proportional-column-width(1)"/>
      <xsl:if test="$ranked and $has-peers"><fo:table-column column-width="proportional-column-width(1)"/></xsl:if>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:value-of select="concat('คะแนนรวม (เต็ม ', $framework/r:scale/@maximum, ')')"/></fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ผลการประเมิน</fo:block></fo:table-cell>
        <xsl:if test="$ranked and $has-peers"><fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:value-of select="concat('ลำดับ', $in-peers)"/></fo:block></fo:table-cell></xsl:if>
      </fo:table-row></fo:table-header>
      <fo:table-body><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="key-figure"><xsl:with-param name="text" select="$this/r:score/@text"/></xsl:call-template>
        <xsl:call-template name="key-figure"><xsl:with-param name="text"><xsl:call-template name="band-name"/></xsl:with-param></xsl:call-template>
        <xsl:if test="$ranked and $has-peers"><xsl:call-template name="key-figure"><xsl:with-param name="text"><xsl:call-template name="rank"><xsl:with-param name="rank" select="$this/r:rank[@within = $peers/@grouping]"/></xsl:call-template></xsl:with-param></xsl:call-template></xsl:if>
      </fo:table-row></fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="key-figure">
    <xsl:param name="text"/>
    <fo:table-cell xsl:use-attribute-sets="td-centre" padding-top="4pt" padding-bottom="4pt">
      <fo:block font-size="18pt" line-height="{$line-18}" font-weight="bold"><xsl:value-of select="$text"/></fo:block>
    </fo:table-cell>
  </xsl:template>

  <xsl:template name="band-name">
    <xsl:choose>
      <xsl:when test="not($banded)">ไม่จัดระดับ</xsl:when>
      <xsl:when test="$this/r:score/@band-name"><xsl:value-of select="$this/r:score/@band-name"/></xsl:when>
      <xsl:otherwise>-</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="rank">
    <xsl:param name="rank"/>
    <xsl:choose>
      <xsl:when test="$rank"><xsl:value-of select="concat($rank/@place, ' จาก ', $rank/@of)"/><xsl:if test="$rank/@tied = 'yes'"> (ร่วม)</xsl:if></xsl:when>
      <xsl:otherwise>-</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ======== the score among the bands, where each begins higher than the one before -->
  <xsl:variable name="bands" select="$framework/r:band[@from]"/>
  <xsl:variable name="has-gauge" select="$banded and $this/r:score/@value and $framework/r:scale/@decimals &gt; 0 and count($bands) &gt; 1 and not($bands[@from = following-sibling::r:band/@from])"/>
  <xsl:template name="score-gauge">
    <xsl:call-template name="chart">
      <xsl:with-param name="type">gauge</xsl:with-param>
      <xsl:with-param name="width">340</xsl:with-param><xsl:with-param name="height">74</xsl:with-param>
      <xsl:with-param name="minimum" select="$framework/r:scale/@minimum"/><xsl:with-param name="maximum" select="$framework/r:scale/@maximum"/>
      <xsl:with-param name="alternative">
        <xsl:value-of select="concat('มาตรวัดคะแนนรวม ', $this/r:score/@text, ' คะแนน ')"/><xsl:call-template name="in-level"><xsl:with-param name="name" select="$this/r:score/@band-name"/></xsl:call-template>
        <xsl:text> ระดับทั้งหมด ได้แก่</xsl:text>
        <xsl:for-each select="$bands"><xsl:value-of select="concat(' ', r:name, ' ', @range)"/></xsl:for-each>
      </xsl:with-param>
      <xsl:with-param name="content">
        <xsl:for-each select="$bands">
          <xsl:sort select="@order" data-type="number" order="descending"/>
          <c:band from="{@from}" label="{r:name}"><xsl:attribute name="to"><xsl:choose>
            <xsl:when test="$bands[@order = current()/@order - 1]"><xsl:value-of select="$bands[@order = current()/@order - 1]/@from"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$framework/r:scale/@maximum"/></xsl:otherwise>
          </xsl:choose></xsl:attribute></c:band>
        </xsl:for-each>
        <c:series><c:value><xsl:copy-of select="$this/r:score/@value"/></c:value></c:series>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">figure-gauge</xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- ======== the same in a sentence -->
  <xsl:template name="summary-sentence">
    <xsl:value-of select="$this/r:full-name"/>
    <xsl:choose>
      <xsl:when test="$this/@status != 'scored'"> ยังไม่มีคะแนนผลการประเมินในภาพรวม เนื่องจากมีตัวชี้วัดที่ยังไม่มีผลการประเมิน</xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat(' มีคะแนนผลการประเมินในภาพรวม ', $this/r:score/@text, ' คะแนน จากคะแนนเต็ม ', $framework/r:scale/@maximum, ' คะแนน')"/>
        <xsl:if test="$banded and $this/r:score/@band">
          <xsl:text> </xsl:text><xsl:call-template name="in-level"><xsl:with-param name="name" select="$this/r:score/@band-name"/></xsl:call-template>
          <xsl:value-of select="concat(' (', $framework/r:band[@id = $this/r:score/@band]/@range, ' คะแนน)')"/>
        </xsl:if>
        <xsl:if test="$ranked"><xsl:for-each select="$this/r:rank[@within = $peers/@grouping]"><xsl:value-of select="concat(' เป็นลำดับที่ ', @place, ' จาก ', @of, ' ', $kind, 'ใน', $peers-name)"/></xsl:for-each></xsl:if>
        <xsl:call-template name="difference-sentence"/>
        <xsl:if test="$banded and $this/r:score/@to-next">
          <xsl:value-of select="concat(' ทั้งนี้ ต้องมีคะแนนเพิ่มขึ้นอีก ', $this/r:score/@to-next, ' คะแนน จึงจะ')"/>
          <xsl:call-template name="in-level"><xsl:with-param name="name" select="$this/r:score/@next-band-name"/></xsl:call-template>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="difference-sentence">
    <xsl:for-each select="$this/r:difference[@from = $peers/@grouping]">
      <xsl:text> โดย</xsl:text>
      <xsl:call-template name="difference">
        <xsl:with-param name="text" select="@text"/><xsl:with-param name="than" select="concat('คะแนนเฉลี่ยของ', $peers-name, ' (', $peers/r:mean/@text, ' คะแนน)')"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$this/r:difference[@from = 'year']">
      <xsl:text> เมื่อเทียบกับปีที่ผ่านมา คะแนน</xsl:text>
      <xsl:choose>
        <xsl:when test="starts-with(@text, '+')"><xsl:value-of select="concat('เพิ่มขึ้น ', substring(@text, 2), ' คะแนน')"/></xsl:when>
        <xsl:when test="starts-with(@text, '−')"><xsl:value-of select="concat('ลดลง ', substring(@text, 2), ' คะแนน')"/></xsl:when>
        <xsl:otherwise>เท่าเดิม</xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- ======== components -->
  <xsl:template name="component-table">
    <xsl:call-template name="caption"><xsl:with-param name="id">table-components</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="small-table">
      <fo:table-column column-width="proportional-column-width(246)"/>
      <fo:table-column column-width="proportional-column-width(37.5)"/><fo:table-column column-width="proportional-column-width(46.5)"/><fo:table-column column-width="proportional-column-width(52.5)"/><xsl:if test="$has-peers"><fo:table-column column-width="proportional-column-width(71)"/></xsl:if>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>องค์ประกอบ</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>น้ำหนัก</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>คะแนน</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>คะแนน</fo:block><fo:block>ถ่วงน้ำหนัก</fo:block></fo:table-cell>
        <xsl:if test="$has-peers"><fo:table-cell xsl:use-attribute-sets="th"><fo:block>ค่าเฉลี่ย</fo:block><fo:block><xsl:value-of select="$in-peers"/></fo:block></fo:table-cell></xsl:if>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$this/r:component">
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:call-template name="component-name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:weight/@text"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:score/@text"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:weighted/@text"/></fo:block></fo:table-cell>
            <xsl:if test="$has-peers"><fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$peers/r:component[@id = current()/@id]/r:weighted/@text"/></fo:block></fo:table-cell></xsl:if>
          </fo:table-row>
        </xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="total">
          <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><fo:block>รวม</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$framework/r:scale/@weights"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block/></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$this/r:score/@text"/></fo:block></fo:table-cell>
          <xsl:if test="$has-peers"><fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$peers/r:mean/@text"/></fo:block></fo:table-cell></xsl:if>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- ======== part 1 -->
  <xsl:template name="overall">
    <xsl:call-template name="part"><xsl:with-param name="id">part-1</xsl:with-param></xsl:call-template>
    <xsl:call-template name="section"><xsl:with-param name="id">scores</xsl:with-param></xsl:call-template>
    <xsl:call-template name="score-table"/>
    <xsl:call-template name="section"><xsl:with-param name="id">band</xsl:with-param></xsl:call-template>
    <xsl:call-template name="band-table"/>
    <xsl:if test="$has-peers">
      <xsl:call-template name="section"><xsl:with-param name="id">peers</xsl:with-param></xsl:call-template>
      <xsl:call-template name="peer-table"/>
    </xsl:if>
    <xsl:if test="$has-years">
      <xsl:call-template name="section"><xsl:with-param name="id">years</xsl:with-param></xsl:call-template>
      <xsl:call-template name="year-table"/>
      <xsl:if test="$has-year-chart"><xsl:call-template name="year-chart"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:variable name="weights-decimals" select="boolean($this/r:component/r:kpi/r:weight/r:effective/@text[contains(., '.')])"/>
  <xsl:template name="score-table">
    <xsl:call-template name="caption"><xsl:with-param name="id">table-scores</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(41)"/><fo:table-column column-width="proportional-column-width(12)"/>
      <fo:table-column column-width="proportional-column-width(17)"/><fo:table-column column-width="proportional-column-width(15)"/>
      <fo:table-column column-width="proportional-column-width(12)"/><fo:table-column column-width="proportional-column-width(14)"/>
      <fo:table-header><xsl:call-template name="continued-row"><xsl:with-param name="columns">6</xsl:with-param></xsl:call-template><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>องค์ประกอบ / ตัวชี้วัด</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>น้ำหนัก</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ผลการ</fo:block><fo:block>ดำเนินงาน</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ค่าเป้าหมาย</fo:block><fo:block>ที่บรรลุ</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>คะแนน</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>คะแนน</fo:block><fo:block>ถ่วงน้ำหนัก</fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:call-template name="continued"><xsl:with-param name="id">table-scores</xsl:with-param></xsl:call-template>
        <xsl:for-each select="$this/r:component">
          <fo:table-row xsl:use-attribute-sets="row" font-weight="bold" background-color="{$total-fill}" keep-with-next.within-page="always">
            <fo:table-cell xsl:use-attribute-sets="rh"><xsl:call-template name="first-row"/><fo:block><xsl:call-template name="component-name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><xsl:call-template name="aligned"><xsl:with-param name="text" select="r:weight/@text"/><xsl:with-param name="decimals" select="$weights-decimals"/></xsl:call-template></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block/></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block/></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:score/@text"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:weighted/@text"/></fo:block></fo:table-cell>
          </fo:table-row>
          <xsl:apply-templates select="r:kpi" mode="score-row"/>
        </xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="total">
          <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><fo:block>คะแนนรวม</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-figure"><xsl:call-template name="aligned"><xsl:with-param name="text" select="$framework/r:scale/@weights"/><xsl:with-param name="decimals" select="$weights-decimals"/></xsl:call-template></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-centre" number-columns-spanned="2"><fo:block><xsl:call-template name="band-name"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td"><fo:block/></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$this/r:score/@text"/></fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
    <xsl:if test="$this/r:component/r:kpi[@status = 'cancelled' or @status = 'not-applicable']">
      <fo:block xsl:use-attribute-sets="note">หมายเหตุ  น้ำหนักของตัวชี้วัดที่ยกเลิก<xsl:if test="$this/r:component/r:kpi[@status = 'not-applicable']">หรือไม่ประเมิน</xsl:if>กระจายไปยังตัวชี้วัดที่เหลือในองค์ประกอบเดียวกันตามสัดส่วน</fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:kpi" mode="score-row">
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell xsl:use-attribute-sets="rh"><fo:block start-indent="8mm" text-indent="-6mm"><xsl:value-of select="concat(@number, ' ', r:name)"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><xsl:call-template name="aligned"><xsl:with-param name="text" select="r:weight/r:effective/@text"/><xsl:with-param name="decimals" select="$weights-decimals"/></xsl:call-template></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:result/@text"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block>
        <xsl:choose>
          <xsl:when test="@status != 'scored'"><xsl:call-template name="status"><xsl:with-param name="status" select="@status"/></xsl:call-template></xsl:when>
          <xsl:when test="r:score/@tier-name"><xsl:call-template name="short-tier"><xsl:with-param name="name" select="r:score/@tier-name"/></xsl:call-template></xsl:when>
          <xsl:when test="r:target">ต่ำกว่าขั้นต้น</xsl:when>
          <xsl:otherwise>-</xsl:otherwise>
        </xsl:choose>
      </fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:score/@text"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:weighted/@text"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- in a column headed ค่าเป้าหมาย the word is not said again -->
  <xsl:template name="short-tier">
    <xsl:param name="name"/>
    <xsl:choose>
      <xsl:when test="starts-with($name, 'ค่าเป้าหมาย')"><xsl:value-of select="substring-after($name, 'ค่าเป้าหมาย')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ======== bands -->
  <xsl:template name="band-table">
    <xsl:choose>
      <xsl:when test="not($banded)"><fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="$framework/r:ranking/r:text"/></fo:block></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="caption"><xsl:with-param name="id">table-bands</xsl:with-param></xsl:call-template>
        <fo:table xsl:use-attribute-sets="small-table">
          <fo:table-column column-width="proportional-column-width(5)"/><fo:table-column column-width="proportional-column-width(4)"/>
          <fo:table-column column-width="proportional-column-width(3)" number-columns-repeated="{1 + 2 * $has-peers}"/>
          <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ระดับ</fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ช่วงคะแนน</fo:block></fo:table-cell>
            <xsl:if test="$has-peers">
              <fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:value-of select="concat('จำนวน (', $classifier, ')')"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ร้อยละ</fo:block></fo:table-cell>
            </xsl:if>
            <fo:table-cell xsl:use-attribute-sets="th"><fo:block>คะแนนที่ได้</fo:block></fo:table-cell>
          </fo:table-row></fo:table-header>
          <fo:table-body>
            <xsl:for-each select="$framework/r:band"><xsl:call-template name="band-row"/></xsl:for-each>
            <xsl:if test="$has-peers"><xsl:call-template name="band-rest"/></xsl:if>
          </fo:table-body>
        </fo:table>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="exempt-note"/>
  </xsl:template>

  <!-- earlier years without judgement, where no other has a score to tell -->
  <xsl:template name="exempt-note">
    <xsl:variable name="exempt" select="$this/r:year[@fiscal-year &lt; $year and @policy = 'exempt']"/>
    <xsl:if test="not($has-years) and $exempt">
      <fo:block xsl:use-attribute-sets="note">
        <xsl:text>หมายเหตุ  ปีงบประมาณ พ.ศ.</xsl:text>
        <xsl:for-each select="$exempt"><xsl:if test="position() &gt; 1 and position() = last()"> และ</xsl:if><xsl:value-of select="concat(' ', @fiscal-year)"/></xsl:for-each>
        <xsl:value-of select="concat(' ', $exempt[1]/@text, ' จึงไม่มีคะแนนให้เปรียบเทียบ')"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- "และจำนวนจังหวัดในกลุ่มจังหวัด… จำแนกตามระดับ": what the title of the table goes on with -->
  <xsl:template name="band-peers"><xsl:if test="$has-peers"><xsl:value-of select="concat('และจำนวน', $kind, 'ใน', $peers-name, ' จำแนกตามระดับ')"/></xsl:if></xsl:template>

  <xsl:template name="band-row">
    <xsl:variable name="count" select="$peers/r:counts/r:count[@band = current()/@id]"/>
    <xsl:variable name="mine" select="@id = $this/r:score/@band"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:if test="$mine"><xsl:attribute name="font-weight">bold</xsl:attribute><xsl:attribute name="background-color"><xsl:value-of select="$total-fill"/></xsl:attribute></xsl:if>
      <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@range"/></fo:block></fo:table-cell>
      <xsl:if test="$has-peers">
        <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="$count/@units"/></fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="$count/@percent"/></fo:block></fo:table-cell>
      </xsl:if>
      <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:if test="$mine"><xsl:value-of select="$this/r:score/@text"/></xsl:if></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="band-rest">
    <xsl:variable name="counts" select="$peers/r:counts"/>
    <xsl:if test="$counts/r:unscored/@units &gt; 0">
      <fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="rh" number-columns-spanned="2"><fo:block>ยังไม่มีผลการประเมิน</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="$counts/r:unscored/@units"/></fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="$counts/r:unscored/@percent"/></fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:if test="$this/@status = 'missing'">-</xsl:if></fo:block></fo:table-cell>
      </fo:table-row>
    </xsl:if>
    <fo:table-row xsl:use-attribute-sets="total">
      <fo:table-cell xsl:use-attribute-sets="rh" text-align="center" number-columns-spanned="2"><fo:block>รวม</fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="$counts/r:total/@units"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="$counts/r:total/@percent"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td"><fo:block/></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- ======== peers: all of a small group; of a large one those whose scores are next to the unit's -->
  <xsl:variable name="peers-next" select="5"/>
  <xsl:variable name="peers-by-score">
    <xsl:for-each select="$peers/r:peer">
      <xsl:sort select="@value" data-type="number" order="descending"/>
      <xsl:copy-of select="."/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="peers-above" select="count(e:node-set($peers-by-score)/r:peer[@self = 'yes']/preceding-sibling::r:peer)"/>
  <!-- where nothing follows, table and chart are to fill one page together -->
  <xsl:variable name="peers-are-many" select="count($peers/r:peer) &gt; 15 + 5 * $has-years"/>
  <xsl:variable name="peers-shown" select="$peers/r:peer[not($peers-are-many)] | e:node-set($peers-by-score)/r:peer[$peers-are-many][position() &gt;= $peers-above + 1 - $peers-next and position() &lt;= $peers-above + 1 + $peers-next]"/>

  <xsl:template name="peer-table">
    <xsl:call-template name="caption"><xsl:with-param name="id">table-peers</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="small-table">
      <!-- where nothing follows the chart it does not stand on a page alone -->
      <xsl:if test="not($has-years) and count($peers-shown) &lt; 16"><xsl:attribute name="keep-with-next.within-page">always</xsl:attribute></xsl:if>
      <xsl:if test="$ranked"><fo:table-column column-width="proportional-column-width(2)"/></xsl:if>
      <fo:table-column column-width="proportional-column-width({6 + 3 * (string-length($this/r:name) &gt; 24)})"/><fo:table-column column-width="proportional-column-width(3)"/>
      <xsl:if test="$banded"><fo:table-column column-width="proportional-column-width(5)"/></xsl:if>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <xsl:if test="$ranked"><fo:table-cell xsl:use-attribute-sets="th"><fo:block>ลำดับ</fo:block></fo:table-cell></xsl:if>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:value-of select="$kind"/></fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>คะแนน</fo:block></fo:table-cell>
        <xsl:if test="$banded"><fo:table-cell xsl:use-attribute-sets="th"><fo:block>ระดับ</fo:block></fo:table-cell></xsl:if>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$peers-shown">
          <xsl:sort select="not(@rank) or not($ranked)"/>
          <xsl:sort select="@rank" data-type="number"/>
          <xsl:call-template name="peer-row"/>
        </xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="total">
          <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><xsl:if test="$ranked"><xsl:attribute name="number-columns-spanned">2</xsl:attribute></xsl:if><fo:block>ค่าเฉลี่ย</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$peers/r:mean/@text"/></fo:block></fo:table-cell>
          <xsl:if test="$banded"><fo:table-cell xsl:use-attribute-sets="td"><fo:block/></fo:table-cell></xsl:if>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
    <xsl:if test="$peers-are-many">
      <fo:block xsl:use-attribute-sets="note"><xsl:value-of select="concat('หมายเหตุ  แสดงเฉพาะ', $kind, 'ที่มีคะแนนใกล้เคียง จำนวน ', count($peers-shown), ' ', $classifier, ' จากทั้งหมด ', count($peers/r:peer), ' ', $classifier, ' ค่าเฉลี่ยคิดจากทั้งหมด')"/></fo:block>
    </xsl:if>
    <xsl:call-template name="peer-chart"/>
  </xsl:template>

  <xsl:template name="peer-row">
    <fo:table-row xsl:use-attribute-sets="row">
      <xsl:if test="@self = 'yes'"><xsl:attribute name="font-weight">bold</xsl:attribute><xsl:attribute name="background-color"><xsl:value-of select="$total-fill"/></xsl:attribute></xsl:if>
      <xsl:if test="$ranked"><fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@rank"/><xsl:if test="not(@rank)">-</xsl:if></fo:block></fo:table-cell></xsl:if>
      <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="@name"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="@text"/></fo:block></fo:table-cell>
      <xsl:if test="$banded"><fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@band-name"/><xsl:if test="not(@band-name)">-</xsl:if></fo:block></fo:table-cell></xsl:if>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="peer-chart">
    <xsl:variable name="alternative">
      <xsl:value-of select="concat('แผนภูมิแท่งคะแนนผลการประเมินของ', $kind, 'ใน', $peers-name, ' ')"/>
      <xsl:for-each select="$peers-shown"><xsl:sort select="not(@rank) or not($ranked)"/><xsl:sort select="@rank" data-type="number"/><xsl:value-of select="concat(@name, ' ', @text, ' ')"/></xsl:for-each>
      <xsl:value-of select="concat('ค่าเฉลี่ย ', $peers/r:mean/@text)"/>
    </xsl:variable>
    <xsl:variable name="type"><xsl:call-template name="chart-type"><xsl:with-param name="names" select="$peers-shown/@name"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="chart">
      <xsl:with-param name="type" select="$type"/>
      <xsl:with-param name="width">430</xsl:with-param><xsl:with-param name="height"><xsl:choose><xsl:when test="$type = 'rows'"><xsl:value-of select="40 + (17 - 3.5 * (count($peers-shown) &gt; 13)) * count($peers-shown)"/></xsl:when><xsl:otherwise>165</xsl:otherwise></xsl:choose></xsl:with-param>
      <xsl:with-param name="minimum" select="$framework/r:scale/@minimum"/><xsl:with-param name="maximum" select="$framework/r:scale/@maximum"/>
      <xsl:with-param name="unit">คะแนน</xsl:with-param>
      <xsl:with-param name="alternative" select="$alternative"/>
      <xsl:with-param name="content">
        <xsl:for-each select="$peers-shown"><xsl:sort select="not(@rank) or not($ranked)"/><xsl:sort select="@rank" data-type="number"/><c:category label="{substring(@name, 1 + string-length($kind) * starts-with(@name, $kind))}"><xsl:if test="@self = 'yes'"><xsl:attribute name="emphasis">yes</xsl:attribute></xsl:if></c:category></xsl:for-each>
        <c:series>
          <xsl:for-each select="$peers-shown"><xsl:sort select="not(@rank) or not($ranked)"/><xsl:sort select="@rank" data-type="number"/><c:value label="{@text}"><xsl:copy-of select="@value"/></c:value></xsl:for-each>
        </c:series>
        <xsl:if test="$peers/r:mean/@value"><c:line value="{$peers/r:mean/@value}" label="{concat('เฉลี่ย ', $peers/r:mean/@text)}"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">figure-peers</xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- ======== earlier years -->
  <xsl:template name="year-table">
    <xsl:call-template name="caption"><xsl:with-param name="id">table-years</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="small-table">
      <xsl:if test="$has-year-chart"><xsl:attribute name="keep-with-next.within-page">always</xsl:attribute></xsl:if>
      <fo:table-column column-width="proportional-column-width(3)"/><fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-column column-width="proportional-column-width(5)"/><xsl:if test="$has-peers"><fo:table-column column-width="proportional-column-width(4)"/></xsl:if>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ปีงบประมาณ พ.ศ.</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>คะแนน</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ผลการประเมิน</fo:block></fo:table-cell>
        <xsl:if test="$has-peers"><fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:value-of select="concat('ค่าเฉลี่ย', $in-peers)"/></fo:block></fo:table-cell></xsl:if>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$this/r:year"><xsl:call-template name="year-row"/></xsl:for-each>
      </fo:table-body>
    </fo:table>
    <xsl:if test="$this/r:year[@bands = 'other' and @value]">
      <fo:block xsl:use-attribute-sets="note">
        <xsl:if test="$has-year-chart"><xsl:attribute name="keep-with-next.within-page">always</xsl:attribute></xsl:if>
        <xsl:text>หมายเหตุ  ไม่แสดงระดับของปีงบประมาณ พ.ศ.</xsl:text>
        <xsl:for-each select="$this/r:year[@bands = 'other' and @value]"><xsl:if test="position() &gt; 1 and position() = last()"> และ</xsl:if><xsl:value-of select="concat(' ', @fiscal-year)"/></xsl:for-each>
        <xsl:text> เนื่องจากเกณฑ์การจัดระดับต่างจากปีนี้</xsl:text>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- a year without judgement has a place and no column; three years that have scores are lines, the unit's and that of the mean -->
  <xsl:template name="year-chart">
    <xsl:variable name="lines" select="count($this/r:year[@value]) &gt; 2"/>
    <xsl:variable name="scale" select="$framework/r:scale"/>
    <xsl:variable name="least"><xsl:if test="$lines"><xsl:call-template name="least"><xsl:with-param name="values" select="$this/r:year/@value | $peers/r:year[@fiscal-year = $this/r:year/@fiscal-year]/@value | $peers/r:mean/@value"/></xsl:call-template></xsl:if></xsl:variable>
    <xsl:variable name="from"><xsl:call-template name="axis-minimum"><xsl:with-param name="least" select="$least"/><xsl:with-param name="minimum" select="$scale/@minimum"/><xsl:with-param name="maximum" select="$scale/@maximum"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="chart">
      <xsl:with-param name="type"><xsl:choose><xsl:when test="$lines">line</xsl:when><xsl:otherwise>bar</xsl:otherwise></xsl:choose></xsl:with-param>
      <xsl:with-param name="width">400</xsl:with-param><xsl:with-param name="height" select="130 + 40 * $lines"/>
      <xsl:with-param name="minimum" select="$from"/><xsl:with-param name="maximum" select="$scale/@maximum"/>
      <xsl:with-param name="unit"><xsl:call-template name="axis-unit"><xsl:with-param name="from" select="$from"/><xsl:with-param name="minimum" select="$scale/@minimum"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="alternative">
        <xsl:choose><xsl:when test="$lines">แผนภูมิเส้น</xsl:when><xsl:otherwise>แผนภูมิแท่ง</xsl:otherwise></xsl:choose>
        <xsl:value-of select="concat('คะแนนผลการประเมินของ', $this/r:full-name, 'รายปีงบประมาณ')"/>
        <xsl:for-each select="$this/r:year"><xsl:value-of select="concat(' ปี ', @fiscal-year)"/><xsl:if test="@value"> เท่ากับ</xsl:if><xsl:value-of select="concat(' ', @text)"/></xsl:for-each>
        <xsl:if test="$lines and $has-peers">
          <xsl:value-of select="concat(' คะแนนเฉลี่ยของ', $peers-name)"/>
          <xsl:for-each select="$this/r:year"><xsl:variable name="mean"><xsl:call-template name="year-mean"/></xsl:variable><xsl:value-of select="concat(' ปี ', @fiscal-year, ' ', $mean)"/></xsl:for-each>
        </xsl:if>
      </xsl:with-param>
      <xsl:with-param name="content"><xsl:choose>
        <xsl:when test="$lines"><xsl:call-template name="year-lines"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="chart-years"><xsl:with-param name="years" select="$this/r:year"/></xsl:call-template></xsl:otherwise>
      </xsl:choose></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">figure-years</xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template name="year-lines">
    <xsl:for-each select="$this/r:year"><c:category label="{@fiscal-year}"/></xsl:for-each>
    <c:series label="{$this/r:name}">
      <xsl:for-each select="$this/r:year"><c:value label="{@text}"><xsl:copy-of select="@value"/></c:value></xsl:for-each>
    </c:series>
    <xsl:if test="$has-peers">
      <c:series label="{concat('เฉลี่ย', $in-peers)}">
        <xsl:for-each select="$this/r:year">
          <xsl:variable name="mean" select="$peers/r:year[@fiscal-year = current()/@fiscal-year and @policy != 'exempt'] | $peers/r:mean[current()/@fiscal-year = $year]"/>
          <c:value><xsl:if test="$mean/@value"><xsl:attribute name="label"><xsl:value-of select="$mean/@text"/></xsl:attribute></xsl:if><xsl:copy-of select="$mean/@value"/></c:value>
        </xsl:for-each>
      </c:series>
    </xsl:if>
  </xsl:template>

  <!-- of the peers, in the year that is the context -->
  <xsl:template name="year-mean">
    <xsl:variable name="mean" select="$peers/r:year[@fiscal-year = current()/@fiscal-year and @policy != 'exempt']"/>
    <xsl:choose>
      <xsl:when test="$mean"><xsl:value-of select="$mean/@text"/></xsl:when>
      <xsl:when test="@fiscal-year = $year"><xsl:value-of select="$peers/r:mean/@text"/></xsl:when>
      <xsl:otherwise>-</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="year-row">
    <xsl:variable name="exempt" select="@policy = 'exempt'"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><fo:block><xsl:value-of select="@fiscal-year"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:choose><xsl:when test="$exempt and not(@value)">-</xsl:when><xsl:otherwise><xsl:value-of select="@text"/></xsl:otherwise></xsl:choose></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block>
        <xsl:choose>
          <xsl:when test="$exempt and @value">ไม่จัดระดับ</xsl:when>
          <xsl:when test="$exempt"><xsl:value-of select="@text"/></xsl:when>
          <xsl:when test="@band-name"><xsl:value-of select="@band-name"/></xsl:when>
          <xsl:otherwise>-</xsl:otherwise>
        </xsl:choose>
      </fo:block></fo:table-cell>
      <xsl:if test="$has-peers"><fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:call-template name="year-mean"/></fo:block></fo:table-cell></xsl:if>
    </fo:table-row>
  </xsl:template>
</xsl:stylesheet>
