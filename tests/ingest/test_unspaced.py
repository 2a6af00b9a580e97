"""Scripts without spaces, in every kind that holds text: briefs of one sentence are articles, too."""

import csv
import io
import json

import pytest

from dateline.article.page import read_page
from dateline.clean import clean_all

from .conftest import bring

STORIES = {
    "zh": (
        "晚间增开两班渡轮",
        "港务委员会星期二开会讨论渡轮时刻表，同意从五月一日起每晚增开两班。",
        "沿岸店主自去年冬天以来一直要求改变，当时末班船未经通知就取消了。",
    ),
    "ja": (
        "夕方の便を二便増便",
        "港湾評議会は火曜日に時刻表を協議し、五月一日から毎晩二便を増やすことを決めた。",
        "商店主らは、最終便が予告なく廃止された昨冬から変更を求めていた。",
    ),
    "th": (
        "เพิ่มเรือข้ามฟากตอนเย็นสองเที่ยว",
        "สภาท่าเรือประชุมเมื่อวันอังคารเพื่อหารือเรื่องตารางเดินเรือและเห็นชอบให้เพิ่มเที่ยวเรืออีกสองเที่ยวทุกเย็น",
        "เจ้าของร้านค้าริมท่าเรียกร้องการเปลี่ยนแปลงมาตั้งแต่ฤดูหนาวที่แล้ว",
    ),
    "km": (
        "បន្ថែមសាឡាងពេលល្ងាចពីរជើង",
        "ក្រុមប្រឹក្សាកំពង់ផែបានប្រជុំនៅថ្ងៃអង្គារដើម្បីពិភាក្សាអំពីកាលវិភាគសាឡាង។",
        "ម្ចាស់ហាងនៅតាមផែបានស្នើសុំការផ្លាស់ប្តូរតាំងពីរដូវរងាមុន។",
    ),
    "lo": (
        "ເພີ່ມເຮືອຂ້າມຟາກຕອນແລງສອງຖ້ຽວ",
        "ສະພາທ່າເຮືອໄດ້ປະຊຸມໃນວັນອັງຄານເພື່ອປຶກສາຫາລືຕາຕະລາງເຮືອແລະຕົກລົງເພີ່ມອີກສອງຖ້ຽວທຸກແລງ",
        "ເຈົ້າຂອງຮ້ານຄ້າໄດ້ຮຽກຮ້ອງໃຫ້ມີການປ່ຽນແປງຕັ້ງແຕ່ລະດູໜາວກ່ອນ",
    ),
    "my": (
        "ညနေပိုင်းကူးတို့နှစ်စင်းတိုး",
        "ဆိပ်ကမ်းကောင်စီသည်အင်္ဂါနေ့တွင်ကူးတို့အချိန်ဇယားကိုဆွေးနွေးရန်တွေ့ဆုံခဲ့သည်။",
        "ဆိုင်ရှင်များသည်ယခင်ဆောင်းရာသီကတည်းကပြောင်းလဲရန်တောင်းဆိုခဲ့ကြသည်။",
    ),
}


def _page(headline, *parts):
    body = "".join(f"<p>{part}</p>" for part in parts)
    return f'<meta charset="utf-8"><title>{headline}</title><body><h1>{headline}</h1>{body}</body>'


def _table(headline, *parts):
    text = io.StringIO()
    csv.writer(text).writerows(
        [["title", "url", "text"], [headline, "https://g.example/1", "\n\n".join(parts)]]
    )
    return text.getvalue()


def _feed(headline, *parts):
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>G</title>'
        f"<item><title>{headline}</title><link>https://g.example/1</link><description>{parts[0][:9]}</description>"
        f"<content:encoded><![CDATA[{''.join(f'<p>{part}</p>' for part in parts)}]]></content:encoded></item>"
        "</channel></rss>"
    )


def _xml(headline, text):
    return f"<items><item><title>{headline}</title><body>{text}</body></item></items>"


FORMS = {
    "page": _page,
    "dump": lambda headline, *parts: "\n\n".join([headline, "2009-03-11", *parts]) + "\n",
    "tight": lambda headline, *parts: "\n".join([headline, *parts]) + "\n",
    "table": _table,
    "json": lambda headline, *parts: json.dumps([{"title": headline, "content": "\n\n".join(parts)}]),
    "feed": _feed,
    "markdown": lambda headline, *parts: f"---\ntitle: {headline}\n---\n\n" + "\n\n".join(parts) + "\n",
    "xml": lambda headline, *parts: _xml(headline, "\n\n".join(parts)),
}


@pytest.mark.parametrize("parts", [1, 2])
@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize("language", sorted(STORIES))
def test_a_text_without_spaces_comes_in_whole(language, form, parts, tmp_path):
    """It is counted in characters: never only wanted, never a remark, its paragraphs as they were."""
    headline, *paragraphs = STORIES[language]
    path = tmp_path / "source"
    path.write_text(FORMS[form](headline, *paragraphs[:parts]), "utf-8")
    (outcome,) = bring(tmp_path / "content", path).outcomes
    assert outcome.state == "added"
    article = read_page((tmp_path / "content" / outcome.page).read_text("utf-8"))
    assert article.headline == headline
    assert article.text.split("\n\n") == paragraphs[:parts]
    assert article.language == language


@pytest.mark.parametrize("language", ["zh", "ja", "km", "my"])
def test_hard_wraps_of_such_a_text_are_undone(language):
    """Its lines are filled to the last sign, and its paragraphs end in a stop."""
    headline, *parts = STORIES[language]
    paragraphs = [part * 4 for part in parts]
    lines = ("\n".join(text[place : place + 30] for place in range(0, len(text), 30)) for text in paragraphs)
    (article,) = clean_all("\n\n".join([headline, *lines]))
    assert article.headline == headline
    assert article.text.split("\n\n") == paragraphs
