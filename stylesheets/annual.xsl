<?xml version="1.0" encoding="UTF-8"?>
<!-- The national annual report over all units: cover, preface, contents, lists, summary, framework, overall results,
     a section a unit, potential, obstacles and early warnings, annexes. Input: results.xml with scope="project". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
                xmlns:r="urn:samrit:results" xmlns:s="urn:samrit:functions" xmlns:e="http://exslt.org/common"
                exclude-result-prefixes="r e" s:short="yes">
  <xsl:import href="common/style.xsl"/>
  <xsl:import href="common/text.xsl"/>
  <xsl:import href="common/page.xsl"/>
  <xsl:import href="common/outline.xsl"/>
  <xsl:import href="common/chart.xsl"/>
  <xsl:import href="parts/framework.xsl"/>
  <xsl:import href="parts/nation-overall.xsl"/>
  <xsl:import href="parts/nation-units.xsl"/>
  <xsl:import href="parts/nation-warnings.xsl"/>
  <xsl:import href="parts/categories.xsl"/>
  <xsl:import href="parts/nation-pmqa.xsl"/>
  <xsl:import href="parts/nation-definitions.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:variable name="summary" select="/r:results/r:summary"/>
  <xsl:variable name="units" select="/r:results/r:units/r:unit"/>
  <xsl:variable name="joint" select="/r:results/r:joint-kpis/r:agenda"/>
  <xsl:variable name="ranked" select="$framework/r:ranking/@policy = 'full'"/>
  <xsl:variable name="banded" select="$framework/r:ranking/@policy != 'exempt'"/>
  <!-- the grouping by which units stand in the report, and the one above it -->
  <xsl:variable name="parted" select="$summary/r:grouping[r:group/@parent]"/>
  <xsl:variable name="fine" select="$parted[1] | $summary/r:grouping[not($parted)][last()]"/>
  <xsl:variable name="coarse" select="$summary/r:grouping[r:group/@id = $fine/r:group/@parent][1]"/>
  <!-- those of its groups that have units here: a build may be of a few -->
  <xsl:variable name="present" select="$fine/r:group[@id = $units/r:group[@grouping = $fine/@id]/@id]"/>
  <!-- many scores are shown on their scale; names that are short, in tiles by group: the country without a map -->
  <xsl:variable name="spread" select="$banded and count($units[r:score/@value]) &gt; 20"/>
  <xsl:variable name="tiled" select="$spread and $fine and not($units[string-length(r:name) &gt; 16])"/>
  <!-- the grouping whose few groups are shown with the share of each band: those of several units each, on the whole -->
  <xsl:variable name="shared" select="($coarse | $fine[not($coarse)])[$banded and count(r:group[r:counts/r:total/@units &gt; 0]) &gt; 1 and count(r:group[r:counts/r:total/@units &gt; 0]) &lt;= 8 and $summary/r:counts/r:total/@units &gt;= 3 * count(r:group[r:counts/r:total/@units &gt; 0])]"/>
  <!-- the component whose KPIs all units have -->
  <xsl:variable name="common" select="$framework/r:component[r:kpis/@minimum = r:kpis/@maximum and r:kpis/@maximum &lt;= 3][last()]"/>
  <xsl:variable name="has-years" select="boolean($summary/r:year[@fiscal-year &lt; $year])"/>
  <xsl:variable name="year-values" select="$summary/r:year[@fiscal-year &lt; $year]/@value"/>
  <xsl:variable name="has-tiers" select="boolean($summary/r:kpis/r:reached[@kpis &gt; 0])"/>
  <!-- where a part is left out, what follows moves up -->
  <xsl:variable name="n-groups" select="1 + boolean($fine)"/>
  <xsl:variable name="cancelled" select="$units/r:component/r:kpi[@status = 'cancelled' or r:weight/r:given/@text != r:weight/r:effective/@text]"/>

  <!-- a few are found without an index -->
  <xsl:variable name="indexed" select="count($units) &gt; 20"/>

  <xsl:variable name="entries">
    <entry id="preface" level="1" label="">คำนำ</entry>
    <entry id="summary" level="1" label="">บทสรุปผู้บริหาร</entry>
    <entry id="framework" level="1" label="ส่วนที่ 1">กรอบการประเมิน</entry>
    <entry id="part-2" level="1" label="ส่วนที่ 2">ผลการประเมินในภาพรวม</entry>
    <entry id="bands" level="2" label="2.1">ระดับผลการประเมินและคะแนนเฉลี่ย</entry>
    <xsl:if test="$fine"><entry id="groups" level="2" label="2.2"><xsl:value-of select="concat('ผลการประเมินจำแนกตาม', $coarse/r:name)"/><xsl:if test="$coarse">และ</xsl:if><xsl:value-of select="$fine/r:name"/></entry></xsl:if>
    <xsl:if test="$has-years"><entry id="years" level="2" label="{concat('2.', $n-groups + 1)}">การเปรียบเทียบกับปีที่ผ่านมา</entry></xsl:if>
    <xsl:if test="$has-tiers"><entry id="tiers" level="2" label="{concat('2.', $n-groups + $has-years + 1)}">การบรรลุค่าเป้าหมายของตัวชี้วัด</entry></xsl:if>
    <xsl:if test="$joint"><entry id="joint" level="2" label="{concat('2.', $n-groups + $has-years + $has-tiers + 1)}">ตัวชี้วัดขับเคลื่อนการบูรณาการร่วมกัน (Joint KPIs)</entry></xsl:if>
    <entry id="part-3" level="1" label="ส่วนที่ 3"><xsl:value-of select="concat('ผลการประเมินราย', $kind)"/></entry>
    <xsl:for-each select="$present">
      <entry id="group-{@id}" level="2" label="{concat('3.', position())}"><xsl:value-of select="r:name"/></entry>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="$graded"><entry id="part-4" level="1" label="ส่วนที่ 4">สถานะการเป็นระบบราชการ 4.0 รายหมวด</entry></xsl:when>
      <xsl:when test="$common">
        <entry id="part-4" level="1" label="ส่วนที่ 4"><xsl:value-of select="$common/r:name"/></entry>
        <xsl:if test="$linked"><entry id="common-kpis" level="2" label="4.1"><xsl:value-of select="concat('ผลราย', $kind)"/></entry><entry id="categories" level="2" label="4.2">สถานะการเป็นระบบราชการ 4.0 (PMQA 4.0) รายหมวด</entry></xsl:if>
      </xsl:when>
    </xsl:choose>
    <entry id="part-5" level="1" label="{concat('ส่วนที่ ', 4 + boolean($graded or $common))}">การเตือนล่วงหน้า ปัญหา อุปสรรค และข้อเสนอแนะ</entry>
    <entry id="warnings" level="2" label="{concat(4 + boolean($graded or $common), '.1')}">การเตือนล่วงหน้า (Early Warning)</entry>
    <entry id="obstacles" level="2" label="{concat(4 + boolean($graded or $common), '.2')}"><xsl:value-of select="concat('ปัญหา อุปสรรค และข้อเสนอแนะราย', $kind)"/></entry>
    <xsl:if test="$ranked"><entry id="ranking" level="1" label="{concat('ภาคผนวก ', s:counter(1, 'ก'))}"><xsl:value-of select="concat('คะแนนและลำดับของทุก', $kind)"/></entry></xsl:if>
    <xsl:if test="$cancelled"><entry id="changes" level="1" label="{concat('ภาคผนวก ', s:counter(1 + $ranked, 'ก'))}">การเปลี่ยนแปลงตัวชี้วัด</entry></xsl:if>
    <entry id="definitions" level="1" label="{concat('ภาคผนวก ', s:counter(1 + $ranked + boolean($cancelled), 'ก'))}">คำอธิบายตัวชี้วัดและแหล่งข้อมูล</entry>
    <entry id="rules" level="1" label="{concat('ภาคผนวก ', s:counter(2 + $ranked + boolean($cancelled), 'ก'))}">กฎการคิดคะแนนและที่มา</entry>
    <xsl:if test="$indexed"><entry id="index" level="1" label=""><xsl:value-of select="concat('ดัชนี', $kind)"/></entry></xsl:if>
  </xsl:variable>
  <xsl:variable name="outline" select="e:node-set($entries)/entry"/>

  <xsl:variable name="titles">
    <xsl:if test="$banded">
      <entry id="table-bands" kind="table"><xsl:value-of select="concat('จำนวนและร้อยละของ', $kind, ' จำแนกตามระดับผลการประเมิน')"/></entry>
      <entry id="figure-bands" kind="figure"><xsl:value-of select="concat('จำนวน', $kind, 'จำแนกตามระดับผลการประเมิน')"/></entry>
    </xsl:if>
    <entry id="table-components" kind="table">คะแนนเฉลี่ยตามองค์ประกอบ</entry>
    <xsl:if test="$spread"><entry id="figure-spread" kind="figure"><xsl:value-of select="concat('การกระจายของคะแนนของทุก', $kind)"/></entry></xsl:if>
    <xsl:if test="$coarse"><entry id="table-{$coarse/@id}" kind="table"><xsl:value-of select="concat('ผลการประเมินจำแนกตาม', $coarse/r:name)"/></entry></xsl:if>
    <xsl:if test="$fine"><entry id="table-{$fine/@id}" kind="table"><xsl:value-of select="concat('ผลการประเมินจำแนกตาม', $fine/r:name)"/></entry></xsl:if>
    <xsl:if test="$coarse"><entry id="figure-{$coarse/@id}" kind="figure"><xsl:value-of select="concat('คะแนนเฉลี่ยจำแนกตาม', $coarse/r:name)"/></entry></xsl:if>
    <xsl:if test="$shared"><entry id="figure-shares" kind="figure"><xsl:value-of select="concat('สัดส่วนของ', $kind, 'ตามระดับผลการประเมิน จำแนกตาม', $shared/r:name)"/></entry></xsl:if>
    <xsl:if test="$tiled"><entry id="figure-grid" kind="figure"><xsl:value-of select="concat('คะแนนและระดับของทุก', $kind, 'ตาม', $fine/r:name)"/></entry></xsl:if>
    <xsl:if test="$has-years"><entry id="table-years" kind="table">คะแนนเฉลี่ยรายปีงบประมาณ</entry></xsl:if>
    <xsl:if test="$year-values"><entry id="figure-years" kind="figure">คะแนนเฉลี่ยรายปีงบประมาณ</entry></xsl:if>
    <xsl:if test="$has-tiers"><entry id="table-tiers" kind="table">จำนวนและร้อยละของตัวชี้วัด จำแนกตามค่าเป้าหมายสูงสุดที่บรรลุ</entry></xsl:if>
    <xsl:for-each select="$joint"><entry id="table-joint-{@id}" kind="table"><xsl:value-of select="concat('ผลการประเมิน Joint KPIs ประเด็น', r:name)"/></entry></xsl:for-each>
    <xsl:if test="$common and not($graded)"><entry id="table-common" kind="table"><xsl:value-of select="$common/r:name"/></entry></xsl:if>
    <xsl:if test="$graded or $linked">
      <entry id="table-category-means" kind="table">คะแนนเฉลี่ยรายหมวด</entry><entry id="figure-categories" kind="figure">คะแนนเฉลี่ยรายหมวด</entry>
      <entry id="table-categories" kind="table"><xsl:value-of select="concat('ระดับของ', $kind, 'รายหมวด')"/></entry>
    </xsl:if>
    <xsl:if test="$late"><entry id="table-warnings" kind="table">ตัวชี้วัดที่ไม่บรรลุค่าเป้าหมายขั้นต้นหรือยังไม่มีผลการประเมิน</entry></xsl:if>
    <xsl:if test="$warned"><entry id="table-rounds" kind="table"><xsl:value-of select="concat('ตัวชี้วัดที่เตือนล่วงหน้าใน', $warned[1]/r:round/r:name, ' และผลเมื่อสิ้นปี')"/></entry></xsl:if>
    <xsl:if test="$troubled"><entry id="table-obstacles" kind="table"><xsl:value-of select="concat('ปัญหา อุปสรรค และข้อเสนอแนะราย', $kind)"/></entry></xsl:if>
    <xsl:if test="$ranked"><entry id="table-ranking" kind="table"><xsl:value-of select="concat('คะแนนและลำดับของทุก', $kind)"/></entry></xsl:if>
    <xsl:if test="$cancelled"><entry id="table-changes" kind="table">ตัวชี้วัดที่ยกเลิกหรือมีการปรับน้ำหนัก</entry></xsl:if>
    <entry id="table-definitions" kind="table">คำอธิบายตัวชี้วัด หน่วยวัด และแหล่งข้อมูล</entry>
    <entry id="table-rules" kind="table">กฎการคิดคะแนน</entry>
  </xsl:variable>
  <xsl:variable name="captions" select="e:node-set($titles)/entry"/>

  <!-- the page-sequence that is the last -->
  <xsl:variable name="last-pages"><xsl:choose><xsl:when test="$indexed">index-pages</xsl:when><xsl:otherwise>document</xsl:otherwise></xsl:choose></xsl:variable>
  <!-- what another report made of these parts says in place of it -->
  <xsl:variable name="report-title" select="$project/r:title"/>
  <xsl:variable name="running-title" select="concat('รายงานผลการประเมิน', $kind, ' ประจำปีงบประมาณ พ.ศ. ', $year)"/>

  <xsl:template match="/">
    <xsl:if test="/r:results/@scope != 'project'"><xsl:message terminate="yes">the annual report needs the results of all units</xsl:message></xsl:if>
    <fo:root xsl:use-attribute-sets="root">
      <xsl:call-template name="masters">
        <xsl:with-param name="more"><xsl:call-template name="page-masters"><xsl:with-param name="name">index</xsl:with-param><xsl:with-param name="columns" select="2"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="metadata">
        <xsl:with-param name="title" select="$report-title"/>
        <xsl:with-param name="subject" select="concat('รายงานประจำปีของทุก', $kind)"/>
      </xsl:call-template>
      <xsl:call-template name="bookmarks"/>
      <xsl:call-template name="cover"/>
      <xsl:call-template name="front"/>
      <xsl:call-template name="body"/>
    </fo:root>
  </xsl:template>

  <xsl:template name="cover">
    <fo:page-sequence master-reference="cover" format="1" force-page-count="{$cover-force}">
      <xsl:call-template name="cover-marks"/>
      <fo:flow flow-name="xsl-region-body" text-align="center">
        <fo:block space-before="55mm" space-before.conditionality="retain" font-size="28pt" line-height="36pt" font-weight="bold" role="H1" linefeed-treatment="preserve">
          <xsl:call-template name="title-lines"><xsl:with-param name="title" select="$report-title"/></xsl:call-template>
        </fo:block>
        <fo:block space-before="16mm" margin-left="45mm" margin-right="45mm" border-top="1pt solid #000000" role="artifact">&#160;</fo:block>
        <fo:block space-before="4mm" font-size="20pt" line-height="26pt"><xsl:value-of select="concat('รอบการประเมินตั้งแต่', $period)"/></fo:block>
        <xsl:call-template name="cover-foot"/>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <!-- front matter is counted in letters, as is the custom -->
  <xsl:template name="front">
    <fo:page-sequence master-reference="page" format="ก" initial-page-number="1" force-page-count="{$cover-force}">
      <xsl:call-template name="front-running"/>
      <fo:flow flow-name="xsl-region-body">
        <fo:block xsl:use-attribute-sets="chapter" id="preface">คำนำ</fo:block>
        <xsl:call-template name="preface"/>
        <xsl:for-each select="$project/r:note"><fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="."/></fo:block></xsl:for-each>
        <fo:block start-indent="75mm" text-align="center" space-before="18pt">
          <fo:block><xsl:value-of select="$project/r:owner"/></fo:block>
          <xsl:if test="$project/r:issued"><fo:block><xsl:value-of select="s:date($project/r:issued/@date, 'long')"/></fo:block></xsl:if>
        </fo:block>
        <fo:block break-before="{$chapter-break}"><xsl:call-template name="contents"/></fo:block>
        <fo:block space-before="15pt"><xsl:call-template name="contents-of"><xsl:with-param name="kind">table</xsl:with-param><xsl:with-param name="title">สารบัญตาราง</xsl:with-param><xsl:with-param name="word">ตารางที่</xsl:with-param></xsl:call-template></fo:block>
        <xsl:if test="$captions[@kind = 'figure']"><fo:block space-before="15pt" keep-together.within-page="always"><xsl:call-template name="contents-of"><xsl:with-param name="kind">figure</xsl:with-param><xsl:with-param name="title">สารบัญภาพ</xsl:with-param><xsl:with-param name="word">ภาพที่</xsl:with-param></xsl:call-template></fo:block></xsl:if>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:template name="preface">
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="concat($project/r:owner, 'ได้จัดทำรายงานฉบับนี้เพื่อเสนอผลการประเมิน', $kind, ' จำนวน ', $summary/r:counts/r:total/@units, ' ', $classifier, ' ตาม', $framework/r:title, ' สำหรับรอบการประเมินตั้งแต่', $period)"/></fo:block>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:value-of select="concat('รายงานประกอบด้วยกรอบการประเมิน ผลการประเมินในภาพรวม ผลการประเมินราย', $kind, ' ปัญหา อุปสรรค และข้อเสนอแนะ ตัวเลขทุกตัวคำนวณจากแฟ้มบันทึกผลของแต่ละ', $kind, ' ซึ่งตรวจสอบย้อนกลับได้จากรายงานราย', $kind)"/></fo:block>
  </xsl:template>

  <xsl:template name="front-running">
    <fo:static-content flow-name="page-header"><xsl:call-template name="marks"/></fo:static-content>
    <fo:static-content flow-name="page-footer">
      <fo:block xsl:use-attribute-sets="running" font-size="14pt" line-height="{$line-14}" padding-top="4mm" text-align="center"><fo:page-number/></fo:block>
    </fo:static-content>
  </xsl:template>

  <xsl:template name="body">
    <fo:page-sequence master-reference="page" format="1" initial-page-number="1" id="document">
      <xsl:call-template name="running">
        <xsl:with-param name="left" select="$running-title"/>
        <xsl:with-param name="right" select="$project/r:owner"/>
        <xsl:with-param name="end" select="$last-pages"/>
      </xsl:call-template>
      <fo:flow flow-name="xsl-region-body">
        <xsl:call-template name="parts"/>
      </fo:flow>
    </fo:page-sequence>
    <xsl:if test="$last-pages = 'index-pages'"><xsl:call-template name="index-pages"/></xsl:if>
  </xsl:template>

  <!-- the index in two columns -->
  <xsl:template name="index-pages">
    <fo:page-sequence master-reference="index" format="1" id="index-pages">
      <xsl:if test="$two-sided"><xsl:attribute name="initial-page-number">auto-odd</xsl:attribute></xsl:if>
      <xsl:call-template name="running">
        <xsl:with-param name="name">index</xsl:with-param>
        <xsl:with-param name="left" select="$running-title"/>
        <xsl:with-param name="right" select="$project/r:owner"/>
        <xsl:with-param name="end" select="$last-pages"/>
      </xsl:call-template>
      <fo:flow flow-name="xsl-region-body"><xsl:call-template name="index"/></fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:template name="parts">
    <xsl:call-template name="summary"/>
    <xsl:call-template name="framework"/>
    <xsl:call-template name="overall"/>
    <xsl:call-template name="units"/>
    <xsl:choose>
      <xsl:when test="$graded"><xsl:call-template name="part"><xsl:with-param name="id">part-4</xsl:with-param></xsl:call-template><xsl:call-template name="categories"/></xsl:when>
      <xsl:when test="$common"><xsl:call-template name="common"/></xsl:when>
    </xsl:choose>
    <xsl:call-template name="warnings"/>
    <xsl:if test="$ranked"><xsl:call-template name="ranking"/></xsl:if>
    <xsl:if test="$cancelled"><xsl:call-template name="changes"/></xsl:if>
    <xsl:call-template name="definitions"/>
    <xsl:call-template name="rules"/>
  </xsl:template>

  <!-- ======== summary for the executive -->
  <xsl:template name="summary">
    <fo:block xsl:use-attribute-sets="chapter" id="summary">บทสรุปผู้บริหาร</fo:block>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="summary-scores"/></fo:block>
    <xsl:if test="$banded"><fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="summary-bands"/></fo:block></xsl:if>
    <xsl:if test="$has-tiers"><fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="summary-kpis"/></fo:block></xsl:if>
    <xsl:if test="$joint"><fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="summary-joint"/></fo:block></xsl:if>
  </xsl:template>

  <xsl:template name="summary-scores">
    <xsl:value-of select="concat('การประเมิน', $kind, ' ประจำปีงบประมาณ พ.ศ. ', $year, ' จำนวน ', $summary/r:counts/r:total/@units, ' ', $classifier, ' มีคะแนนเฉลี่ย ', $summary/r:mean/@text, ' คะแนน จากคะแนนเต็ม ', $framework/r:scale/@maximum, ' คะแนน')"/>
    <xsl:for-each select="$summary/r:component">
      <xsl:variable name="component" select="$framework/r:component[@id = current()/@id]"/>
      <xsl:value-of select="concat(' ', $component/r:name, ' เฉลี่ย ', r:weighted/@text, ' คะแนน จาก ', $component/r:most/@text, ' คะแนน')"/>
    </xsl:for-each>
    <xsl:call-template name="earlier-means"/>
  </xsl:template>

  <xsl:template name="summary-bands">
    <xsl:value-of select="concat('เมื่อจำแนกตามระดับผลการประเมิน มี', $kind)"/>
    <xsl:for-each select="$summary/r:counts/r:count[@units &gt; 0]">
      <xsl:call-template name="in-level"><xsl:with-param name="name" select="@name"/></xsl:call-template>
      <xsl:value-of select="concat(' ', @units, ' ', $classifier, ' (ร้อยละ ', @percent, ') ')"/>
    </xsl:for-each>
    <xsl:if test="$summary/r:counts/r:unscored/@units &gt; 0">
      <xsl:value-of select="concat('และยังไม่มีผลการประเมิน ', $summary/r:counts/r:unscored/@units, ' ', $classifier, ' (ร้อยละ ', $summary/r:counts/r:unscored/@percent, ')')"/>
    </xsl:if>
    <xsl:if test="$ranked and $summary/r:highest">
      <xsl:value-of select="concat(' ', $kind, 'ที่มีคะแนนสูงสุด ได้แก่ ', $summary/r:highest/@name, ' (', $summary/r:highest/@text, ' คะแนน)')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="summary-kpis">
    <xsl:value-of select="concat('ตัวชี้วัดทั้งหมด ', $summary/r:kpis/@total, ' ตัวชี้วัด')"/>
    <xsl:if test="$summary/r:kpis/@tiered != $summary/r:kpis/@total"><xsl:value-of select="concat(' เป็นตัวชี้วัดที่ประเมินตามค่าเป้าหมาย ', $summary/r:kpis/@tiered, ' ตัวชี้วัด')"/></xsl:if>
    <xsl:text> จำแนกตามค่าเป้าหมายสูงสุดที่บรรลุ ได้แก่</xsl:text>
    <xsl:for-each select="$summary/r:kpis/r:reached">
      <xsl:if test="position() = last()"> และ</xsl:if><xsl:if test="position() != last()"><xsl:text> </xsl:text></xsl:if>
      <xsl:call-template name="reached"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="summary-joint">
    <xsl:text>ตัวชี้วัดขับเคลื่อนการบูรณาการร่วมกัน (Joint KPIs) มีคะแนนเฉลี่ยดังนี้</xsl:text>
    <xsl:for-each select="$joint/r:joint-kpi"><xsl:value-of select="concat(' ', r:name, ' ', r:mean/@text, ' คะแนน (', @units, ' ', $classifier, ')')"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
