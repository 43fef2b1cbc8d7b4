<?xml version="1.0" encoding="UTF-8"?>
<!-- What a report is made of: contents, bookmarks, headings and captions all read two lists that the report gives:
     $outline   entry elements: @id, @level (1 part, 2 section), @label ("ส่วนที่ 1", may be empty), text = title;
                @listed="no" keeps one out of the contents: a table lists it with its page
     $captions  entry elements: @id, @kind (table or figure), text = title; numbered in their order -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" exclude-result-prefixes="fox r s">

  <!-- ======== bookmarks -->
  <xsl:template name="bookmarks">
    <fo:bookmark-tree>
      <xsl:for-each select="$outline[@level = 1]">
        <xsl:variable name="order" select="count(preceding-sibling::entry[@level = 1]) + 1"/>
        <fo:bookmark internal-destination="{@id}">
          <xsl:call-template name="bookmark-title"/>
          <xsl:for-each select="following-sibling::entry[@level = 2][count(preceding-sibling::entry[@level = 1]) = $order]">
            <fo:bookmark internal-destination="{@id}"><xsl:call-template name="bookmark-title"/></fo:bookmark>
          </xsl:for-each>
        </fo:bookmark>
      </xsl:for-each>
    </fo:bookmark-tree>
  </xsl:template>

  <xsl:template name="bookmark-title">
    <fo:bookmark-title><xsl:value-of select="normalize-space(concat(@label, ' ', .))"/></fo:bookmark-title>
  </xsl:template>

  <!-- ======== contents: dot leaders, page numbers at the margin -->
  <xsl:template name="contents">
    <xsl:call-template name="contents-head"><xsl:with-param name="title">สารบัญ</xsl:with-param></xsl:call-template>
    <fo:block role="TOC">
      <xsl:for-each select="$outline[not(@listed = 'no')]">
        <xsl:choose>
          <xsl:when test="@level = 1"><xsl:call-template name="contents-entry"><xsl:with-param name="text" select="normalize-space(concat(@label, ' ', .))"/><xsl:with-param name="strong" select="true()"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:call-template name="contents-entry"><xsl:with-param name="text" select="concat(@label, ' ', .)"/><xsl:with-param name="indent">8mm</xsl:with-param></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </fo:block>
  </xsl:template>

  <xsl:template name="contents-of">
    <xsl:param name="kind"/>
    <xsl:param name="title"/>
    <xsl:param name="word"/>
    <xsl:call-template name="contents-head"><xsl:with-param name="title" select="$title"/></xsl:call-template>
    <fo:block role="TOC">
      <xsl:for-each select="$captions[@kind = $kind]">
        <xsl:call-template name="contents-entry"><xsl:with-param name="text" select="concat($word, ' ', position(), ' ', .)"/></xsl:call-template>
      </xsl:for-each>
    </fo:block>
  </xsl:template>

  <xsl:template name="contents-head">
    <xsl:param name="title"/>
    <fo:block xsl:use-attribute-sets="chapter"><xsl:value-of select="$title"/></fo:block>
    <fo:block text-align="end" font-weight="bold" space-after="3pt" keep-with-next.within-page="always">หน้า</fo:block>
  </xsl:template>

  <!-- a long entry hangs, and stops short of the page numbers -->
  <xsl:template name="contents-entry">
    <xsl:param name="text"/>
    <xsl:param name="indent">0mm</xsl:param>
    <xsl:param name="strong" select="false()"/>
    <fo:block role="TOCI" text-align-last="justify" start-indent="{$indent} + 9mm" text-indent="-9mm" end-indent="12mm" last-line-end-indent="-12mm">
      <xsl:call-template name="no-row-alone"/>
      <xsl:if test="$strong"><xsl:attribute name="font-weight">bold</xsl:attribute><xsl:attribute name="space-before">4pt</xsl:attribute></xsl:if>
      <fo:inline role="Reference"><fo:basic-link internal-destination="{@id}" fox:alt-text="{$text}">
        <xsl:value-of select="$text"/>
        <xsl:text> </xsl:text><fo:leader leader-pattern="dots" leader-pattern-width="4pt"/><xsl:text>&#160;</xsl:text>
        <fo:page-number-citation ref-id="{@id}"/>
      </fo:basic-link></fo:inline>
    </fo:block>
  </xsl:template>

  <!-- ======== headings -->
  <!-- on a page of its own, unless there is @little to say under it -->
  <xsl:template name="part">
    <xsl:param name="id"/>
    <xsl:param name="little" select="false()"/>
    <xsl:variable name="entry" select="$outline[@id = $id]"/>
    <fo:block xsl:use-attribute-sets="chapter" id="{$id}" linefeed-treatment="preserve">
      <xsl:choose>
        <xsl:when test="$little"><xsl:attribute name="space-before">24pt</xsl:attribute></xsl:when>
        <xsl:otherwise><xsl:attribute name="break-before"><xsl:value-of select="$chapter-break"/></xsl:attribute></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$entry/@label != ''"><xsl:value-of select="concat($entry/@label, '&#10;')"/></xsl:if>
      <xsl:value-of select="$entry"/>
    </fo:block>
  </xsl:template>

  <xsl:template name="section">
    <xsl:param name="id"/>
    <xsl:variable name="entry" select="$outline[@id = $id]"/>
    <fo:block xsl:use-attribute-sets="section" id="{$id}"><xsl:value-of select="concat($entry/@label, ' ', $entry)"/></fo:block>
  </xsl:template>

  <!-- ======== captions: a table's stands above it, a figure's below -->
  <xsl:template name="caption">
    <xsl:param name="id"/>
    <xsl:variable name="entry" select="$captions[@id = $id]"/>
    <fo:block xsl:use-attribute-sets="caption" id="{$id}">
      <xsl:if test="$entry/@kind = 'figure'">
        <xsl:attribute name="text-align">center</xsl:attribute>
        <xsl:attribute name="space-after"><xsl:value-of select="$figure-gap"/></xsl:attribute>
        <xsl:attribute name="keep-with-next.within-page">auto</xsl:attribute>
        <xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="caption-number"><xsl:with-param name="id" select="$id"/></xsl:call-template>
      <xsl:value-of select="concat(' ', $entry)"/>
    </fo:block>
  </xsl:template>

  <!-- ======== long tables say "ตารางที่ 3 (ต่อ)" on every page but their first. Of a table that has a caption:
       the first row of its header is "continued-row", its body begins with "continued", and the body's first row with
       "first-row", which takes the words back where the table begins. -->
  <xsl:template name="continued-row">
    <xsl:param name="columns"/>
    <fo:table-row role="none">
      <fo:table-cell role="none" number-columns-spanned="{$columns}"><fo:retrieve-table-marker retrieve-class-name="continued" retrieve-position-within-table="last-starting"/></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="continued">
    <xsl:param name="id"/>
    <fo:marker marker-class-name="continued">
      <fo:block xsl:use-attribute-sets="caption" space-before="0pt" space-after="0pt" padding-bottom="3pt"><xsl:call-template name="caption-number"><xsl:with-param name="id" select="$id"/></xsl:call-template> (ต่อ)</fo:block>
    </fo:marker>
  </xsl:template>

  <!-- to be called in the first cell of each row, in a for-each, before what is in it -->
  <xsl:template name="first-row">
    <xsl:param name="first" select="position() = 1"/>
    <xsl:if test="$first"><fo:marker marker-class-name="continued"/></xsl:if>
  </xsl:template>

  <!-- "ตารางที่ 3" -->
  <xsl:template name="caption-number">
    <xsl:param name="id"/>
    <xsl:variable name="entry" select="$captions[@id = $id]"/>
    <xsl:choose><xsl:when test="$entry/@kind = 'figure'">ภาพที่ </xsl:when><xsl:otherwise>ตารางที่ </xsl:otherwise></xsl:choose>
    <xsl:value-of select="count($entry/preceding-sibling::entry[@kind = $entry/@kind]) + 1"/>
  </xsl:template>
</xsl:stylesheet>
