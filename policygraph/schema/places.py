"""Records of ``data/places``: jurisdictions and agencies."""

from __future__ import annotations

from policygraph.schema.column import Noted, column

__all__ = ["Agency", "Jurisdiction"]

# One column, one line.
# fmt: off


class Jurisdiction(Noted):
    """A place with authority, or a named group of places."""

    PREFIX = "plc"

    label_en: str = column("skos:prefLabel", "name (English)|英文名称", "Name in English.|英文名称。", "Guangdong", lang="en", required=True)
    label_zh: str = column("skos:prefLabel", "name (Chinese)|中文名称", "Full name in Chinese.|中文全称。", "广东省", lang="zh", required=True)
    short_zh: str = column("skos:altLabel", "short name|简称", "Short Chinese name without the rank.|不带层级的简称。", "广东", lang="zh")
    pinyin: str = column("pg:pinyin", "pinyin|拼音", "Pinyin without tones.|不带声调的拼音。", "Guangdong")
    place_level: str = column("pg:placeLevel", "level|层级", "Nation, group, province, city, county.|国家、区域组、省级、地级、县级。", "province", scheme="place_level", required=True)
    parent: str = column("dcterms:isPartOf", "parent|上级", "The place directly above.|直接上级。", "plc:CN", to="plc")
    groups: tuple[str, ...] = column("pg:inGroup", "groups|所属区域组", "Named groups it belongs to.|所属的区域组。", "plc:grp/south-grid", to="plc", many=True)
    iso: str = column("skos:notation", "ISO 3166-2|ISO 3166-2", "ISO 3166-2 code; provinces only.|ISO 3166-2 代码，仅省级。", "CN-GD")
    gbt: str = column("pg:gbt2260", "GB/T 2260|GB/T 2260", "Six-digit code of GB/T 2260.|六位行政区划代码。", "440000")
    borders: tuple[str, ...] = column("pg:borders", "borders|接壤", "Neighbours of the same level.|同级接壤地区。", "plc:CN-FJ;plc:CN-JX", to="plc", many=True)
    grid_area: str = column("pg:gridArea", "grid area|电网区域", "The grid area it belongs to.|所属电网区域。", "plc:grp/grid-south", to="plc")
    searched: str = column("pg:searched", "searched|是否检索", "no where nobody looked for its policies.|未检索其政策时填 no。", "yes", scheme="polarity")


class Agency(Noted):
    """A body that signs policies or answers for targets."""

    PREFIX = "ag"

    label_en: str = column("skos:prefLabel", "name (English)|英文名称", "Name in English.|英文名称。", "National Development and Reform Commission", lang="en", required=True)
    label_zh: str = column("skos:prefLabel", "name (Chinese)|中文名称", "Name in Chinese.|中文名称。", "国家发展和改革委员会", lang="zh", required=True)
    short_en: str = column("skos:altLabel", "abbreviation|英文缩写", "Usual abbreviation.|常用缩写。", "NDRC", lang="en")
    jurisdiction: str = column("eli:jurisdiction", "jurisdiction|辖区", "The place it belongs to.|所属辖区。", "plc:CN", to="plc", required=True)
    agency_kind: str = column("pg:agencyKind", "kind|类别", "Party, legislature, ministry, local government, …|党的机关、人大、部委、地方政府等。", "ministry", scheme="agency_kind", required=True)
