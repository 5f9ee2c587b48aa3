"""Records of ``data/policies``: documents, their provisions, numbers and relations."""

from __future__ import annotations

from policygraph.schema.column import Noted, Scoped, column

__all__ = ["Definition", "Policy", "Provision", "Relation", "Setting", "Target", "TariffPeriod"]

# One column, one line.
# fmt: off


class Policy(Noted):
    """A document with authority: a law, plan, notice, standard, designation, draft or recorded practice."""

    PREFIX = "pol"

    title_zh: str = column("dcterms:title", "title (Chinese)|中文标题", "Full title in Chinese, as printed.|中文全称。", "2030年前碳达峰行动方案", lang="zh")
    title_en: str = column("dcterms:title", "title (English)|英文标题", "Title in English.|英文标题。", "Action plan for carbon peaking before 2030", lang="en", required=True)
    label_zh: str = column("skos:prefLabel", "short name (Chinese)|中文简称", "Short name or nickname for maps and tables.|用于图表的简称或俗称。", "碳达峰行动方案", lang="zh")
    label_en: str = column("skos:prefLabel", "short name (English)|英文简称", "Short English name for maps and tables.|用于图表的英文简称。", "2030 peaking plan", lang="en")
    document_number: str = column("pg:documentNumber", "document number|文号", "Number of the document (文号).|发文字号。", "国发〔2021〕23号")
    agencies: tuple[str, ...] = column("eli:passed_by", "signing agencies|发文机关", "All agencies that signed.|全部签发机关。", "ag:state-council", to="ag", many=True)
    jurisdiction: str = column("eli:jurisdiction", "jurisdiction|辖区", "Place whose authority issued it.|发文机关所属辖区。", "plc:CN", to="plc", required=True)
    legal_level: str = column("pg:legalLevel", "legal level|效力级别", "Rank of the document; blank where unknown.|文件效力级别，未知留空。", "state_council_document", scheme="legal_level")
    kind: str = column("pg:policyKind", "kind|类别", "Act, decision, designation, draft, report or practice.|规范性文件、决定、认定、征求意见稿、报告或做法。", "act", scheme="policy_kind", required=True)
    text_date: str = column("eli:date_document", "date of the text|成文日期", "Date on the document.|文件落款日期。", "2021-10-24", kind="date")
    publication_date: str = column("eli:date_publication", "publication date|公布日期", "Date it was made public.|公开发布日期。", "2021-10-26", kind="date")
    start: str = column("eli:first_date_entry_in_force", "in force from|生效日期", "First day in force; blank = the date of the text.|生效日期，空白时取成文日期。", "2021-10-24", kind="date")
    end: str = column("eli:date_no_longer_in_force", "in force until|失效日期", "Last day in force; blank = open.|失效日期，空白表示未定。", "2025-12-31", kind="date")
    end_basis: str = column("pg:endBasis", "basis of the end|终止依据", "Where the end comes from; the end of a plan period does not repeal a document.|终止日期的来源；规划期满不等于废止。", "plan_period", scheme="end_basis")
    status: str = column("pg:status", "status|状态", "Status as stated or derived; see status_basis.|所载或推定的状态，见状态依据。", "in_force", scheme="status")
    status_basis: str = column("pg:statusBasis", "basis of the status|状态依据", "How the status is known.|状态如何得知。", "presumed, no repeal seen")
    topics: tuple[str, ...] = column("dcterms:subject", "topics|主题", "What it is about.|主题。", "carbon_peaking", scheme="topic", many=True)
    sources: tuple[str, ...] = column("dcterms:source", "sources|来源", "Pages on which the document was seen.|所见页面。", "src:wenku-solarbe-29531", to="src", many=True)


class Provision(Scoped, Noted):
    """One clause of a policy that does something: the unit of analysis."""

    PREFIX = "prv"

    policy: str = column("pg:policy", "policy|所属政策", "The document it stands in.|所在文件。", "pol:cn/2021/guofa-23", to="pol", required=True)
    clause: str = column("eli:number", "clause|条款", "Where in the document: article, part, page.|条款位置。", "三（五）2")
    summary_zh: str = column("pg:summary", "what it does (Chinese)|内容（中文）", "One sentence in Chinese, a paraphrase.|一句话概括。", "2030年新增新能源、清洁能源动力交通工具比例达40%左右", lang="zh", required=True)
    summary_en: str = column("pg:summary", "what it does (English)|内容（英文）", "One sentence in English, a paraphrase.|英文一句话概括。", "About 40 % of newly added vehicles run on new or clean energy by 2030", lang="en", required=True)
    instrument: str = column("pg:instrument", "instrument|政策工具", "Kind of instrument.|工具类型。", "target_setting", scheme="instrument", required=True)
    modality: str = column("pg:modality", "modality|效力方式", "What it does to the addressee.|对对象的规范方式。", "plans", scheme="modality", required=True)
    counterparties: tuple[str, ...] = column("pg:counterparty", "counterparties|相对方", "Who is on the other side, such as who pays.|相对一方，如付款方。", "grid_company", scheme="addressee", many=True)
    action: str = column("pg:action", "action|行为", "The action obliged, permitted or prohibited.|所要求、允许或禁止的行为。", "act:restrict-nev-purchase", to="act")
    sides: tuple[str, ...] = column("pg:side", "sides|环节", "Supply, technology, recycling or demand side.|供给、技术、回收或需求侧。", "demand", scheme="side", many=True, required=True)
    stages: tuple[str, ...] = column("pg:stage", "life-cycle stages|生命周期阶段", "Design, production, use, recycling.|设计、生产、使用、回收。", "usage", scheme="stage", many=True, required=True)
    actors: tuple[str, ...] = column("pg:actor", "actors|主体", "Government, enterprise, user.|政府、企业、用户。", "government;user", scheme="actor", many=True, required=True)
    condition_en: str = column("pg:condition", "condition (English)|条件（英文）", "When it applies.|适用条件（英文）。", "recognised pilots only", lang="en")
    condition_zh: str = column("pg:condition", "condition (Chinese)|条件（中文）", "When it applies, in Chinese.|适用条件。", "仅限认定试点", lang="zh")
    deadline: str = column("pg:deadline", "deadline|期限", "By when it must be done.|完成期限。", "2025-12-31", kind="date")
    objectives: tuple[str, ...] = column("pg:declaredObjective", "declared objectives|宣示目标", "Objectives it says it serves.|所宣示服务的目标。", "obj:carbon-peaking", to="obj", many=True)
    about_instrument: tuple[str, ...] = column("pg:aboutInstrument", "about instrument|所涉下级工具", "For a norm about what lower levels may issue: the instruments it speaks of.|约束下级出台何种工具的规范所指的工具。", "purchase_limit", scheme="instrument", many=True)
    about_technology: tuple[str, ...] = column("pg:aboutTechnology", "about technology|所涉下级技术", "The technologies such a norm speaks of.|该规范所指的技术。", "tec:nev", to="tec", many=True)
    joint_system: tuple[str, ...] = column("pg:jointSystem", "joint system|双边融合系统", "Part of the paper's joint policy-technology system.|论文所提双边融合系统的组成部分。", "technology_integration", scheme="joint_system", many=True)


class Definition(Scoped, Noted):
    """Whether a class counts as a member of a term for a purpose, such as plug-in hybrids among NEVs for plates."""

    PREFIX = "def"

    provision: str = column("pg:provision", "provision|所属条款", "The clause that defines.|作出界定的条款。", "prv:cn/2020/guobanfa-39/1", to="prv", required=True)
    term: str = column("pg:definedTerm", "term|术语", "The term whose membership is set.|被界定的术语（技术类）。", "tec:nev", to="tec", required=True)
    member: str = column("pg:member", "member|成员", "The class that is in or out.|被纳入或排除的类别。", "tec:phev", to="tec", required=True)
    included: str = column("pg:included", "included|是否纳入", "yes or no.|yes 表示纳入，no 表示排除。", "yes", scheme="polarity", required=True)
    purpose: str = column("pg:purpose", "purpose|用途", "For which instrument the membership counts; blank = in general.|用于何种工具，空白为一般口径。", "purchase_limit", scheme="instrument")


class Target(Scoped, Noted):
    """A number to reach by a year."""

    PREFIX = "tgt"

    provision: str = column("pg:provision", "provision|所属条款", "The clause that sets it.|设定该目标的条款。", "prv:cn/2021/guofa-23/1", to="prv", required=True)
    indicator: str = column("pg:indicator", "indicator|指标", "What is to reach the number.|指标。", "ind:nev-share-sales", to="ind", required=True)
    comparator: str = column("pg:comparator", "comparator|比较符", "以上 is >=, 超过 is >, 以内 is <=, 达到 is =.|以上为 >=，超过为 >，以内为 <=，达到为 =。", ">=", scheme="comparator")
    approximate: str = column("pg:approximate", "approximate|约数", "yes where the text says about (左右).|文中为“左右”时填 yes。", "yes", scheme="polarity")
    value: str = column("pg:value", "value|数值", "The number as decimal text; negative = a fall; blank only for delegated values.|十进制数值，下降为负；仅下达类可空。", "45", kind="decimal")
    unit: str = column("pg:unit", "unit|单位", "Unit of the value.|单位。", "%", kind="unit")
    base_year: int | None = column("pg:baseYear", "base year|基年", "Year a change is counted from.|变化率的基年。", "2020", kind="integer", low=1949, high=2100)
    due_year: int | None = column("pg:dueYear", "due year|目标年", "Year in which it is due.|目标年份。", "2030", kind="integer", low=1949, high=2100)
    nature: str = column("pg:nature", "nature|性质", "Stock, flow, cumulative, share, change, price or date.|存量、流量、累计、占比、变化率、价格或年份。", "share", scheme="nature", required=True)
    basis: str = column("pg:basis", "basis|口径", "Definition of the share, test cycle, boundary.|占比口径、测试工况或边界。", "new sales, NEV incl. PHEV")
    standing: str = column("pg:standing", "standing|来源性质", "In the text, inherited, standing condition, briefing, expectation, delegated.|文本载明、承继、常设、发布会口径、预期或下达。", "text", scheme="standing", required=True)
    force: str = column("pg:force", "force|约束力", "Binding, expected, strive (力争) or not stated.|约束性、预期性、力争或未载明。", "strive", scheme="force", required=True)
    body: str = column("pg:reportingBody", "reporting body|负责机构", "Who answers for it, where stated.|负责机构。", "ag:ndrc", to="ag")


class Setting(Scoped, Noted):
    """A number in force: subsidy, price, coefficient, quota, threshold, cap."""

    PREFIX = "set"

    provision: str = column("pg:provision", "provision|所属条款", "The clause that sets it.|设定该数值的条款。", "prv:bj/2024/quota/1", to="prv", required=True)
    indicator: str = column("pg:indicator", "indicator|指标", "What is set.|所设定的量。", "ind:plate-quota-nev", to="ind", required=True)
    role: str = column("pg:role", "role|性质", "Paid, charged, cap, floor, budget, ratio, threshold, quota, count.|支付、收取、上限、下限、预算、系数、门槛、配额、数量。", "quota", scheme="setting_role", required=True)
    value: str = column("pg:value", "value|数值", "The number; blank where only a range is given.|数值；仅有区间时留空。", "80000", kind="decimal")
    low: str = column("pg:low", "low|下限", "Low end of a range.|区间下限。", "0.3", kind="decimal")
    high: str = column("pg:high", "high|上限", "High end of a range.|区间上限。", "5", kind="decimal")
    unit: str = column("pg:unit", "unit|单位", "Unit.|单位。", "plates", kind="unit", required=True)
    customer_class: str = column("pg:customerClass", "customer class|用户类别", "For whom.|适用用户。", "vehicle_buyer", scheme="customer_class")


class TariffPeriod(Noted):
    """Hours of a time-of-use tariff and what they are called."""

    PREFIX = "trp"

    provision: str = column("pg:provision", "provision|所属条款", "The clause that sets the hours.|规定时段的条款。", "prv:gd/2021/tou/1", to="prv", required=True)
    places: tuple[str, ...] = column("pg:place", "places|地区", "Where; blank = as its provision.|适用地区，空白同条款。", "plc:CN-GD", to="plc", many=True)
    customer_class: str = column("pg:customerClass", "customer class|用户类别", "For whom.|适用用户。", "industrial_commercial", scheme="customer_class", required=True)
    months: tuple[str, ...] = column("pg:month", "months|月份", "Months; blank = all.|月份，空白为全年。", "3;4;5", many=True)
    day_type: str = column("pg:dayType", "day type|日类型", "All days, working days or holidays.|全部、工作日或节假日。", "all", scheme="day_type", required=True)
    hours: tuple[str, ...] = column("pg:hours", "hours|时段", "Clock spans.|时段。", "10-12;14-19", kind="hours", many=True, required=True)
    tariff_label: str = column("pg:tariffLabel", "label|时段名称", "Sharp, peak, flat, valley, deep valley.|尖、峰、平、谷、深谷。", "peak", scheme="tariff_label", required=True)
    start: str = column("pg:start", "start|起始", "First day; blank = as its provision.|开始日期。", "2024-06-01", kind="date")
    end: str = column("pg:end", "end|终止", "Last day; blank = as its provision.|终止日期。", "", kind="date")


class Relation(Noted):
    """How one policy or provision stands to another."""

    PREFIX = "rel"

    subject: str = column("pg:subject", "subject|主体", "The later or lower document or clause.|后出台或下位的文件或条款。", "pol:ln/2024/beautiful", to="pol prv", required=True)
    relation: str = column("pg:relation", "relation|关系", "Implements, amends, supersedes, ends, authorises, …|落实、修改、取代、终止、授权等。", "implements", scheme="relation", required=True)
    object: str = column("pg:object", "object|客体", "The earlier or higher document or clause.|先出台或上位的文件或条款。", "pol:cn/2023/zhongfa-30", to="pol prv", required=True)
