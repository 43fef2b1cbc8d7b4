<?xml version="1.0" encoding="UTF-8"?>
<!-- Annex: the framework of the year as it was applied. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" exclude-result-prefixes="fox r s">

  <xsl:template name="framework">
    <xsl:call-template name="part"><xsl:with-param name="id">framework</xsl:with-param></xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="concat($framework/r:title, ' รอบการประเมินตั้งแต่', $period)"/></fo:block>
    <xsl:variable name="n-tiers" select="number(boolean($framework/r:tier))"/>
    <fo:block xsl:use-attribute-sets="subheading">1. องค์ประกอบและน้ำหนัก</fo:block>
    <xsl:call-template name="framework-components"/>
    <xsl:if test="$framework/r:tier">
      <fo:block xsl:use-attribute-sets="subheading">2. คะแนนของตัวชี้วัด</fo:block>
      <xsl:call-template name="framework-tiers"/>
    </xsl:if>
    <fo:block xsl:use-attribute-sets="subheading"><xsl:value-of select="concat(2 + $n-tiers, '. การจัดระดับผลการประเมิน')"/></fo:block>
    <xsl:call-template name="framework-bands"/>
    <xsl:if test="$framework/r:legal-basis/r:item">
      <fo:block xsl:use-attribute-sets="subheading"><xsl:value-of select="concat(3 + $n-tiers, '. กฎหมายและมติคณะรัฐมนตรีที่เกี่ยวข้อง')"/></fo:block>
      <xsl:call-template name="items"><xsl:with-param name="items" select="$framework/r:legal-basis/r:item"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="framework-components">
    <fo:table xsl:use-attribute-sets="small-table">
      <fo:table-column column-width="proportional-column-width(12)"/><fo:table-column column-width="proportional-column-width(3)"/><fo:table-column column-width="proportional-column-width(4)"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>องค์ประกอบ / ประเภทตัวชี้วัด</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>น้ำหนัก</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>จำนวนตัวชี้วัด</fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$framework/r:component">
          <fo:table-row xsl:use-attribute-sets="row" font-weight="bold" background-color="{$total-fill}" keep-with-next.within-page="always">
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:call-template name="component-name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:weight/@text"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block>
              <xsl:choose>
                <xsl:when test="not(r:kpis)">-</xsl:when>
                <xsl:when test="r:kpis/@minimum = r:kpis/@maximum"><xsl:value-of select="r:kpis/@minimum"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="concat(r:kpis/@minimum, ' – ', r:kpis/@maximum)"/></xsl:otherwise>
              </xsl:choose>
            </fo:block></fo:table-cell>
          </fo:table-row>
          <xsl:for-each select="r:family">
            <fo:table-row xsl:use-attribute-sets="row">
              <fo:table-cell xsl:use-attribute-sets="rh"><fo:block start-indent="8mm" text-indent="-6mm"><xsl:call-template name="family-name"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:weight/@text"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="td"><fo:block/></fo:table-cell>
            </fo:table-row>
          </xsl:for-each>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- tiers and bands lie down: a column each -->
  <xsl:template name="framework-tiers">
    <fo:table xsl:use-attribute-sets="small-table">
      <fo:table-column column-width="proportional-column-width(1)" number-columns-repeated="{1 + count($framework/r:tier)}"/>
      <fo:table-body>
        <fo:table-row xsl:use-attribute-sets="row">
          <fo:table-cell xsl:use-attribute-sets="th" fox:header="true"><fo:block>ผลการดำเนินงานบรรลุ</fo:block></fo:table-cell>
          <xsl:for-each select="$framework/r:tier"><fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell></xsl:for-each>
        </fo:table-row>
        <fo:table-row xsl:use-attribute-sets="row">
          <fo:table-cell xsl:use-attribute-sets="th" fox:header="true"><fo:block>คะแนน</fo:block></fo:table-cell>
          <xsl:for-each select="$framework/r:tier"><fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@text"/></fo:block></fo:table-cell></xsl:for-each>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="framework-bands">
    <xsl:if test="$framework/r:ranking/r:text"><fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="$framework/r:ranking/r:text"/></fo:block></xsl:if>
    <xsl:if test="$framework/r:band[r:condition]"><xsl:call-template name="framework-conditions"/></xsl:if>
    <xsl:if test="$framework/r:band and not($framework/r:band[r:condition])">
      <fo:table xsl:use-attribute-sets="small-table">
        <fo:table-column column-width="proportional-column-width(1)" number-columns-repeated="{1 + count($framework/r:band)}"/>
        <fo:table-body>
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="th" fox:header="true"><fo:block>ระดับ</fo:block></fo:table-cell>
            <xsl:for-each select="$framework/r:band"><fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell></xsl:for-each>
          </fo:table-row>
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="th" fox:header="true"><fo:block>ช่วงคะแนน</fo:block></fo:table-cell>
            <xsl:for-each select="$framework/r:band">
              <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@range"/></fo:block></fo:table-cell>
            </xsl:for-each>
          </fo:table-row>
        </fo:table-body>
      </fo:table>
    </xsl:if>
  </xsl:template>

  <!-- bands that ask for more than a score stand: a row each -->
  <xsl:template name="framework-conditions">
    <fo:table xsl:use-attribute-sets="small-table">
      <fo:table-column column-width="proportional-column-width(4)"/><fo:table-column column-width="proportional-column-width(4)"/><fo:table-column column-width="proportional-column-width(9)"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ระดับ</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ช่วงคะแนน</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>เงื่อนไข</fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$framework/r:band">
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@range"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block><xsl:value-of select="r:condition"/><xsl:if test="not(r:condition)">-</xsl:if></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>
</xsl:stylesheet>
