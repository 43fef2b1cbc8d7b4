"""PMQA 4.0 of invented units, for make-records and make-samples: the 7 categories of a unit whose overall score is known.

Scores are computed here from the published rule, exactly and apart from the program: what a record says of earlier years is
what that year's record scores.
"""

import hashlib
from fractions import Fraction

from sample_records import shown, tag


def chance(*key):
    digest = hashlib.sha256("/".join(map(str, key)).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


LEVELS = (("basic", 300), ("advance", 100), ("significance", 100))
SIZES = [[(3, 1, 1), (3, 3, 3), (3, 2, 1), (4, 2, 2)], [(4, 2, 1), (2, 1, 2), (3, 2, 3), (1, 3, 3)], [(1, 1, 1), (1, 1, 1), (3, 1, 2), (3, 2, 2)],
         [(3, 2, 2), (2, 2, 2), (2, 2, 2), (2, 3, 1)], [(2, 3, 3), (4, 4, 2), (2, 3, 3), (3, 2, 2)], [(2, 2, 2), (3, 4, 2), (2, 2, 2), (2, 3, 2)]]
ITEMS = ["ระบบการนำองค์การที่สร้างความยั่งยืน|การป้องกันทุจริตและสร้างความโปร่งใส|การมุ่งเน้นผลสัมฤทธิ์ผ่านการมีส่วนร่วม|การคำนึงถึงผลกระทบต่อสังคม",
         "แผนยุทธศาสตร์ที่ตอบสนองความท้าทาย|เป้าหมายระยะสั้นและระยะยาวที่สอดคล้องกับยุทธศาสตร์ชาติ|แผนขับเคลื่อนในทุกระดับ|การติดตามผลและการแก้ไขปัญหาทันท่วงที",
         "ระบบข้อมูลและสารสนเทศด้านการบริการ|การประเมินความพึงพอใจและความผูกพัน|การสร้างนวัตกรรมการบริการ|กระบวนการแก้ไขข้อร้องเรียน",
         "การใช้ข้อมูลและสารสนเทศในการวัดผล|การวิเคราะห์ผลจากข้อมูล|การจัดการความรู้|การบริหารจัดการเทคโนโลยีสารสนเทศและความมั่นคงไซเบอร์",
         "ระบบการจัดการบุคลากร|ระบบการทำงานที่คล่องตัว|วัฒนธรรมการทำงานที่มุ่งผลสัมฤทธิ์|การพัฒนาบุคลากร",
         "กระบวนการทำงานที่เชื่อมโยงตั้งแต่ต้นจนจบ|นวัตกรรมผลผลิต กระบวนการ และการบริการ|การลดต้นทุนและเพิ่มขีดความสามารถ|ประสิทธิผลทั่วทั้งองค์การ"]
RESULTS = ["การบรรลุผลลัพธ์ตามพันธกิจ", "ผลลัพธ์ด้านผู้รับบริการและประชาชน", "ผลลัพธ์ด้านการพัฒนาบุคลากร", "ผลลัพธ์ด้านการเป็นต้นแบบ", "ผลลัพธ์ด้านผลกระทบต่อเศรษฐกิจ สังคม และสิ่งแวดล้อม", "ผลลัพธ์ด้านการลดต้นทุน นวัตกรรม และกระบวนการ"]
SPANS = [(75, 20), (75, 20), (80, 20), (20, 80), (94, 4), (60, 40)]  # of 7.1–7.6: 100 points at the first, 500 that much further on


def score_checklist(sizes, ticked):
    """Each level's boxes share its points; a level counts only when all below it are ticked."""
    score = Fraction(0)
    for (_, points), size, ticks in zip(LEVELS, sizes, ticked):
        score += Fraction(points * ticks, size)
        if ticks < size:
            break
    return score


def score_span(place, result):
    base, span = SPANS[place]
    result = Fraction(result)
    return Fraction(0) if result < base else min(Fraction(500), 100 + (result - base) * Fraction(400, span))


def tick(id, sizes, quality, *key):
    """Boxes fill from below: the higher the quality, the further up."""
    ticked, left = [], quality * 3
    for size in sizes:
        part = max(0.0, min(1.0, left + 0.25 * (chance("box", id, *key) - 0.5)))
        ticked.append(round(size * part))
        left -= 1
    return ticked


def of_category(quality, c, code):
    """Units are good at categories 1, 4 and 6, and each at some of its own."""
    return quality + 0.2 * (chance("category", code, c) - 0.5) + (0.04 if c in (1, 4, 6) else -0.02)


def tick_all(quality, code):
    return [[tick(f"{c}.{i}", size, of_category(quality, c, code) + 0.16 * (chance("item", code, c, i) - 0.5), code) for i, size in enumerate(sizes, 1)]
            for c, sizes in enumerate(SIZES, 1)]


def score_all(boxes):
    return [sum(score_checklist(size, ticked) for size, ticked in zip(sizes, row)) / 4 for sizes, row in zip(SIZES, boxes)]


def at(place, points):
    """The result of an item of category 7 that is worth about so many points, with two decimals."""
    base, span = SPANS[place]
    return Fraction(round((base + (min(500, max(100, points)) - 100) * span / 400) * 100), 100)


def results_for(mean, code):
    """Five measured results and one given score whose mean is @mean (to 0.005 ÷ 6)."""
    for spread in (60, 30, 10, 0):
        results = [at(i, float(mean) + spread * (chance("result", code, i) - 0.5)) for i in range(5)]
        rest = 6 * mean - sum(score_span(i, r) for i, r in enumerate(results))
        if 0 <= rest <= 500:
            return results, Fraction(round(rest * 100), 100)
    raise ValueError(f"no results for {code} {float(mean)}")


class Pmqa:
    """A unit's year: @boxes ticked by category and item, @results of 7.1–7.5, the @given score of 7.6; @categories are their scores."""

    def __init__(self, code, total):
        total = Fraction(str(total))
        wanted = total - 8 - Fraction(round(800 * chance("weak", code)), 100)  # results are what units are weak in
        best = None
        for step in range(0, 281):
            boxes = tick_all(step / 200, code)
            seventh = 7 * total - sum(score_all(boxes))
            if 100 <= seventh <= 500 and (best is None or abs(seventh - wanted) < abs(best[0] - wanted)):
                best = seventh, boxes
        seventh, self.boxes = best
        self.code, self.total = code, total
        self.results, self.given = results_for(seventh, code)
        last = (sum(score_span(i, r) for i, r in enumerate(self.results)) + self.given) / 6
        self.categories = score_all(self.boxes) + [last]


def checklist(id, name, sizes, ticked, code):
    lines = []
    for (level, _), size, ticks in zip(LEVELS, sizes, ticked):
        own = min(size, ticks + (chance("own", id, level, code) < 0.3))  # units see themselves a little better
        lines.append(tag("checks", level=level, ticked=ticks, self=own, of=size))
    return dict(id=id, name=name, unit="คะแนน", weight=1, family=None, method="checklist", lower=False, lines=lines)


def components(unit):
    """Its record's, in the form of sample_records.write_record()."""
    parts = [(f"category-{c}", [checklist(f"{c}.{i}", name, size, ticked, unit.code) for i, (name, size, ticked) in enumerate(zip(names.split("|"), sizes, row), 1)])
             for c, (names, sizes, row) in enumerate(zip(ITEMS, SIZES, unit.boxes), 1)]
    last = [dict(id=f"7.{i}", name=name, unit="ร้อยละ", weight=1, family=None, method="linear", lower=False,
                 lines=[tag("target", tier="floor", value=shown(base)), tag("target", tier="full", value=shown(base + span)), tag("result", value=shown(float(result)))])
            for i, (name, (base, span), result) in enumerate(zip(RESULTS, SPANS, unit.results), 1)]
    last.append(dict(id="7.6", name=RESULTS[5], unit="คะแนน", weight=1, family=None, method="given", lower=False, lines=[tag("result", value=shown(float(unit.given)))]))
    return parts + [("category-7", last)]


def earlier(units):
    """What a record says of earlier years: {fiscal year: Pmqa} as write_record() takes it."""
    rounded = lambda value: int(value * 100 + Fraction(1, 2)) / 100
    return dict(years={year: float(unit.total) for year, unit in units.items()},
                component_years={f"category-{c}": {year: rounded(unit.categories[c - 1]) for year, unit in units.items()} for c in range(1, 8)})
