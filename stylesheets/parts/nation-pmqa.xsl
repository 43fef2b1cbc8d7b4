<?xml version="1.0" encoding="UTF-8"?>
<!-- PMQA 4.0 over all units, whether they are evaluated by it or take their scores over from it: means of the categories, and
     a grid of units by category, shaded by level. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" xmlns:c="urn:samrit:chart" xmlns:e="http://exslt.org/common"
                exclude-result-prefixes="fox r s c e">

  <!-- units are judged category by category, by checklists -->
  <xsl:variable name="graded" select="count($framework/r:component) &gt; 4 and $units/r:component/r:kpi/r:checks"/>
  <!-- or a KPI that all have takes over such a judgement: the first of them -->
  <xsl:variable name="linked" select="($units/r:component[not($graded) and @id = $common/@id]/r:kpi/r:linked[r:part[3]])[1]"/>
  <xsl:variable name="levels" select="$framework[$graded]/r:band | $linked/r:band"/>

  <!-- the categories, of which the mean is told -->
  <xsl:variable name="category-list">
    <xsl:for-each select="$framework/r:component[$graded] | $linked/r:part">
      <xsl:variable name="mean" select="r:mean[@within = 'all'] | $summary/r:component[$graded and @id = current()/@id]/r:mean"/>
      <category name="{r:name}" value="{$mean/@value}" text="{$mean/@text}" last-text="" mean-text=""><xsl:attribute name="label"><xsl:call-template name="short-category"/></xsl:attribute></category>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="categories" select="e:node-set($category-list)/category"/>
  <xsl:variable name="category-mean" select="$summary[$graded]/r:mean | $linked/r:mean[@within = 'all']"/>
  <xsl:variable name="category-maximum" select="$framework/r:scale[$graded]/@maximum | $linked/@maximum"/>

  <!-- "ทุกจังหวัด"; a long kind is not said again -->
  <xsl:variable name="every"><xsl:text>ทุก</xsl:text><xsl:choose><xsl:when test="string-length($kind) &gt; 12">แห่ง</xsl:when><xsl:otherwise><xsl:value-of select="$kind"/></xsl:otherwise></xsl:choose></xsl:variable>

  <xsl:template name="categories">
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:value-of select="concat('คะแนนเฉลี่ยของ', $every, ' เท่ากับ ', $category-mean/@text, ' คะแนน จากคะแนนเต็ม ', $category-maximum, ' คะแนน คะแนนเฉลี่ยรายหมวดเป็นดัง')"/>
      <xsl:call-template name="caption-number"><xsl:with-param name="id">table-category-means</xsl:with-param></xsl:call-template>
    </fo:block>
    <xsl:call-template name="category-means"/>
    <xsl:call-template name="level-grid"/>
  </xsl:template>

  <!-- table and radar -->
  <xsl:template name="category-means">
    <xsl:variable name="whole"><category text="{$category-mean/@text}"/></xsl:variable>
    <xsl:call-template name="caption"><xsl:with-param name="id">table-category-means</xsl:with-param></xsl:call-template>
    <xsl:call-template name="category-table"><xsl:with-param name="categories" select="$categories"/><xsl:with-param name="total" select="e:node-set($whole)/category"/><xsl:with-param name="total-name">คะแนนเฉลี่ยรวม</xsl:with-param></xsl:call-template>
    <xsl:call-template name="category-radar">
      <xsl:with-param name="categories" select="$categories"/><xsl:with-param name="this">คะแนนเฉลี่ย</xsl:with-param>
      <xsl:with-param name="minimum" select="$framework/r:scale[$graded]/@minimum | $linked/@minimum"/><xsl:with-param name="maximum" select="$category-maximum"/>
      <xsl:with-param name="height">230</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">figure-categories</xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template name="level-grid">
    <xsl:call-template name="caption"><xsl:with-param name="id">table-categories</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table" font-size="12pt" line-height="{$line-12}">
      <fo:table-column column-width="proportional-column-width(1)"/><fo:table-column column-width="15mm" number-columns-repeated="{1 + count($categories)}"/>
      <fo:table-header><xsl:call-template name="continued-row"><xsl:with-param name="columns" select="2 + count($categories)"/></xsl:call-template><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text" select="$kind"/></xsl:call-template>
        <xsl:for-each select="$categories"><xsl:call-template name="th"><xsl:with-param name="text" select="@label"/></xsl:call-template></xsl:for-each>
        <xsl:call-template name="th"><xsl:with-param name="text">รวม</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:call-template name="continued"><xsl:with-param name="id">table-categories</xsl:with-param></xsl:call-template>
        <xsl:for-each select="$units"><xsl:call-template name="level-row"/></xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="total">
          <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><fo:block>ค่าเฉลี่ย</fo:block></fo:table-cell>
          <xsl:for-each select="$categories"><fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@text"/></fo:block></fo:table-cell></xsl:for-each>
          <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="$category-mean/@text"/></fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
    <fo:block xsl:use-attribute-sets="note">
      <xsl:text>หมายเหตุ  พื้นของช่องเข้มตามระดับ จากเข้มไปอ่อน</xsl:text>
      <xsl:for-each select="$levels"><xsl:value-of select="concat(' ', r:name, ' (', @range, ')')"/></xsl:for-each>
    </fo:block>
  </xsl:template>

  <!-- the context is a unit -->
  <xsl:template name="level-row">
    <xsl:variable name="from" select="r:component[not($graded) and @id = $common/@id]/r:kpi/r:linked[r:part[3]]"/>
    <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="no-row-alone"/>
      <fo:table-cell xsl:use-attribute-sets="rh"><xsl:call-template name="first-row"/><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
      <xsl:for-each select="(r:component[$graded] | $from/r:part)/r:score"><xsl:call-template name="level-cell"/></xsl:for-each>
      <xsl:if test="not($graded or $from)"><fo:table-cell xsl:use-attribute-sets="td-centre" number-columns-spanned="{count($categories)}"><fo:block>-</fo:block></fo:table-cell></xsl:if>
      <xsl:for-each select="r:score[$graded] | $from/r:score"><xsl:call-template name="level-cell"/></xsl:for-each>
      <xsl:if test="not($graded or $from)"><fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block>-</fo:block></fo:table-cell></xsl:if>
    </fo:table-row>
  </xsl:template>

  <!-- the better the level it falls in, the darker; the context is a score -->
  <xsl:template name="level-cell">
    <xsl:variable name="value" select="@value"/>
    <xsl:variable name="order" select="$levels[$value &gt;= number(@from)][1]/@order"/>
    <fo:table-cell xsl:use-attribute-sets="td-centre">
      <xsl:choose>
        <xsl:when test="$order = 1"><xsl:attribute name="background-color"><xsl:value-of select="$level-1-fill"/></xsl:attribute></xsl:when>
        <xsl:when test="$order = 2"><xsl:attribute name="background-color"><xsl:value-of select="$level-2-fill"/></xsl:attribute></xsl:when>
        <xsl:when test="$order = 3"><xsl:attribute name="background-color"><xsl:value-of select="$level-3-fill"/></xsl:attribute></xsl:when>
      </xsl:choose>
      <fo:block><xsl:value-of select="@text"/></fo:block>
    </fo:table-cell>
  </xsl:template>
</xsl:stylesheet>
