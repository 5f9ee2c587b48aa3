"""Records of ``data/interventions``: what could be done, as edits of the graph and of model parameters."""

from __future__ import annotations

from policygraph.schema.column import Noted, column

__all__ = ["Change", "Intervention"]

# One column, one line.
# fmt: off


class Intervention(Noted):
    """A candidate for action, with its cost, place and prerequisites."""

    PREFIX = "itv"

    label_en: str = column("skos:prefLabel", "name (English)|英文名称", "Name in English.|英文名称。", "Issue a discharge price in every pilot province", lang="en", required=True)
    label_zh: str = column("skos:prefLabel", "name (Chinese)|中文名称", "Name in Chinese.|中文名称。", "各试点省出台放电价格", lang="zh", required=True)
    description_en: str = column("dcterms:description", "description (English)|说明（英文）", "What is done, by whom.|由谁做什么（英文）。", "", lang="en")
    description_zh: str = column("dcterms:description", "description (Chinese)|说明（中文）", "What is done, by whom, in Chinese.|由谁做什么。", "", lang="zh")
    places: tuple[str, ...] = column("pg:place", "places|地区", "Where.|地区。", "plc:CN", to="plc", many=True, required=True)
    cost: str = column("pg:cost", "public cost|财政成本", "Public cost; blank = computed by the model or unknown.|财政成本，空白为模型计算或未知。", "20", kind="decimal")
    cost_low: str = column("pg:costLow", "cost, low|成本下限", "Low end.|下限。", "10", kind="decimal")
    cost_high: str = column("pg:costHigh", "cost, high|成本上限", "High end.|上限。", "30", kind="decimal")
    cost_unit: str = column("pg:costUnit", "unit of cost|成本单位", "Unit of the cost.|成本单位。", "MCNY/yr", kind="unit")
    prerequisites: tuple[str, ...] = column("pg:prerequisite", "prerequisites|前提", "Interventions that must come first.|须先行的措施。", "itv:discharge-price", to="itv", many=True)
    ease: int | None = column("pg:ease", "ease|难易", "1 a law must change, 2 several bodies, 3 one body.|1需修法 2多部门 3单部门。", "3", kind="integer", low=1, high=3)
    basis: str = column("pg:interventionBasis", "basis|依据", "Section of the paper or rule code it comes from.|来自论文章节或规则代码。", "4.2 usage")


class Change(Noted):
    """One edit of an intervention."""

    PREFIX = "chg"

    intervention: str = column("pg:intervention", "intervention|所属措施", "The intervention it belongs to.|所属措施。", "itv:discharge-price", to="itv", required=True)
    operation: str = column("pg:operation", "operation|操作", "Add, remove, set, end, or change a parameter.|新增、删除、改值、终止或改参数。", "set", scheme="operation", required=True)
    table: str = column("pg:table", "table|表", "Table that is edited; for parameters the model.|所改的表；参数则为模型名。", "targets", required=True)
    row: str = column("pg:row", "row|行", "Id of the row, or the name of the parameter.|行编号或参数名。", "tgt:ln/2024/beautiful/1", required=True)
    column_name: str = column("pg:column", "column|列", "Column that is set.|所改的列。", "value")
    value: str = column("pg:value", "value|取值", "New value; for an added row, column=value pairs separated by “;;”.|新值；新增行写作以“;;”分隔的“列=值”。", "45")
