<?xml version="1.0" encoding="UTF-8"?>
<!-- The covering letter (หนังสือภายนอก) with which the results go to the cabinet: one sheet, one side. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" exclude-result-prefixes="r">
  <xsl:import href="common/style.xsl"/>
  <xsl:import href="common/text.xsl"/>
  <xsl:import href="common/page.xsl"/>
  <xsl:import href="common/garuda.xsl"/>
  <xsl:import href="parts/correspondence.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:param name="address"/>
  <xsl:param name="copies">100</xsl:param>
  <!-- of section 4 of the decree: (1) is what a law says the cabinet must be told -->
  <xsl:param name="clause">(1)</xsl:param>

  <xsl:variable name="references" select="$framework/r:legal-basis/r:item[starts-with(., 'มติคณะรัฐมนตรี')]"/>

  <xsl:template match="/">
    <xsl:call-template name="correspondence"><xsl:with-param name="content">
      <xsl:call-template name="garuda"><xsl:with-param name="height">30</xsl:with-param><xsl:with-param name="width">27.6</xsl:with-param><xsl:with-param name="left" select="($paper-width - 27.6) div 2"/></xsl:call-template>
      <xsl:call-template name="head"/>
      <xsl:call-template name="address-line"><xsl:with-param name="label">เรื่อง</xsl:with-param><xsl:with-param name="hang">12mm</xsl:with-param><xsl:with-param name="text" select="$subject"/></xsl:call-template>
      <xsl:call-template name="address-line"><xsl:with-param name="label"><xsl:call-template name="salutation"/></xsl:with-param><xsl:with-param name="hang" select="$opening-hang"/><xsl:with-param name="text" select="$to"/></xsl:call-template>
      <xsl:call-template name="references"/>
      <xsl:call-template name="attachments"/>
      <xsl:call-template name="letter-body"/>
      <xsl:call-template name="signature">
        <xsl:with-param name="closing" select="$addressee/@closing"/>
      </xsl:call-template>
      <xsl:call-template name="contact"/>
    </xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- ======== number at the left, office and address at the right, the day in the middle -->
  <xsl:template name="head">
    <fo:list-block provisional-distance-between-starts="92mm" provisional-label-separation="2mm" space-before="20mm" space-before.conditionality="retain">
      <fo:list-item relative-align="baseline">
        <fo:list-item-label end-indent="label-end()"><fo:block><xsl:value-of select="concat('ที่ ', $its-number)"/></fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()"><fo:block><xsl:value-of select="$project/r:owner"/></fo:block><xsl:if test="$address != ''"><fo:block><xsl:value-of select="$address"/></fo:block></xsl:if></fo:list-item-body>
      </fo:list-item>
    </fo:list-block>
    <fo:block start-indent="75mm" space-before="6pt"><xsl:value-of select="$day"/></fo:block>
  </xsl:template>

  <xsl:template name="references">
    <xsl:if test="$references">
      <xsl:call-template name="numbered-lines"><xsl:with-param name="label">อ้างถึง</xsl:with-param><xsl:with-param name="hang">14mm</xsl:with-param><xsl:with-param name="items" select="$references"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- one needs no number -->
  <xsl:template name="numbered-lines">
    <xsl:param name="label"/>
    <xsl:param name="hang"/>
    <xsl:param name="items"/>
    <fo:list-block provisional-distance-between-starts="{$hang}" provisional-label-separation="2mm" space-before="6pt">
      <xsl:for-each select="$items">
        <fo:list-item relative-align="baseline">
          <fo:list-item-label end-indent="label-end()"><fo:block><xsl:if test="position() = 1"><xsl:value-of select="$label"/></xsl:if></fo:block></fo:list-item-label>
          <fo:list-item-body start-indent="body-start()"><fo:block><xsl:if test="last() &gt; 1"><xsl:value-of select="concat(position(), '. ')"/></xsl:if><xsl:value-of select="."/></fo:block></fo:list-item-body>
        </fo:list-item>
      </xsl:for-each>
    </fo:list-block>
  </xsl:template>

  <xsl:template name="attachments">
    <fo:list-block provisional-distance-between-starts="29mm" provisional-label-separation="2mm" space-before="6pt">
      <fo:list-item relative-align="baseline">
        <fo:list-item-label end-indent="label-end()"><fo:block>สิ่งที่ส่งมาด้วย</fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()">
          <xsl:call-template name="attachment"><xsl:with-param name="text">1. สรุปเรื่องเสนอคณะรัฐมนตรี</xsl:with-param></xsl:call-template>
          <xsl:call-template name="attachment"><xsl:with-param name="text" select="concat('2. รายงานผลการประเมิน', $kind, 'ประจำปี')"/></xsl:call-template>
          <xsl:if test="/r:results/r:compared-framework"><xsl:call-template name="attachment"><xsl:with-param name="text">3. ตารางเปรียบเทียบกรอบการประเมิน</xsl:with-param></xsl:call-template></xsl:if>
        </fo:list-item-body>
      </fo:list-item>
    </fo:list-block>
  </xsl:template>

  <xsl:template name="attachment">
    <xsl:param name="text"/>
    <fo:block text-align-last="justify"><xsl:value-of select="$text"/><fo:leader leader-pattern="space"/><xsl:value-of select="concat('จำนวน ', $copies, ' ชุด')"/></fo:block>
  </xsl:template>

  <!-- ======== cause, wish, conclusion -->
  <xsl:template name="letter-body">
    <fo:block xsl:use-attribute-sets="paragraph" space-before="12pt"><xsl:call-template name="cause"/> ความละเอียดแจ้งแล้ว&#160;นั้น</fo:block>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="report-paragraph"/><xsl:text>รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย</xsl:text></fo:block>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="concat('เรื่องนี้เข้าข่ายที่จะต้องเสนอคณะรัฐมนตรีตามมาตรา 4 ', $clause, ' แห่งพระราชกฤษฎีกาว่าด้วยการเสนอเรื่องและการประชุมคณะรัฐมนตรี พ.ศ. 2548')"/></fo:block>
    <xsl:call-template name="remark"/>
    <fo:block xsl:use-attribute-sets="paragraph">จึง<xsl:call-template name="salutation"/>มาเพื่อโปรดนำเสนอคณะรัฐมนตรี<xsl:value-of select="$purpose"/>ต่อไป</fo:block>
  </xsl:template>

  <!-- what is referred to, or what the framework is called -->
  <xsl:template name="cause">
    <xsl:choose>
      <xsl:when test="$references">ตามที่อ้างถึง คณะรัฐมนตรีได้มีมติเกี่ยวกับมาตรการปรับปรุงประสิทธิภาพในการปฏิบัติราชการ</xsl:when>
      <xsl:when test="contains($framework/r:title, 'มาตรการปรับปรุงประสิทธิภาพ')">ตามที่คณะรัฐมนตรีได้มีมติเกี่ยวกับมาตรการปรับปรุงประสิทธิภาพในการปฏิบัติราชการ</xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('ตามที่ได้กำหนด', $framework/r:title)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="contact">
    <fo:block space-before="12pt"><xsl:value-of select="$section"/></fo:block>
    <fo:block>โทร. <xsl:call-template name="given-or-room"><xsl:with-param name="text" select="$telephone"/></xsl:call-template> โทรสาร <xsl:call-template name="given-or-room"><xsl:with-param name="text" select="$fax"/></xsl:call-template></fo:block>
    <fo:block>ไปรษณีย์อิเล็กทรอนิกส์ <fo:inline xml:lang="en"><xsl:call-template name="given-or-room"><xsl:with-param name="text" select="$e-mail"/></xsl:call-template></fo:inline></fo:block>
  </xsl:template>

  <xsl:template name="given-or-room">
    <xsl:param name="text"/>
    <xsl:value-of select="$text"/><xsl:if test="$text = ''">................................</xsl:if>
  </xsl:template>
</xsl:stylesheet>
