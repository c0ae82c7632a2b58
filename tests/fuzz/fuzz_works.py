"""Mutated files of works: every reader gives documents or InputError, and nothing else.

Run by hand, for each format so many inputs: `python tests/fuzz/fuzz_works.py 10000 [FORMAT ...]`. The suite
runs a small seeded part of it.
"""

import copy
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from qda.errors import InputError, Problems
from qda.ingest import json_file, references, tex
from qda.ingest.reader import Reading
from qda.ingest.works import bibtex, ris, zotero_rdf
from qda.model.document import paragraph_count

FILES = Path(__file__).parents[1] / "ingest" / "files" / "works"
Read = Callable[[bytes, Path], Sequence[Reading]]
FORMATS: dict[str, tuple[Read, tuple[str, ...], tuple[bytes, ...]]] = {
    "bib": (
        bibtex.read,
        ("zotero.bib", "jabref.bib", "mendeley.bib"),
        (
            b"@article{",
            b"}",
            b"{",
            b'"',
            b",",
            b"=",
            b"\n@",
            b"\\",
            b"$",
            b"annote = {x},",
            b"@string{a = b}",
            b"@comment{",
            b"#",
            b"\\begin{x}",
            b"\\input{/etc/passwd}",
            b"(",
            b")",
            b"%",
            b"``",
            b"\\'",
            b"{{{{",
        ),
    ),
    "ris": (
        ris.read,
        ("zotero.ris", "endnote.ris", "mendeley.ris"),
        (
            b"TY  - JOUR\n",
            b"ER  - \n",
            b"\nN1  - ",
            b"\nID  - a\n",
            b"  - ",
            b"\n\n",
            b"<p>",
            b"</span>",
            b"&#0;",
            b'<span class="highlight">',
            b"PY  - 99999\n",
            b"\nAU  - ,\n",
            "“".encode(),
            b"(S, 2017, p. 1)",
        ),
    ),
    "csl": (
        json_file.read,
        ("zotero.csl.json", "better-bibtex.csl.json"),
        (
            b"[",
            b"]",
            b"{",
            b"}",
            b'"',
            b",",
            b":",
            b"null",
            b"1e999",
            b'"id":"a"',
            b"\\ud800",
            b"\\u0000",
            b"[[[[",
            b"true",
            b'"issued":[]',
            b'"author":{}',
            b"-1",
            b'"type":"book"',
            b"NaN",
            b'"note":{}',
        ),
    ),
    "zotero": (
        json_file.read,
        ("better-bibtex.json", "zotero-api.json"),
        (
            b"[",
            b"]",
            b"{",
            b"}",
            b'"',
            b",",
            b":",
            b"null",
            b'"itemType":"note"',
            b"\\ud800",
            b"\\u0000",
            b"[[[[",
            b"true",
            b'"notes":[1]',
            b'"parentItem":"X"',
            b'"creators":{}',
            b"0",
            b'"data":[]',
            b"<p>",
            b"%7B",
        ),
    ),
    "rdf": (
        zotero_rdf.read,
        ("zotero.rdf",),
        (
            b"<",
            b">",
            b"</",
            b"/>",
            b"&",
            b"&x;",
            b"<!DOCTYPE r [<!ENTITY x 'y'>]>",
            b"<!--",
            b"]]>",
            b"<![CDATA[",
            b"<bib:Memo>",
            b"</bib:Memo>",
            b"<?x?>",
            b"rdf:resource",
            b'="',
            b"z:itemType",
            b"xmlns:z",
            b"&lt;p&gt;",
        ),
    ),
    "tex": (
        tex.read,
        ("chapter.tex",),
        (
            b"\\begin{document}",
            b"\\end{document}",
            b"%",
            b"---\n",
            b"\n",
            b"\\",
            b"locators: [a, b]\n",
            b"- x\n",
            b"document: y\n",
            b"...\n",
            b": ",
            b"{",
            b"&a",
            b"*a",
        ),
    ),
}


def mutated(seed: bytes, tokens: Sequence[bytes], rng: random.Random) -> bytes:
    """A file with some of its parts cut, doubled, swapped or replaced."""
    content = bytearray(seed)
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        at, width = rng.randrange(len(content) + 1), rng.choice((1, 1, 2, 8, 40, 300))
        change = rng.randrange(7)
        if change == 0:
            del content[at : at + width]
        elif change == 1:
            content[at:at] = rng.choice(tokens) * rng.choice((1, 1, 1, 2, 50))
        elif change == 2:
            content[at : at + width] = rng.choice(tokens)
        elif change == 3:
            content[at:at] = content[at : at + width] * rng.choice((1, 2, 20))
        elif change == 4:
            content[at : at + 1] = bytes([rng.randrange(256)])
        elif change == 5:
            content = content[:at] if rng.random() < 0.3 else content
        else:
            other = rng.randrange(len(content) + 1)
            content[at:at] = content[other : other + width]
    return bytes(content)


ODD_VALUES = (
    None,
    True,
    -1,
    1e300,
    "",
    "x",
    "\0",
    "\u2028a: b",
    "<p>“a” (B, 2017, p. 1) c<b>",
    [],
    {},
    [[]],
    [None],
)


def mutated_json(seed: bytes, _tokens: Sequence[bytes], rng: random.Random) -> bytes:
    """JSON that is whole, with some of its values replaced, dropped, doubled or put elsewhere."""
    whole = json.loads(seed)
    for _ in range(rng.choice((1, 2, 4))):
        holders = [one for one in _nodes(whole) if isinstance(one, dict | list) and one]
        holder = rng.choice(holders)
        key = rng.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        odd = copy.deepcopy(rng.choice((*ODD_VALUES, rng.choice(holders))))
        if rng.random() < 0.2:
            del holder[key]
        else:
            holder[key] = odd
        whole = whole or [{}]
    return json.dumps(whole).encode()


def _nodes(value: Any) -> Iterator[Any]:
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _nodes(inner)


def mutated_xml(seed: bytes, _tokens: Sequence[bytes], rng: random.Random) -> bytes:
    """XML that is well-formed, with elements dropped, doubled, renamed or put elsewhere."""
    root = etree.fromstring(seed)
    for _ in range(rng.choice((1, 2, 4))):
        nodes = [node for node in root.iter() if node is not root]
        one, other = rng.choice(nodes), rng.choice(nodes)
        change = rng.randrange(5)
        if change == 0:
            one.getparent().remove(one)
        elif change == 1:
            other.append(copy.deepcopy(one))
        elif change == 2:
            one.tag = other.tag
        elif change == 3:
            one.text = rng.choice(("", "x", "a\n\nb", "“a” (B, 2017, p. 1) c", "<p>a<b>", other.text))
        else:
            for name in (*one.attrib, *other.attrib):
                one.set(name, rng.choice(("", "#item_32", "x", *other.attrib.values())))
    return etree.tostring(root)


MUTATIONS = {
    "csl": (mutated, mutated_json),
    "zotero": (mutated, mutated_json),
    "rdf": (mutated, mutated_xml),
}
"""How the inputs of a format are made, in turns: any bytes, and within what is well-formed."""


def check(read: Read, content: bytes, path: Path) -> str:
    """Read once, and hold what is read to what every document must be; gives what came of it."""
    try:
        readings = read(content, path)
    except InputError as error:
        return "refused" if str(path) in str(error) and error.problem else "refused without a place"
    for reading in readings:
        body = reading.body.of(reading.text)
        locators = reading.metadata.locators
        assert len(locators) < 2 or len(locators) == paragraph_count(body)
        reading.text.encode()
        assert "\0" not in reading.text
        assert "\r" not in reading.text
    return "read"


def fuzz(name: str, count: int, seed: int = 0) -> dict[str, int]:
    """Read so many mutated files of a format; gives how many were read and refused."""
    read, files, tokens = FORMATS[name]
    seeds = [(FILES / file).read_bytes() for file in files]
    rng = random.Random(f"{name} {seed}")
    outcomes = {"read": 0, "refused": 0}
    for number in range(count):
        path = Path(files[number % len(files)])
        ways = MUTATIONS.get(name, (mutated,))
        content = ways[number // len(files) % len(ways)](seeds[number % len(seeds)], tokens, rng)
        try:
            outcomes[check(read, content, path)] += 1
        except BaseException:
            print(f"{name}, input {number}: {content!r}")
            raise
    return outcomes


def fuzz_references(folder: Path, count: int, seed: int = 0) -> int:
    """The same files as references; gives how many were refused."""
    rng = random.Random(seed)
    refused = 0
    for name in ("bib", "ris", "csl", "zotero", "rdf"):
        _, files, tokens = FORMATS[name]
        for number in range(count):
            path = folder / files[number % len(files)]
            path.write_bytes(mutated((FILES / path.name).read_bytes(), tokens, rng))
            try:
                references.read_references(path)
            except (InputError, Problems):
                refused += 1
    return refused


def main(arguments: Sequence[str]) -> None:
    count = int(arguments[0]) if arguments else 10_000
    for name in arguments[1:] or FORMATS:
        start = time.perf_counter()
        outcomes = fuzz(name, count, seed=1)
        print(f"{name}: {count} inputs, {outcomes}, {time.perf_counter() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
