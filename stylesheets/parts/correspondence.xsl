<?xml version="1.0" encoding="UTF-8"?>
<!-- What the letter and the memo share: the Garuda, pages, addressing, and what they report. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" xmlns:e="http://exslt.org/common"
                xmlns:a="urn:samrit:addressees" exclude-result-prefixes="fox r s e a">

  <!-- the office's own: number, date, addressee, signatory, where to ask -->
  <xsl:param name="number"/>
  <xsl:param name="date"/>
  <xsl:param name="to">เลขาธิการคณะรัฐมนตรี</xsl:param>
  <xsl:param name="signatory"/>
  <xsl:param name="position">เลขาธิการคณะกรรมการพัฒนาระบบราชการ</xsl:param>
  <xsl:param name="section">กองติดตาม ตรวจสอบ และประเมินผลการพัฒนาระบบราชการ</xsl:param>
  <xsl:param name="telephone"/>
  <xsl:param name="e-mail"/>
  <xsl:param name="fax"/>
  <!-- what the cabinet is asked: ทราบ or พิจารณา -->
  <xsl:param name="purpose">ทราบ</xsl:param>
  <!-- what the office adds before the last paragraph -->
  <xsl:param name="remark"/>

  <xsl:variable name="summary" select="/r:results/r:summary"/>
  <xsl:variable name="banded" select="$framework/r:ranking/@policy != 'exempt'"/>
  <xsl:variable name="subject" select="concat('รายงานผลการประเมิน', $kind, ' ประจำปีงบประมาณ พ.ศ. ', $year)"/>
  <xsl:variable name="day"><xsl:choose>
    <xsl:when test="$date != ''"><xsl:value-of select="s:date($date, 'long')"/></xsl:when>
    <xsl:when test="$project/r:issued"><xsl:value-of select="s:date($project/r:issued/@date, 'long')"/></xsl:when>
    <xsl:otherwise>........ ........................ ..........</xsl:otherwise>
  </xsl:choose></xsl:variable>

  <!-- ======== who is addressed how: the first whose name begins the addressee's, else the last -->
  <xsl:variable name="addressees">
    <a:row to="นายกรัฐมนตรี" opening="กราบเรียน" closing="ขอแสดงความนับถืออย่างยิ่ง"/>
    <a:row to="ประธานองคมนตรี" opening="กราบเรียน" closing="ขอแสดงความนับถืออย่างยิ่ง"/>
    <a:row to="รัฐบุรุษ" opening="กราบเรียน" closing="ขอแสดงความนับถืออย่างยิ่ง"/>
    <a:row to="ประธานรัฐสภา" opening="กราบเรียน" closing="ขอแสดงความนับถืออย่างยิ่ง"/>
    <a:row to="ประธานสภาผู้แทนราษฎร" opening="กราบเรียน" closing="ขอแสดงความนับถืออย่างยิ่ง"/>
    <a:row to="ประธานวุฒิสภา" opening="กราบเรียน" closing="ขอแสดงความนับถืออย่างยิ่ง"/>
    <a:row to="ประธานศาล" opening="กราบเรียน" closing="ขอแสดงความนับถืออย่างยิ่ง"/>
    <a:row to="ประธานกรรมการการเลือกตั้ง" opening="กราบเรียน" closing="ขอแสดงความนับถืออย่างยิ่ง"/>
    <a:row to="ประธานกรรมการสิทธิมนุษยชนแห่งชาติ" opening="กราบเรียน" closing="ขอแสดงความนับถืออย่างยิ่ง"/>
    <a:row to="ประธานกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ" opening="กราบเรียน" closing="ขอแสดงความนับถืออย่างยิ่ง"/>
    <a:row to="ประธานกรรมการตรวจเงินแผ่นดิน" opening="กราบเรียน" closing="ขอแสดงความนับถืออย่างยิ่ง"/>
    <a:row to="ประธานผู้ตรวจการแผ่นดิน" opening="กราบเรียน" closing="ขอแสดงความนับถืออย่างยิ่ง"/>
    <a:row to="ผู้ตรวจการแผ่นดิน" opening="กราบเรียน" closing="ขอแสดงความนับถืออย่างยิ่ง"/>
    <a:row to="อัยการสูงสุด" opening="กราบเรียน" closing="ขอแสดงความนับถืออย่างยิ่ง"/>
    <a:row to="สมเด็จพระสังฆราช" opening="กราบทูล" closing="ควรมิควรแล้วแต่จะโปรดเกล้าโปรดกระหม่อม"/>
    <a:row to="สมเด็จพระ" opening="นมัสการ" closing="ขอนมัสการด้วยความเคารพอย่างยิ่ง"/>
    <a:row to="พระ" opening="นมัสการ" closing="ขอนมัสการด้วยความเคารพ"/>
    <a:row to="" opening="เรียน" closing="ขอแสดงความนับถือ"/>
  </xsl:variable>
  <xsl:variable name="addressee" select="e:node-set($addressees)/a:row[starts-with($to, @to)][1]"/>
  <!-- behind the longest opening the addressee begins further right -->
  <xsl:variable name="opening-hang"><xsl:choose><xsl:when test="string-length($addressee/@opening) &gt; 5">20mm</xsl:when><xsl:otherwise>12mm</xsl:otherwise></xsl:choose></xsl:variable>

  <!-- the document's number, or room to write it -->
  <xsl:variable name="its-number"><xsl:choose><xsl:when test="$number != ''"><xsl:value-of select="$number"/></xsl:when><xsl:otherwise>................................</xsl:otherwise></xsl:choose></xsl:variable>

  <!-- ======== pages: "- ๒ -" in the middle of the top from the second on; at the foot, the words that the
       next page begins with. Each paragraph and row stands on one page and carries its follower's first words. -->
  <xsl:template name="correspondence">
    <xsl:param name="content"/>
    <xsl:param name="title" select="$subject"/>
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
      <xsl:call-template name="metadata"><xsl:with-param name="title" select="$title"/><xsl:with-param name="subject" select="$subject"/></xsl:call-template>
      <fo:page-sequence master-reference="pages" format="1">
        <fo:static-content flow-name="first-header"><xsl:call-template name="marks"/></fo:static-content>
        <fo:static-content flow-name="first-footer"><xsl:call-template name="catch-words"/></fo:static-content>
        <fo:static-content flow-name="rest-footer"><xsl:call-template name="catch-words"/></fo:static-content>
        <fo:static-content flow-name="rest-header">
          <xsl:call-template name="marks"/>
          <fo:block text-align="center" line-height="14pt">- <fo:page-number/> -</fo:block>
        </fo:static-content>
        <fo:flow flow-name="xsl-region-body"><xsl:apply-templates select="e:node-set($content)/*" mode="catch"/></fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <xsl:template name="catch-words">
    <fo:block space-before="{$line-16}" space-before.conditionality="retain" text-align="end" role="artifact"><fo:retrieve-marker retrieve-class-name="follower" retrieve-position="last-ending-within-page" retrieve-boundary="page"/></fo:block>
  </xsl:template>

  <!-- what is no text of the page goes as it is; a table is gone through row by row -->
  <xsl:template match="fo:*" mode="catch"><xsl:copy-of select="."/></xsl:template>

  <xsl:template match="fo:table" mode="catch">
    <xsl:copy>
      <xsl:copy-of select="@* | *[not(self::fo:table-body)]"/>
      <xsl:apply-templates select="fo:table-body" mode="catch"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="fo:table-body" mode="catch">
    <xsl:copy><xsl:copy-of select="@*"/><xsl:apply-templates mode="catch"/></xsl:copy>
  </xsl:template>

  <!-- behind a table's last row comes what follows the table -->
  <xsl:template match="fo:block | fo:list-block | fo:table-row" mode="catch">
    <xsl:variable name="next" select="(following-sibling::fo:* | self::fo:table-row/../../following-sibling::fo:*)[normalize-space() != ''][1]"/>
    <xsl:copy>
      <xsl:if test="not(self::fo:list-block)"><xsl:attribute name="keep-together.within-page">always</xsl:attribute></xsl:if>
      <xsl:copy-of select="@*"/>
      <fo:marker marker-class-name="follower"><xsl:call-template name="first-words"><xsl:with-param name="text" select="normalize-space($next/descendant::fo:block[not(fo:block) and normalize-space() != ''][1] | $next[self::fo:block and not(fo:block)])"/></xsl:call-template></fo:marker>
      <xsl:copy-of select="node()"/>
    </xsl:copy>
  </xsl:template>

  <!-- "/เพื่อรายงาน...", and with a number the words behind it: "/๔.๔ ผลการประเมิน..." -->
  <xsl:template name="first-words">
    <xsl:param name="text"/>
    <xsl:variable name="first" select="substring-before(concat($text, ' '), ' ')"/>
    <xsl:variable name="second" select="substring-before(concat(substring-after($text, ' '), ' '), ' ')"/>
    <xsl:choose>
      <xsl:when test="$text = ''"/>
      <xsl:when test="string-length($first) &lt; 5"><xsl:value-of select="concat('/', $first, ' ', $second, '...')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('/', $first, '...')"/></xsl:otherwise>
    </xsl:choose>
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

  <xsl:template name="salutation"><xsl:value-of select="$addressee/@opening"/></xsl:template>

  <xsl:template name="remark">
    <xsl:if test="$remark != ''"><fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="$remark"/></fo:block></xsl:if>
  </xsl:template>

  <!-- ======== what is reported -->
  <xsl:template name="report-paragraph">
    <xsl:value-of select="concat('บัดนี้ ', $project/r:owner, 'ได้ประเมินผลการดำเนินงานของ', $kind, ' จำนวน ', $summary/r:counts/r:total/@units, ' ', $classifier, ' รอบการประเมินตั้งแต่', $period, ' แล้ว ปรากฏว่ามีคะแนนเฉลี่ย ', $summary/r:mean/@text, ' คะแนน จากคะแนนเต็ม ', $framework/r:scale/@maximum, ' คะแนน')"/>
    <xsl:if test="$banded">
      <xsl:text> จำแนกเป็น</xsl:text>
      <xsl:for-each select="$summary/r:counts/r:count[@units &gt; 0]">
        <xsl:call-template name="level"><xsl:with-param name="name" select="@name"/></xsl:call-template>
        <xsl:value-of select="concat(' ', @units, ' ', $classifier, ' คิดเป็นร้อยละ ', @percent, ' ')"/>
      </xsl:for-each>
      <xsl:if test="$summary/r:counts/r:unscored/@units &gt; 0"><xsl:value-of select="concat('และยังไม่มีผลการประเมิน ', $summary/r:counts/r:unscored/@units, ' ', $classifier, ' ')"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- ======== closing, signature; the block stands in the right half -->
  <xsl:template name="signature">
    <xsl:param name="closing"/>
    <fo:block start-indent="75mm" text-align="center" keep-together.within-page="always" keep-with-previous.within-page="always">
      <xsl:if test="$closing != ''"><fo:block space-before="12pt"><xsl:value-of select="$closing"/></fo:block></xsl:if>
      <fo:block space-before="48pt" space-before.conditionality="retain">
        <xsl:choose><xsl:when test="$signatory != ''"><xsl:value-of select="concat('(', $signatory, ')')"/></xsl:when><xsl:otherwise>(.......................................................)</xsl:otherwise></xsl:choose>
      </fo:block>
      <fo:block><xsl:value-of select="$position"/></fo:block>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
