"""spaCy's tokenizers: the rules of a blank pipeline, or an installed trained pipeline with its lemmas."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, LEMMA, LENGTH, ORTH, SPACY
from spacy.language import BaseDefaults
from spacy.language import Language as Pipeline
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from qda.errors import InputError, UsageError
from qda.language.arrays import Ints
from qda.language.characters.unspaced import sign_borders
from qda.language.tokens.added_rules import infixes, prefixes, suffixes
from qda.language.tokens.forms import Forms
from qda.language.tokens.names import nearest_code
from qda.language.tokens.pieces import Pieces, columns_of, joined
from qda.language.tokens.special_cases import Cases, special_cases
from qda.language.tokens.token_matcher import TokenMatcher
from qda.language.tokens.token_rules import EXPRESSIONS, TokenRules
from qda.language.tokens.told_once import told_once
from qda.model.codebook import TokenPattern
from qda.model.span import Span

_NO_WORDS = r".{2000}|.*[^\w]{50}"
"""What stands without a space and is nobody's words: rows of marks, data. It is one token, because taking
marks off one by one takes a time that grows with the square of their number."""
_PARTED = r"(?!.*\d\.$|[^\W\d_]{2,}[-‐‑]\d|[-‐‑][^\W\d]|.+[-‐‑]$)"
"""No token as a whole, whatever a language says: a number with a full stop, COVID-19, pre- and post-war."""
_FLAGS = re.compile(r"^\(\?[a-z]+\)")
_APOSTROPHES = frozenset("'’")
_BY_RULES = {"zh": {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}}
"""Languages that spaCy would cut in single characters, also within Latin words and numbers."""
_NOT_FOR_LEMMAS = ("ner", "entity_linker", "entity_ruler", "textcat", "textcat_multilabel", "spancat")


class BlankTokenizer:
    """The tokenizer of `spacy.blank(code)`, which also parts words from what is glued to them.

    One that cuts by rules cuts what stands between the signs of scripts that are written without blanks, each
    for itself, as the rules' own tokenizer does.
    """

    def __init__(self, code: str) -> None:
        self._pipeline = _blank(code)
        self._forms = Forms()
        tokenizer = self._pipeline.tokenizer
        if isinstance(tokenizer, Tokenizer):
            tokenizer.token_match = _whole(tokenizer.token_match)
            _mend_cases(tokenizer, code)
            _part_marks(tokenizer, self._pipeline.Defaults, code)

    def rules(self) -> TokenRules | None:
        """The rules by which it cuts, where it cuts by rules."""
        tokenizer = self._pipeline.tokenizer
        return _rules_of(tokenizer) if isinstance(tokenizer, Tokenizer) else None

    def pieces(self, text: str, spans: Sequence[Span] | Ints) -> Pieces:
        """Keys, starts and ends of the tokens in passages; a key is this object's number for the form."""
        places = columns_of(spans).tolist()
        return joined([self._part(text, *part) for place in places for part in self._parts(text, *place)])

    def keys(self, text: str) -> list[int]:
        """The keys of a short text's tokens."""
        keys, _, _ = self.pieces(text, [Span(0, len(text))])
        return [int(key) for key in keys]

    def form(self, key: int) -> tuple[str, str | None]:
        """The form, without a lemma: a blank pipeline knows none."""
        return self._forms.known[key], None

    def written(self, form: str, _: int) -> int:
        """The key of a form."""
        return self._forms[form]

    def matcher(self, patterns: Mapping[str, TokenPattern]) -> TokenMatcher:
        """A matcher of token patterns, by name."""
        return TokenMatcher(self._pipeline, patterns)

    def _parts(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """What is cut for itself of a passage."""
        ruled = isinstance(self._pipeline.tokenizer, Tokenizer)
        borders = sign_borders(text[start:end]) if ruled else ()
        yield from pairwise((start, *(start + border for border in borders), end))

    def _part(self, text: str, start: int, end: int) -> Pieces:
        keys, starts, ends = _columns(self._pipeline.tokenizer(text[start:end]), end - start, (ORTH,))
        strings = self._pipeline.vocab.strings
        numbers = self._forms.numbers(strings[key] for key in keys[:, 0].tolist())
        return np.array(numbers, np.int32), starts + start, ends + start


class TrainedTokenizer:
    """An installed pipeline. One form may have several lemmas, so a key stands for form and lemma."""

    def __init__(self, model: str, code: str) -> None:
        self._pipeline = _trained(model, code)
        if isinstance(self._pipeline.tokenizer, Tokenizer):
            _mend_cases(self._pipeline.tokenizer, code)
        self._keys: dict[tuple[int, int], int] = {}
        self._forms: list[tuple[int, int]] = []

    def pieces(self, text: str, spans: Sequence[Span] | Ints) -> Pieces:
        """Keys, starts and ends of tokens; a key is this object's number for form and lemma."""
        places = columns_of(spans).tolist()
        docs = self._pipeline.pipe(text[start:end] for start, end in places)
        return joined([self._passage(doc, start) for doc, (start, _) in zip(docs, places, strict=True)])

    def keys(self, text: str) -> list[int]:
        """The keys of a short text's tokens."""
        keys, _, _ = self.pieces(text, [Span(0, len(text))])
        return [int(key) for key in keys]

    def form(self, key: int) -> tuple[str, str | None]:
        """The form and its lemma, if the pipeline gave it one."""
        form, lemma = self._forms[key]
        strings = self._pipeline.vocab.strings
        return strings[form], strings[lemma] or None

    def written(self, form: str, key: int) -> int:
        """The key of a form with the lemma of another key."""
        return self._key(self._pipeline.vocab.strings.add(form), self._forms[key][1])

    def matcher(self, patterns: Mapping[str, TokenPattern]) -> TokenMatcher:
        """A matcher of token patterns, by name."""
        return TokenMatcher(self._pipeline, patterns)

    def _passage(self, doc: Doc, start: int) -> Pieces:
        pairs, starts, ends = _columns(doc, len(doc.text), (ORTH, LEMMA))
        return np.array([self._key(o, m) for o, m in pairs.tolist()], np.int32), starts + start, ends + start

    def _key(self, form: int, lemma: int) -> int:
        if (form, lemma) not in self._keys:
            self._keys[form, lemma] = len(self._forms)
            self._forms.append((form, lemma))
        return self._keys[form, lemma]


def _rules_of(tokenizer: Tokenizer) -> TokenRules | None:
    searches = {name: search for name in EXPRESSIONS if (search := getattr(tokenizer, name)) is not None}
    patterns = {name: getattr(search, "__self__", None) for name, search in searches.items()}
    if not all(isinstance(one, re.Pattern) for one in patterns.values()):
        return None
    cases = _cases_of(tokenizer)
    finds = (tokenizer.find_prefix, tokenizer.find_suffix, tokenizer.find_infix)
    crossing = frozenset(
        case
        for case in cases
        if not tokenizer.faster_heuristics or " " in case or any(find(case) for find in finds)
    )
    sources = {name: (one.pattern, one.flags) for name, one in patterns.items() if one is not None}
    return TokenRules(sources, cases, crossing)


def _whole(token_match: Callable[[str], object] | None) -> Callable[[str], object]:
    """What is one token whatever the other rules say: what the language says, and what is no words."""
    own = getattr(token_match, "__self__", None)
    if token_match is None:
        return re.compile(_NO_WORDS).match
    if not isinstance(own, re.Pattern):
        return token_match
    pattern = _FLAGS.sub("", told_once(own.pattern))  # its own flags begin it
    return re.compile(f"{_PARTED}(?:{pattern})|{_NO_WORDS}", own.flags).match


def _part_marks(tokenizer: Tokenizer, own: type[BaseDefaults], code: str) -> None:
    """Add the rules that part words from what is glued to them."""
    tokenizer.prefix_search = compile_prefix_regex(prefixes(own.prefixes or [], code)).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes(own.suffixes or [])).search
    lasts = {tokens[-1][ORTH] for tokens in tokenizer.rules.values() if len(tokens) > 1}
    tails = {one for one in lasts if one[-1].isalpha() and not _APOSTROPHES.isdisjoint(one)}
    tokenizer.infix_finditer = compile_infix_regex(infixes(own.infixes or [], tails, code)).finditer


def _mend_cases(tokenizer: Tokenizer, code: str) -> None:
    """Put the special cases of the language for spaCy's; those of both keep what else spaCy says of them."""
    spacys = tokenizer.rules
    cases = special_cases(_cases_of(tokenizer), code)
    tokenizer.rules = {
        text: spacys.get(text, [{ORTH: token} for token in tokens]) for text, tokens in cases.items()
    }


def _cases_of(tokenizer: Tokenizer) -> Cases:
    return {text: tuple(token[ORTH] for token in tokens) for text, tokens in tokenizer.rules.items()}


def _columns(doc: Doc, length: int, attributes: tuple[int, ...]) -> tuple[NDArray[np.uint64], Ints, Ints]:
    """Attributes (T, A), starts (T,) and ends (T,) of the tokens that are no white space."""
    columns = doc.to_array([*attributes, LENGTH, SPACY, IS_SPACE]).astype(np.uint64)
    lengths, spaces, blank = columns[:, -3:].astype(np.int64).T
    ends = np.cumsum(lengths + spaces) - spaces
    if len(doc) and ends[-1] + spaces[-1] != length:
        raise InputError(
            f"the tokenizer {doc.lang_!r} changes the text", remedy="Choose another language or model."
        )
    kept = blank == 0
    return columns[kept, :-3], (ends - lengths)[kept], ends[kept]


def _blank(code: str) -> Pipeline:
    try:
        return spacy.blank(code, config=_BY_RULES.get(code, {}))
    except ImportError as error:
        reason = str(error).split("\n")[0]
        if "E048" in reason:
            known = "Codes are those of ISO 639, such as en, da or ur; xx is for any language."
            remedy = f"{nearest_code(code)} {known}".strip()
            raise UsageError(f"there is no language {code!r}", remedy=remedy) from error
        raise UsageError(f"the language {code!r} needs another package", remedy=reason) from error


def _trained(model: str, code: str) -> Pipeline:
    try:
        pipeline = spacy.load(model, exclude=_NOT_FOR_LEMMAS)
    except OSError as error:
        raise UsageError(
            f"the language model {model!r} is not installed",
            remedy=f"Install it with: python -m spacy download {model}\n"
            "  or leave language_model out of qda.toml: qda then uses its own rules and lemma tables.",
        ) from error
    if pipeline.lang != code:
        raise UsageError(
            f"the language model {model!r} is for {pipeline.lang!r}, but the language is {code!r}",
            remedy="Change language or language_model in qda.toml.",
        )
    return pipeline
