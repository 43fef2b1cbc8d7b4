<?xml version="1.0" encoding="UTF-8"?>
<!-- The sheet of one KPI, in the form of an official KPI template: definition, targets, three years, arithmetic, evidence, opinion. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" xmlns:c="urn:samrit:chart" xmlns:e="http://exslt.org/common" exclude-result-prefixes="fox r s c e">

  <!-- ======== what the sheets are about, under the part's heading -->
  <xsl:template name="kpi-list">
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:value-of select="concat($this/r:full-name, ' มีตัวชี้วัดรวม ', count($this/r:component/r:kpi), ' ตัวชี้วัด ดัง')"/><xsl:call-template name="caption-number"><xsl:with-param name="id">table-kpis</xsl:with-param></xsl:call-template>
      <xsl:value-of select="concat(' รายละเอียดของแต่ละตัวชี้วัด ได้แก่ คำอธิบาย ขอบเขตการประเมิน ค่าเป้าหมาย ผลการดำเนินงานย้อนหลัง การคำนวณคะแนน หลักฐานอ้างอิง และความเห็นของคณะกรรมการ มีดังนี้', '')"/>
    </fo:block>
    <xsl:call-template name="caption"><xsl:with-param name="id">table-kpis</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(41)"/><fo:table-column column-width="proportional-column-width(17)"/>
      <fo:table-column column-width="proportional-column-width(11)"/><fo:table-column column-width="proportional-column-width(33)"/><fo:table-column column-width="proportional-column-width(9)"/>
      <fo:table-header><xsl:call-template name="continued-row"><xsl:with-param name="columns">5</xsl:with-param></xsl:call-template><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ตัวชี้วัด</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>หน่วยวัด</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>น้ำหนัก</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>เกณฑ์การให้คะแนน</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>หน้า</fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:call-template name="continued"><xsl:with-param name="id">table-kpis</xsl:with-param></xsl:call-template>
        <xsl:for-each select="$this/r:component/r:kpi">
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="rh"><xsl:call-template name="first-row"/><fo:block start-indent="6mm" text-indent="-6mm"><xsl:value-of select="concat(@number, ' ', r:name)"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="r:unit-of-measure"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><xsl:call-template name="aligned"><xsl:with-param name="text" select="r:weight/r:effective/@text"/><xsl:with-param name="decimals" select="$weights-decimals"/></xsl:call-template></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:value-of select="r:method/r:name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><fo:basic-link internal-destination="kpi-{@id}" fox:alt-text="{concat('ตัวชี้วัดที่ ', @number)}"><fo:page-number-citation ref-id="kpi-{@id}"/></fo:basic-link></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template match="r:kpi" mode="sheet">
    <fo:block>
      <fo:block xsl:use-attribute-sets="section" space-before="18pt" id="kpi-{@id}"><xsl:value-of select="concat('ตัวชี้วัดที่ ', @number, ' ', r:name)"/></fo:block>
      <xsl:call-template name="kpi-form"/>
      <xsl:call-template name="kpi-targets"/>
      <xsl:if test="r:milestone"><xsl:call-template name="kpi-milestones"/></xsl:if>
      <xsl:if test="r:checks"><xsl:call-template name="kpi-checks"/></xsl:if>
      <xsl:if test="count(r:year) &gt; 1"><xsl:call-template name="kpi-years"/></xsl:if>
      <xsl:if test="r:linked"><xsl:call-template name="kpi-linked"/></xsl:if>
      <xsl:if test="r:steps"><xsl:call-template name="kpi-steps"/></xsl:if>
      <xsl:call-template name="kpi-account"/>
    </fo:block>
  </xsl:template>

  <!-- ======== two columns: what | its content; @opening rows are not left alone at a page's foot, @closing ones at its head -->
  <xsl:template name="form-row">
    <xsl:param name="label"/>
    <xsl:param name="content"/>
    <xsl:param name="opening" select="false()"/>
    <xsl:param name="closing" select="false()"/>
    <xsl:if test="string($content) != ''">
      <fo:table-row xsl:use-attribute-sets="row">
        <xsl:if test="$opening"><xsl:attribute name="keep-with-next.within-page">always</xsl:attribute></xsl:if>
        <xsl:if test="$closing"><xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute></xsl:if>
        <fo:table-cell xsl:use-attribute-sets="rh" background-color="{$header-fill}"><fo:block font-weight="bold"><xsl:value-of select="$label"/></fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="td" number-columns-spanned="3"><xsl:copy-of select="$content"/></fo:table-cell>
      </fo:table-row>
    </xsl:if>
  </xsl:template>

  <xsl:template name="form-line">
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <xsl:param name="opening" select="false()"/>
    <xsl:call-template name="form-row">
      <xsl:with-param name="opening" select="$opening"/>
      <xsl:with-param name="label" select="$label"/>
      <xsl:with-param name="content"><xsl:if test="string($text) != ''"><fo:block><xsl:value-of select="$text"/></fo:block></xsl:if></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="form-text">
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <xsl:call-template name="form-row">
      <xsl:with-param name="label" select="$label"/>
      <xsl:with-param name="content"><xsl:apply-templates select="$text/r:p" mode="plain"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="form-items">
    <xsl:param name="label"/>
    <xsl:param name="items"/>
    <xsl:if test="$items">
      <xsl:call-template name="form-row">
        <xsl:with-param name="label" select="$label"/>
        <xsl:with-param name="content"><xsl:call-template name="cell-items"><xsl:with-param name="items" select="$items"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="form-columns">
    <fo:table-column column-width="38mm"/><fo:table-column column-width="proportional-column-width(66)"/><fo:table-column column-width="26mm"/><fo:table-column column-width="proportional-column-width(30)"/>
  </xsl:template>

  <xsl:template name="kpi-form">
    <fo:table xsl:use-attribute-sets="table">
      <!-- one that is short goes whole; headings and paragraphs count for some letters more -->
      <xsl:if test="string-length(r:definition) + string-length(r:scope) + string-length(r:collection) + 11 * count(r:definition | r:scope | r:collection) + 13 * count(r:definition/r:p | r:scope/r:p | r:collection/r:p) &lt; 300"><xsl:attribute name="keep-together.within-page">always</xsl:attribute></xsl:if>
      <xsl:call-template name="form-columns"/>
      <fo:table-body>
        <xsl:call-template name="form-line"><xsl:with-param name="opening" select="true()"/><xsl:with-param name="label">องค์ประกอบ</xsl:with-param><xsl:with-param name="text" select="../r:name"/></xsl:call-template>
        <xsl:if test="string(r:family/r:name) != string(r:name)">
          <xsl:call-template name="form-line"><xsl:with-param name="opening" select="true()"/><xsl:with-param name="label">ประเภทตัวชี้วัด</xsl:with-param><xsl:with-param name="text" select="r:family/r:name"/></xsl:call-template>
        </xsl:if>
        <xsl:call-template name="form-line"><xsl:with-param name="opening" select="true()"/><xsl:with-param name="label">ประเด็นการบูรณาการ</xsl:with-param><xsl:with-param name="text" select="r:agenda/r:name"/></xsl:call-template>
        <fo:table-row xsl:use-attribute-sets="row" keep-with-next.within-page="always">
          <fo:table-cell xsl:use-attribute-sets="rh" background-color="{$header-fill}"><fo:block font-weight="bold">หน่วยวัด</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:value-of select="r:unit-of-measure"/><xsl:call-template name="direction"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="rh" background-color="{$header-fill}"><fo:block font-weight="bold">น้ำหนัก</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:call-template name="kpi-weight"/></fo:block></fo:table-cell>
        </fo:table-row>
        <xsl:call-template name="form-text"><xsl:with-param name="label">คำอธิบาย</xsl:with-param><xsl:with-param name="text" select="r:definition"/></xsl:call-template>
        <xsl:call-template name="form-line"><xsl:with-param name="label">สูตรการคำนวณ</xsl:with-param><xsl:with-param name="text" select="r:formula"/></xsl:call-template>
        <xsl:call-template name="form-text"><xsl:with-param name="label">ขอบเขตการประเมิน</xsl:with-param><xsl:with-param name="text" select="r:scope"/></xsl:call-template>
        <xsl:call-template name="form-text"><xsl:with-param name="label">วิธีการเก็บข้อมูล</xsl:with-param><xsl:with-param name="text" select="r:collection"/></xsl:call-template>
        <xsl:call-template name="form-line"><xsl:with-param name="label">แหล่งข้อมูล</xsl:with-param><xsl:with-param name="text" select="r:source"/></xsl:call-template>
        <xsl:call-template name="form-line"><xsl:with-param name="label">เกณฑ์การให้คะแนน</xsl:with-param><xsl:with-param name="text" select="r:method/r:name"/></xsl:call-template>
        <xsl:call-template name="form-row"><xsl:with-param name="closing" select="true()"/><xsl:with-param name="label">คุณภาพข้อมูล</xsl:with-param><xsl:with-param name="content"><fo:block><xsl:call-template name="data-quality"/></fo:block></xsl:with-param></xsl:call-template>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- what the figure rests on, as far as the record says -->
  <xsl:template name="data-quality">
    <xsl:choose>
      <xsl:when test="@status = 'missing'">ยังไม่มีผลการดำเนินงาน</xsl:when>
      <xsl:when test="@status = 'cancelled'">ไม่ใช้ข้อมูล เนื่องจากยกเลิกตัวชี้วัด</xsl:when>
      <xsl:when test="@status = 'not-applicable'">ไม่ใช้ข้อมูล เนื่องจากไม่ประเมินตัวชี้วัด</xsl:when>
      <xsl:otherwise>
        <xsl:choose><xsl:when test="r:source">ระบุแหล่งข้อมูล</xsl:when><xsl:otherwise>ไม่ระบุแหล่งข้อมูล</xsl:otherwise></xsl:choose>
        <xsl:choose><xsl:when test="r:evidence/r:item"> มีหลักฐานอ้างอิง</xsl:when><xsl:otherwise> ไม่มีหลักฐานอ้างอิง</xsl:otherwise></xsl:choose>
        <xsl:choose><xsl:when test="count(r:year) &gt; 1"> เทียบกับปีก่อนได้</xsl:when><xsl:otherwise> ไม่มีข้อมูลปีก่อนให้เทียบ</xsl:otherwise></xsl:choose>
        <xsl:if test="r:self"><xsl:choose><xsl:when test="r:self/r:result/@text = r:result/@text"> ผลตรวจตรงกับที่หน่วยงานรายงาน</xsl:when><xsl:otherwise><xsl:value-of select="concat(' หน่วยงานรายงาน ', r:self/r:result/@text, ' ผลตรวจ ', r:result/@text)"/></xsl:otherwise></xsl:choose></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="direction">
    <xsl:if test="r:target and not(r:milestone)">
      <xsl:choose>
        <xsl:when test="@direction = 'lower'"> (ค่าน้อยกว่าแสดงผลดีกว่า)</xsl:when>
        <xsl:otherwise> (ค่ามากกว่าแสดงผลดีกว่า)</xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <xsl:template name="kpi-weight">
    <xsl:variable name="percent"><xsl:if test="$framework/r:scale/@weights = '100'">ร้อยละ </xsl:if></xsl:variable>
    <xsl:value-of select="concat($percent, r:weight/r:effective/@text)"/>
    <xsl:if test="r:weight/r:given/@text != r:weight/r:effective/@text"><xsl:value-of select="concat(' (เดิม ', $percent, r:weight/r:given/@text, ')')"/></xsl:if>
  </xsl:template>

  <!-- ======== targets, result, score -->
  <xsl:template name="kpi-targets">
    <fo:block xsl:use-attribute-sets="subsection"><xsl:if test="r:target">ค่าเป้าหมายและ</xsl:if>ผลการประเมิน</fo:block>
    <xsl:variable name="targets" select="r:target"/>
    <fo:table xsl:use-attribute-sets="small-table">
      <!-- what was ticked belongs to it -->
      <xsl:if test="r:checks"><xsl:attribute name="keep-with-next.within-page">always</xsl:attribute></xsl:if>
      <xsl:for-each select="$targets"><fo:table-column column-width="proportional-column-width(4)"/></xsl:for-each>
      <xsl:choose>
        <xsl:when test="count($targets) &gt; 3"><fo:table-column column-width="proportional-column-width(5)"/><fo:table-column column-width="proportional-column-width(4)" number-columns-repeated="2"/><fo:table-column column-width="proportional-column-width(5)"/></xsl:when>
        <xsl:otherwise><fo:table-column column-width="proportional-column-width(4)"/><fo:table-column column-width="proportional-column-width(3)" number-columns-repeated="3"/></xsl:otherwise>
      </xsl:choose>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:if test="$targets"><fo:table-cell xsl:use-attribute-sets="th" number-columns-spanned="{count($targets)}"><fo:block>ค่าเป้าหมาย</fo:block></fo:table-cell></xsl:if>
          <fo:table-cell xsl:use-attribute-sets="th"><xsl:call-template name="span-two"/><xsl:choose><xsl:when test="$targets"><fo:block>ผลการ</fo:block><fo:block>ดำเนินงาน</fo:block></xsl:when><xsl:otherwise><fo:block>ผลการดำเนินงาน</fo:block></xsl:otherwise></xsl:choose></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="th"><xsl:call-template name="span-two"/><fo:block>คะแนน</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="th"><xsl:call-template name="span-two"/><fo:block>น้ำหนัก</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="th"><xsl:call-template name="span-two"/><xsl:choose><xsl:when test="$targets"><fo:block>คะแนน</fo:block><fo:block>ถ่วงน้ำหนัก</fo:block></xsl:when><xsl:otherwise><fo:block>คะแนนถ่วงน้ำหนัก</fo:block></xsl:otherwise></xsl:choose></fo:table-cell>
        </fo:table-row>
        <xsl:if test="$targets">
          <fo:table-row xsl:use-attribute-sets="row">
            <xsl:for-each select="$targets">
              <fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:call-template name="short-tier"><xsl:with-param name="name" select="@name"/></xsl:call-template></fo:block><fo:block font-weight="normal"><xsl:value-of select="concat('(', @score, ')')"/></fo:block></fo:table-cell>
            </xsl:for-each>
          </fo:table-row>
        </xsl:if>
      </fo:table-header>
      <fo:table-body>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:for-each select="$targets"><fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@text"/></fo:block></fo:table-cell></xsl:for-each>
          <fo:table-cell xsl:use-attribute-sets="td-centre" font-weight="bold"><fo:block><xsl:value-of select="r:result/@text"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-centre" font-weight="bold"><fo:block><xsl:value-of select="r:score/@text"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="r:weight/r:effective/@text"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-centre" font-weight="bold"><fo:block><xsl:value-of select="r:weighted/@text"/></fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
    <xsl:if test="@status != 'scored' or r:reason">
      <fo:block xsl:use-attribute-sets="note">
        <xsl:text>หมายเหตุ  </xsl:text><xsl:call-template name="status"><xsl:with-param name="status" select="@status"/></xsl:call-template>
        <xsl:if test="r:reason"><xsl:value-of select="concat(' เนื่องจาก', r:reason)"/></xsl:if>
      </fo:block>
    </xsl:if>
    <xsl:for-each select="r:deduction"><fo:block xsl:use-attribute-sets="note"><xsl:value-of select="concat('หักคะแนน ', @text, ' : ', .)"/></fo:block></xsl:for-each>
  </xsl:template>

  <xsl:template name="span-two">
    <xsl:if test="r:target"><xsl:attribute name="number-rows-spanned">2</xsl:attribute></xsl:if>
  </xsl:template>

  <!-- ======== milestones, checklists -->
  <xsl:template name="kpi-milestones">
    <fo:table xsl:use-attribute-sets="small-table">
      <fo:table-column column-width="proportional-column-width(2)"/><fo:table-column column-width="proportional-column-width(11)"/>
      <fo:table-column column-width="proportional-column-width(4)"/><fo:table-column column-width="proportional-column-width(4)"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ขั้นตอน</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>รายละเอียด</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ค่าเป้าหมาย</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ผลการดำเนินงาน</fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="r:milestone">
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@number"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="."/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:call-template name="short-tier"><xsl:with-param name="name" select="../r:target[@tier = current()/@tier]/@name"/></xsl:call-template></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:choose><xsl:when test="@done = 'yes'">ดำเนินการแล้ว</xsl:when><xsl:otherwise>ยังไม่ดำเนินการ</xsl:otherwise></xsl:choose></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="kpi-checks">
    <fo:table xsl:use-attribute-sets="small-table">
      <fo:table-column column-width="proportional-column-width(8)"/><fo:table-column column-width="proportional-column-width(3)" number-columns-repeated="3"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ระดับ</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ผ่าน (ข้อ)</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ทั้งหมด (ข้อ)</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>นับคะแนน</fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="r:checks">
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="@name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="@ticked"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="@of"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:choose><xsl:when test="@counted = 'yes'">นับ</xsl:when><xsl:otherwise>ไม่นับ</xsl:otherwise></xsl:choose></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- ======== earlier years: table and chart side by side -->
  <xsl:template name="kpi-years">
    <fo:block xsl:use-attribute-sets="subsection"><xsl:value-of select="concat('ผลการดำเนินงานย้อนหลัง (', r:unit-of-measure, ')')"/></fo:block>
    <fo:table table-layout="fixed" width="100%" space-after="6pt" role="Div" keep-together.within-page="always">
      <fo:table-column column-width="76mm"/><fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-body role="Div"><fo:table-row role="Div">
        <fo:table-cell role="Div" display-align="center"><xsl:call-template name="kpi-year-table"/></fo:table-cell>
        <fo:table-cell role="Div" padding-left="3mm"><xsl:call-template name="kpi-year-chart"/></fo:table-cell>
      </fo:table-row></fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="kpi-year-table">
    <fo:table xsl:use-attribute-sets="table" space-after="0pt">
      <fo:table-column column-width="proportional-column-width(4)"/><fo:table-column column-width="proportional-column-width(6)"/><fo:table-column column-width="proportional-column-width(6)"/>
      <fo:table-header><fo:table-row>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ปี พ.ศ.</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ผล</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>เปลี่ยนแปลง</fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="r:year">
          <fo:table-row>
            <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><fo:block><xsl:value-of select="@fiscal-year"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="@text"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="@change"/><xsl:if test="not(@change)">-</xsl:if></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="kpi-year-chart">
    <xsl:variable name="alternative">
      <xsl:value-of select="concat('แผนภูมิแท่งผลการดำเนินงานตัวชี้วัดที่ ', @number, ' หน่วย ', r:unit-of-measure, ' ')"/>
      <xsl:for-each select="r:year"><xsl:value-of select="concat('ปี ', @fiscal-year, ' เท่ากับ ', @text, ' ')"/></xsl:for-each>
      <xsl:for-each select="r:target[@tier and not(../r:milestone)]"><xsl:value-of select="concat(@name, ' ', @text, ' ')"/></xsl:for-each>
    </xsl:variable>
    <xsl:call-template name="chart">
      <xsl:with-param name="width">226</xsl:with-param><xsl:with-param name="height">100</xsl:with-param>
      <xsl:with-param name="minimum">0</xsl:with-param>
      <xsl:with-param name="alternative" select="normalize-space($alternative)"/>
      <xsl:with-param name="content">
        <xsl:call-template name="chart-years"><xsl:with-param name="years" select="r:year"/></xsl:call-template>
        <xsl:call-template name="target-lines"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- a line a target, each with its name: the chart keeps these apart -->
  <xsl:template name="target-lines">
    <xsl:for-each select="r:target[@value and not(../r:milestone)]">
      <c:line value="{@value}">
        <xsl:attribute name="label"><xsl:call-template name="short-tier"><xsl:with-param name="name" select="@name"/></xsl:call-template></xsl:attribute>
      </c:line>
    </xsl:for-each>
  </xsl:template>

  <!-- ======== the evaluation that the result is from, part by part -->
  <xsl:template name="kpi-linked">
    <xsl:variable name="list"><xsl:apply-templates select="r:linked/r:part" mode="category"/></xsl:variable>
    <xsl:variable name="categories" select="e:node-set($list)/category"/>
    <xsl:variable name="whole"><xsl:for-each select="r:linked"><xsl:call-template name="category-entry"><xsl:with-param name="mean" select="r:mean[@within != 'all']"/><xsl:with-param name="last" select="../r:year[@fiscal-year = $year - 1]"/></xsl:call-template></xsl:for-each></xsl:variable>
    <fo:block xsl:use-attribute-sets="subsection">คะแนน<xsl:call-template name="by-category"><xsl:with-param name="categories" select="$categories"/></xsl:call-template><xsl:if test="$categories/@last != ''">เทียบกับปีที่ผ่านมา</xsl:if><xsl:if test="$categories/@mean != ''"><xsl:if test="$categories/@last != ''">และ</xsl:if><xsl:if test="not($categories/@last != '')">เทียบกับ</xsl:if>ค่าเฉลี่ย</xsl:if></fo:block>
    <xsl:if test="count($categories) &gt; 2">
      <xsl:call-template name="category-radar">
        <xsl:with-param name="categories" select="$categories"/>
        <xsl:with-param name="minimum" select="r:linked/@minimum"/><xsl:with-param name="maximum" select="r:linked/@maximum"/>
        <xsl:with-param name="height">210</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="category-table"><xsl:with-param name="categories" select="$categories"/><xsl:with-param name="total" select="e:node-set($whole)/category"/></xsl:call-template>
  </xsl:template>

  <!-- ======== arithmetic -->
  <xsl:template name="kpi-steps">
    <fo:block xsl:use-attribute-sets="subsection">
      <xsl:if test="not(r:performance/r:p or r:evidence/r:item or r:obstacles/r:item or r:opinion/r:p)"><xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute></xsl:if>
      <xsl:text>การคำนวณคะแนน</xsl:text>
    </fo:block>
    <fo:list-block font-size="14pt" line-height="{$line-14}" provisional-distance-between-starts="8mm" provisional-label-separation="2mm" start-indent="4mm" space-after="6pt">
      <xsl:for-each select="r:steps/r:step">
        <fo:list-item relative-align="baseline" keep-together.within-page="always"><xsl:call-template name="no-row-alone"/>
          <fo:list-item-label end-indent="label-end()"><fo:block><xsl:value-of select="concat('(', position(), ')')"/></fo:block></fo:list-item-label>
          <fo:list-item-body start-indent="body-start()"><fo:block text-align="start"><xsl:value-of select="r:text"/><xsl:if test="contains(r:formula, ' = ') or contains(r:formula, ' ≈ ')"> : <xsl:call-template name="formula"><xsl:with-param name="text" select="r:formula"/></xsl:call-template></xsl:if></fo:block></fo:list-item-body>
        </fo:list-item>
      </xsl:for-each>
    </fo:list-block>
  </xsl:template>

  <!-- ======== account, evidence, opinion -->
  <xsl:template name="kpi-account">
    <xsl:if test="r:performance/r:p or r:evidence/r:item or r:obstacles/r:item or r:opinion/r:p">
      <fo:block xsl:use-attribute-sets="subsection">ผลการดำเนินงานและความเห็น</fo:block>
      <fo:table xsl:use-attribute-sets="table">
        <xsl:if test="not(r:performance/r:p or r:obstacles/r:item)"><xsl:attribute name="keep-together.within-page">always</xsl:attribute></xsl:if>
        <xsl:call-template name="form-columns"/>
        <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
          <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ประเด็นการประเมิน</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="th" number-columns-spanned="3"><fo:block>รายละเอียด</fo:block></fo:table-cell>
        </fo:table-row></fo:table-header>
        <fo:table-body>
          <xsl:call-template name="form-text"><xsl:with-param name="label">ผลการดำเนินงาน</xsl:with-param><xsl:with-param name="text" select="r:performance"/></xsl:call-template>
          <xsl:call-template name="form-items"><xsl:with-param name="label">หลักฐานอ้างอิง</xsl:with-param><xsl:with-param name="items" select="r:evidence/r:item"/></xsl:call-template>
          <xsl:call-template name="form-items"><xsl:with-param name="label">ปัญหาและอุปสรรค</xsl:with-param><xsl:with-param name="items" select="r:obstacles/r:item"/></xsl:call-template>
          <xsl:call-template name="form-text"><xsl:with-param name="label">ความเห็นของคณะกรรมการ</xsl:with-param><xsl:with-param name="text" select="r:opinion"/></xsl:call-template>
        </fo:table-body>
      </fo:table>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
