#pragma once

#include "paint/paint.h"

/**
 * Charts: the vocabulary urn:samrit:chart inside fo:instream-foreign-object. They are made of the
 * painter's own calls, so their labels are text like any other, and they read in black and white:
 * series differ in lightness and hatching, lines in dashes and markers. What a chart
 * says belongs into fox:alt-text, and its figures into the document.
 *
 *     <chart xmlns="urn:samrit:chart" type="bar" minimum="0" maximum="100" label="ร้อยละ">
 *       <category label="๒๕๖๔"/> <category label="๒๕๖๕"/> <category label="๒๕๖๖" emphasis="yes"/>
 *       <series label="ผลงาน"> <value value="71.5" label="๗๑.๕๐"/> <value label="-"/> <value
 * value="92"/> </series> <line value="75" label="ขั้นมาตรฐาน"/>
 *     </chart>
 *
 * type       bar (several series stand side by side), rows (bars that lie, for long names),
 * stacked, line, radar, gauge, slope (lines between axes, each named at both ends; what falls is
 *            dashed), distribution (a square a value, piled up where it is on the scale), grid (a
 *            tile a category, in rows by group, shaded by band: a map where there is none)
 * minimum, maximum
 *            the ends of the scale; without them 0 (of a slope: the values alone) and a round
 *            number that holds all values
 * label      the unit, above the scale
 * digits     thai or arabic, for the scale's own numbers; without it as in the labels
 * font-family, font-size
 *            TH SarabunPSK at 12 (points)
 * category   a place along the axis, or an axis of the radar; the emphasised one is darker
 * across     grid: how many tiles stand in a line, 6
 * group      grid: those that follow stand in rows of their own under its label
 * series     a value for each category; its label goes into the legend when there are several
 * value      without a value attribute nothing is drawn but the label; without a label no number
 * line       bar, rows, stacked, line, distribution: a target across the chart; radar: a ring
 * band       gauge, grid: <band from="0" to="50" label="ปรับปรุง"/>, lighter to darker
 *
 *     <chart type="radar" minimum="0" maximum="5">
 *       <category label="หมวด ๑"/> … <category label="หมวด ๗"/>
 *       <series label="ปีนี้"> <value value="3.2"/> … </series>
 *       <series label="ค่าเฉลี่ย"> … </series>
 *     </chart>
 *
 *     <chart type="gauge" minimum="0" maximum="100">
 *       <band from="0" to="60" label="ระดับต้องปรับปรุง"/> <band from="60" to="100" label="…"/>
 *       <series> <value value="87.25" label="๘๗.๒๕"/> </series>
 *     </chart>
 */
#define PAINT_CHART_NAMESPACE "urn:samrit:chart"

/** Whether @content is an element of the vocabulary. */
bool paint_chart_is(const xmlNode *content);

/** Paints the chart @content into the rectangle given, with @painter's fonts. */
void paint_chart(Painter *painter, const xmlNode *content, Length x, Length y, Length width,
                 Length height);
