"""Strings that break careless pages, and the bundled graph with every name replaced by one of them."""

from __future__ import annotations

from itertools import cycle
from typing import Final

from policygraph.graph import PolicyGraph
from policygraph.schema.column import Row

__all__ = ["NAUGHTY", "relabelled"]

_MARKUP = [
    "<script>alert(1)</script>", "</script><script>alert(2)</script>", "<ScRiPt>alert(3)</sCrIpT>", "<script src=//e.test/x.js></script>",
    "<img src=x onerror=alert(4)>", "<svg onload=alert(5)>", "<svg><script>alert(6)</script></svg>", "<iframe srcdoc='<script>alert(7)</script>'>",
    "<body onload=alert(8)>", "<a href='javascript:alert(9)'>x</a>", "<style>*{display:none}</style>", "</style><script>alert(10)</script>",
    "<!-- comment", "--> after", "<!--<script>", "<![CDATA[x]]>", "]]>", "<?xml version='1.0'?>", "<!DOCTYPE html>", "<base href='http://e.test/'>",
    "<meta http-equiv=refresh content='0;url=http://e.test/'>", "<link rel=stylesheet href=//e.test/x.css>", "<object data=x>", "<embed src=x>",
    "<math><mi xlink:href='javascript:alert(11)'>", "<input autofocus onfocus=alert(12)>", "<details open ontoggle=alert(13)>", "<video><source onerror=alert(14)>",
    "<form><button formaction=javascript:alert(15)>", "<textarea>", "</textarea><script>alert(16)</script>", "<title>", "</title><script>alert(17)</script>",
    "<select><option>", "<table><tr><td>", "<plaintext>", "<noscript>", "</noscript><script>alert(18)</script>", "<b>bold", "</div></div></main></body></html>",
    "<p style='position:fixed;inset:0'>", "&lt;script&gt;alert(19)&lt;/script&gt;", "&amp;", "&#x3c;script&#x3e;", "&nbsp;&nbsp;", "&notanentity;", "&", "<", ">", "<>", "< b >", "a<b>c",
]  # fmt: skip
_QUOTES = [
    '"', "'", "`", '""', "''", '"\'`', '" onmouseover="alert(20)', "' onmouseover='alert(21)", "\\", "\\\\", "\\'", '\\"', "\\u003cscript\\u003e",
    "\\x3cscript\\x3e", "${alert(22)}", "`${alert(23)}`", "{{ 7*7 }}", "{% raw %}", "{# x #}", "<%= 7*7 %>", "#{7*7}", "{0}", "{name}", "{count}", "%s", "%d %n", "%00", "$1",
    "'; DROP TABLE policies; --", "\" or 1=1 --", "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "'=1", "|", "||", ";", ":", "/", "//", "/*", "*/", "\u2018\u2019\u201c\u201d", "«»", "„“",
    "javascript:alert(24)", "data:text/html,<script>alert(25)</script>", "file:///etc/passwd", "http://e.test/", "#view=all&id=pol:x", "?a=b&c=d", "__proto__", "constructor", "toString", "hasOwnProperty",
]  # fmt: skip
_CONTROL = [
    "\x00", "a\x00b", "\x01\x02\x03", "\x07bell", "\x08back", "\x0bvertical", "\x0cfeed", "\x1b[31mred\x1b[0m", "\x7fdelete", "\x80\x85\x9f", "tab\there", "line\nbreak",
    "line\r\nbreak", "line\rbreak", "\u2028", "line\u2028separator", "para\u2029graph", "\ufeffbom", "\ufffe", "\uffff", "\ufdd0", "\U0001ffff", "\ud800", "lone\udc00half", "\ue000private", "nbsp\u00a0here", "\u3000",
    "\u00adsoft\u00adhyphen", "\u200bzero\u200bwidth", "\u200d", "\u2060joiner", " ", "   ", "", "a" * 400, "a " * 200,
]  # fmt: skip
_DIRECTION = [
    "\u202eevil", "\u202aleft", "\u202bright", "\u202c", "\u202dover", "\u2066iso", "\u2067rtl", "\u2068first", "\u2069pop", "\u200e", "\u200f", "\u061c",
    "abc\u202egpj.exe", "سياسة الطاقة", "مرحبا world مرحبا", "שלום", "שלום (45%) עולם", "ܣܘܪܝܝܐ", "قرار رقم 23 لسنة 2021", "https://e.test/سياسة", "١٢٣٤٥", "(العربية)", "ދިވެހި",
]  # fmt: skip
_SCRIPTS = [
    "新能源汽车产业发展规划（2021—2035年）" * 4, "关于加快建设全国统一电力市场体系的指导意见关于加快建设全国统一电力市场体系的指导意见", "（）《》〈〉「」『』【】", "，。、；：？！", "《关于〈办法〉的通知》", "国发〔2021〕23号",
    "𠮷野家𡘙", "龘靐齉爩", "ㄅㄆㄇ", "電動車", "電気自動車の普及", "전기자동차", "전기자동차 보급 계획", "Ελληνικά", "Русский текст", "Ünïcödé", "é", "Z̷̢a̵̡l̶̨g̷o̸", "ก็ไม่เป็นไร", "नीति", "தமிழ்", "ქართული", "አማርኛ", "ᠮᠣᠩᠭᠣᠯ", "བོད་ཡིག", "ئۇيغۇرچە",
    "ﬁ ligature", "Ⅷ", "①②③", "½", "㎏", "ﾊﾝｶｸ", "ＦＵＬＬ", "İstanbul", "ß", "ǆ", "𝕬𝖇𝖈", "ₙₒ", "Straße", "naïve", "œuvre", "ʻokina", "Ω", "K", "º", "·", "–—―", "…",
]  # fmt: skip
_EMOJI = [
    "🚗", "🚗⚡🔋", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🇨🇳", "👍🏽", "❤️", "☀︎", "🫠", "🧑🏿‍🚀", "1️⃣", "#️⃣", "😀" * 30, "a😀b", "☃", "♥", "☭", "⚠️ 注意",
]  # fmt: skip
_NUMBERS = [
    "0",
    "-0",
    "NaN",
    "Infinity",
    "1e400",
    "0x0",
    "1,000",
    "1 000",
    "１２３",
    "∞",
    "null",
    "undefined",
    "true",
    "None",
    "[]",
    "{}",
    "[object Object]",
    "()",
    "NULL",
    "nil",
]

NAUGHTY: Final[tuple[str, ...]] = tuple(
    dict.fromkeys((*_MARKUP, *_QUOTES, *_CONTROL, *_DIRECTION, *_SCRIPTS, *_EMOJI, *_NUMBERS))
)

_NAMES = (
    "label_en", "label_zh", "title_en", "title_zh", "summary_en", "summary_zh", "definition_en", "definition_zh", "title", "short_zh", "short_en", "pinyin",
    "document_number", "clause", "quotation", "paraphrase_en", "paraphrase_zh", "locator", "note", "basis", "condition_en", "condition_zh", "publisher", "origin",
)  # fmt: skip


def relabelled(graph: PolicyGraph) -> PolicyGraph:
    """Return the graph with every name and free text replaced; the door, which would refuse many, is passed by."""
    names = cycle(NAUGHTY)

    def renamed(row: Row) -> Row:
        texts = {each: next(names) for each in _NAMES if each in type(row).model_fields}
        return row.model_copy(update=texts)

    return PolicyGraph({name: [renamed(row) for row in rows] for name, rows in graph.tables.items()}, as_of=graph.as_of)
