<?xml version="1.0" encoding="UTF-8"?>
<!-- The KPI sheets of one unit alone, as they stand in its report: for those who look after the KPIs.
     Input and parameters are those of unit.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:samrit:results"
                exclude-result-prefixes="r">
  <xsl:import href="unit.xsl"/>

  <xsl:variable name="report-title" select="concat('แบบรายงานผลการดำเนินงานรายตัวชี้วัด (KPI Sheets) ประจำปีงบประมาณ พ.ศ. ', $year)"/>
  <xsl:variable name="running-title" select="$report-title"/>

  <xsl:variable name="entries">
    <entry id="part-2" level="1" label="">ผลการประเมินรายตัวชี้วัด</entry>
    <xsl:for-each select="$this/r:component/r:kpi">
      <entry id="kpi-{@id}" level="2" label="{concat('ตัวชี้วัดที่ ', @number)}"><xsl:value-of select="r:name"/></entry>
    </xsl:for-each>
  </xsl:variable>

  <xsl:variable name="titles">
    <entry id="table-kpis" kind="table"><xsl:value-of select="concat('ตัวชี้วัดของ', $this/r:full-name)"/></entry>
  </xsl:variable>

  <xsl:template name="body">
    <xsl:call-template name="part"><xsl:with-param name="id">part-2</xsl:with-param></xsl:call-template>
    <xsl:call-template name="kpi-list"/>
    <xsl:apply-templates select="$this/r:component/r:kpi" mode="sheet"/>
  </xsl:template>
</xsl:stylesheet>
