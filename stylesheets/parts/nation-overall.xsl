<?xml version="1.0" encoding="UTF-8"?>
<!-- Results over all units: bands, components, groups, years, tiers, Joint KPIs. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" xmlns:c="urn:samrit:chart" exclude-result-prefixes="fox r s c">

  <xsl:template name="overall">
    <xsl:call-template name="part"><xsl:with-param name="id">part-2</xsl:with-param></xsl:call-template>
    <xsl:call-template name="section"><xsl:with-param name="id">bands</xsl:with-param></xsl:call-template>
    <xsl:if test="$banded"><xsl:call-template name="nation-bands"/></xsl:if>
    <xsl:call-template name="nation-components"/>
    <xsl:if test="$spread"><xsl:call-template name="nation-spread"/></xsl:if>
    <xsl:if test="$fine"><xsl:call-template name="section"><xsl:with-param name="id">groups</xsl:with-param></xsl:call-template></xsl:if>
    <xsl:for-each select="$coarse"><xsl:call-template name="nation-groups"/><xsl:call-template name="nation-groups-chart"/></xsl:for-each>
    <xsl:if test="$coarse"><xsl:call-template name="nation-shares"/></xsl:if>
    <xsl:if test="$tiled"><xsl:call-template name="nation-tiles"/></xsl:if>
    <xsl:for-each select="$fine"><xsl:call-template name="nation-groups"/></xsl:for-each>
    <xsl:if test="not($coarse)"><xsl:call-template name="nation-shares"/></xsl:if>
    <xsl:if test="$has-years">
      <xsl:call-template name="section"><xsl:with-param name="id">years</xsl:with-param></xsl:call-template>
      <xsl:call-template name="nation-years"/>
      <xsl:if test="$year-values"><xsl:call-template name="nation-years-chart"/></xsl:if>
    </xsl:if>
    <xsl:if test="$has-tiers">
      <xsl:call-template name="section"><xsl:with-param name="id">tiers</xsl:with-param></xsl:call-template>
      <xsl:call-template name="nation-tiers"/>
    </xsl:if>
    <xsl:if test="$joint">
      <xsl:call-template name="section"><xsl:with-param name="id">joint</xsl:with-param></xsl:call-template>
      <xsl:for-each select="$joint"><xsl:call-template name="nation-joint"/></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template name="th">
    <xsl:param name="text"/>
    <fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:value-of select="$text"/></fo:block></fo:table-cell>
  </xsl:template>

  <!-- none is a dash, as in published tables -->
  <xsl:template name="count">
    <xsl:param name="units"/>
    <xsl:choose><xsl:when test="$units &gt; 0"><xsl:value-of select="$units"/></xsl:when><xsl:otherwise>-</xsl:otherwise></xsl:choose>
  </xsl:template>

  <!-- ======== bands -->
  <xsl:template name="nation-bands">
    <xsl:variable name="counts" select="$summary/r:counts"/>
    <xsl:call-template name="caption"><xsl:with-param name="id">table-bands</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="small-table">
      <fo:table-column column-width="proportional-column-width(5)"/><fo:table-column column-width="proportional-column-width(4)"/>
      <fo:table-column column-width="proportional-column-width(3)"/><fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text">ระดับ</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ช่วงคะแนน</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text" select="concat('จำนวน (', $classifier, ')')"/></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ร้อยละ</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$counts/r:count">
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="@name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="$framework/r:band[@id = current()/@band]/@range"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="@units"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="@percent"/></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
        <xsl:if test="$counts/r:unscored/@units &gt; 0">
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="rh" number-columns-spanned="2"><fo:block>ยังไม่มีผลการประเมิน</fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="$counts/r:unscored/@units"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="$counts/r:unscored/@percent"/></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:if>
        <fo:table-row xsl:use-attribute-sets="total">
          <fo:table-cell xsl:use-attribute-sets="rh" text-align="center" number-columns-spanned="2"><fo:block>รวม</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="$counts/r:total/@units"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="$counts/r:total/@percent"/></fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
    <xsl:call-template name="nation-bands-chart"/>
  </xsl:template>

  <xsl:template name="nation-bands-chart">
    <xsl:variable name="alternative">
      <xsl:value-of select="concat('แผนภูมิแท่งจำนวน', $kind, 'จำแนกตามระดับ')"/>
      <xsl:for-each select="$summary/r:counts/r:count"><xsl:value-of select="concat(' ', @name, ' ', @units)"/></xsl:for-each>
    </xsl:variable>
    <xsl:call-template name="chart">
      <xsl:with-param name="width">400</xsl:with-param><xsl:with-param name="height">140</xsl:with-param>
      <xsl:with-param name="minimum">0</xsl:with-param>
      <xsl:with-param name="unit" select="$classifier"/>
      <xsl:with-param name="alternative" select="$alternative"/>
      <xsl:with-param name="content">
        <xsl:for-each select="$summary/r:counts/r:count"><c:category label="{@name}"/></xsl:for-each>
        <c:series><xsl:for-each select="$summary/r:counts/r:count"><c:value value="{@units}" label="{@units}"/></xsl:for-each></c:series>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">figure-bands</xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- ======== components -->
  <xsl:template name="nation-components">
    <xsl:call-template name="caption"><xsl:with-param name="id">table-components</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="small-table">
      <fo:table-column column-width="proportional-column-width(12)"/><fo:table-column column-width="proportional-column-width(2)" number-columns-repeated="2"/><fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text">องค์ประกอบ</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">น้ำหนัก</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">คะแนน</xsl:with-param></xsl:call-template>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>คะแนน</fo:block><fo:block>ถ่วงน้ำหนัก</fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$summary/r:component">
          <xsl:variable name="component" select="$framework/r:component[@id = current()/@id]"/>
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:variable name="place" select="position()"/><xsl:for-each select="$component"><xsl:call-template name="component-name"><xsl:with-param name="number" select="$place"/></xsl:call-template></xsl:for-each></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$component/r:weight/@text"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:mean/@text"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:weighted/@text"/></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="total">
          <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><fo:block>คะแนนเฉลี่ยรวม</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$framework/r:scale/@weights"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td"><fo:block/></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$summary/r:mean/@text"/></fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- a square a unit, where its score is -->
  <xsl:template name="nation-spread">
    <xsl:call-template name="chart">
      <xsl:with-param name="type">distribution</xsl:with-param>
      <xsl:with-param name="width">430</xsl:with-param><xsl:with-param name="height">110</xsl:with-param>
      <xsl:with-param name="minimum" select="$framework/r:scale/@minimum"/><xsl:with-param name="maximum" select="$framework/r:scale/@maximum"/>
      <xsl:with-param name="unit">คะแนน</xsl:with-param>
      <xsl:with-param name="alternative" select="concat('แผนภูมิการกระจายของคะแนน ช่องละ 1 ', $classifier, ' สูงสุด ', $summary/r:highest/@text, ' ต่ำสุด ', $summary/r:lowest/@text, ' เฉลี่ย ', $summary/r:mean/@text, ' คะแนน')"/>
      <xsl:with-param name="content">
        <xsl:for-each select="$units[r:score/@value]"><c:category label="{r:name}"/></xsl:for-each>
        <c:series><xsl:for-each select="$units[r:score/@value]"><c:value><xsl:copy-of select="r:score/@value"/></c:value></xsl:for-each></c:series>
        <c:line value="{$summary/r:mean/@value}" label="{concat('เฉลี่ย ', $summary/r:mean/@text)}"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">figure-spread</xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- a row a group, a tile a unit, darker the better its level; of such a size that names stand at 11 points or more -->
  <xsl:variable name="tiles-across" select="5"/>
  <xsl:variable name="tile-height" select="28"/>
  <xsl:template name="nation-tiles">
    <xsl:variable name="shown" select="$fine/r:group[@id = $units/r:group/@id]"/>
    <xsl:variable name="alternative">
      <xsl:value-of select="concat('คะแนนของทุก', $kind, 'ตาม', $fine/r:name)"/>
      <xsl:for-each select="$shown">
        <xsl:value-of select="concat(' ', r:name, ' ได้แก่')"/>
        <xsl:for-each select="key('unit-by-group', @id)"><xsl:value-of select="concat(' ', r:name, ' ', r:score/@text)"/></xsl:for-each>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="lines"><xsl:for-each select="$shown"><xsl:for-each select="key('unit-by-group', @id)[position() mod $tiles-across = 1]">x</xsl:for-each></xsl:for-each></xsl:variable>
    <xsl:call-template name="chart">
      <xsl:with-param name="type">grid</xsl:with-param>
      <xsl:with-param name="width">450</xsl:with-param><xsl:with-param name="height" select="20 + $tile-height * string-length($lines)"/>
      <xsl:with-param name="across" select="$tiles-across"/>
      <xsl:with-param name="alternative" select="$alternative"/>
      <xsl:with-param name="content">
        <xsl:for-each select="$shown">
          <c:group>
            <xsl:attribute name="label"><xsl:choose><xsl:when test="string-length($fine/r:name) &gt; 5 and starts-with(r:name, $fine/r:name)"><xsl:value-of select="substring-after(r:name, $fine/r:name)"/></xsl:when><xsl:otherwise><xsl:value-of select="r:name"/></xsl:otherwise></xsl:choose></xsl:attribute>
          </c:group>
          <xsl:for-each select="key('unit-by-group', @id)"><c:category label="{r:name}"/></xsl:for-each>
        </xsl:for-each>
        <c:series><xsl:for-each select="$shown"><xsl:for-each select="key('unit-by-group', @id)"><c:value label="{r:score/@text}"><xsl:copy-of select="r:score/@value"/></c:value></xsl:for-each></xsl:for-each></c:series>
        <xsl:for-each select="$framework/r:band"><xsl:sort select="@order" data-type="number" order="descending"/><c:band from="{@from}" to="{$framework/r:scale/@maximum}" label="{r:name}"/></xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">figure-grid</xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- ======== groups: the context is a grouping -->
  <xsl:template name="nation-groups">
    <xsl:variable name="grouping" select="."/>
    <xsl:variable name="shown" select="r:group[r:counts/r:total/@units &gt; 0]"/>
    <!-- what is a good part of a page may begin on one and end on the next -->
    <xsl:variable name="long" select="count($shown) &gt; 24"/>
    <!-- of few groups the share stands below the number -->
    <xsl:variable name="shares" select="@id = $shared/@id"/>
    <xsl:call-template name="caption"><xsl:with-param name="id" select="concat('table-', @id)"/></xsl:call-template>
    <fo:table xsl:use-attribute-sets="small-table">
      <xsl:if test="$long"><xsl:attribute name="keep-together.within-page">auto</xsl:attribute></xsl:if>
      <fo:table-column column-width="proportional-column-width({20 - 6 * (count($framework/r:band) &gt; 4) - $shares})"/><fo:table-column column-width="proportional-column-width(5)"/>
      <xsl:if test="$banded"><xsl:for-each select="$framework/r:band"><fo:table-column column-width="proportional-column-width(6.25)"/></xsl:for-each></xsl:if>
      <fo:table-column column-width="proportional-column-width({5 + $shares})"/><fo:table-column column-width="proportional-column-width(7)"/>
      <fo:table-header><xsl:if test="$long"><xsl:call-template name="continued-row"><xsl:with-param name="columns" select="4 + $banded * count($framework/r:band)"/></xsl:call-template></xsl:if><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text" select="r:name"/></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">จำนวน</xsl:with-param></xsl:call-template>
        <xsl:if test="$banded"><xsl:for-each select="$framework/r:band"><xsl:call-template name="th"><xsl:with-param name="text"><xsl:call-template name="short-band"/></xsl:with-param></xsl:call-template></xsl:for-each></xsl:if>
        <xsl:call-template name="th"><xsl:with-param name="text">ยังไม่มีผล</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">คะแนนเฉลี่ย</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:if test="$long"><xsl:call-template name="continued"><xsl:with-param name="id" select="concat('table-', @id)"/></xsl:call-template></xsl:if>
        <xsl:for-each select="$shown">
          <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="no-row-alone"/>
            <fo:table-cell xsl:use-attribute-sets="rh"><xsl:if test="$long"><xsl:call-template name="first-row"/></xsl:if><fo:block><xsl:choose>
              <xsl:when test="starts-with(r:name, $grouping/r:name) and string-length($grouping/r:name) &gt; 5"><xsl:value-of select="substring-after(r:name, $grouping/r:name)"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="r:name"/></xsl:otherwise>
            </xsl:choose></fo:block></fo:table-cell>
            <xsl:call-template name="nation-group-figures"><xsl:with-param name="counts" select="r:counts"/><xsl:with-param name="mean" select="r:mean"/><xsl:with-param name="shares" select="$shares"/></xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="total">
          <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><fo:block>รวม</fo:block></fo:table-cell>
          <xsl:call-template name="nation-group-figures"><xsl:with-param name="counts" select="$summary/r:counts"/><xsl:with-param name="mean" select="$summary/r:mean"/><xsl:with-param name="shares" select="$shares"/></xsl:call-template>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="nation-group-figures">
    <xsl:param name="counts"/>
    <xsl:param name="mean"/>
    <xsl:param name="shares" select="false()"/>
    <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="$counts/r:total/@units"/></fo:block></fo:table-cell>
    <xsl:if test="$banded">
      <xsl:for-each select="$framework/r:band"><xsl:call-template name="nation-count"><xsl:with-param name="count" select="$counts/r:count[@band = current()/@id]"/><xsl:with-param name="shares" select="$shares"/></xsl:call-template></xsl:for-each>
    </xsl:if>
    <xsl:call-template name="nation-count"><xsl:with-param name="count" select="$counts/r:unscored"/><xsl:with-param name="shares" select="$shares"/></xsl:call-template>
    <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$mean/@text"/></fo:block></fo:table-cell>
  </xsl:template>

  <xsl:template name="nation-count">
    <xsl:param name="count"/>
    <xsl:param name="shares"/>
    <fo:table-cell xsl:use-attribute-sets="td-centre">
      <fo:block><xsl:call-template name="count"><xsl:with-param name="units" select="$count/@units"/></xsl:call-template></fo:block>
      <xsl:if test="$shares and $count/@units &gt; 0"><fo:block font-size="12pt" line-height="{$line-12}"><xsl:value-of select="concat('(', $count/@percent, ')')"/></fo:block></xsl:if>
    </fo:table-cell>
  </xsl:template>

  <xsl:template name="nation-groups-chart">
    <xsl:variable name="alternative">
      <xsl:value-of select="concat('แผนภูมิแท่งคะแนนเฉลี่ยจำแนกตาม', r:name)"/>
      <xsl:for-each select="r:group[r:mean/@value]"><xsl:value-of select="concat(' ', r:name, ' ', r:mean/@text)"/></xsl:for-each>
    </xsl:variable>
    <xsl:variable name="shown" select="r:group[r:mean/@value]"/>
    <xsl:variable name="type"><xsl:call-template name="chart-type"><xsl:with-param name="names" select="$shown/r:name"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="chart">
      <xsl:with-param name="type" select="$type"/>
      <xsl:with-param name="width">430</xsl:with-param><xsl:with-param name="height"><xsl:choose><xsl:when test="$type = 'rows'"><xsl:value-of select="40 + 17 * count($shown)"/></xsl:when><xsl:otherwise>150</xsl:otherwise></xsl:choose></xsl:with-param>
      <xsl:with-param name="minimum" select="$framework/r:scale/@minimum"/><xsl:with-param name="maximum" select="$framework/r:scale/@maximum"/>
      <xsl:with-param name="unit">คะแนน</xsl:with-param>
      <xsl:with-param name="alternative" select="$alternative"/>
      <xsl:with-param name="content">
        <xsl:for-each select="$shown"><c:category label="{r:name}"/></xsl:for-each>
        <c:series><xsl:for-each select="$shown"><c:value label="{r:mean/@text}"><xsl:copy-of select="r:mean/@value"/></c:value></xsl:for-each></c:series>
        <xsl:if test="$summary/r:mean/@value"><c:line value="{$summary/r:mean/@value}" label="{concat('เฉลี่ย ', $summary/r:mean/@text)}"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id" select="concat('figure-', @id)"/></xsl:call-template>
  </xsl:template>

  <!-- to a hundred: the share of each band in each group, and in all; whole names in the legend -->
  <xsl:template name="nation-shares">
    <xsl:variable name="rows" select="$shared/r:group[r:counts/r:total/@units &gt; 0]"/>
    <xsl:variable name="all" select="$rows/r:counts | $summary/r:counts"/>
    <xsl:if test="$shared">
      <xsl:call-template name="chart">
        <xsl:with-param name="type">stacked</xsl:with-param>
        <xsl:with-param name="width">430</xsl:with-param><xsl:with-param name="height">168</xsl:with-param>
        <xsl:with-param name="minimum">0</xsl:with-param><xsl:with-param name="maximum">100</xsl:with-param>
        <xsl:with-param name="unit">ร้อยละ</xsl:with-param>
        <xsl:with-param name="alternative">
          <xsl:value-of select="concat('แผนภูมิแท่งซ้อนร้อยละของ', $kind, 'ตามระดับ จำแนกตาม', $shared/r:name)"/>
          <xsl:for-each select="$all">
            <xsl:text> </xsl:text><xsl:choose><xsl:when test="../r:name"><xsl:value-of select="../r:name"/></xsl:when><xsl:otherwise>รวม</xsl:otherwise></xsl:choose>
            <xsl:for-each select="r:count | r:unscored[@units &gt; 0]"><xsl:text> </xsl:text><xsl:choose><xsl:when test="@name"><xsl:value-of select="@name"/></xsl:when><xsl:otherwise>ยังไม่มีผล</xsl:otherwise></xsl:choose><xsl:value-of select="concat(' ', @percent)"/></xsl:for-each>
          </xsl:for-each>
        </xsl:with-param>
        <xsl:with-param name="content">
          <xsl:for-each select="$rows"><c:category label="{r:name}"/></xsl:for-each>
          <c:category label="รวม"/>
          <!-- the best at the foot -->
          <xsl:for-each select="$framework/r:band">
            <xsl:variable name="band" select="@id"/>
            <c:series label="{r:name}"><xsl:for-each select="$rows"><xsl:call-template name="nation-share"><xsl:with-param name="count" select="r:counts/r:count[@band = $band]"/></xsl:call-template></xsl:for-each><xsl:call-template name="nation-share"><xsl:with-param name="count" select="$summary/r:counts/r:count[@band = $band]"/></xsl:call-template></c:series>
          </xsl:for-each>
          <xsl:if test="$all/r:unscored[@units &gt; 0]">
            <c:series label="ยังไม่มีผล"><xsl:for-each select="$rows"><xsl:call-template name="nation-share"><xsl:with-param name="count" select="r:counts/r:unscored"/></xsl:call-template></xsl:for-each><xsl:call-template name="nation-share"><xsl:with-param name="count" select="$summary/r:counts/r:unscored"/></xsl:call-template></c:series>
          </xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="caption"><xsl:with-param name="id">figure-shares</xsl:with-param></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="nation-share">
    <xsl:param name="count"/>
    <c:value value="{$count/@percent}" label="{$count/@percent}"/>
  </xsl:template>

  <!-- ======== years -->
  <xsl:template name="nation-years">
    <xsl:call-template name="caption"><xsl:with-param name="id">table-years</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="small-table">
      <xsl:if test="$year-values"><xsl:attribute name="keep-with-next.within-page">always</xsl:attribute></xsl:if>
      <fo:table-column column-width="proportional-column-width(1)" number-columns-repeated="3"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text">ปีงบประมาณ พ.ศ.</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text" select="concat('จำนวน', $kind, 'ที่มีคะแนน')"/></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">คะแนนเฉลี่ย</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$summary/r:year[@fiscal-year &lt; $year]">
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><fo:block><xsl:value-of select="@fiscal-year"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:call-template name="count"><xsl:with-param name="units" select="@units"/></xsl:call-template></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@text"/></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="row" font-weight="bold">
          <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><fo:block><xsl:value-of select="$year"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="count($units[@status = 'scored'])"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="$summary/r:mean/@text"/></fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- a year without judgement has a place and no column; of three years or more a line -->
  <xsl:template name="nation-years-chart">
    <xsl:variable name="earlier" select="$summary/r:year[@fiscal-year &lt; $year]"/>
    <xsl:variable name="line" select="count($year-values) &gt; 1 and $summary/r:mean/@value"/>
    <xsl:variable name="scale" select="$framework/r:scale"/>
    <xsl:variable name="least"><xsl:if test="$line"><xsl:call-template name="least"><xsl:with-param name="values" select="$year-values | $summary/r:mean/@value"/></xsl:call-template></xsl:if></xsl:variable>
    <xsl:variable name="from"><xsl:call-template name="axis-minimum"><xsl:with-param name="least" select="$least"/><xsl:with-param name="minimum" select="$scale/@minimum"/><xsl:with-param name="maximum" select="$scale/@maximum"/></xsl:call-template></xsl:variable>
    <xsl:variable name="alternative">
      <xsl:choose><xsl:when test="$line">แผนภูมิเส้น</xsl:when><xsl:otherwise>แผนภูมิแท่ง</xsl:otherwise></xsl:choose>
      <xsl:text>คะแนนเฉลี่ยรายปีงบประมาณ</xsl:text>
      <xsl:for-each select="$earlier"><xsl:value-of select="concat(' ปี ', @fiscal-year)"/><xsl:if test="@policy != 'exempt'"> เท่ากับ</xsl:if><xsl:value-of select="concat(' ', @text)"/></xsl:for-each>
      <xsl:value-of select="concat(' ปี ', $year, ' เท่ากับ ', $summary/r:mean/@text)"/>
    </xsl:variable>
    <xsl:call-template name="chart">
      <xsl:with-param name="type"><xsl:choose><xsl:when test="$line">line</xsl:when><xsl:otherwise>bar</xsl:otherwise></xsl:choose></xsl:with-param>
      <xsl:with-param name="width">400</xsl:with-param><xsl:with-param name="height">116</xsl:with-param>
      <xsl:with-param name="minimum" select="$from"/><xsl:with-param name="maximum" select="$scale/@maximum"/>
      <xsl:with-param name="unit"><xsl:call-template name="axis-unit"><xsl:with-param name="from" select="$from"/><xsl:with-param name="minimum" select="$scale/@minimum"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="alternative" select="$alternative"/>
      <xsl:with-param name="content">
        <xsl:for-each select="$earlier"><c:category label="{@fiscal-year}"/></xsl:for-each>
        <c:category label="{$year}" emphasis="yes"/>
        <c:series>
          <xsl:for-each select="$earlier"><c:value label="{@text}"><xsl:copy-of select="@value"/></c:value></xsl:for-each>
          <c:value label="{$summary/r:mean/@text}"><xsl:copy-of select="$summary/r:mean/@value"/></c:value>
        </c:series>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="caption"><xsl:with-param name="id">figure-years</xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- ======== tiers -->
  <xsl:template name="nation-tiers">
    <xsl:variable name="kpis" select="$summary/r:kpis"/>
    <xsl:call-template name="caption"><xsl:with-param name="id">table-tiers</xsl:with-param></xsl:call-template>
    <fo:table xsl:use-attribute-sets="small-table">
      <fo:table-column column-width="proportional-column-width(3)"/><fo:table-column column-width="proportional-column-width(1)" number-columns-repeated="2"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text">ค่าเป้าหมายสูงสุดที่บรรลุ</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">จำนวนตัวชี้วัด</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ร้อยละ</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$kpis/r:reached">
          <fo:table-row xsl:use-attribute-sets="row">
            <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="@name"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="@kpis"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="@percent"/></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="total">
          <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><fo:block>รวม</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block><xsl:value-of select="$kpis/@tiered"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="td-count"><fo:block>100.00</fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
    <fo:block xsl:use-attribute-sets="note"><xsl:call-template name="tiers-note"/></fo:block>
  </xsl:template>

  <!-- where the KPIs are that the table does not count -->
  <xsl:template name="tiers-note">
    <xsl:variable name="kpis" select="$summary/r:kpis"/>
    <xsl:value-of select="concat('หมายเหตุ  ตัวชี้วัดทั้งหมด ', $kpis/@total, ' ตัวชี้วัด มีคะแนน ', $kpis/@scored, ' ตัวชี้วัด')"/>
    <xsl:if test="$kpis/@missing &gt; 0"><xsl:value-of select="concat(' ยังไม่มีผล ', $kpis/@missing, ' ตัวชี้วัด')"/></xsl:if>
    <xsl:if test="$kpis/@cancelled &gt; 0"><xsl:value-of select="concat(' ยกเลิก ', $kpis/@cancelled, ' ตัวชี้วัด')"/></xsl:if>
    <xsl:if test="$kpis/@not-applicable &gt; 0"><xsl:value-of select="concat(' ไม่ประเมิน ', $kpis/@not-applicable, ' ตัวชี้วัด')"/></xsl:if>
    <xsl:if test="$kpis/@tiered != $kpis/@scored"> ตารางนี้นับเฉพาะตัวชี้วัดที่ประเมินตามค่าเป้าหมาย</xsl:if>
  </xsl:template>

  <!-- ======== Joint KPIs: the context is an agenda -->
  <xsl:template name="nation-joint">
    <xsl:call-template name="caption"><xsl:with-param name="id" select="concat('table-joint-', @id)"/></xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(5)"/><fo:table-column column-width="proportional-column-width(2)"/>
      <fo:table-column column-width="proportional-column-width(4)"/><fo:table-column column-width="proportional-column-width(2)"/>
      <fo:table-header><xsl:call-template name="continued-row"><xsl:with-param name="columns">4</xsl:with-param></xsl:call-template><fo:table-row xsl:use-attribute-sets="row">
        <xsl:call-template name="th"><xsl:with-param name="text" select="$kind"/></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">น้ำหนัก</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">ผลการดำเนินงาน</xsl:with-param></xsl:call-template>
        <xsl:call-template name="th"><xsl:with-param name="text">คะแนน</xsl:with-param></xsl:call-template>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:call-template name="continued"><xsl:with-param name="id" select="concat('table-joint-', @id)"/></xsl:call-template><xsl:for-each select="r:joint-kpi"><xsl:call-template name="nation-joint-rows"/></xsl:for-each></fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- what its results are counted in, where all carriers count alike -->
  <xsl:key name="kpi-by-joint" match="r:kpi[@joint]" use="@joint"/>
  <xsl:template name="joint-measure">
    <xsl:variable name="carried" select="key('kpi-by-joint', @id)"/>
    <xsl:variable name="measure" select="string($carried[1]/r:unit-of-measure)"/>
    <xsl:if test="$measure != '' and not($carried[string(r:unit-of-measure) != $measure])"><xsl:value-of select="concat(' หน่วยวัด ', $measure)"/></xsl:if>
  </xsl:template>

  <xsl:template name="nation-joint-rows">
    <xsl:variable name="decimals" select="boolean(../r:joint-kpi/r:carrier/@weight[contains(., '.')])"/>
    <fo:table-row xsl:use-attribute-sets="row" font-weight="bold" background-color="{$total-fill}" keep-with-next.within-page="always">
      <fo:table-cell xsl:use-attribute-sets="rh" number-columns-spanned="3"><xsl:call-template name="first-row"/>
        <fo:block><xsl:value-of select="r:name"/><fo:inline font-weight="normal"> (<xsl:value-of select="concat(@units, ' ', $classifier)"/><xsl:call-template name="joint-measure"/>)</fo:inline></fo:block>
        <xsl:if test="r:reached"><fo:block font-weight="normal">
          <xsl:text>บรรลุ (ร้อยละ) : </xsl:text>
          <xsl:for-each select="r:reached">
            <xsl:choose>
              <xsl:when test="position() = 1"><xsl:value-of select="@name"/></xsl:when>
              <xsl:when test="starts-with(@name, 'ค่าเป้าหมาย')"><xsl:value-of select="concat(' ', substring-after(@name, 'ค่าเป้าหมาย'))"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="concat(' ', @name)"/></xsl:otherwise>
            </xsl:choose>
            <xsl:value-of select="concat(' ', @units, ' (', @percent, ')')"/>
          </xsl:for-each>
        </fo:block></xsl:if>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block>เฉลี่ย</fo:block><fo:block><xsl:value-of select="r:mean/@text"/></fo:block></fo:table-cell>
    </fo:table-row>
    <xsl:for-each select="r:carrier">
      <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="no-row-alone"/>
        <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="@name"/></fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="td-figure"><xsl:call-template name="aligned"><xsl:with-param name="text" select="@weight"/><xsl:with-param name="decimals" select="$decimals"/></xsl:call-template></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="@result"/></fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="@text"/></fo:block></fo:table-cell>
      </fo:table-row>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
