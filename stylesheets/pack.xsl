<?xml version="1.0" encoding="UTF-8"?>
<!-- README.html of a pack: what is in it and what to do with it, for an officer who has just opened the ZIP.
     Input: results.xml of one unit, or of the units of a group, such as a ministry. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:samrit:results"
                xmlns:s="urn:samrit:functions" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="r s str">
  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>

  <xsl:param name="digits">thai</xsl:param>
  <!-- the files of the ZIP: "report.pdf=256 KB;results.xlsx=12 KB" -->
  <xsl:param name="files"/>
  <!-- the name of the group; empty for one unit -->
  <xsl:param name="group"/>
  <!-- "2/3" of a pack in three parts; empty if it is in one -->
  <xsl:param name="part"/>

  <xsl:variable name="project" select="/r:results/r:project"/>
  <xsl:variable name="framework" select="/r:results/r:framework"/>
  <xsl:variable name="unit" select="/r:results/r:units/r:unit"/>
  <xsl:variable name="ranked" select="boolean($unit/r:rank)"/>
  <xsl:variable name="year" select="$project/@fiscal-year"/>
  <xsl:variable name="kind" select="$framework/r:unit-kind/r:name"/>
  <xsl:variable name="name">
    <xsl:value-of select="$group"/>
    <xsl:if test="$group = ''"><xsl:value-of select="$unit/r:full-name"/></xsl:if>
  </xsl:variable>

  <xsl:template match="/">
    <html lang="th" s:digits="{$digits}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="concat('ชุดเอกสารผลการประเมิน : ', $name)"/></title>
        <style s:digits="arabic"><xsl:call-template name="style"/></style>
      </head>
      <body>
        <header>
          <xsl:if test="/r:results/@synthetic = 'yes'"><p class="mark">ข้อมูลตัวอย่าง</p></xsl:if>
          <h1><xsl:value-of select="concat('ชุดเอกสารผลการประเมิน : ', $name)"/></h1>
          <p><xsl:value-of select="concat($project/r:title, ' · ', $project/r:owner)"/></p>
          <p lang="en" s:digits="arabic">Evaluation of <xsl:call-template name="english"/>, fiscal year <xsl:value-of select="concat($year, ' (', $year - 543, ')')"/></p>
        </header>
        <main>
          <xsl:call-template name="results"/>
          <xsl:call-template name="files"/>
          <xsl:call-template name="use"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="english">
    <xsl:choose>
      <xsl:when test="$group = ''"><xsl:value-of select="concat($unit/r:name-en, ' (', $unit/@code, ')')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(count($unit), ' units of one group')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ======== the results in short, and where they stand among all, which the report does not tell -->
  <xsl:template name="results">
    <h2 id="results">ผลการประเมินโดยสรุป</h2>
    <table aria-labelledby="results">
      <thead><tr><th scope="col">รหัส</th><th scope="col"><xsl:value-of select="$kind"/></th><th scope="col" class="figure">คะแนน</th><th scope="col">ระดับผลการประเมิน</th><xsl:if test="$ranked"><th scope="col" class="figure"><xsl:value-of select="concat('ลำดับในทุก', $kind)"/></th></xsl:if></tr></thead>
      <tbody>
        <xsl:for-each select="$unit">
          <tr>
            <td s:digits="arabic"><xsl:value-of select="@code"/></td>
            <th scope="row"><xsl:value-of select="r:full-name"/></th>
            <td class="figure"><xsl:value-of select="concat(r:score/@text, ' จาก ', r:score/@maximum)"/></td>
            <td><xsl:value-of select="r:score/@band-name"/><xsl:if test="not(r:score/@band-name)">-</xsl:if></td>
            <xsl:if test="$ranked"><td class="figure"><xsl:for-each select="r:rank[@within = 'all']"><xsl:value-of select="concat(@place, ' จาก ', @of)"/></xsl:for-each><xsl:if test="not(r:rank)">-</xsl:if></td></xsl:if>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
    <xsl:for-each select="/r:results/r:summary[r:mean/@value]"><p><xsl:value-of select="concat('คะแนนเฉลี่ยของทุก', $kind, ' ', r:mean/@text, ' คะแนน')"/></p></xsl:for-each>
  </xsl:template>

  <!-- ======== the files -->
  <xsl:template name="files">
    <h2 id="files">แฟ้มในชุดนี้<xsl:if test="$part != ''"><xsl:value-of select="concat(' (ส่วนที่ ', substring-before($part, '/'), ' จาก ', substring-after($part, '/'), ' ส่วน)')"/></xsl:if></h2>
    <table aria-labelledby="files">
      <thead><tr><th scope="col">แฟ้ม</th><th scope="col">รายละเอียด</th><th scope="col" class="figure">ขนาด</th></tr></thead>
      <tbody>
        <xsl:for-each select="str:tokenize($files, ';')">
          <xsl:variable name="file" select="substring-before(., '=')"/>
          <tr>
            <th scope="row" s:digits="arabic"><a href="{$file}"><xsl:value-of select="$file"/></a></th>
            <td><xsl:call-template name="what"><xsl:with-param name="file" select="$file"/></xsl:call-template></td>
            <td class="figure" s:digits="arabic"><xsl:value-of select="substring-after(., '=')"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <!-- What each file is: the only place that says so. -->
  <xsl:template name="what">
    <xsl:param name="file"/>
    <xsl:variable name="code" select="substring-before($file, '/')"/>
    <xsl:variable name="base"><xsl:value-of select="substring-after($file, '/')"/><xsl:if test="$code = ''"><xsl:value-of select="$file"/></xsl:if></xsl:variable>
    <xsl:if test="$code != ''"><xsl:value-of select="concat($unit[@code = $code]/r:full-name, ' : ')"/></xsl:if>
    <xsl:choose>
      <xsl:when test="$base = 'report.pdf'">รายงานผลการประเมิน <span lang="en">Evaluation report</span></xsl:when>
      <xsl:when test="$base = 'feedback.pdf'">รายงานป้อนกลับ <span lang="en">Feedback report</span></xsl:when>
      <xsl:when test="$base = 'agreement.pdf'">คำรับรองการปฏิบัติราชการ <span lang="en">Performance agreement</span></xsl:when>
      <xsl:when test="$base = 'kpi-sheets.pdf'">แบบรายงานผลรายตัวชี้วัด <span lang="en">KPI sheets</span></xsl:when>
      <xsl:when test="$base = 'results.xlsx'">ผลการประเมินเป็นตารางคำนวณ <span lang="en">Results as a workbook</span></xsl:when>
      <xsl:when test="$base = 'results.csv'">ผลการประเมินเป็นข้อมูลเปิด (CSV) <span lang="en">Results as open data</span></xsl:when>
      <xsl:when test="$base = 'results.xml'">ผลการประเมินพร้อมที่มาของตัวเลขทุกตัว <span lang="en">Results, each figure with its origin</span></xsl:when>
      <xsl:when test="starts-with($base, 'form-')">แบบกรอกข้อมูลของปีถัดไป <span lang="en">Form for next year</span></xsl:when>
      <xsl:when test="$base = 'MANIFEST.sha256'">รหัสตรวจสอบความครบถ้วนของแฟ้ม <span lang="en">Checksums</span></xsl:when>
      <xsl:otherwise>เอกสารประกอบ <span lang="en">Further document</span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ======== what to do with it -->
  <xsl:template name="use">
    <h2>การใช้งาน</h2>
    <ul>
      <li>คลิกขวาที่แฟ้ม ZIP แล้วเลือก “แยกทั้งหมด” (Extract All) ก่อนเปิดแฟ้มในชุด</li>
      <li>ข้อมูลใน results.xml แนบอยู่ในแฟ้ม PDF แล้ว จึงตรวจสอบย้อนกลับได้แม้ได้รับเพียงแฟ้มเดียว</li>
      <li>แบบกรอกข้อมูลของปีถัดไป (form) มีผลของปีนี้เป็นข้อมูลย้อนหลัง กรอกเฉพาะช่องที่ระบายสี บันทึก แล้วส่งกลับทั้งแฟ้ม ค่าเป้าหมายเป็นของปีนี้จนกว่าจะตกลงค่าใหม่</li>
      <li>ตรวจความครบถ้วนด้วยคำสั่ง <code s:digits="arabic">sha256sum -c MANIFEST.sha256</code> หรือใน Windows เทียบกับผลของ <code s:digits="arabic">certutil -hashfile report.pdf SHA256</code></li>
    </ul>
    <div lang="en" s:digits="arabic">
      <p>Extract the ZIP before opening its files. Each PDF carries its results.xml. Fill in the tinted cells of next year’s form and send the file back; its targets are this year’s until others are agreed.
      MANIFEST.sha256 lists the checksums of all files.</p>
    </div>
  </xsl:template>

  <xsl:template name="style">
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.6 "TH Sarabun New", "Sarabun", "Leelawadee UI", Laksaman, "Noto Sans Thai", sans-serif; color: #111; background: #fff }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #999; padding: .3rem .6rem; text-align: left; vertical-align: top; font-weight: normal }
thead th { border-bottom: 2px solid #111; font-weight: bold }
th a { white-space: nowrap }
.figure { text-align: right; white-space: nowrap }
.mark { border: 2px solid #a00; color: #a00; display: inline-block; padding: 0 .6rem; margin: 0 0 .5rem }
span[lang=en] { color: #444 }
a { color: #0645ad }
code { font-size: .9em }
@media print { a { color: inherit } }
  </xsl:template>
</xsl:stylesheet>
