<?xml version="1.0" encoding="UTF-8"?>
<!-- Words and small forms that several documents share. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" xmlns:e="http://exslt.org/common" exclude-result-prefixes="fox r s e">

  <!-- ======== paragraphs and numbered items of a record -->
  <xsl:template match="r:p" mode="paragraph">
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="."/></fo:block>
  </xsl:template>

  <xsl:template match="r:p" mode="plain">
    <fo:block xsl:use-attribute-sets="plain"><xsl:value-of select="."/></fo:block>
  </xsl:template>

  <!-- "(1) …" indented as far as running text; one alone is a paragraph -->
  <xsl:template name="items">
    <xsl:param name="items"/>
    <xsl:choose>
      <xsl:when test="count($items) = 1"><fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="$items"/></fo:block></xsl:when>
      <xsl:otherwise><xsl:call-template name="item-list"><xsl:with-param name="items" select="$items"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="item-list">
    <xsl:param name="items"/>
    <xsl:param name="indent">15mm</xsl:param>
    <xsl:param name="hang">9mm</xsl:param>
    <xsl:param name="align">justify</xsl:param>
    <fo:list-block start-indent="{$indent}" provisional-distance-between-starts="{$hang}" provisional-label-separation="2mm" space-after="6pt">
      <xsl:for-each select="$items">
        <fo:list-item relative-align="baseline"><xsl:call-template name="no-row-alone"/>
          <fo:list-item-label end-indent="label-end()"><fo:block><xsl:value-of select="concat('(', position(), ')')"/></fo:block></fo:list-item-label>
          <fo:list-item-body start-indent="body-start()"><fo:block text-align="{$align}"><xsl:value-of select="."/></fo:block></fo:list-item-body>
        </fo:list-item>
      </xsl:for-each>
    </fo:list-block>
  </xsl:template>

  <!-- the same inside a table's cell; one item needs no number -->
  <xsl:template name="cell-items">
    <xsl:param name="items"/>
    <xsl:choose>
      <xsl:when test="count($items) = 1"><fo:block><xsl:value-of select="$items"/></fo:block></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="item-list">
          <xsl:with-param name="items" select="$items"/><xsl:with-param name="indent">0mm</xsl:with-param><xsl:with-param name="hang">7mm</xsl:with-param><xsl:with-param name="align">start</xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- the first two and the last two of a list go together: none is left alone on a page. To be called within the row
       or item, in a for-each. -->
  <xsl:template name="no-row-alone">
    <xsl:if test="position() = 2 or (position() &gt; 1 and position() = last())"><xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute></xsl:if>
  </xsl:template>

  <!-- ======== words for figures -->

  <!-- "สูงกว่าคะแนนเฉลี่ยของประเทศ 3.79 คะแนน" from a difference printed with its sign -->
  <xsl:template name="difference">
    <xsl:param name="text"/>
    <xsl:param name="than"/>
    <xsl:choose>
      <xsl:when test="starts-with($text, '+')"><xsl:value-of select="concat('สูงกว่า', $than, ' ', substring($text, 2), ' คะแนน')"/></xsl:when>
      <xsl:when test="starts-with($text, '−')"><xsl:value-of select="concat('ต่ำกว่า', $than, ' ', substring($text, 2), ' คะแนน')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('เท่ากับ', $than)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "เพิ่มขึ้น 4.00 คะแนน" from a difference printed with its sign -->
  <xsl:template name="change">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="starts-with($text, '+')"><xsl:value-of select="concat('เพิ่มขึ้น ', substring($text, 2), ' คะแนน')"/></xsl:when>
      <xsl:when test="starts-with($text, '−')"><xsl:value-of select="concat('ลดลง ', substring($text, 2), ' คะแนน')"/></xsl:when>
      <xsl:otherwise>ไม่เปลี่ยนแปลง</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- what the means of earlier years were, and how this year's lies beside the last of them; @mean is the word for it -->
  <xsl:template name="earlier-means">
    <xsl:param name="mean">มีคะแนนเฉลี่ย</xsl:param>
    <xsl:variable name="earlier" select="/r:results/r:summary/r:year[@fiscal-year &lt; /r:results/r:project/@fiscal-year and (@value or @policy = 'exempt')]"/>
    <xsl:for-each select="$earlier">
      <xsl:value-of select="concat(' ปีงบประมาณ พ.ศ. ', @fiscal-year, ' ')"/>
      <xsl:choose>
        <xsl:when test="@policy = 'exempt'"><xsl:value-of select="@text"/></xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="concat($mean, ' ', @text, ' คะแนน')"/>
          <xsl:if test="@change and position() = last()"> (ปีนี้<xsl:call-template name="change"><xsl:with-param name="text" select="@change"/></xsl:call-template>)</xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- "ค่าเป้าหมายขั้นสูง 27 ตัวชี้วัด (ร้อยละ 9.12)"; a word stands between the number of a level and the next -->
  <xsl:template name="reached">
    <xsl:value-of select="@name"/>
    <xsl:if test="contains('0123456789', substring(@name, string-length(@name)))"> จำนวน</xsl:if>
    <xsl:value-of select="concat(' ', @kpis, ' ตัวชี้วัด (ร้อยละ ', @percent, ')')"/>
  </xsl:template>

  <xsl:template name="status">
    <xsl:param name="status"/>
    <xsl:choose>
      <xsl:when test="$status = 'missing'">ยังไม่มีผลการประเมิน</xsl:when>
      <xsl:when test="$status = 'cancelled'">ยกเลิกตัวชี้วัด</xsl:when>
      <xsl:when test="$status = 'not-applicable'">ไม่ประเมิน</xsl:when>
      <xsl:when test="$status = 'monitored'">ติดตาม ไม่คิดคะแนน</xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="certainty">
    <xsl:param name="certainty"/>
    <xsl:choose>
      <xsl:when test="$certainty = 'seen'">ปรากฏในเอกสารทางราชการ</xsl:when>
      <xsl:when test="$certainty = 'secondary'">ปรากฏในเอกสารทุติยภูมิ</xsl:when>
      <xsl:when test="$certainty = 'inferred'">อนุมานจากเอกสารทางราชการ</xsl:when>
      <xsl:when test="$certainty = 'general'">แนวปฏิบัติทั่วไป</xsl:when>
      <xsl:otherwise>กำหนดเพื่อการประเมินนี้</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "ระดับดี"; what says ระดับ itself, or that none is reached, goes as it is -->
  <xsl:template name="level">
    <xsl:param name="name"/>
    <xsl:if test="not(starts-with($name, 'ระดับ') or starts-with($name, 'ยังไม่'))">ระดับ</xsl:if>
    <xsl:value-of select="$name"/>
  </xsl:template>

  <!-- "อยู่ในระดับดี", but "ยังไม่ผ่านระดับพื้นฐาน" -->
  <xsl:template name="in-level">
    <xsl:param name="name"/>
    <xsl:if test="not(starts-with($name, 'ยังไม่'))">อยู่ใน</xsl:if>
    <xsl:call-template name="level"><xsl:with-param name="name" select="$name"/></xsl:call-template>
  </xsl:template>

  <!-- "2. การประเมินศักยภาพ"; what has its number in its name goes without -->
  <xsl:template name="component-name">
    <xsl:param name="number" select="position()"/>
    <xsl:if test="not(starts-with(r:name, 'หมวด ') or starts-with(r:name, 'มิติที่ '))"><xsl:value-of select="concat($number, '. ')"/></xsl:if>
    <xsl:value-of select="r:name"/>
  </xsl:template>

  <!-- "1.1 ตัวชี้วัดตามภารกิจ"; one that is in no order has no number -->
  <xsl:template name="family-name">
    <xsl:if test="contains('0123456789', substring(@id, 1, 1))"><xsl:value-of select="concat(@id, ' ')"/></xsl:if>
    <xsl:value-of select="r:name"/>
  </xsl:template>

  <!-- "ระดับดีมาก" is ดีมาก under a heading that says so, "ก้าวหน้า (Advance)" is ก้าวหน้า -->
  <xsl:template name="short-band">
    <xsl:variable name="thai" select="normalize-space(substring-before(concat(r:name, '('), '('))"/>
    <xsl:choose>
      <xsl:when test="starts-with($thai, 'ระดับ')"><xsl:value-of select="substring-after($thai, 'ระดับ')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$thai"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "หมวด 1" -->
  <xsl:template name="short-category">
    <xsl:variable name="rest" select="substring-after(r:name, ' ')"/>
    <xsl:choose>
      <xsl:when test="starts-with(r:name, 'หมวด ') or starts-with(r:name, 'มิติที่ ')"><xsl:value-of select="concat(substring-before(r:name, ' '), ' ', substring-before(concat($rest, ' '), ' '))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="r:name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "หมวด 1", "องค์ประกอบที่ 2" -->
  <xsl:template name="component-place">
    <xsl:param name="number"/>
    <xsl:choose>
      <xsl:when test="starts-with(r:name, 'หมวด ') or starts-with(r:name, 'มิติที่ ')"><xsl:call-template name="short-category"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('องค์ประกอบที่ ', $number)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "75.00–89.99": where there is no room for the spaces; a line may end behind the dash -->
  <xsl:template name="short-range">
    <xsl:param name="range"/>
    <xsl:choose>
      <xsl:when test="contains($range, ' – ')"><xsl:value-of select="concat(substring-before($range, ' – '), '–&#8203;', substring-after($range, ' – '))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$range"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- a figure whose point stands under those of others that have @decimals, as some of its column do -->
  <xsl:template name="aligned">
    <xsl:param name="text"/>
    <xsl:param name="decimals"/>
    <fo:block><xsl:if test="$decimals and $text != '' and not(contains($text, '.'))"><xsl:attribute name="end-indent"><xsl:value-of select="$decimals-room"/></xsl:attribute></xsl:if><xsl:value-of select="$text"/></fo:block>
  </xsl:template>

  <!-- "50.00 + (75.00 − 50.00) × … ≈ 51.88": no line ends within brackets, and none begins with the outcome alone -->
  <xsl:template name="formula">
    <xsl:param name="text"/>
    <xsl:variable name="sign"><xsl:choose><xsl:when test="contains($text, ' ≈ ')"> ≈ </xsl:when><xsl:otherwise> = </xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:choose>
      <xsl:when test="contains($text, '(') and contains($text, ')')">
        <xsl:variable name="rest" select="substring-after($text, '(')"/>
        <xsl:value-of select="concat(substring-before($text, '('), '(', translate(substring-before($rest, ')'), ' ', '&#160;'), ')')"/>
        <xsl:call-template name="formula"><xsl:with-param name="text" select="substring-after($rest, ')')"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="contains($text, $sign)"><xsl:value-of select="concat(substring-before($text, $sign), translate($sign, ' ', '&#160;'), substring-after($text, $sign))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- a long title in lines, each beginning with one of these. For a block that keeps line feeds. -->
  <xsl:variable name="title-breaks">
    <at> ผลการประเมิน</at><at>ขับเคลื่อนการบูรณาการ</at><at>ตามมาตรการ</at><at>จากการติดตาม</at><at>ประจำปี</at>
  </xsl:variable>
  <xsl:template name="title-lines">
    <xsl:param name="title"/>
    <xsl:param name="breaks" select="e:node-set($title-breaks)/at"/>
    <xsl:variable name="at" select="string($breaks[1])"/>
    <xsl:choose>
      <xsl:when test="not($breaks)"><xsl:value-of select="normalize-space($title)"/></xsl:when>
      <xsl:when test="substring-before($title, $at) != ''">
        <xsl:value-of select="concat(normalize-space(substring-before($title, $at)), '&#10;')"/>
        <xsl:call-template name="title-lines"><xsl:with-param name="title" select="concat($at, substring-after($title, $at))"/><xsl:with-param name="breaks" select="$breaks[position() &gt; 1]"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="title-lines"><xsl:with-param name="title" select="$title"/><xsl:with-param name="breaks" select="$breaks[position() &gt; 1]"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
