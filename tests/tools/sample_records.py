"""Sample records as XML, for make-records and make-samples. A KPI is a dict; what is particular to its method are lines."""

import os
from xml.sax.saxutils import escape, quoteattr


def tag(name, text=None, **attributes):
    head = name + "".join(f" {k.replace('_', '-')}={quoteattr(str(v))}" for k, v in attributes.items() if v is not None)
    return f"<{head}/>" if text is None else f"<{head}>{escape(text)}</{name}>"


def shown(value, places=2):
    return f"{value:,.{places}f}"


TEXTS = {
    "definition": ("p", ["พิจารณาความสำเร็จของ{name} โดยเทียบผลการดำเนินงานกับเกณฑ์ที่กำหนดในกรอบการประเมิน"]),
    "source": (None, "ระบบรายงานผลการประเมินตนเองของหน่วยงาน"),
    "evidence": ("item", ["รายงานผลการดำเนินงานประจำปี", "หลักฐานที่แนบในระบบรายงานผลการประเมินตนเอง"]),
    "opinion": ("p", ["คณะกรรมการเห็นชอบผลการประเมินตามหลักฐานที่รายงาน"]),
}


def write_kpi(out, kpi, bare):
    out.append("    " + tag("kpi", "", id=kpi["id"], family=kpi["family"], joint=kpi.get("joint"), menu=kpi.get("menu"), weight=kpi["weight"], method=kpi["method"],
                            direction="lower" if kpi["lower"] else None, status=kpi.get("status")).replace("></kpi>", ">"))
    put = lambda line: out.append("      " + line)
    put(tag("name", kpi["name"]))
    put(tag("unit-of-measure", kpi["unit"]))
    for line in kpi["lines"]:
        put(line)
    for element, (item, texts) in TEXTS.items() if not bare else ():
        if not item:
            put(tag(element, texts))
            continue
        put(f"<{element}>")
        for text in texts:
            put("  " + tag(item, text.replace("{name}", kpi["name"])))
        put(f"</{element}>")
    out.append("    </kpi>")


def write(path, lines):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(['<?xml version="1.0" encoding="UTF-8"?>'] + lines) + "\n")


def write_record(path, framework, code, components, texts={}, round=None, bare=False):
    out = [tag("record", "", xmlns="urn:samrit:record", version=1, unit=code, fiscal_year=framework[-4:], framework=framework, round=round,
               synthetic="yes").replace("></record>", ">")]
    if texts.get("salary"):
        out.append("  " + tag("salary-base", value=shown(texts["salary"])))
    for year, value in texts.get("years", {}).items():
        out.append("  " + tag("year", fiscal_year=year, value=shown(value)))
    for element in ("strengths", "obstacles", "recommendations"):
        if texts.get(element):
            out += [f"  <{element}>"] + ["    " + tag("item", text) for text in texts[element]] + [f"  </{element}>"]
    for id, kpis in components:
        out.append(f'  <component id="{id}">')
        for year, value in texts.get("component_years", {}).get(id, {}).items():
            out.append("    " + tag("year", fiscal_year=year, value=shown(value)))
        for kpi in kpis:
            write_kpi(out, kpi, bare)
        out.append("  </component>")
    write(path, out + ["</record>"])
