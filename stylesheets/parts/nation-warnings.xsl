<?xml version="1.0" encoding="UTF-8"?>
<!-- Part 5 of the annual report, obstacles and early warnings; annexes: ranking, changes, index. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" exclude-result-prefixes="fox r s">

  <xsl:template name="warnings">
    <xsl:call-template name="part"><xsl:with-param name="id">part-5</xsl:with-param><xsl:with-param name="little" select="not($late or $troubled or $warned)"/></xsl:call-template>
    <xsl:call-template name="section"><xsl:with-param name="id">warnings</xsl:with-param></xsl:call-template>
    <xsl:call-template name="warning-list"/>
    <xsl:if test="$warned"><xsl:call-template name="round-table"/></xsl:if>
    <xsl:call-template name="section"><xsl:with-param name="id">obstacles</xsl:with-param></xsl:call-template>
    <xsl:call-template name="obstacle-list"/>
  </xsl:template>

  <!-- with targets but no tier reached, or without a result -->
  <xsl:variable name="late" select="$units/r:component/r:kpi[@status = 'missing' or (@status = 'scored' and r:target and not(r:score/@tier))]"/>
  <!-- who has something to say about what hindered -->
  <xsl:variable name="troubled" select="$units[r:obstacles/r:item or r:recommendations/r:item]"/>

  <!-- where there are none a sentence says so -->
  <xsl:template name="warning-list">
    <xsl:param name="scores" select="true()"/>
    <xsl:choose>
      <xsl:when test="$late"><xsl:call-template name="warning-table"><xsl:with-param name="scores" select="$scores"/></xsl:call-template></xsl:when>
      <xsl:otherwise><fo:block xsl:use-attribute-sets="paragraph">ไม่มีตัวชี้วัดที่ไม่บรรลุค่าเป้าหมายขั้นต้นหรือยังไม่มีผลการประเมิน</fo:block></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="obstacle-list">
    <xsl:choose>
      <xsl:when test="$troubled"><xsl:call-template name="obstacle-table"/></xsl:when>
      <xsl:otherwise><fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="concat('ไม่มี', $kind, 'ที่รายงานปัญหา อุปสรรค หรือข้อเสนอแนะ')"/></fo:block></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="warning-table">
    <xsl:param name="scores"/>
    <xsl:call-template name="caption"><xsl:with-param name="id">table-warnings</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(5)"/><fo:table-column column-width="proportional-column-width(11)"/>
      <fo:table-column column-width="proportional-column-width(4)" number-columns-repeated="2"/><xsl:if test="$scores"><fo:table-column column-width="proportional-column-width(3)"/></xsl:if>
      <fo:table-header><xsl:call-template name="continued-row"><xsl:with-param name="columns" select="4 + $scores"/></xsl:call-template><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text" select="$kind"/></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ตัวชี้วัด</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">เป้าหมายขั้นต้น</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ผล</xsl:with-param></xsl:call-template>
        <xsl:if test="$scores"><xsl:call-template name="th"><xsl:with-param name="text">คะแนน</xsl:with-param></xsl:call-template></xsl:if>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:call-template name="continued"><xsl:with-param name="id">table-warnings</xsl:with-param></xsl:call-template>
        <xsl:for-each select="$late">
          <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="no-row-alone"/>
            <fo:table-cell xsl:use-attribute-sets="rh"><xsl:call-template name="first-row"/><fo:block><xsl:value-of select="../../r:name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:value-of select="concat(@number, ' ', r:name)"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:target[1]/@text"/><xsl:if test="not(r:target)">-</xsl:if></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:result/@text"/></fo:block></fo:table-cell>
            <xsl:if test="$scores"><fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:score/@text"/></fo:block></fo:table-cell></xsl:if>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- what stood below its first target after the round before, and what became of it -->
  <xsl:variable name="warned" select="$units/r:component/r:kpi[r:round and r:target and not(r:round/r:score/@tier) and @status != 'cancelled' and @status != 'not-applicable']"/>

  <xsl:template name="round-table">
    <xsl:call-template name="caption"><xsl:with-param name="id">table-rounds</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(5)"/><fo:table-column column-width="proportional-column-width(9)"/>
      <fo:table-column column-width="proportional-column-width(4)" number-columns-repeated="4"/>
      <fo:table-header><xsl:call-template name="continued-row"><xsl:with-param name="columns">6</xsl:with-param></xsl:call-template><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text" select="$kind"/></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ตัวชี้วัด</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">เป้าหมายขั้นต้น</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text" select="concat('ผล', $warned[1]/r:round/r:name)"/></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ผลสิ้นปี</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ค่าเป้าหมายที่บรรลุ</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:call-template name="continued"><xsl:with-param name="id">table-rounds</xsl:with-param></xsl:call-template>
        <xsl:for-each select="$warned">
          <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="no-row-alone"/>
            <fo:table-cell xsl:use-attribute-sets="rh"><xsl:call-template name="first-row"/><fo:block><xsl:value-of select="../../r:name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:value-of select="concat(@number, ' ', r:name)"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:target[1]/@text"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:round/r:result/@text"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:result/@text"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:choose>
              <xsl:when test="starts-with(r:score/@tier-name, 'ค่าเป้าหมาย')"><xsl:value-of select="substring-after(r:score/@tier-name, 'ค่าเป้าหมาย')"/></xsl:when>
              <xsl:when test="r:score/@tier-name"><xsl:value-of select="r:score/@tier-name"/></xsl:when>
              <xsl:when test="@status = 'missing'">ยังไม่มีผล</xsl:when>
              <xsl:otherwise>ต่ำกว่าขั้นต้น</xsl:otherwise>
            </xsl:choose></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="obstacle-table">
    <xsl:call-template name="caption"><xsl:with-param name="id">table-obstacles</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(3)"/><fo:table-column column-width="proportional-column-width(7)" number-columns-repeated="2"/>
      <fo:table-header><xsl:call-template name="continued-row"><xsl:with-param name="columns">3</xsl:with-param></xsl:call-template><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text" select="$kind"/></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ปัญหาและอุปสรรค</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ข้อเสนอแนะ</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:call-template name="continued"><xsl:with-param name="id">table-obstacles</xsl:with-param></xsl:call-template>
        <xsl:for-each select="$troubled">
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="rh"><xsl:call-template name="first-row"/><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><xsl:call-template name="cell-list"><xsl:with-param name="items" select="r:obstacles/r:item"/></xsl:call-template></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><xsl:call-template name="cell-list"><xsl:with-param name="items" select="r:recommendations/r:item"/></xsl:call-template></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="cell-list">
    <xsl:param name="items"/>
    <xsl:choose>
      <xsl:when test="$items"><xsl:call-template name="cell-items"><xsl:with-param name="items" select="$items"/></xsl:call-template></xsl:when>
      <xsl:otherwise><fo:block>-</fo:block></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ======== annexes -->
  <xsl:template name="ranking">
    <xsl:call-template name="part"><xsl:with-param name="id">ranking</xsl:with-param></xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">table-ranking</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(3)"/><fo:table-column column-width="proportional-column-width(6)"/>
      <fo:table-column column-width="proportional-column-width(10)"/><fo:table-column column-width="proportional-column-width(4)"/><fo:table-column column-width="proportional-column-width(7)"/>
      <fo:table-header><xsl:call-template name="continued-row"><xsl:with-param name="columns">5</xsl:with-param></xsl:call-template><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text">ลำดับ</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text" select="$kind"/></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text" select="$fine/r:name"/></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">คะแนน</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ระดับ</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:call-template name="continued"><xsl:with-param name="id">table-ranking</xsl:with-param></xsl:call-template>
        <xsl:for-each select="$units">
          <xsl:sort select="not(r:rank[@within = 'all'])"/>
          <xsl:sort select="r:rank[@within = 'all']/@place" data-type="number"/>
          <xsl:sort select="@collation" data-type="number"/>
          <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="no-row-alone"/>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><xsl:call-template name="first-row"/><fo:block><xsl:value-of select="r:rank[@within = 'all']/@place"/><xsl:if test="not(r:rank[@within = 'all'])">-</xsl:if></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:value-of select="substring-after(r:group[@grouping = $fine/@id]/r:name, $fine/r:name)"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:score/@text"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:value-of select="r:score/@band-name"/><xsl:if test="not(r:score/@band-name)"><xsl:choose><xsl:when test="@status = 'scored'">-</xsl:when><xsl:otherwise>ยังไม่มีผล</xsl:otherwise></xsl:choose></xsl:if></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="changes">
    <xsl:call-template name="part"><xsl:with-param name="id">changes</xsl:with-param></xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">table-changes</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(8)"/><fo:table-column column-width="proportional-column-width(17)"/>
      <fo:table-column column-width="proportional-column-width(5)" number-columns-repeated="2"/><fo:table-column column-width="proportional-column-width(17)"/>
      <fo:table-header><xsl:call-template name="continued-row"><xsl:with-param name="columns">5</xsl:with-param></xsl:call-template><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text" select="$kind"/></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ตัวชี้วัด</xsl:with-param></xsl:call-template>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>น้ำหนัก</fo:block><fo:block>เดิม</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>น้ำหนัก</fo:block><fo:block>ใหม่</fo:block></fo:table-cell>
        <xsl:call-template name="th"><xsl:with-param name="text">เหตุผล</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:call-template name="continued"><xsl:with-param name="id">table-changes</xsl:with-param></xsl:call-template>
        <xsl:for-each select="$cancelled">
          <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="no-row-alone"/>
            <fo:table-cell xsl:use-attribute-sets="rh"><xsl:call-template name="first-row"/><fo:block><xsl:value-of select="../../r:name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:value-of select="concat(@number, ' ', r:name)"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><xsl:call-template name="aligned"><xsl:with-param name="text" select="r:weight/r:given/@text"/><xsl:with-param name="decimals" select="$cancelled/r:weight/r:given/@text[contains(., '.')]"/></xsl:call-template></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><xsl:call-template name="aligned"><xsl:with-param name="text" select="r:weight/r:effective/@text"/><xsl:with-param name="decimals" select="$cancelled/r:weight/r:effective/@text[contains(., '.')]"/></xsl:call-template></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block>
              <xsl:choose>
                <xsl:when test="@status = 'cancelled'">ยกเลิกตัวชี้วัด <xsl:value-of select="r:reason"/></xsl:when>
                <xsl:when test="@status = 'not-applicable'">ไม่ประเมินตัวชี้วัด <xsl:value-of select="r:reason"/></xsl:when>
                <xsl:otherwise>รับน้ำหนักของตัวชี้วัดที่ยกเลิกตามสัดส่วน</xsl:otherwise>
              </xsl:choose>
            </fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- in ก–ฮ order -->
  <xsl:template name="index">
    <fo:block span="all"><xsl:call-template name="part"><xsl:with-param name="id">index</xsl:with-param><xsl:with-param name="little" select="true()"/></xsl:call-template></fo:block>
    <fo:block role="TOC">
      <xsl:for-each select="$units">
        <xsl:sort select="@collation" data-type="number"/>
        <fo:block role="TOCI" text-align-last="justify" font-size="14pt" line-height="{$line-14}">
          <fo:inline role="Reference"><fo:basic-link internal-destination="unit-{@code}" fox:alt-text="{r:full-name}">
            <xsl:value-of select="r:name"/><xsl:text> </xsl:text><fo:leader leader-pattern="dots" leader-pattern-width="4pt"/><xsl:text> </xsl:text>
            <fo:page-number-citation ref-id="unit-{@code}"/>
          </fo:basic-link></fo:inline>
        </fo:block>
      </xsl:for-each>
    </fo:block>
    <!-- what spans both columns makes them equally long -->
    <fo:block span="all" role="none"/>
  </xsl:template>
</xsl:stylesheet>
