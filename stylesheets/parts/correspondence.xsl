<?xml version="1.0" encoding="UTF-8"?>
<!-- What the letter and the memo share: the Garuda, pages, addressing, and what they report. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" exclude-result-prefixes="r">

  <!-- the office's own: file of the Garuda, number, date, addressee, signatory, where to ask -->
  <xsl:param name="garuda"/>
  <xsl:param name="number"/>
  <xsl:param name="date"/>
  <xsl:param name="to">เลขาธิการคณะรัฐมนตรี</xsl:param>
  <xsl:param name="signatory"/>
  <xsl:param name="position">เลขาธิการคณะกรรมการพัฒนาระบบราชการ</xsl:param>
  <xsl:param name="section">กองติดตาม ตรวจสอบ และประเมินผลการพัฒนาระบบราชการ</xsl:param>
  <xsl:param name="telephone"/>
  <xsl:param name="e-mail"/>

  <xsl:variable name="summary" select="/r:results/r:summary"/>
  <xsl:variable name="banded" select="$framework/r:ranking/@policy != 'exempt'"/>
  <xsl:variable name="subject" select="concat('รายงานผลการประเมิน', $kind, ' ประจำปีงบประมาณ พ.ศ. ', $year)"/>
  <xsl:variable name="day"><xsl:choose>
    <xsl:when test="$date != ''"><xsl:value-of select="s:date($date, 'long')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="s:date($project/r:issued/@date, 'long')"/></xsl:otherwise>
  </xsl:choose></xsl:variable>
  <!-- the Prime Minister is addressed otherwise than everybody else -->
  <xsl:variable name="highest" select="starts-with($to, 'นายกรัฐมนตรี')"/>

  <!-- the document's number, or room to write it -->
  <xsl:variable name="its-number"><xsl:choose><xsl:when test="$number != ''"><xsl:value-of select="$number"/></xsl:when><xsl:otherwise>................................</xsl:otherwise></xsl:choose></xsl:variable>

  <!-- ======== pages: "- ๒ -" in the middle of the top from the second on -->
  <xsl:template name="correspondence">
    <xsl:param name="content"/>
    <fo:root xsl:use-attribute-sets="root">
      <fo:layout-master-set>
        <xsl:call-template name="master"><xsl:with-param name="name">first</xsl:with-param></xsl:call-template>
        <xsl:call-template name="master"><xsl:with-param name="name">rest</xsl:with-param></xsl:call-template>
        <fo:page-sequence-master master-name="pages">
          <fo:repeatable-page-master-alternatives>
            <fo:conditional-page-master-reference master-reference="first" page-position="first"/>
            <fo:conditional-page-master-reference master-reference="rest"/>
          </fo:repeatable-page-master-alternatives>
        </fo:page-sequence-master>
      </fo:layout-master-set>
      <xsl:call-template name="metadata"><xsl:with-param name="title" select="$subject"/><xsl:with-param name="subject" select="$subject"/></xsl:call-template>
      <fo:page-sequence master-reference="pages" format="1">
        <fo:static-content flow-name="first-header"><xsl:call-template name="marks"/></fo:static-content>
        <fo:static-content flow-name="rest-header">
          <xsl:call-template name="marks"/>
          <fo:block text-align="center" line-height="14pt">- <fo:page-number/> -</fo:block>
        </fo:static-content>
        <fo:flow flow-name="xsl-region-body"><xsl:copy-of select="$content"/></fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <!-- ======== the Garuda from the office's file, else a frame of its exact size; lengths in millimetres -->
  <xsl:template name="garuda">
    <xsl:param name="height"/>
    <xsl:param name="width"/>
    <xsl:param name="left"/>
    <fo:block-container absolute-position="fixed" left="{$left}mm" top="15mm" width="{$width}mm" height="{$height}mm" display-align="center" text-align="center">
      <xsl:choose>
        <xsl:when test="$garuda != ''">
          <fo:block line-height="0pt"><fo:external-graphic src="url('{$garuda}')" content-height="{$height}mm" fox:alt-text="ตราครุฑ"/></fo:block>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="border">0.5pt dashed #808080</xsl:attribute>
          <fo:block role="artifact" color="#808080" font-size="10pt" line-height="11.3pt">ตราครุฑ</fo:block>
          <xsl:if test="$height &gt; 20"><fo:block role="artifact" color="#808080" font-size="10pt" line-height="11.3pt">สูง 3 เซนติเมตร</fo:block></xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </fo:block-container>
  </xsl:template>

  <!-- ======== "เรื่อง …": the text hangs behind the label -->
  <xsl:template name="address-line">
    <xsl:param name="label"/>
    <xsl:param name="hang"/>
    <xsl:param name="text"/>
    <fo:list-block provisional-distance-between-starts="{$hang}" provisional-label-separation="2mm" space-before="6pt">
      <fo:list-item relative-align="baseline">
        <fo:list-item-label end-indent="label-end()"><fo:block><xsl:value-of select="$label"/></fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()"><fo:block><xsl:value-of select="$text"/></fo:block></fo:list-item-body>
      </fo:list-item>
    </fo:list-block>
  </xsl:template>

  <xsl:template name="salutation"><xsl:choose><xsl:when test="$highest">กราบเรียน</xsl:when><xsl:otherwise>เรียน</xsl:otherwise></xsl:choose></xsl:template>

  <!-- ======== what is reported -->
  <xsl:template name="report-paragraph">
    <xsl:value-of select="concat('บัดนี้ ', $project/r:owner, 'ได้ประเมินผล', $kind, ' จำนวน ', $summary/r:counts/r:total/@units, ' ', $kind, ' รอบการประเมินระหว่าง ', $project/r:period/@text, ' แล้ว มีคะแนนเฉลี่ย ', $summary/r:mean/@text, ' คะแนน จากคะแนนเต็ม ', $framework/r:scale/@maximum, ' คะแนน')"/>
    <xsl:if test="$banded">
      <xsl:text> จำแนกเป็น</xsl:text>
      <xsl:for-each select="$summary/r:counts/r:count[@units &gt; 0]">
        <xsl:value-of select="concat(@name, ' ', @units, ' ', $kind, ' คิดเป็นร้อยละ ', @percent, ' ')"/>
      </xsl:for-each>
      <xsl:if test="$summary/r:counts/r:unscored/@units &gt; 0"><xsl:value-of select="concat('และยังไม่มีผลการประเมิน ', $summary/r:counts/r:unscored/@units, ' ', $kind, ' ')"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- ======== closing, signature; the block stands in the right half -->
  <xsl:template name="signature">
    <xsl:param name="closing"/>
    <fo:block start-indent="75mm" text-align="center" keep-together.within-page="always">
      <xsl:if test="$closing != ''"><fo:block space-before="12pt"><xsl:value-of select="$closing"/></fo:block></xsl:if>
      <fo:block space-before="54pt" space-before.conditionality="retain">
        <xsl:choose><xsl:when test="$signatory != ''"><xsl:value-of select="concat('(', $signatory, ')')"/></xsl:when><xsl:otherwise>(.......................................................)</xsl:otherwise></xsl:choose>
      </fo:block>
      <fo:block><xsl:value-of select="$position"/></fo:block>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
