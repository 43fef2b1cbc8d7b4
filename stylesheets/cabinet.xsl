<?xml version="1.0" encoding="UTF-8"?>
<!-- The summary for the cabinet: two pages over all units, under the headings of the secretariat's form. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" exclude-result-prefixes="r">
  <xsl:import href="common/style.xsl"/>
  <xsl:import href="common/text.xsl"/>
  <xsl:import href="common/page.xsl"/>
  <xsl:import href="common/garuda.xsl"/>
  <xsl:import href="parts/correspondence.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:variable name="subject">สรุปเรื่องเสนอคณะรัฐมนตรี</xsl:variable>
  <xsl:variable name="ranked" select="$framework/r:ranking/@policy = 'full'"/>
  <!-- the finest grouping: the one whose groups have a parent, else the last -->
  <xsl:variable name="parted" select="$summary/r:grouping[r:group/@parent]"/>
  <xsl:variable name="fine" select="$parted[1] | $summary/r:grouping[not($parted)][last()]"/>

  <xsl:variable name="joint" select="/r:results/r:joint-kpis/r:agenda/r:joint-kpi"/>

  <!-- ======== two pages leave no room to spare: this document's own measures -->
  <xsl:attribute-set name="clause">
    <xsl:attribute name="text-align">justify</xsl:attribute>
    <xsl:attribute name="text-indent">12mm</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="clause-heading" use-attribute-sets="heading">
    <xsl:attribute name="role">H2</xsl:attribute>
    <xsl:attribute name="space-before">2pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="dense" use-attribute-sets="small-table">
    <xsl:attribute name="font-size">13pt</xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$line-13"/></xsl:attribute>
    <xsl:attribute name="space-before">2pt</xsl:attribute>
    <xsl:attribute name="space-after">4pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="cell">
    <xsl:attribute name="border"><xsl:value-of select="$rule"/></xsl:attribute>
    <xsl:attribute name="padding">0.75pt 3pt 0.75pt 3pt</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="td-figure" use-attribute-sets="cell">
    <xsl:attribute name="text-align">end</xsl:attribute>
    <xsl:attribute name="padding-right">6pt</xsl:attribute>
  </xsl:attribute-set>

  <xsl:template match="/">
    <xsl:call-template name="correspondence">
      <xsl:with-param name="title" select="concat('สรุปสำหรับคณะรัฐมนตรี : ', $project/r:title)"/>
      <xsl:with-param name="content">
        <xsl:call-template name="title"/>
        <xsl:call-template name="background"/>
        <xsl:call-template name="need"/>
        <xsl:call-template name="substance"/>
        <xsl:call-template name="closing"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="title">
    <fo:block role="H1" font-weight="bold" font-size="18pt" line-height="{$line-18}" text-align="center">สรุปเรื่องเสนอคณะรัฐมนตรี</fo:block>
    <fo:block font-weight="bold" space-before="3pt" start-indent="12mm" text-indent="-12mm"><xsl:value-of select="concat('เรื่อง  ', $project/r:title)"/></fo:block>
  </xsl:template>

  <!-- ======== 1 to 3 -->
  <xsl:template name="background">
    <fo:block xsl:use-attribute-sets="clause-heading">1. เรื่องเดิม</fo:block>
    <fo:block xsl:use-attribute-sets="clause">
      <xsl:text>1.1 ความเป็นมา  </xsl:text>
      <xsl:value-of select="concat($project/r:owner, 'ได้ประเมินผลการดำเนินงานของ', $kind, ' จำนวน ', $summary/r:counts/r:total/@units, ' ', $classifier, ' ตาม', $framework/r:title, ' รอบการประเมินตั้งแต่', $period, ' ประกอบด้วย ')"/>
      <xsl:for-each select="$framework/r:component">
        <xsl:if test="not(starts-with(r:name, 'หมวด ') or starts-with(r:name, 'มิติที่ '))"><xsl:value-of select="concat('องค์ประกอบที่ ', position(), ' ')"/></xsl:if>
        <xsl:value-of select="r:name"/>
        <xsl:if test="$framework/r:scale/@weights = '100'"><xsl:value-of select="concat(' ร้อยละ ', r:weight/@text)"/></xsl:if>
        <xsl:if test="position() = last() - 1"> และ</xsl:if><xsl:if test="position() &lt; last() - 1"><xsl:text> </xsl:text></xsl:if>
      </xsl:for-each>
    </fo:block>
    <fo:block xsl:use-attribute-sets="clause">
      <xsl:text>1.2 มติคณะรัฐมนตรีที่เกี่ยวข้อง  </xsl:text>
      <xsl:for-each select="$framework/r:legal-basis/r:item[starts-with(., 'มติคณะรัฐมนตรี')]">
        <xsl:value-of select="."/><xsl:if test="position() != last()"> และ</xsl:if>
      </xsl:for-each>
      <xsl:if test="not($framework/r:legal-basis/r:item[starts-with(., 'มติคณะรัฐมนตรี')])">ไม่มี</xsl:if>
    </fo:block>
  </xsl:template>

  <xsl:template name="need">
    <fo:block xsl:use-attribute-sets="clause-heading">2. เหตุผลความจำเป็นที่ต้องเสนอคณะรัฐมนตรี</fo:block>
    <fo:block xsl:use-attribute-sets="clause"><xsl:value-of select="concat('เพื่อรายงานผลการประเมิน', $kind, ' ประจำปีงบประมาณ พ.ศ. ', $year, ' ให้คณะรัฐมนตรี', $purpose)"/><xsl:if test="$framework/r:legal-basis/r:item[starts-with(., 'มติคณะรัฐมนตรี')]"> ตามมติคณะรัฐมนตรีที่เกี่ยวข้อง</xsl:if></fo:block>
    <fo:block xsl:use-attribute-sets="clause-heading">3. ความเร่งด่วนของเรื่อง</fo:block>
    <fo:block xsl:use-attribute-sets="clause"><xsl:value-of select="concat('ควรนำเสนอก่อนการกำหนดตัวชี้วัดและค่าเป้าหมายของ', $kind, 'ในรอบการประเมินถัดไป')"/></fo:block>
  </xsl:template>

  <!-- ======== 4 -->
  <xsl:template name="substance">
    <fo:block xsl:use-attribute-sets="clause-heading">4. สาระสำคัญ</fo:block>
    <fo:block xsl:use-attribute-sets="clause"><xsl:call-template name="overview"/></fo:block>
    <xsl:if test="$banded"><xsl:call-template name="bands"/></xsl:if>
    <xsl:if test="$ranked"><xsl:call-template name="extremes"/></xsl:if>
    <xsl:if test="$joint"><xsl:call-template name="joint"><xsl:with-param name="number" select="2 + $ranked"/></xsl:call-template></xsl:if>
    <xsl:if test="$fine"><xsl:call-template name="groups"><xsl:with-param name="number" select="2 + $ranked + boolean($joint)"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template name="overview">
    <xsl:value-of select="concat('4.1 ผลการประเมินในภาพรวม  ', $kind, 'มีคะแนนเฉลี่ย ', $summary/r:mean/@text, ' คะแนน จากคะแนนเต็ม ', $framework/r:scale/@maximum, ' คะแนน')"/>
    <xsl:for-each select="$summary/r:component">
      <xsl:variable name="place" select="position()"/>
      <xsl:text> </xsl:text><xsl:for-each select="$framework/r:component[@id = current()/@id]"><xsl:call-template name="component-place"><xsl:with-param name="number" select="$place"/></xsl:call-template></xsl:for-each>
      <xsl:value-of select="concat(' เฉลี่ย ', r:weighted/@text, ' คะแนน (จาก ', $framework/r:component[@id = current()/@id]/r:most/@text, ')')"/>
    </xsl:for-each>
    <xsl:call-template name="earlier-means"><xsl:with-param name="mean">เฉลี่ย</xsl:with-param></xsl:call-template>
    <xsl:for-each select="$summary/r:kpis">
      <xsl:value-of select="concat(' มีตัวชี้วัดรวม ', @total, ' ตัวชี้วัด')"/>
      <xsl:if test="@tiered &gt; 0">
        <xsl:if test="@tiered != @total"><xsl:value-of select="concat(' ประเมินตามค่าเป้าหมาย ', @tiered, ' ตัวชี้วัด')"/></xsl:if>
        <xsl:for-each select="r:reached[@tier = $framework/r:tier[last()]/@id]"><xsl:text> </xsl:text><xsl:if test="not(starts-with(@name, 'สูงกว่า'))">บรรลุ</xsl:if><xsl:call-template name="reached"/></xsl:for-each>
        <xsl:for-each select="r:reached[@tier = 'below']"> และ<xsl:call-template name="reached"/></xsl:for-each>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- counts by band lie down: one column a band, two rows -->
  <xsl:template name="bands">
    <xsl:variable name="counts" select="$summary/r:counts"/>
    <fo:table xsl:use-attribute-sets="dense">
      <fo:table-column column-width="16mm"/>
      <xsl:for-each select="$counts/r:count"><fo:table-column column-width="proportional-column-width(1)"/></xsl:for-each>
      <fo:table-column column-width="13mm"/><fo:table-column column-width="13.5mm"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ระดับ</fo:block></fo:table-cell>
        <xsl:for-each select="$counts/r:count">
          <fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:value-of select="normalize-space(substring-before(concat(@name, '('), '('))"/></fo:block><fo:block font-weight="normal" font-size="11.5pt"><xsl:call-template name="short-range"><xsl:with-param name="range" select="$framework/r:band[@id = current()/@band]/@range"/></xsl:call-template></fo:block></fo:table-cell>
        </xsl:for-each>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ยังไม่มีผล</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>รวม</fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <fo:table-row xsl:use-attribute-sets="row">
          <fo:table-cell xsl:use-attribute-sets="rh"><fo:block>จำนวน</fo:block></fo:table-cell>
          <xsl:for-each select="$counts/*"><fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@units"/></fo:block></fo:table-cell></xsl:for-each>
        </fo:table-row>
        <fo:table-row xsl:use-attribute-sets="row">
          <fo:table-cell xsl:use-attribute-sets="rh"><fo:block>ร้อยละ</fo:block></fo:table-cell>
          <xsl:for-each select="$counts/*"><fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@percent"/></fo:block></fo:table-cell></xsl:for-each>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="groups">
    <xsl:param name="number"/>
    <fo:block xsl:use-attribute-sets="clause" keep-with-next.within-page="always"><xsl:value-of select="concat('4.', $number, ' ผลการประเมินจำแนกตาม', $fine/r:name)"/></fo:block>
    <xsl:variable name="shown" select="$fine/r:group[r:counts/r:total/@units &gt; 0]"/>
    <fo:table xsl:use-attribute-sets="dense">
      <!-- two pages have no room for half a page left free: many rows go over -->
      <xsl:if test="count($shown) &gt; 12"><xsl:attribute name="keep-together.within-page">auto</xsl:attribute></xsl:if>
      <fo:table-column column-width="proportional-column-width({17 + 2 * (count($framework/r:band) = 5)})"/><fo:table-column column-width="proportional-column-width({5 + 2 * (count($framework/r:band) &gt; 5)})"/>
      <xsl:if test="$banded"><xsl:for-each select="$framework/r:band"><fo:table-column column-width="proportional-column-width(6)"/></xsl:for-each></xsl:if>
      <fo:table-column column-width="proportional-column-width(6)"/><fo:table-column column-width="proportional-column-width({6 + 2 * (count($framework/r:band) &gt; 5) + 2 * ($framework/r:scale/@decimals &gt; 2)})"/>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="row">
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:value-of select="$fine/r:name"/></fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>จำนวน</fo:block></fo:table-cell>
        <xsl:if test="$banded"><xsl:for-each select="$framework/r:band"><fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:call-template name="short-band"/></fo:block></fo:table-cell></xsl:for-each></xsl:if>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>ยังไม่มีผล</fo:block></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="th"><fo:block>คะแนนเฉลี่ย</fo:block></fo:table-cell>
      </fo:table-row></fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$shown"><xsl:call-template name="group-row"/></xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="total">
          <fo:table-cell xsl:use-attribute-sets="rh" text-align="center"><fo:block>รวมทั้งประเทศ</fo:block></fo:table-cell>
          <xsl:call-template name="group-figures"><xsl:with-param name="counts" select="$summary/r:counts"/><xsl:with-param name="mean" select="$summary/r:mean"/></xsl:call-template>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- under a heading กลุ่มจังหวัด the word is not said again -->
  <xsl:template name="short-group">
    <xsl:choose>
      <xsl:when test="starts-with(r:name, $fine/r:name)"><xsl:value-of select="substring-after(r:name, $fine/r:name)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="r:name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="group-row">
    <fo:table-row xsl:use-attribute-sets="row"><xsl:call-template name="no-row-alone"/>
      <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:call-template name="short-group"/></fo:block></fo:table-cell>
      <xsl:call-template name="group-figures"><xsl:with-param name="counts" select="r:counts"/><xsl:with-param name="mean" select="r:mean"/></xsl:call-template>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="group-figures">
    <xsl:param name="counts"/>
    <xsl:param name="mean"/>
    <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="$counts/r:total/@units"/></fo:block></fo:table-cell>
    <xsl:if test="$banded">
      <xsl:for-each select="$framework/r:band"><fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:call-template name="count"><xsl:with-param name="units" select="$counts/r:count[@band = current()/@id]/@units"/></xsl:call-template></fo:block></fo:table-cell></xsl:for-each>
    </xsl:if>
    <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:call-template name="count"><xsl:with-param name="units" select="$counts/r:unscored/@units"/></xsl:call-template></fo:block></fo:table-cell>
    <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$mean/@text"/></fo:block></fo:table-cell>
  </xsl:template>

  <!-- none is a dash, as in published tables -->
  <xsl:template name="count">
    <xsl:param name="units"/>
    <xsl:choose><xsl:when test="$units &gt; 0"><xsl:value-of select="$units"/></xsl:when><xsl:otherwise>-</xsl:otherwise></xsl:choose>
  </xsl:template>

  <!-- the first five where all units are at hand, else the first; and the last -->
  <xsl:template name="extremes">
    <xsl:variable name="first" select="/r:results/r:units/r:unit[r:rank[@within = 'all' and @place &lt;= 5]]"/>
    <xsl:if test="$summary/r:highest">
      <fo:block xsl:use-attribute-sets="clause">
        <xsl:value-of select="concat('4.2 ', $kind, 'ที่มีคะแนนสูงสุด')"/>
        <xsl:choose>
          <xsl:when test="count($first) &gt; 1 and count(/r:results/r:units/r:unit[r:rank]) &gt; 2 * count($first)">
            <xsl:value-of select="concat(' ', count($first), ' ลำดับแรก ได้แก่ ')"/>
            <xsl:for-each select="$first">
              <xsl:sort select="r:rank[@within = 'all']/@place" data-type="number"/>
              <xsl:sort select="@collation" data-type="number"/>
              <xsl:value-of select="concat(r:name, ' (', r:score/@text, ')')"/><xsl:text> </xsl:text>
            </xsl:for-each>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="concat(' ได้แก่ ', $summary/r:highest/@name, ' (', $summary/r:highest/@text, ') ')"/></xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="concat('และที่มีคะแนนต่ำสุด ได้แก่ ', $summary/r:lowest/@name, ' (', $summary/r:lowest/@text, ')')"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- ======== Joint KPIs: a row each -->
  <xsl:template name="joint">
    <xsl:param name="number"/>
    <fo:block xsl:use-attribute-sets="clause" keep-with-next.within-page="always">
      <xsl:value-of select="concat('4.', $number, ' ผลการประเมินตัวชี้วัดขับเคลื่อนการบูรณาการร่วมกัน (Joint KPIs)')"/>
    </fo:block>
    <fo:table xsl:use-attribute-sets="dense">
      <fo:table-column column-width="proportional-column-width(14)"/><fo:table-column column-width="proportional-column-width({3 + (string-length($kind) &gt; 9)})"/>
      <xsl:for-each select="$framework/r:tier"><fo:table-column column-width="proportional-column-width(3)"/></xsl:for-each>
      <fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <fo:table-cell xsl:use-attribute-sets="th" number-rows-spanned="{1 + boolean($framework/r:tier)}"><fo:block>ตัวชี้วัด</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="th" number-rows-spanned="{1 + boolean($framework/r:tier)}"><fo:block><xsl:value-of select="$kind"/></fo:block></fo:table-cell>
          <xsl:if test="$framework/r:tier"><fo:table-cell xsl:use-attribute-sets="th" number-columns-spanned="{count($framework/r:tier)}"><fo:block>บรรลุค่าเป้าหมายตั้งแต่ (ร้อยละ)</fo:block></fo:table-cell></xsl:if>
          <fo:table-cell xsl:use-attribute-sets="th" number-rows-spanned="{1 + boolean($framework/r:tier)}"><fo:block>คะแนนเฉลี่ย</fo:block></fo:table-cell>
        </fo:table-row>
        <xsl:if test="$framework/r:tier"><fo:table-row xsl:use-attribute-sets="row">
          <xsl:for-each select="$framework/r:tier"><fo:table-cell xsl:use-attribute-sets="th"><fo:block><xsl:value-of select="substring-after(r:name, 'ค่าเป้าหมาย')"/></fo:block></fo:table-cell></xsl:for-each>
        </fo:table-row></xsl:if>
      </fo:table-header>
      <fo:table-body><xsl:for-each select="$joint"><xsl:call-template name="joint-row"/></xsl:for-each></fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="joint-row">
    <xsl:variable name="reached" select="r:reached"/>
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell xsl:use-attribute-sets="rh"><fo:block><xsl:value-of select="r:name"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="td-centre"><fo:block><xsl:value-of select="@units"/></fo:block></fo:table-cell>
      <xsl:for-each select="$framework/r:tier">
        <xsl:variable name="percent" select="$reached[@tier = current()/@id]/@percent"/>
        <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="$percent"/><xsl:if test="not($percent)">-</xsl:if></fo:block></fo:table-cell>
      </xsl:for-each>
      <fo:table-cell xsl:use-attribute-sets="td-figure"><fo:block><xsl:value-of select="r:mean/@text"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- ======== 5 to 9 -->
  <xsl:template name="closing">
    <fo:block xsl:use-attribute-sets="clause-heading">5. ประโยชน์และผลกระทบ</fo:block>
    <fo:block xsl:use-attribute-sets="clause"><xsl:value-of select="concat('คณะรัฐมนตรีและส่วนราชการที่เกี่ยวข้องมีข้อมูลสำหรับกำกับ ติดตาม และปรับปรุงการปฏิบัติราชการของ', $kind)"/></fo:block>
    <fo:block xsl:use-attribute-sets="clause-heading">6. ค่าใช้จ่ายและแหล่งที่มา</fo:block>
    <fo:block xsl:use-attribute-sets="clause">ไม่มีค่าใช้จ่าย เนื่องจากเป็นเรื่องเพื่อทราบ</fo:block>
    <fo:block xsl:use-attribute-sets="clause-heading">7. ความเห็นของหน่วยงานที่เกี่ยวข้อง</fo:block>
    <fo:block xsl:use-attribute-sets="clause">ไม่มี</fo:block>
    <!-- the proposal is not alone on the second page -->
    <fo:block keep-together.within-page="always">
    <fo:block xsl:use-attribute-sets="clause-heading">8. ข้อกฎหมายและมติคณะรัฐมนตรีที่เกี่ยวข้อง</fo:block>
    <fo:block xsl:use-attribute-sets="clause">
      <xsl:for-each select="$framework/r:legal-basis/r:item[not(starts-with(., 'มติคณะรัฐมนตรี'))]"><xsl:value-of select="."/><xsl:text> </xsl:text></xsl:for-each>
      <xsl:if test="$framework/r:legal-basis/r:item[starts-with(., 'มติคณะรัฐมนตรี')]">และมติคณะรัฐมนตรีตามข้อ 1.2</xsl:if>
    </fo:block>
    <fo:block xsl:use-attribute-sets="clause-heading">9. ข้อเสนอของส่วนราชการ</fo:block>
    <fo:block xsl:use-attribute-sets="clause"><xsl:value-of select="concat('จึงเรียนมาเพื่อโปรดนำเสนอคณะรัฐมนตรี', $purpose, 'รายงานผลการประเมิน', $kind, ' ประจำปีงบประมาณ พ.ศ. ', $year)"/></fo:block>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
