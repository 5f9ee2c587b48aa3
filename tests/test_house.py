"""The house stands: imports go downward only, every module has its twin, every public name is declared."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "policygraph"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)

FLOORS = {
    "texts": 0, "errors": 0, "resources": 0, "display": 0, "compute": 0, "schema": 0,
    "graph": 1, "causal": 2, "models": 2, "checks": 3, "scoring": 4, "views": 5, "rdf": 5, "interop": 5,
    "site": 6, "server": 7, "cli": 8,
}  # fmt: skip
# Single files of the ground floor stand under the schema, in this order.
CELLAR = ("texts", "errors", "resources", "display", "compute", "schema")


def room(path: Path) -> str:
    """Return the room a module is in: its folder below the package, or its own name."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    """Return the rooms a module imports; the package root counts as ``<root>``."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative imports hide the room they reach into"
            names = [node.module or ""]
            if node.module == "policygraph":
                names = [f"policygraph.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "policygraph":
                found.add(parts[1] if len(parts) > 1 else "<root>")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_downward_only(path: Path) -> None:
    here = room(path)
    if here in ("__init__", "__main__"):
        return
    for other in imported_rooms(path) - {here}:
        assert other in FLOORS, f"{path.name} imports {other}, which is no room (or the package root)"
        below = FLOORS[other] < FLOORS[here]
        in_the_cellar = FLOORS[other] == FLOORS[here] == 0 and CELLAR.index(other) < CELLAR.index(here)
        assert below or in_the_cellar, f"{path.name} ({here}) must not import {other}"


def test_every_room_is_on_a_floor() -> None:
    rooms = {room(path) for path in MODULES} - {"__init__", "__main__"}
    assert rooms == set(FLOORS)


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.name not in ("__init__.py", "__main__.py")],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_every_module_has_a_twin(path: Path) -> None:
    place = path.relative_to(PACKAGE)
    twin = ROOT / "tests" / place.parent / f"test_{place.name}"
    assert twin.is_file(), f"tests/{place.parent.as_posix()}/test_{place.name} is missing"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_public_names_are_declared(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lists = [
        [item.value for item in node.value.elts if isinstance(item, ast.Constant)]
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.List)
        and any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets)
    ]
    if path.name in ("__init__.py", "__main__.py") and not lists:
        return
    assert len(lists) == 1, "one __all__, a plain list; ruff keeps it sorted"


def test_nothing_heavy_is_imported_at_module_level() -> None:
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
                assert not any(name.partition(".")[0] == "pyvis" for name in names), (
                    f"{path.name} imports pyvis at once"
                )


def test_no_machine_path_and_no_registry_stands_in_the_project() -> None:
    # Spelled in pieces, so that this file does not find itself.
    forbidden = ["/" + "work/", "/" + "root/", "/" + "home/", "pypi" + ".org", "python" + "hosted", "npm" + "js."]
    suffixes = {".py", ".md", ".toml", ".yaml", ".yml", ".ttl", ".rq", ".html", ".js", ".css", ".sh", ""}
    folders = ("policygraph", "ontology", "tests", "docs", "bench", ".ci")
    files = [
        path for name in folders for path in (ROOT / name).rglob("*") if path.is_file() and path.suffix in suffixes
    ]
    files += [path for path in ROOT.iterdir() if path.is_file() and path.suffix in suffixes]
    for path in files:
        if "__pycache__" in path.parts or "vendor" in path.parts or path.name.endswith(".min.js"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        for word in forbidden:
            assert word not in text, f"{path.relative_to(ROOT)} names {word}"
