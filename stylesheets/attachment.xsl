<?xml version="1.0" encoding="UTF-8"?>
<!-- An attachment of the submission to the cabinet: what holds now and what is proposed, side by side (เดิม | ที่เสนอในครั้งนี้).
     Of the framework and the compared framework the earlier year's is what holds. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" exclude-result-prefixes="r">
  <xsl:import href="common/style.xsl"/>
  <xsl:import href="common/text.xsl"/>
  <xsl:import href="common/page.xsl"/>
  <xsl:import href="common/garuda.xsl"/>
  <xsl:import href="parts/correspondence.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <!-- of the letter's enclosures -->
  <xsl:param name="enclosure">3</xsl:param>

  <xsl:variable name="both" select="/r:results/r:framework | /r:results/r:compared-framework"/>
  <xsl:variable name="old" select="$both[not(@fiscal-year &gt; $both/@fiscal-year)]"/>
  <xsl:variable name="new" select="$both[not(@fiscal-year &lt; $both/@fiscal-year)]"/>
  <xsl:variable name="subject" select="concat('ตารางเปรียบเทียบกรอบการประเมิน', $kind, ' ปีงบประมาณ พ.ศ. ', $old/@fiscal-year, ' และที่เสนอสำหรับปีงบประมาณ พ.ศ. ', $new/@fiscal-year)"/>

  <xsl:template match="/">
    <xsl:if test="not(/r:results/r:compared-framework)"><xsl:message terminate="yes">the project names no framework to compare with (set/@compared)</xsl:message></xsl:if>
    <xsl:call-template name="correspondence"><xsl:with-param name="content">
      <fo:block text-align="end"><xsl:value-of select="concat('สิ่งที่ส่งมาด้วย ', $enclosure)"/></fo:block>
      <fo:block role="H1" font-weight="bold" font-size="18pt" line-height="{$line-18}" text-align="center" space-before="6pt" space-after="9pt" linefeed-treatment="preserve"><xsl:value-of select="concat('ตารางเปรียบเทียบกรอบการประเมิน', $kind, '&#10;ปีงบประมาณ พ.ศ. ', $old/@fiscal-year, ' และที่เสนอสำหรับปีงบประมาณ พ.ศ. ', $new/@fiscal-year)"/></fo:block>
      <xsl:call-template name="comparison"/>
    </xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template name="comparison">
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(1)" number-columns-repeated="2"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>เดิม</fo:block><fo:block font-weight="normal"><xsl:value-of select="concat('(ปีงบประมาณ พ.ศ. ', $old/@fiscal-year, ')')"/></fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ที่เสนอในครั้งนี้</fo:block><fo:block font-weight="normal"><xsl:value-of select="concat('(ปีงบประมาณ พ.ศ. ', $new/@fiscal-year, ')')"/></fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:call-template name="topic"><xsl:with-param name="title">1. มาตรการ</xsl:with-param><xsl:with-param name="before"><fo:block><xsl:value-of select="$old/r:title"/></fo:block></xsl:with-param><xsl:with-param name="after"><fo:block><xsl:value-of select="$new/r:title"/></fo:block></xsl:with-param></xsl:call-template>
        <xsl:call-template name="topic">
          <xsl:with-param name="title">2. องค์ประกอบ ประเภทตัวชี้วัด และน้ำหนัก</xsl:with-param>
          <xsl:with-param name="before"><xsl:for-each select="$old"><xsl:call-template name="components"/></xsl:for-each></xsl:with-param>
          <xsl:with-param name="after"><xsl:for-each select="$new"><xsl:call-template name="components"/></xsl:for-each></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="topic">
          <xsl:with-param name="title">3. ค่าเป้าหมายและคะแนนของตัวชี้วัด</xsl:with-param>
          <xsl:with-param name="before"><xsl:for-each select="$old"><xsl:call-template name="tiers"/></xsl:for-each></xsl:with-param>
          <xsl:with-param name="after"><xsl:for-each select="$new"><xsl:call-template name="tiers"/></xsl:for-each></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="topic">
          <xsl:with-param name="title">4. ระดับผลการประเมิน</xsl:with-param>
          <xsl:with-param name="before"><xsl:for-each select="$old"><xsl:call-template name="bands"/></xsl:for-each></xsl:with-param>
          <xsl:with-param name="after"><xsl:for-each select="$new"><xsl:call-template name="bands"/></xsl:for-each></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="topic">
          <xsl:with-param name="title">5. การประกาศผลและการจัดลำดับ</xsl:with-param>
          <xsl:with-param name="before"><xsl:for-each select="$old"><xsl:call-template name="policy"/></xsl:for-each></xsl:with-param>
          <xsl:with-param name="after"><xsl:for-each select="$new"><xsl:call-template name="policy"/></xsl:for-each></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="topic">
          <xsl:with-param name="title">6. กฎหมายและมติคณะรัฐมนตรี</xsl:with-param>
          <xsl:with-param name="before"><xsl:for-each select="$old"><xsl:call-template name="law"/></xsl:for-each></xsl:with-param>
          <xsl:with-param name="after"><xsl:for-each select="$new"><xsl:call-template name="law"/></xsl:for-each></xsl:with-param>
        </xsl:call-template>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- what does not change is said so, and not printed twice -->
  <xsl:template name="topic">
    <xsl:param name="title"/>
    <xsl:param name="before"/>
    <xsl:param name="after"/>
    <fo:table-row xsl:use-attribute-sets="row" font-weight="bold" background-color="{$total-fill}" keep-with-next.within-page="always">
      <fo:table-cell xsl:use-attribute-sets="rh" number-columns-spanned="2"><fo:block><xsl:value-of select="$title"/></fo:block></fo:table-cell>
    </fo:table-row>
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell xsl:use-attribute-sets="td"><xsl:copy-of select="$before"/></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td">
        <xsl:choose>
          <xsl:when test="normalize-space($before) = normalize-space($after)"><fo:block>คงเดิม</fo:block></xsl:when>
          <xsl:otherwise><xsl:copy-of select="$after"/></xsl:otherwise>
        </xsl:choose>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- ======== one framework's side; the context is a framework -->
  <xsl:template name="components">
    <xsl:for-each select="r:component">
      <fo:block start-indent="5mm" text-indent="-5mm"><xsl:call-template name="component-name"/><xsl:value-of select="concat(' น้ำหนักร้อยละ ', r:weight/@text)"/></fo:block>
      <xsl:for-each select="r:family"><fo:block start-indent="11mm" text-indent="-6mm"><xsl:call-template name="family-name"/><xsl:if test="r:weight"><xsl:value-of select="concat(' (ร้อยละ ', r:weight/@text, ')')"/></xsl:if></fo:block></xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="tiers">
    <xsl:for-each select="r:tier"><fo:block><xsl:value-of select="concat(r:name, ' ', @text, ' คะแนน')"/></fo:block></xsl:for-each>
    <xsl:if test="not(r:tier)"><fo:block>-</fo:block></xsl:if>
  </xsl:template>

  <xsl:template name="bands">
    <xsl:for-each select="r:band"><fo:block><xsl:value-of select="concat(r:name, ' ', @range, ' คะแนน')"/><xsl:if test="r:condition"><xsl:value-of select="concat(' (', r:condition, ')')"/></xsl:if></fo:block></xsl:for-each>
    <xsl:if test="not(r:band)"><fo:block>ไม่จัดระดับ</fo:block></xsl:if>
  </xsl:template>

  <xsl:template name="policy">
    <xsl:choose>
      <xsl:when test="r:ranking/r:text"><fo:block><xsl:value-of select="r:ranking/r:text"/></fo:block></xsl:when>
      <xsl:when test="r:ranking/@policy = 'full'"><fo:block>ประกาศระดับและลำดับ</fo:block></xsl:when>
      <xsl:when test="r:ranking/@policy = 'bands'"><fo:block>ประกาศระดับ ไม่จัดลำดับ</fo:block></xsl:when>
      <xsl:otherwise><fo:block>ไม่จัดระดับและไม่จัดลำดับ</fo:block></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="law">
    <xsl:for-each select="r:legal-basis/r:item"><fo:block start-indent="6mm" text-indent="-6mm"><xsl:value-of select="concat('(', position(), ') ', .)"/></fo:block></xsl:for-each>
    <xsl:if test="not(r:legal-basis/r:item)"><fo:block>-</fo:block></xsl:if>
  </xsl:template>
</xsl:stylesheet>
