<?xml version="1.0" encoding="UTF-8"?>
<!-- The categories of a PMQA 4.0, or the parts of any evaluation that a KPI takes over: this year's scores against last year's
     and the mean, as a radar and as a table. Both read a list of "category" elements: @name, @label (short), and a pair
     of a plain number and its print each for this year, last year and the mean. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" xmlns:c="urn:samrit:chart" exclude-result-prefixes="fox r s c">

  <!-- ======== the list -->
  <xsl:template match="r:part" mode="category">
    <xsl:call-template name="category-entry"><xsl:with-param name="mean" select="r:mean[@within != 'all']"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="category-entry">
    <xsl:param name="mean"/>
    <xsl:param name="last" select="r:year[@fiscal-year = $year - 1]"/>
    <category name="{r:name}" value="{r:score/@value}" text="{r:score/@text}" last="{$last/@value}" last-text="{$last/@text}" mean="{$mean/@value}" mean-text="{$mean/@text}">
      <xsl:attribute name="label"><xsl:call-template name="short-category"/></xsl:attribute>
    </category>
  </xsl:template>

  <!-- "รายหมวด", or by what else the parts are called -->
  <xsl:template name="by-category">
    <xsl:param name="categories"/>
    <xsl:choose><xsl:when test="starts-with($categories[1]/@name, 'หมวด ')">รายหมวด</xsl:when><xsl:otherwise>ตามองค์ประกอบ</xsl:otherwise></xsl:choose>
  </xsl:template>

  <!-- ======== the radar -->
  <xsl:template name="category-radar">
    <xsl:param name="categories"/>
    <xsl:param name="this">ปี <xsl:value-of select="$year"/></xsl:param>
    <xsl:param name="minimum" select="$framework/r:scale/@minimum"/>
    <xsl:param name="maximum" select="$framework/r:scale/@maximum"/>
    <xsl:param name="width">400</xsl:param>
    <xsl:param name="height">240</xsl:param>
    <xsl:variable name="least"><xsl:for-each select="$categories/@value[. != ''] | $categories/@last[. != ''] | $categories/@mean[. != '']"><xsl:sort select="." data-type="number"/><xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if></xsl:for-each></xsl:variable>
    <xsl:variable name="from"><xsl:call-template name="axis-minimum"><xsl:with-param name="least" select="$least"/><xsl:with-param name="minimum" select="$minimum"/><xsl:with-param name="maximum" select="$maximum"/></xsl:call-template></xsl:variable>
    <xsl:variable name="raised"><xsl:if test="$from &gt; $minimum"><xsl:value-of select="concat('แกนเริ่มที่ ', $from, ' คะแนน')"/></xsl:if></xsl:variable>
    <xsl:call-template name="chart">
      <xsl:with-param name="type">radar</xsl:with-param>
      <xsl:with-param name="width" select="$width"/><xsl:with-param name="height" select="$height"/>
      <xsl:with-param name="unit" select="string($raised)"/>
      <xsl:with-param name="minimum" select="$from"/><xsl:with-param name="maximum" select="$maximum"/>
      <xsl:with-param name="alternative">
        <xsl:text>แผนภูมิเรดาร์คะแนน</xsl:text><xsl:call-template name="by-category"><xsl:with-param name="categories" select="$categories"/></xsl:call-template>
        <xsl:if test="$raised != ''"><xsl:value-of select="concat(' ', $raised)"/></xsl:if>
        <xsl:for-each select="$categories">
          <xsl:value-of select="concat(' ', @name, ' ', @text)"/>
          <xsl:if test="@last-text != ''"><xsl:value-of select="concat(' ปีที่ผ่านมา ', @last-text)"/></xsl:if>
          <xsl:if test="@mean-text != ''"><xsl:value-of select="concat(' ค่าเฉลี่ย ', @mean-text)"/></xsl:if>
        </xsl:for-each>
      </xsl:with-param>
      <xsl:with-param name="content">
        <xsl:for-each select="$categories"><c:category label="{@label}"/></xsl:for-each>
        <c:series label="{$this}"><xsl:for-each select="$categories"><c:value><xsl:if test="@value != ''"><xsl:copy-of select="@value"/></xsl:if></c:value></xsl:for-each></c:series>
        <xsl:if test="$categories/@last != ''"><c:series label="{concat('ปี ', $year - 1)}"><xsl:for-each select="$categories"><c:value><xsl:if test="@last != ''"><xsl:attribute name="value"><xsl:value-of select="@last"/></xsl:attribute></xsl:if></c:value></xsl:for-each></c:series></xsl:if>
        <xsl:if test="$categories/@mean != ''"><c:series label="ค่าเฉลี่ย"><xsl:for-each select="$categories"><c:value><xsl:if test="@mean != ''"><xsl:attribute name="value"><xsl:value-of select="@mean"/></xsl:attribute></xsl:if></c:value></xsl:for-each></c:series></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ======== the table; @total is a category too -->
  <xsl:template name="category-table">
    <xsl:param name="categories"/>
    <xsl:param name="total"/>
    <xsl:param name="total-name">คะแนนรวม</xsl:param>
    <xsl:variable name="has-last" select="$categories/@last-text != ''"/>
    <xsl:variable name="has-mean" select="$categories/@mean-text != ''"/>
    <fo:table xsl:use-attribute-sets="small-table">
      <fo:table-column column-width="proportional-column-width(24)"/><fo:table-column column-width="proportional-column-width(6)" number-columns-repeated="{1 + $has-last + $has-mean}"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:choose><xsl:when test="starts-with($categories[1]/@name, 'หมวด ')">หมวด</xsl:when><xsl:otherwise>องค์ประกอบ</xsl:otherwise></xsl:choose></fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>คะแนน</fo:block></fo:table-cell>
        <xsl:if test="$has-last"><fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:value-of select="concat('ปี ', $year - 1)"/></fo:block></fo:table-cell></xsl:if>
        <xsl:if test="$has-mean"><fo:table-cell xsl:use-attribute-sets="th"><fo:block>ค่าเฉลี่ย</fo:block></fo:table-cell></xsl:if>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$categories">
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="@name"/></fo:block></fo:table-cell>
            <xsl:call-template name="category-figures"><xsl:with-param name="has-last" select="$has-last"/><xsl:with-param name="has-mean" select="$has-mean"/></xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
        <xsl:for-each select="$total">
          <fo:table-row xsl:use-attribute-sets="total">
            <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><fo:block><xsl:value-of select="$total-name"/></fo:block></fo:table-cell>
            <xsl:call-template name="category-figures"><xsl:with-param name="has-last" select="$has-last"/><xsl:with-param name="has-mean" select="$has-mean"/></xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="category-figures">
    <xsl:param name="has-last"/>
    <xsl:param name="has-mean"/>
    <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="@text"/></fo:block></fo:table-cell>
    <xsl:if test="$has-last"><fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="@last-text"/><xsl:if test="@last-text = ''">-</xsl:if></fo:block></fo:table-cell></xsl:if>
    <xsl:if test="$has-mean"><fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="@mean-text"/><xsl:if test="@mean-text = ''">-</xsl:if></fo:block></fo:table-cell></xsl:if>
  </xsl:template>
</xsl:stylesheet>
