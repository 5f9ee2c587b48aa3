"""Records of ``data/evidence``: sources, evidence, searches, the paper's claims; and of ``data/crosswalks``."""

from __future__ import annotations

from policygraph.schema.column import Noted, column

__all__ = ["Crosswalk", "Evidence", "PaperClaim", "Search", "Source"]

# One column, one line.
# fmt: off


class Source(Noted):
    """A page, document or data set that was seen."""

    PREFIX = "src"

    title: str = column("dcterms:title", "title|标题", "What the page is.|页面内容。", "Economic Daily, 30 June 2025: reverse discharge prices", required=True)
    url: str = column("schema:url", "address|地址", "Address where it was seen.|所见网址。", "https://example.org/page", kind="url")
    url_safe: str = column("pg:safeToLink", "safe to link|可否链接", "yes only where the address may be a live link.|可作为活动链接时填 yes。", "yes", scheme="polarity", required=True)
    publisher: str = column("dcterms:publisher", "publisher|发布者", "Who published it.|发布者。", "Economic Daily")
    published: str = column("dcterms:issued", "published|发布日期", "When it was published.|发布日期。", "2025-06-30", kind="date")
    source_kind: str = column("pg:sourceKind", "kind|类别", "Official, repost, press, academic, …|官方、转载、媒体、学术等。", "press", scheme="source_kind", required=True)
    origin: str = column("pg:origin", "origin|同源标记", "Same word for pages that go back to one text; they count once.|源自同一文本者使用相同标记，只计一次。", "ndrc-2024-718", required=True)
    language: str = column("dcterms:language", "language|语言", "zh or en or other ISO 639-1 code.|语言代码。", "zh")


class Evidence(Noted):
    """What a source says about rows of other tables."""

    PREFIX = "evd"

    about: tuple[str, ...] = column("pg:about", "about|所证内容", "Ids of the rows it stands behind.|所支撑的各行编号。", "prv:cn/2021/guofa-23/1;tgt:cn/2021/guofa-23/1", to="prv tgt set trp def rel eff dfe inf int pre pol ind obj tec act plc ag clm itv chg", many=True, required=True)
    source: str = column("prov:hadPrimarySource", "source|来源", "Where it was seen.|来源。", "src:zhaoxny-718", to="src", required=True)
    locator: str = column("pg:locator", "locator|位置", "Section, page, article.|章节、页码、条款。", "section 3.2")
    quotation: str = column("prov:value", "quotation|引文", "A short span in the original words.|原文短句。", "60%以上集中在低谷")
    paraphrase_en: str = column("pg:paraphrase", "paraphrase (English)|转述（英文）", "What it says, in English.|英文转述。", "At least 60 % of charging in valley hours", lang="en")
    paraphrase_zh: str = column("pg:paraphrase", "paraphrase (Chinese)|转述（中文）", "What it says, in Chinese.|中文转述。", "低谷时段充电量占比不低于60%", lang="zh")
    stance: str = column("pg:stance", "stance|立场", "Supports or disputes.|支持或反驳。", "supports", scheme="stance", required=True)


class Search(Noted):
    """What was looked for, where, and how much was found: the basis of every “missing”."""

    PREFIX = "sea"

    place: str = column("pg:place", "place|地区", "The place searched.|检索地区。", "plc:CN-XZ", to="plc", required=True)
    topic: str = column("dcterms:subject", "topic|主题", "The topic searched.|检索主题。", "v2g", scheme="topic", required=True)
    searched: str = column("pg:searchedIn", "searched in|检索范围", "Where it was looked for.|检索范围。", "archived web pages", required=True)
    documents: int | None = column("pg:documents", "documents found|检得文件数", "How many documents were found.|检得文件数。", "0", kind="integer", low=0, high=100000)
    date: str = column("dcterms:date", "date|日期", "When.|检索日期。", "2026-11", kind="date")
    words: str = column("pg:searchWords", "words|检索词", "The words that were looked for, in English / Chinese; without them nothing is called missing.|所用检索词（英文 / 中文）；无检索词则不作“缺失”判断。", "in Chinese: vehicles, discharge price / 车辆 放电价格")
    about: tuple[str, ...] = column("pg:lookedFor", "looked for|检索对象", "Rows whose successor, local rule or counterpart was looked for; blank = the topic at large.|检索其后续、细则或配套的各行；空白指该主题整体。", "pol:nx/2022/carbon-peak-draft", to="pol prv pre tgt", many=True)


class PaperClaim(Noted):
    """A claim of the paper that data or models can touch."""

    PREFIX = "clm"

    section: str = column("pg:section", "section|章节", "Section of the paper.|论文章节。", "3.3", required=True)
    claim_en: str = column("pg:claim", "claim (English)|论断（英文）", "What the paper says, in our words.|论文观点（英文转述）。", "Energy use peaks in 2018", lang="en", required=True)
    claim_zh: str = column("pg:claim", "claim (Chinese)|论断（中文）", "What the paper says, in Chinese.|论文观点。", "能耗于2018年达峰", lang="zh", required=True)
    test: str = column("pg:claimTest", "tested by|检验方式", "Which model or data can test it.|用何模型或数据检验。", "fleet", scheme="claim_test", required=True)
    statement: str = column("pg:statement", "statement|检验命题", "Name of the computed statement that decides it; blank = none.|用于判定的计算命题名，空白为无。", "energy_peaks_in_2018")


class Crosswalk(Noted):
    """How a foreign name maps to a word or row here."""

    PREFIX = "xwk"

    of: str = column("pg:crosswalkOf", "of|对象", "Indicator, instrument, side, objective, unit or body.|指标、工具、环节、目标、单位或机构。", "indicator", scheme="crosswalk_of", required=True)
    scheme: str = column("pg:foreignScheme", "foreign scheme|外部体系", "Where the foreign name is used.|外部名称所属体系。", "national inventory", required=True)
    foreign: str = column("pg:foreignName", "foreign name|外部名称", "The name as it stands there.|外部名称。", "NEV share of new car sales", required=True)
    match: str = column("pg:match", "match|对应关系", "Same, narrower, broader, not comparable.|相同、更窄、更宽、不可比。", "same", scheme="match", required=True)
    ours: str = column("pg:ours", "ours|本项目对应", "Id or word here; blank where not comparable.|本项目编号或词，不可比则留空。", "ind:nev-share-sales")
    reason: str = column("pg:reason", "reason|理由", "Why the match is what it is.|理由。", "same definition and denominator")
