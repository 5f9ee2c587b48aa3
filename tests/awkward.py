"""Strings that break programs, several for each category that public lists of such strings name."""

from __future__ import annotations

from itertools import chain
from typing import Final

__all__ = ["AWKWARD"]

_BY_CATEGORY: Final[dict[str, tuple[str, ...]]] = {
    "reserved words": ("undefined", "null", "NULL", "nil", "None", "true", "False", "NaN", "#N/A", "hasOwnProperty", "then"),
    "numbers": ("0", "-1", "1.00", "1e400", "-1e-400", "0x7F", "1/0", "NaN", "Infinity", "٣٤٥", "１２３", "1,000.50", "1 000", "0.1.2", "+7", "--1", "--"),
    "punctuation": (",./;'[]\\-=", "<>?:\"{}|_+", "!@#$%^&*()`~", ";;", "|", "\\", "\\\\", "/", "//", "~", "^", "@", "#", "%s", "%25", "&amp;", "&#65;"),
    "quotes": ("'", '"', "''", '""', "'\"'", '"\'"\'"', "“”‘’", "«»", "「」", "``", '"""', "'''", '\\"', '""""', "it's"),
    "symbols": ("Ω≈ç√∫˜µ≤≥÷", "¡™£¢∞§¶•ªº–≠", "ЁЂЃЄЅІЇЈ", "⁰⁴⁵₀₁₂", "½⅓⅔", "℃№㎏㏄", "∀x∈ℝ", "←↑→↓", "■□▲△"),
    "two-byte": ("田中さんにあげて下さい", "部落格", "사회과학원", "新能源汽车", "国发〔2021〕23号", "“十四五”", "①②③", "ㄱㄴㄷ", "ａｂｃ", "ㅤ"),
    "four-byte": ("𠜎𠜱𠝹𠱓", "𠮷野家", "𝒳𝓎𝔷", "𐐷", "𓀀", "🜁"),
    "emoji": ("😍", "👩‍👩‍👧", "👾 🙇 💁", "❤️", "0️⃣1️⃣", "🏳️‍🌈", "🇨🇳🇺🇸", "👋🏿", "🧑🏽‍🚒"),
    "right to left": ("ثم نفس سقطت", "בְּרֵאשִׁית", "مرحبا 123 world", "שלום, 世界", "٪ ٠٫٥"),
    "combining": ("Z̮̞̠͙͔ͅḀ̗̞͈̻", "é vs é", "ำ", "ö̲̈", "i̇İıI"),
    "look-alikes": ("сaрital", "ｐｏｌ", "Ⅳ", "ﬁﬂ", "ǅ", "K", "Å"),
    "script": ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "</script><b>", "<svg/onload=alert(1)>", "<!--", "-->", "]]>", "<![CDATA[x]]>", "<a href='x'>", "\" onfocus=x autofocus=\""),
    "queries": ("1;DROP TABLE users", "' OR 1=1 --", "> } ; INSERT DATA { <a> <b> <c> } #", "?s ?p ?o", "} UNION {", "SERVICE <http://e/>", "<http://e/> .", '"@en', '"^^<http://e/>', "\\u0022", "_:b0", "@prefix a: <b> ."),
    "entities": ('<!DOCTYPE a [<!ENTITY b "c">]>', '<!ENTITY % x SYSTEM "file:///etc/passwd">', "&xxe;", "%xxe;"),
    "templates": ("{{7*7}}", "${7*7}", "{% raw %}", "%d%n%s", "$HOME", "`id`", "$(id)", "{0}", "{key}", "%(a)s", "#{1}"),
    "formulas": ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", '=HYPERLINK("http://e/","x")', "=\"\"", "＝1+1"),
    "files": ("../../etc/passwd", "C:\\boot.ini", "CON", "NUL", "aux.txt", "file:///etc/hosts", "~root", "a/../b", ".", ".."),
    "addresses": ("http://e/ü?q=新#片", "mailto:a@b", "data:text/html,x", "//e/x", "http://[::1]/", "http://e/a b"),
    "separators": ("a;b", "a|b", "a,b", "a\tb", "a\nb", "a;;b", "a=b;;c=d", "[a](b)", "| a | b |", "# a", "- a", "> a", "*a*", "__a__"),
    "spaces": ("a b", "a b", "a b", "a　b", "a  b", "a b", "a b", "a b"),
    "long": ("长" * 3000, "a" * 5000, " a" * 500),
    "turtle": ("a .", "<a> <b> <c> .", "'''", "\\n", "\\t", "\\", "prefix:name", "true", "1.0e1", "\\U0001F600", "(1 2)", "[ a b ]"),
    "json": ('{"a":1}', '"@id"', '"@context"', "@type", "[1,2]", "\\u0000", "\\/", "@value"),
    "innocent": ("Scunthorpe", "Dr. Null", "O’Neill", "Test", "Jr.", "d'Or", "Smith; Jones", "evaluate", "Lightwater Country Park"),
}  # fmt: skip

# Characters that no cell may hold: they cannot be seen, reverse what is seen, or no XML can hold them.
REFUSED: Final = (
    "\x00", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b[31m", "\x7f", "\x80", "\x9f", "​", "‮abc", "⁦a", "﻿", "￾", "￿",
)  # fmt: skip

AWKWARD: Final = tuple(dict.fromkeys(chain.from_iterable(_BY_CATEGORY.values())))
