"""The questions people ask most, as SPARQL files with typed parameters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from policygraph.errors import UsageError
from policygraph.rdf.rows import date_term
from policygraph.rdf.statements import iri, term_parts
from policygraph.resources import ontology_folder
from policygraph.schema.ids import CONCEPT, INSTANCE, concept_iri, id_iri, iri_id, is_id, prefix_of
from policygraph.schema.periods import is_partial_date
from policygraph.schema.vocabularies import terms
from policygraph.texts import Lang

__all__ = ["Parameter", "Question", "saved_question", "saved_questions", "verify_questions"]

# A parameter is a VALUES line with one term, its default; so every file runs as it is in any engine.
_SLOT: Final = re.compile(
    r"^(?P<head>[ ]*VALUES \?(?P<name>\w+) \{ )"
    r"(?P<term><[^<>\s]+>|\"[^\"\s]*\"\^\^<[^<>\s]+>)(?P<tail> \})$",
    re.M,
)
_TITLE: Final = re.compile(r"^# (?P<lang>en|zh): (?P<text>.+)$", re.M)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value a question can be asked with: its name, its default, and what it must be.

    ``kind`` is the prefix of an id (``plc``), ``term:SCHEME``, or ``date``.
    """

    name: str
    kind: str
    default: str


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question: its name, what it asks in both languages, its text and its parameters."""

    name: str
    title_en: str
    title_zh: str
    text: str
    parameters: tuple[Parameter, ...]

    def title(self, lang: Lang = "en") -> str:
        """Return what it asks, in ``lang``."""
        return self.title_en if lang == "en" else self.title_zh

    def bound(self, **values: str) -> str:
        """Return the text with the given values in place of the defaults.

        A value never becomes part of the text as it is: it is checked, made a term, and the term is written.

        Raises
        ------
        UsageError
            If the question has no such parameter, or the value is not of its kind.
        """
        known = {each.name: each for each in self.parameters}
        for name in values:
            if name not in known:
                raise UsageError("rdf.no_parameter", question=self.name, name=name, known=", ".join(known) or "-")
        bound = {name: _term(known[name], value) for name, value in values.items()}

        def replace(found: re.Match[str]) -> str:
            return f"{found['head']}{bound.get(found['name'], found['term'])}{found['tail']}"

        return _SLOT.sub(replace, self.text)


def saved_questions() -> dict[str, Question]:
    """Return the saved questions by name; the name is that of the file in ``ontology/questions``."""
    return _questions(ontology_folder() / "questions")


def verify_questions() -> dict[str, Question]:
    """Return the queries of ``ontology/verify``, whose answer must be empty, by name."""
    return _questions(ontology_folder() / "verify")


def saved_question(name: str) -> Question:
    """Return one saved question.

    Raises
    ------
    UsageError
        If there is none of that name.
    """
    known = saved_questions()
    if name not in known:
        raise UsageError("rdf.no_question", name=name, known=", ".join(known))
    return known[name]


def _questions(folder: Path) -> dict[str, Question]:
    return {path.stem: _question(path) for path in sorted(folder.glob("*.rq"))}


def _question(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    titles = {found["lang"]: found["text"] for found in _TITLE.finditer(text)}
    parameters = tuple(_parameter(found["name"], found["term"]) for found in _SLOT.finditer(text))
    return Question(path.stem, titles["en"], titles["zh"], text, parameters)


def _parameter(name: str, term: str) -> Parameter:
    value = term_parts(term).value
    if value.startswith(INSTANCE):
        identifier = iri_id(value)
        return Parameter(name, prefix_of(identifier), identifier)
    if value.startswith(CONCEPT):
        scheme = value.removeprefix(CONCEPT).partition("/")[0]
        notation = next(each for each in terms(scheme) if concept_iri(scheme, each) == value)
        return Parameter(name, f"term:{scheme}", notation)
    return Parameter(name, "date", value)


def _term(parameter: Parameter, value: str) -> str:
    kind, _, scheme = parameter.kind.partition(":")
    if kind == "term" and value in terms(scheme):
        return iri(concept_iri(scheme, value))
    if kind == "date" and is_partial_date(value) and len(value) == len(parameter.default):
        return date_term(value)
    if kind not in ("date", "term") and is_id(value) and prefix_of(value) == kind:
        return iri(id_iri(value))
    raise UsageError("rdf.parameter", name=parameter.name, value=value, kind=parameter.kind, example=parameter.default)
