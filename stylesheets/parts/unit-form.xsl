<?xml version="1.0" encoding="UTF-8"?>
<!-- Annex: the form in which the unit gives next year's targets and results, with this year's beside the empty boxes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" exclude-result-prefixes="fox r s">

  <xsl:variable name="boxes" select="$framework/r:tier"/>

  <xsl:template name="next-form">
    <xsl:call-template name="part"><xsl:with-param name="id">next-form</xsl:with-param></xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">โปรดกรอกค่าเป้าหมายและผลการดำเนินงานของปีงบประมาณถัดไป ใส่เครื่องหมาย - เมื่อยังไม่มีผล และแนบหลักฐานอ้างอิงของทุกตัวชี้วัด</fo:block>
    <fo:table xsl:use-attribute-sets="table" font-size="13pt" line-height="{$line-13}">
      <fo:table-column column-width="proportional-column-width(1)"/><fo:table-column column-width="23mm"/>
      <xsl:if test="$boxes"><fo:table-column column-width="{50 div count($boxes)}mm" number-columns-repeated="{count($boxes)}"/></xsl:if>
      <fo:table-column column-width="17mm" number-columns-repeated="2"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <fo:table-cell xsl:use-attribute-sets="th" number-rows-spanned="{1 + boolean($boxes)}"><fo:block>ตัวชี้วัด (หน่วยวัด)</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="th" number-rows-spanned="{1 + boolean($boxes)}"><fo:block>ผลปีนี้</fo:block></fo:table-cell>
          <xsl:if test="$boxes"><fo:table-cell xsl:use-attribute-sets="th" number-columns-spanned="{count($boxes)}"><fo:block>ค่าเป้าหมายปีถัดไป</fo:block></fo:table-cell></xsl:if>
          <fo:table-cell xsl:use-attribute-sets="th" number-rows-spanned="{1 + boolean($boxes)}"><fo:block>ผลรอบ</fo:block><fo:block>6 เดือน</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="th" number-rows-spanned="{1 + boolean($boxes)}"><fo:block>ผลรอบ</fo:block><fo:block>12 เดือน</fo:block></fo:table-cell>
        </fo:table-row>
        <xsl:if test="$boxes"><fo:table-row xsl:use-attribute-sets="row">
          <xsl:for-each select="$boxes">
            <fo:table-cell xsl:use-attribute-sets="th" padding-left="1pt" padding-right="1pt"><fo:block><xsl:choose>
              <xsl:when test="starts-with(r:name, 'ค่าเป้าหมาย')"><xsl:value-of select="substring-after(r:name, 'ค่าเป้าหมาย')"/></xsl:when>
              <xsl:when test="starts-with(r:name, 'ระดับ ')"><xsl:value-of select="substring-after(r:name, 'ระดับ ')"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="r:name"/></xsl:otherwise>
            </xsl:choose></fo:block></fo:table-cell>
          </xsl:for-each>
        </fo:table-row></xsl:if>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$this/r:component/r:kpi[@status != 'cancelled' and @status != 'not-applicable']">
          <fo:table-row xsl:use-attribute-sets="row" height="34pt">
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block start-indent="6mm" text-indent="-6mm"><xsl:value-of select="concat(@number, ' ', r:name, ' (', r:unit-of-measure, ')')"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure" padding-right="4pt"><fo:block><xsl:value-of select="r:result/@text"/></fo:block></fo:table-cell>
            <xsl:for-each select="$boxes"><fo:table-cell xsl:use-attribute-sets="td"><fo:block/></fo:table-cell></xsl:for-each>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block/></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td"><fo:block/></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
        <xsl:if test="not($this/r:component/r:kpi[@status != 'cancelled' and @status != 'not-applicable'])"><fo:table-row><fo:table-cell xsl:use-attribute-sets="td-centre" number-columns-spanned="{4 + count($boxes)}"><fo:block>-</fo:block></fo:table-cell></fo:table-row></xsl:if>
      </fo:table-body>
    </fo:table>
    <fo:table table-layout="fixed" width="100%" role="Div" space-before="18pt" keep-together.within-page="always">
      <fo:table-column column-width="proportional-column-width(1)" number-columns-repeated="2"/>
      <fo:table-body role="Div"><fo:table-row role="Div">
        <fo:table-cell role="Div" text-align="center"><fo:block>ลงชื่อ ............................................ ผู้รายงาน</fo:block><fo:block>(............................................)</fo:block><fo:block>โทร. ............................................</fo:block></fo:table-cell>
        <fo:table-cell role="Div" text-align="center"><fo:block>ลงชื่อ ............................................ ผู้รับรอง</fo:block><fo:block>(............................................)</fo:block><fo:block>วันที่ ...... เดือน .................... พ.ศ. ..........</fo:block></fo:table-cell>
      </fo:table-row></fo:table-body>
    </fo:table>
  </xsl:template>
</xsl:stylesheet>
