"""Records of ``data/system``: indicators, objectives, technologies and how effects travel between them."""

from __future__ import annotations

from policygraph.schema.column import Noted, Scoped, column

__all__ = [
    "Action",
    "DefaultEffect",
    "Effect",
    "Indicator",
    "Influence",
    "Interaction",
    "Objective",
    "Prerequisite",
    "Technology",
]

# One column, one line.
# fmt: off


class Indicator(Noted):
    """A variable of the energy-economy-environment system."""

    PREFIX = "ind"

    label_en: str = column("skos:prefLabel", "name (English)|英文名称", "Name in English.|英文名称。", "NEV share of new-car sales", lang="en", required=True)
    label_zh: str = column("skos:prefLabel", "name (Chinese)|中文名称", "Name in Chinese.|中文名称。", "新能源汽车新车销量占比", lang="zh", required=True)
    definition_en: str = column("skos:definition", "definition (English)|定义（英文）", "What is counted, and what is not.|统计口径（英文）。", "Share of NEVs (BEV, PHEV, FCV) in new-car sales", lang="en")
    definition_zh: str = column("skos:definition", "definition (Chinese)|定义（中文）", "What is counted, in Chinese.|统计口径。", "新车销量中新能源汽车的比例", lang="zh")
    unit: str = column("pg:unit", "unit|单位", "Unit it is measured in.|计量单位。", "%", kind="unit", required=True)
    better_when: str = column("pg:betterWhen", "better when|优劣方向", "up, down or none.|越高越好、越低越好或无方向。", "up", scheme="better_when", required=True)
    limited: str = column("pg:limited", "limited resource|有限资源", "yes if policies can compete for it.|政策可能争夺的资源填 yes。", "no", scheme="polarity")
    prices: str = column("pg:prices", "prices the behaviour|所定价行为", "The action this price or revenue rewards.|该价格或收益所激励的行为。", "act:discharge-to-grid", to="act")
    part: str = column("pg:part", "numerator|分子", "Numerator where it is a share.|占比的分子指标。", "ind:nev-sales", to="ind")
    whole: str = column("pg:whole", "denominator|分母", "Denominator where it is a share.|占比的分母指标。", "ind:car-sales", to="ind")
    broader: tuple[str, ...] = column("skos:broader", "broader|上位指标", "Wider indicators.|更宽的指标。", "ind:nev-share", to="ind", many=True)
    three_e: tuple[str, ...] = column("pg:threeE", "3E|3E系统", "Energy, economy, environment.|能源、经济、环境。", "energy;environment", scheme="three_e", many=True, required=True)
    trilemma: tuple[str, ...] = column("pg:trilemma", "trilemma|能源不可能三角", "Price, supply, ecology.|价格、供给、生态。", "ecology", scheme="trilemma", many=True, required=True)
    levels: tuple[str, ...] = column("pg:level", "level|层次", "Path, status, goal.|路径、现状、目标。", "path", scheme="level", many=True, required=True)


class Objective(Noted):
    """A node of the goal tree; names the indicators that measure it and the direction that is good."""

    PREFIX = "obj"

    label_en: str = column("skos:prefLabel", "name (English)|英文名称", "Name in English.|英文名称。", "Carbon peaking", lang="en", required=True)
    label_zh: str = column("skos:prefLabel", "name (Chinese)|中文名称", "Name in Chinese.|中文名称。", "碳达峰", lang="zh", required=True)
    definition_en: str = column("skos:definition", "definition (English)|定义（英文）", "What it means here.|含义（英文）。", "CO2 emissions peak before 2030", lang="en")
    definition_zh: str = column("skos:definition", "definition (Chinese)|定义（中文）", "What it means here, in Chinese.|含义。", "2030年前二氧化碳排放达峰", lang="zh")
    parents: tuple[str, ...] = column("skos:broader", "parents|上级目标", "Objectives it is part of.|所属上级目标。", "obj:dual-carbon", to="obj", many=True)
    measured_up: tuple[str, ...] = column("pg:measuredUp", "good when higher|越高越好的指标", "Indicators that measure it and should rise.|衡量该目标且应上升的指标。", "ind:nonfossil-share", to="ind", many=True)
    measured_down: tuple[str, ...] = column("pg:measuredDown", "good when lower|越低越好的指标", "Indicators that measure it and should fall.|衡量该目标且应下降的指标。", "ind:co2-emissions", to="ind", many=True)
    three_e: tuple[str, ...] = column("pg:threeE", "3E|3E系统", "Energy, economy, environment.|能源、经济、环境。", "environment", scheme="three_e", many=True, required=True)
    trilemma: tuple[str, ...] = column("pg:trilemma", "trilemma|能源不可能三角", "Price, supply, ecology.|价格、供给、生态。", "ecology", scheme="trilemma", many=True, required=True)
    levels: tuple[str, ...] = column("pg:level", "level|层次", "Path, status, goal.|路径、现状、目标。", "goal", scheme="level", many=True, required=True)


class Technology(Noted):
    """A technology with its parents and the indicator of its adoption."""

    PREFIX = "tec"

    label_en: str = column("skos:prefLabel", "name (English)|英文名称", "Name in English.|英文名称。", "Battery electric vehicle", lang="en", required=True)
    label_zh: str = column("skos:prefLabel", "name (Chinese)|中文名称", "Name in Chinese.|中文名称。", "纯电动汽车", lang="zh", required=True)
    definition_en: str = column("skos:definition", "definition (English)|定义（英文）", "What belongs to it.|范围（英文）。", "", lang="en")
    definition_zh: str = column("skos:definition", "definition (Chinese)|定义（中文）", "What belongs to it, in Chinese.|范围。", "", lang="zh")
    parents: tuple[str, ...] = column("skos:broader", "parents|上级技术", "Wider classes; there may be several.|上级类别，可多个。", "tec:nev;tec:electric-drive", to="tec", many=True)
    adoption: str = column("pg:adoption", "adoption indicator|采用指标", "The indicator that counts its adoption.|衡量其采用的指标。", "ind:bev-stock", to="ind")
    close_match: tuple[str, ...] = column("skos:closeMatch", "OEO term|OEO对应", "Open Energy Ontology terms of like meaning.|开放能源本体中的近似概念。", "OEO_00010024", many=True)


class Effect(Scoped, Noted):
    """What a provision does to an indicator."""

    PREFIX = "eff"

    provision: str = column("pg:provision", "provision|所属条款", "The clause that acts.|起作用的条款。", "prv:cn/2021/guofa-23/1", to="prv", required=True)
    indicator: str = column("pg:indicator", "indicator|指标", "What it acts on.|作用的指标。", "ind:nev-share-sales", to="ind", required=True)
    sign: str = column("pg:sign", "sign|方向", "+ raises, - lowers, 0 no effect, ? not stated.|+ 提高，- 降低，0 无影响，? 未载明。", "+", scheme="sign", required=True)
    strength: int | None = column("pg:strength", "strength|强度", "1 weak, 2 medium, 3 strong.|1弱 2中 3强。", "2", kind="integer", low=1, high=3)
    kind: str = column("pg:effectKind", "kind|类型", "Pushes, consumes or provides.|推动、消耗或提供。", "pushes", scheme="effect_kind", required=True)


class DefaultEffect(Noted):
    """What an instrument kind does to an indicator for a technology unless a provision says more."""

    PREFIX = "dfe"

    instrument: str = column("pg:instrument", "instrument|政策工具", "Kind of instrument.|工具类型。", "purchase_subsidy", scheme="instrument", required=True)
    technology: str = column("pg:technology", "technology|技术", "The technology it is applied to.|所适用的技术。", "tec:nev", to="tec", required=True)
    indicator: str = column("pg:indicator", "indicator|指标", "What it acts on.|作用的指标。", "ind:nev-share-sales", to="ind", required=True)
    sign: str = column("pg:sign", "sign|方向", "+, -, 0 or ?.|+、-、0 或 ?。", "+", scheme="sign", required=True)
    strength: int | None = column("pg:strength", "strength|强度", "1 weak, 2 medium, 3 strong.|1弱 2中 3强。", "2", kind="integer", low=1, high=3)
    kind: str = column("pg:effectKind", "kind|类型", "Pushes, consumes or provides.|推动、消耗或提供。", "pushes", scheme="effect_kind", required=True)


class Influence(Scoped, Noted):
    """How one indicator moves another."""

    PREFIX = "inf"

    source: str = column("pg:source", "source indicator|起因指标", "The indicator that moves first.|起因。", "ind:nev-stock", to="ind", required=True)
    target: str = column("pg:target", "target indicator|结果指标", "The indicator that is moved.|结果。", "ind:oil-demand", to="ind", required=True)
    sign: str = column("pg:sign", "sign|方向", "Sign of the effect of more of the source.|起因增加时结果的变化方向。", "-", scheme="sign", required=True)
    strength: int | None = column("pg:strength", "strength|强度", "1 weak, 2 medium, 3 strong.|1弱 2中 3强。", "2", kind="integer", low=1, high=3)
    kind: str = column("pg:influenceKind", "kind|类型", "Physical, market, incentive, administrative.|物理、市场、激励、行政。", "physical", scheme="influence_kind", required=True)
    lag: str = column("pg:lag", "lag (years)|滞后（年）", "Years until it shows; blank = unknown.|显效所需年数，未知留空。", "1", kind="decimal")
    synergies: tuple[str, ...] = column("pg:synergy", "synergies|协同", "Policy, technology or integrated synergy of the paper.|论文中的政策、技术或综合协同。", "integrated", scheme="synergy", many=True)


class Interaction(Noted):
    """A published rule on how two kinds of instruments act together."""

    PREFIX = "int"

    first: str = column("pg:first", "first instrument|工具甲", "Kind of instrument.|工具类型。", "quota_obligation", scheme="instrument", required=True)
    second: str = column("pg:second", "second instrument|工具乙", "Kind of instrument.|工具类型。", "emissions_trading", scheme="instrument", required=True)
    first_technology: str = column("pg:firstTechnology", "first technology|甲所涉技术", "Only where the first concerns this; blank = where both meet.|仅当甲涉及该技术，空白为两者相交。", "tec:coal-power", to="tec")
    second_technology: str = column("pg:secondTechnology", "second technology|乙所涉技术", "Only where the second concerns this.|仅当乙涉及该技术。", "tec:storage", to="tec")
    condition_en: str = column("pg:condition", "condition (English)|条件（英文）", "When the rule holds.|成立条件（英文）。", "the cap binds", lang="en")
    condition_zh: str = column("pg:condition", "condition (Chinese)|条件（中文）", "When the rule holds, in Chinese.|成立条件。", "总量上限有约束", lang="zh")
    unless_instrument: str = column("pg:unlessInstrument", "unless|除非另有", "Does not hold where this instrument stands beside.|同时存在该工具时不成立。", "accounting_rule", scheme="instrument")
    sign: str = column("pg:sign", "sign|方向", "Sign of the added effect of having both.|并用时附加效果的方向。", "-", scheme="sign", required=True)
    mechanism_en: str = column("pg:mechanism", "mechanism (English)|机理（英文）", "Why.|机理（英文）。", "", lang="en")
    mechanism_zh: str = column("pg:mechanism", "mechanism (Chinese)|机理（中文）", "Why, in Chinese.|机理。", "", lang="zh")
    remedy_en: str = column("pg:remedy", "remedy (English)|消除办法（英文）", "What would end it.|消除办法（英文）。", "Lower the cap by what the quota delivers.", lang="en")
    remedy_zh: str = column("pg:remedy", "remedy (Chinese)|消除办法（中文）", "What would end it, in Chinese.|消除办法。", "按配额减排量下调总量上限。", lang="zh")


class Prerequisite(Noted):
    """An instrument that needs another one in the same place to work."""

    PREFIX = "pre"

    instrument: str = column("pg:instrument", "instrument|政策工具", "The instrument that needs it.|需要前提的工具。", "pilot", scheme="instrument", required=True)
    technology: str = column("pg:technology", "technology|技术", "For which technology.|所涉技术。", "tec:v2g", to="tec", required=True)
    requires_instrument: str = column("pg:requiresInstrument", "requires|所需工具", "The instrument it needs.|所需的工具。", "feed_in_price", scheme="instrument", required=True)
    reason_en: str = column("pg:reason", "reason (English)|理由（英文）", "Why it is needed.|理由（英文）。", "Without a discharge price nobody is paid", lang="en", required=True)
    reason_zh: str = column("pg:reason", "reason (Chinese)|理由（中文）", "Why it is needed, in Chinese.|理由。", "没有放电价格就无人获得报酬", lang="zh", required=True)


class Action(Noted):
    """An action that provisions oblige, permit or prohibit; the tree says which needs which."""

    PREFIX = "act"

    label_en: str = column("skos:prefLabel", "name (English)|英文名称", "Name in English.|英文名称。", "Limit purchases of new-energy vehicles", lang="en", required=True)
    label_zh: str = column("skos:prefLabel", "name (Chinese)|中文名称", "Name in Chinese.|中文名称。", "限制新能源汽车购买", lang="zh", required=True)
    parents: tuple[str, ...] = column("skos:broader", "parents|上级行为", "Wider actions.|上级行为。", "act:restrict-car-purchase", to="act", many=True)
    enables: tuple[str, ...] = column("pg:enables", "enables|使能", "Actions that need this one.|以此为前提的行为。", "act:charge-at-home", to="act", many=True)
    hinders: tuple[str, ...] = column("pg:hinders", "hinders|阻碍", "Actions this one prevents.|被其阻碍的行为。", "act:buy-nev", to="act", many=True)
    excludes: tuple[str, ...] = column("pg:excludes", "excludes|互斥", "Actions that cannot be done together with it.|不能同时进行的行为。", "", to="act", many=True)
