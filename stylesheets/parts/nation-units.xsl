<?xml version="1.0" encoding="UTF-8"?>
<!-- Part 3 of the annual report, a section a unit by group; part 4, the KPIs that all units have. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" exclude-result-prefixes="fox r s">

  <xsl:key name="unit-by-group" match="r:unit" use="r:group/@id"/>

  <xsl:template name="units">
    <xsl:call-template name="part"><xsl:with-param name="id">part-3</xsl:with-param></xsl:call-template>
    <xsl:for-each select="$present">
      <xsl:call-template name="section"><xsl:with-param name="id" select="concat('group-', @id)"/></xsl:call-template>
      <fo:block xsl:use-attribute-sets="plain" space-after="6pt" keep-with-next.within-page="always">
        <xsl:value-of select="concat('จำนวน ', r:counts/r:total/@units, ' ', $classifier, ' คะแนนเฉลี่ย ', r:mean/@text, ' คะแนน')"/>
        <xsl:if test="@centre-name"><xsl:value-of select="concat(' ศูนย์ปฏิบัติการของกลุ่ม ได้แก่ ', $kind, @centre-name)"/></xsl:if>
      </fo:block>
      <xsl:apply-templates select="key('unit-by-group', @id)" mode="section"/>
    </xsl:for-each>
    <xsl:if test="not($fine)"><xsl:apply-templates select="$units" mode="section"/></xsl:if>
  </xsl:template>

  <!-- thirty KPIs are too many to list again: their components then -->
  <xsl:template match="r:unit" mode="section">
    <xsl:variable name="every-kpi" select="count(r:component/r:kpi) &lt;= 15"/>
    <xsl:variable name="decimals" select="$every-kpi and r:component/r:kpi/r:weight/r:effective/@text[contains(., '.')]"/>
    <fo:block space-after="8pt" keep-together.within-page="always">
      <fo:block xsl:use-attribute-sets="subsection" id="unit-{@code}"><xsl:value-of select="r:full-name"/></fo:block>
      <fo:block xsl:use-attribute-sets="plain" text-indent="{$first-line-indent}" space-after="3pt" keep-with-next.within-page="always"><xsl:call-template name="unit-sentence"/></fo:block>
      <fo:table xsl:use-attribute-sets="table" font-size="12pt" line-height="{$line-12}" space-after="0pt">
        <fo:table-column column-width="proportional-column-width(25.6)"/><fo:table-column column-width="proportional-column-width(4.4)"/>
        <xsl:if test="$every-kpi"><fo:table-column column-width="proportional-column-width(7)"/></xsl:if>
        <fo:table-column column-width="proportional-column-width(5)"/><fo:table-column column-width="proportional-column-width(5)"/>
        <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
          <fo:table-cell xsl:use-attribute-sets="th"><fo:block>องค์ประกอบ<xsl:if test="$every-kpi"> / ตัวชี้วัด</xsl:if></fo:block></fo:table-cell>
          <xsl:call-template name="th"><xsl:with-param name="text">น้ำหนัก</xsl:with-param></xsl:call-template>
          <xsl:if test="$every-kpi"><xsl:call-template name="th"><xsl:with-param name="text">ผลการดำเนินงาน</xsl:with-param></xsl:call-template></xsl:if>
          <xsl:call-template name="th"><xsl:with-param name="text">คะแนน</xsl:with-param></xsl:call-template>
          <xsl:call-template name="th"><xsl:with-param name="text">ถ่วงน้ำหนัก</xsl:with-param></xsl:call-template>
        </fo:table-row></fo:table-header>
        <fo:table-body>
          <xsl:for-each select="r:component">
            <xsl:if test="$every-kpi"><xsl:for-each select="r:kpi"><xsl:call-template name="unit-kpi-row"><xsl:with-param name="decimals" select="$decimals"/></xsl:call-template></xsl:for-each></xsl:if>
            <!-- of one KPI alone there is nothing to add up -->
            <xsl:choose>
              <xsl:when test="not($every-kpi)">
                <fo:table-row xsl:use-attribute-sets="row">
                  <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
                  <xsl:call-template name="unit-figures"><xsl:with-param name="decimals" select="$decimals"/></xsl:call-template>
                </fo:table-row>
              </xsl:when>
              <xsl:when test="count(r:kpi) != 1">
                <fo:table-row xsl:use-attribute-sets="total">
                  <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="concat('รวมองค์ประกอบที่ ', position())"/></fo:block></fo:table-cell>
                  <xsl:call-template name="unit-figures"><xsl:with-param name="empty" select="true()"/><xsl:with-param name="decimals" select="$decimals"/></xsl:call-template>
                </fo:table-row>
              </xsl:when>
            </xsl:choose>
          </xsl:for-each>
          <fo:table-row xsl:use-attribute-sets="total">
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block>คะแนนรวม</fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><xsl:call-template name="aligned"><xsl:with-param name="text" select="$framework/r:scale/@weights"/><xsl:with-param name="decimals" select="$decimals"/></xsl:call-template></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td" number-columns-spanned="{1 + $every-kpi}"><fo:block/></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:score/@text"/></fo:block></fo:table-cell>
          </fo:table-row>
        </fo:table-body>
      </fo:table>
    </fo:block>
  </xsl:template>

  <!-- weight, scores; @empty is a cell under what only KPIs have -->
  <xsl:template name="unit-figures">
    <xsl:param name="empty" select="false()"/>
    <xsl:param name="decimals"/>
    <fo:table-cell xsl:use-attribute-sets="td-figure"><xsl:call-template name="aligned"><xsl:with-param name="text" select="r:weight/@text"/><xsl:with-param name="decimals" select="$decimals"/></xsl:call-template></fo:table-cell>
    <xsl:if test="$empty"><fo:table-cell xsl:use-attribute-sets="td"><fo:block/></fo:table-cell></xsl:if>
    <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:score/@text"/></fo:block></fo:table-cell>
    <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:weighted/@text"/></fo:block></fo:table-cell>
  </xsl:template>

  <xsl:template name="unit-kpi-row">
    <xsl:param name="decimals"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell xsl:use-attribute-sets="rh"><fo:block start-indent="6mm" text-indent="-6mm"><xsl:value-of select="concat(@number, ' ', r:name)"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><xsl:call-template name="aligned"><xsl:with-param name="text" select="r:weight/r:effective/@text"/><xsl:with-param name="decimals" select="$decimals"/></xsl:call-template></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block>
        <xsl:choose>
          <xsl:when test="@status = 'cancelled'">ยกเลิก</xsl:when>
          <xsl:when test="@status = 'not-applicable'">ไม่ประเมิน</xsl:when>
          <xsl:otherwise><xsl:value-of select="r:result/@text"/></xsl:otherwise>
        </xsl:choose>
      </fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:score/@text"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:weighted/@text"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="unit-sentence">
    <xsl:choose>
      <xsl:when test="@status != 'scored'">ยังไม่มีคะแนนผลการประเมินในภาพรวม เนื่องจากมีตัวชี้วัดที่ยังไม่มีผลการประเมิน</xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat('คะแนนรวม ', r:score/@text, ' คะแนน')"/>
        <xsl:if test="$banded and r:score/@band-name"><xsl:text> </xsl:text><xsl:call-template name="in-level"><xsl:with-param name="name" select="r:score/@band-name"/></xsl:call-template></xsl:if>
        <xsl:if test="$ranked">
          <xsl:for-each select="r:rank[@within = $fine/@id]"><xsl:value-of select="concat(' ลำดับที่ ', @place, ' ของกลุ่ม')"/></xsl:for-each>
          <xsl:for-each select="r:rank[@within = 'all']"><xsl:value-of select="concat(' ลำดับที่ ', @place, ' ของประเทศ')"/></xsl:for-each>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="r:summary/r:p"><xsl:value-of select="concat(' ', r:summary/r:p[1])"/></xsl:if>
  </xsl:template>

  <!-- ======== part 4: a row a unit, two columns a KPI that all have -->
  <xsl:template name="common">
    <xsl:variable name="kpis" select="$units[1]/r:component[@id = $common/@id]/r:kpi"/>
    <xsl:call-template name="part"><xsl:with-param name="id">part-4</xsl:with-param></xsl:call-template>
    <xsl:if test="$linked"><xsl:call-template name="section"><xsl:with-param name="id">common-kpis</xsl:with-param></xsl:call-template></xsl:if>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:value-of select="concat($common/r:name, ' มีน้ำหนักร้อยละ ', $common/r:weight/@text, ' คะแนนเฉลี่ยของทุก', $kind, ' ', $summary/r:component[@id = $common/@id]/r:mean/@text, ' คะแนน ประกอบด้วย')"/>
      <xsl:for-each select="$kpis"><xsl:value-of select="concat(' ', @number, ' ', r:name)"/></xsl:for-each>
    </fo:block>
    <xsl:call-template name="caption"><xsl:with-param name="id">table-common</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(5)"/>
      <xsl:for-each select="$kpis"><fo:table-column column-width="proportional-column-width(3)" number-columns-repeated="2"/></xsl:for-each>
      <fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-header><xsl:call-template name="continued-row"><xsl:with-param name="columns" select="2 + 2 * count($kpis)"/></xsl:call-template>
        <fo:table-row xsl:use-attribute-sets="row">
          <fo:table-cell xsl:use-attribute-sets="th" number-rows-spanned="2"><fo:block><xsl:value-of select="$kind"/></fo:block></fo:table-cell>
          <xsl:for-each select="$kpis"><fo:table-cell xsl:use-attribute-sets="th" number-columns-spanned="2"><fo:block><xsl:value-of select="concat('ตัวชี้วัดที่ ', @number)"/></fo:block></fo:table-cell></xsl:for-each>
          <fo:table-cell xsl:use-attribute-sets="th" number-rows-spanned="2"><fo:block>คะแนน</fo:block><fo:block>ถ่วงน้ำหนัก</fo:block></fo:table-cell>
        </fo:table-row>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:for-each select="$kpis">
            <xsl:call-template name="th"><xsl:with-param name="text">ผล</xsl:with-param></xsl:call-template>
            <xsl:call-template name="th"><xsl:with-param name="text">คะแนน</xsl:with-param></xsl:call-template>
          </xsl:for-each>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body><xsl:call-template name="continued"><xsl:with-param name="id">table-common</xsl:with-param></xsl:call-template>
        <xsl:for-each select="$units">
          <xsl:variable name="component" select="r:component[@id = $common/@id]"/>
          <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="no-row-alone"/>
            <fo:table-cell xsl:use-attribute-sets="rh"><xsl:call-template name="first-row"/><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
            <xsl:for-each select="$kpis">
              <xsl:variable name="kpi" select="$component/r:kpi[@number = current()/@number]"/>
              <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$kpi/r:result/@text"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$kpi/r:score/@text"/></fo:block></fo:table-cell>
            </xsl:for-each>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$component/r:weighted/@text"/></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
    <xsl:if test="$linked"><xsl:call-template name="section"><xsl:with-param name="id">categories</xsl:with-param></xsl:call-template><xsl:call-template name="categories"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
