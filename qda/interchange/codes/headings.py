"""What the columns of people's codebooks are called."""

import re
from collections.abc import Mapping
from types import MappingProxyType

_SIGNS = re.compile(r"[^\w]+")

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "name": "name, code name, codename, full name, long name, title",
        "path": "hierarchical name, code path, path, full path",
        "definition": "definition, definitions, description, meaning, memo, code memo, comment, comments, "
        "code comment, code definition, code description, what it means, explanation, brief definition, "
        "full definition, short definition, beschreibung, kommentar, définition, description du code, "
        "commentaire, definición, descripción, comentario",
        "include": "include, includes, inclusion, inclusion criteria, when to use, when to apply, use when, "
        "use for, apply when, when to use it, coding rule, coding rules, kodierregel, kodierregeln, "
        "codierregel, codierregeln, einschluss, règle de codage, critères d inclusion, inclusión, "
        "criterios de inclusión, regla de codificación",
        "exclude": "exclude, excludes, exclusion, exclusion criteria, when not to use, when not to apply, "
        "do not use when, do not use for, when not to use it, ausschluss, critères d exclusion, exclusión, "
        "criterios de exclusión",
        "color": "color, colour, code color, code colour, farbe",
        "examples": "example, examples, example quote, example quotes, quote, quotes, quotation, quotations, "
        "illustrative quote, illustrative quotes, sample quote, example text, anchor example, "
        "anchor examples, ankerbeispiel, ankerbeispiele, beispiel, beispiele, exemple, exemples, ejemplo, "
        "ejemplos",
        "groups": "groups, code group, code groups",
        "id": "id, code id, cid",
        "outer": "parent id, parentid, parent code id",
        "depth": "depth, level, code level, hierarchy level",
        "beside": "files, sources, references, frequency, grounded, density, coded segments, weighted, "
        "number of highlights, number of codings, count, created, created by, created on, modified on",
    }
)
_LEVELS: Mapping[str, str] = MappingProxyType(
    {
        "theme": "theme, themes, category, categories, parent, parent code, parent name, family, group, "
        "folder, main code, main theme, main category, overarching theme, global theme, aggregate dimension, "
        "aggregate dimensions, dimension, dimensions, domain, obercode, kategorie, kategorien, "
        "oberkategorie, oberkategorien, hauptkategorie, hauptkategorien, thema, thème, thèmes, catégorie, "
        "catégories, tema, temas, categoría, categorías",
        "sub theme": "sub theme, sub themes, subtheme, subthemes, sub category, sub categories, subcategory, "
        "subcategories, organising theme, organizing theme, second order theme, second order themes, "
        "2nd order theme, 2nd order themes, unterkategorie, unterkategorien, subkategorie, subkategorien, "
        "sous catégorie, sous catégories, subcategoría, subcategorías",
        "code": "code, codes, code label, label, tag, tags, node, nodes, code system, codesystem, "
        "basic theme, first order code, first order codes, first order concept, first order concepts, "
        "1st order code, "
        "1st order codes, 1st order concept, 1st order concepts, kode, kodes, código, códigos",
        "sub code": "sub code, sub codes, subcode, subcodes, child, child code, child node, child name",
        "sub sub code": "sub sub code, sub subcode, subsubcode, grandchild, grandchild code",
    }
)


def _listed(words: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({one: field for field, named in words.items() for one in named.split(", ")})


HEADINGS = _listed(_WORDS)
"""Heading in small letters -> what the column says of a code; more can be added."""
LEVELS = _listed(_LEVELS)
"""Heading in small letters -> the kind of code that the column names, of `KINDS`."""
KINDS = ("theme", "sub theme", "level", "code", "sub code", "sub sub code")
"""The kinds of columns that name codes, from the top down."""
_NUMBERED = re.compile(r"(?:(?:code|theme|hierarchy) )?(?:level|tier|ebene) (?P<number>\d{1,2})(?: codes?)?")
_GROUP = re.compile(r"code groups? \d{1,2}")


def folded(heading: str) -> str:
    """A heading in small letters without signs: `Inclusion criteria:` and `INCLUSION_CRITERIA` are one."""
    return " ".join(_SIGNS.sub(" ", heading.replace("(s)", "s").replace("_", " ")).casefold().split())


def said_by(heading: str) -> str | None:
    """What a column says of a code, by its heading; None for one that names codes, or any other."""
    one = folded(heading)
    return "groups" if _GROUP.fullmatch(one) else HEADINGS.get(one)


def level_of(heading: str) -> tuple[int, int] | None:
    """Where the codes that a column names stand, from the top down; None for a column that names none."""
    one = folded(heading)
    if (numbered := _NUMBERED.fullmatch(one)) is not None:
        return KINDS.index("level"), int(numbered["number"])
    return (KINDS.index(LEVELS[one]), 0) if one in LEVELS else None
