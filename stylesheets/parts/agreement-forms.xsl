<?xml version="1.0" encoding="UTF-8"?>
<!-- What belongs to a performance agreement, on pages lying down: what is agreed on, the evaluation form, both views. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" exclude-result-prefixes="fox r s">

  <xsl:variable name="tiers" select="$framework/r:tier"/>
  <!-- a column a level, or one where the framework has none -->
  <xsl:variable name="n-tiers" select="count($tiers) + not($tiers)"/>

  <!-- the form is filled in by hand: 16 pt -->
  <xsl:attribute-set name="form-table" use-attribute-sets="table">
    <xsl:attribute name="font-size">16pt</xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$line-16"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:template name="forms">
    <fo:page-sequence master-reference="form" format="1" id="forms">
      <xsl:call-template name="running">
        <xsl:with-param name="name">form</xsl:with-param>
        <xsl:with-param name="left" select="concat('คำรับรองการปฏิบัติราชการ ประจำปีงบประมาณ พ.ศ. ', $year)"/>
        <xsl:with-param name="right" select="$this/r:full-name"/>
        <xsl:with-param name="end">forms</xsl:with-param>
      </xsl:call-template>
      <fo:flow flow-name="xsl-region-body">
        <xsl:call-template name="details"/>
        <xsl:call-template name="evaluation-form"/>
        <xsl:if test="$this/r:component/r:kpi/r:self"><xsl:call-template name="views"/></xsl:if>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:template name="form-title">
    <xsl:param name="id"/>
    <xsl:param name="title"/>
    <fo:block xsl:use-attribute-sets="chapter" id="{$id}" linefeed-treatment="preserve"><xsl:value-of select="concat($title, '&#10;', $this/r:full-name, ' ประจำปีงบประมาณ พ.ศ. ', $year)"/></fo:block>
  </xsl:template>

  <xsl:template name="head">
    <xsl:param name="text"/>
    <xsl:param name="second"/>
    <xsl:param name="rows" select="1"/>
    <xsl:param name="columns" select="1"/>
    <fo:table-cell xsl:use-attribute-sets="th" number-rows-spanned="{$rows}" number-columns-spanned="{$columns}">
      <fo:block><xsl:value-of select="$text"/></fo:block>
      <xsl:if test="$second != ''"><fo:block><xsl:value-of select="$second"/></fo:block></xsl:if>
    </fo:table-cell>
  </xsl:template>

  <!-- "ระดับ 1" or the tier's own short name, under a heading that says what they are -->
  <xsl:template name="tier-heads">
    <xsl:for-each select="$tiers">
      <xsl:call-template name="head"><xsl:with-param name="text">
        <xsl:choose>
          <xsl:when test="starts-with(r:name, 'ระดับ')"><xsl:value-of select="normalize-space(substring-after(r:name, 'ระดับ'))"/></xsl:when>
          <xsl:when test="starts-with(r:name, 'ค่าเป้าหมาย')"><xsl:value-of select="substring-after(r:name, 'ค่าเป้าหมาย')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="r:name"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param></xsl:call-template>
    </xsl:for-each>
    <xsl:if test="not($tiers)"><xsl:call-template name="head"><xsl:with-param name="text">-</xsl:with-param></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- the targets of a KPI, a cell a level -->
  <xsl:template name="tier-cells">
    <xsl:variable name="kpi" select="."/>
    <xsl:for-each select="$tiers">
      <xsl:variable name="target" select="$kpi/r:target[@tier = current()/@id]"/>
      <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="$target/@text"/><xsl:if test="not($target)">-</xsl:if></fo:block></fo:table-cell>
    </xsl:for-each>
    <xsl:if test="not($tiers)"><fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block>-</fo:block></fo:table-cell></xsl:if>
  </xsl:template>

  <xsl:template name="form-group">
    <xsl:param name="columns"/>
    <fo:table-row xsl:use-attribute-sets="row" font-weight="bold" background-color="{$total-fill}" keep-with-next.within-page="always">
      <fo:table-cell xsl:use-attribute-sets="rh" number-columns-spanned="{$columns}"><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="cell">
    <xsl:param name="text"/>
    <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$text"/><xsl:if test="string($text) = ''">-</xsl:if></fo:block></fo:table-cell>
  </xsl:template>

  <!-- ======== what is agreed on -->
  <xsl:template name="details">
    <xsl:call-template name="form-title"><xsl:with-param name="id">details</xsl:with-param><xsl:with-param name="title">เอกสารประกอบท้ายคำรับรอง : ตัวชี้วัด น้ำหนัก และค่าเป้าหมาย</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="form-table">
      <fo:table-column column-width="14mm"/><fo:table-column column-width="proportional-column-width(1)"/><fo:table-column column-width="26mm"/><fo:table-column column-width="20mm"/>
      <fo:table-column column-width="{100 div $n-tiers}mm" number-columns-repeated="{$n-tiers}"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="head"><xsl:with-param name="text">ที่</xsl:with-param><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">ตัวชี้วัดผลการปฏิบัติราชการ</xsl:with-param><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">หน่วยวัด</xsl:with-param><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">น้ำหนัก</xsl:with-param><xsl:with-param name="second">(ร้อยละ)</xsl:with-param><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">เกณฑ์การให้คะแนน</xsl:with-param><xsl:with-param name="columns" select="$n-tiers"/></xsl:call-template>
        </fo:table-row>
        <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="tier-heads"/></fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$this/r:component">
          <xsl:call-template name="form-group"><xsl:with-param name="columns" select="4 + $n-tiers"/></xsl:call-template>
          <xsl:for-each select="r:kpi">
            <fo:table-row xsl:use-attribute-sets="row">
              <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@number"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="r:unit-of-measure"/></fo:block></fo:table-cell>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="r:weight/r:given/@text"/></xsl:call-template>
              <xsl:call-template name="tier-cells"/>
            </fo:table-row>
          </xsl:for-each>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- ======== ที่ | ตัวชี้วัดผลงาน | คะแนนตามระดับค่าเป้าหมาย | คะแนน (ก) | น้ำหนัก (ข) | คะแนนรวม (ก × ข) -->
  <xsl:template name="evaluation-form">
    <fo:block break-before="page"/>
    <xsl:call-template name="form-title"><xsl:with-param name="id">form</xsl:with-param><xsl:with-param name="title">แบบประเมินผลการปฏิบัติราชการตามคำรับรอง</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="form-table">
      <fo:table-column column-width="14mm"/><fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="{95 div $n-tiers}mm" number-columns-repeated="{$n-tiers}"/>
      <fo:table-column column-width="20mm" number-columns-repeated="2"/><fo:table-column column-width="28mm"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="head"><xsl:with-param name="text">ที่</xsl:with-param><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">ตัวชี้วัดผลงาน</xsl:with-param><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">คะแนนตามระดับค่าเป้าหมาย</xsl:with-param><xsl:with-param name="columns" select="$n-tiers"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">คะแนน</xsl:with-param><xsl:with-param name="second">(ก)</xsl:with-param><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">น้ำหนัก</xsl:with-param><xsl:with-param name="second">(ข)</xsl:with-param><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">คะแนนรวม</xsl:with-param><xsl:with-param name="second">(ก × ข)</xsl:with-param><xsl:with-param name="rows" select="2"/></xsl:call-template>
        </fo:table-row>
        <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="tier-heads"/></fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$this/r:component">
          <xsl:call-template name="form-group"><xsl:with-param name="columns" select="5 + $n-tiers"/></xsl:call-template>
          <xsl:for-each select="r:kpi">
            <fo:table-row xsl:use-attribute-sets="row">
              <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@number"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
              <xsl:call-template name="tier-cells"/>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="r:score/@text"/></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="r:weight/r:effective/@text"/></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="r:weighted/@text"/></xsl:call-template>
            </fo:table-row>
          </xsl:for-each>
        </xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="total">
          <fo:table-cell xsl:use-attribute-sets="rh" number-columns-spanned="{4 + $n-tiers}" text-align="center"><fo:block>ผลคะแนนรวม<xsl:if test="$banded and $this/r:score/@band-name"><xsl:text>  </xsl:text><xsl:call-template name="level"><xsl:with-param name="name" select="$this/r:score/@band-name"/></xsl:call-template></xsl:if></fo:block></fo:table-cell>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="$this/r:score/@text"/></xsl:call-template>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
    <fo:block xsl:use-attribute-sets="note">หมายเหตุ  คะแนนรวมของตัวชี้วัดคือคะแนนคูณน้ำหนักหารด้วยผลรวมของน้ำหนัก ค่าระหว่างระดับคิดตามสัดส่วน</fo:block>
  </xsl:template>

  <!-- ======== the unit's own view beside the committee's: three rows of headings, two groups -->
  <xsl:template name="views">
    <fo:block break-before="page"/>
    <xsl:call-template name="form-title"><xsl:with-param name="id">views</xsl:with-param><xsl:with-param name="title">ผลการประเมินตนเองและผลการประเมินของคณะกรรมการ</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table" font-size="12pt" line-height="{$line-12}">
      <fo:table-column column-width="13mm"/><fo:table-column column-width="proportional-column-width(1)"/><fo:table-column column-width="18mm"/><fo:table-column column-width="16mm"/>
      <fo:table-column column-width="{67 div $n-tiers}mm" number-columns-repeated="{$n-tiers}"/>
      <fo:table-column column-width="16.5mm" number-columns-repeated="6"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="head"><xsl:with-param name="text">ตัวชี้วัดที่</xsl:with-param><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">ตัวชี้วัดผลการปฏิบัติราชการ</xsl:with-param><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">หน่วยวัด</xsl:with-param><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">น้ำหนัก</xsl:with-param><xsl:with-param name="second">(ร้อยละ)</xsl:with-param><xsl:with-param name="rows" select="2"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">เกณฑ์การให้คะแนน</xsl:with-param><xsl:with-param name="columns" select="$n-tiers"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">ประเมินตนเอง</xsl:with-param><xsl:with-param name="columns" select="3"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">คณะกรรมการประเมิน</xsl:with-param><xsl:with-param name="columns" select="3"/></xsl:call-template>
        </fo:table-row>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="tier-heads"/>
          <xsl:call-template name="view-heads"/><xsl:call-template name="view-heads"/>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$this/r:component">
          <xsl:call-template name="form-group"><xsl:with-param name="columns" select="10 + $n-tiers"/></xsl:call-template>
          <xsl:for-each select="r:kpi">
            <fo:table-row xsl:use-attribute-sets="row">
              <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@number"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="r:name"/></fo:block><xsl:for-each select="r:deduction"><fo:block><xsl:value-of select="concat('(หัก ', @text, ' : ', ., ')')"/></fo:block></xsl:for-each></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="r:unit-of-measure"/></fo:block></fo:table-cell>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="r:weight/r:effective/@text"/></xsl:call-template>
              <xsl:call-template name="tier-cells"/>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="r:self/r:result/@text"/></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="r:self/r:score/@text"/></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="r:self/r:weighted/@text"/></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="r:result/@text"/></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="r:score/@text"/></xsl:call-template>
              <xsl:call-template name="cell"><xsl:with-param name="text" select="r:weighted/@text"/></xsl:call-template>
            </fo:table-row>
          </xsl:for-each>
        </xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="total">
          <fo:table-cell xsl:use-attribute-sets="rh" number-columns-spanned="{9 + $n-tiers}" text-align="center"><fo:block>คะแนนรวมจากการประเมินของคณะกรรมการ</fo:block></fo:table-cell>
          <xsl:call-template name="cell"><xsl:with-param name="text" select="$this/r:score/@text"/></xsl:call-template>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="view-heads">
    <xsl:call-template name="head"><xsl:with-param name="text">ผลการ</xsl:with-param><xsl:with-param name="second">ดำเนินงาน</xsl:with-param></xsl:call-template>
    <xsl:call-template name="head"><xsl:with-param name="text">ค่าคะแนน</xsl:with-param><xsl:with-param name="second">ที่ได้</xsl:with-param></xsl:call-template>
    <xsl:call-template name="head"><xsl:with-param name="text">คะแนน</xsl:with-param><xsl:with-param name="second">ถ่วงน้ำหนัก</xsl:with-param></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
