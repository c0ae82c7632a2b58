"""Databases with the tables and columns of Taguette and QualCoder, filled by hand."""

# ruff: noqa: E501  (statements are easier to read on lines of their own)

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from html import unescape
from pathlib import Path
from re import sub

TAGUETTE = """
CREATE TABLE users (login VARCHAR(30) NOT NULL PRIMARY KEY, created DATETIME NOT NULL, hashed_password VARCHAR(192),
  disabled BOOLEAN NOT NULL, password_set_date DATETIME, language VARCHAR(10), email VARCHAR(256), email_sent DATETIME);
CREATE TABLE projects (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL,
  description TEXT NOT NULL, created DATETIME NOT NULL);
CREATE TABLE project_members (project_id INTEGER NOT NULL, user_login VARCHAR(30) NOT NULL,
  privileges VARCHAR(11) NOT NULL, PRIMARY KEY (project_id, user_login),
  FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE,
  FOREIGN KEY(user_login) REFERENCES users (login) ON DELETE CASCADE ON UPDATE CASCADE);
CREATE TABLE documents (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL,
  description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, project_id INTEGER NOT NULL,
  text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL);
CREATE TABLE commands (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL,
  user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL);
CREATE TABLE highlights (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL,
  start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL);
CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL,
  path VARCHAR(200) NOT NULL, description TEXT NOT NULL, UNIQUE (project_id, path));
CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL,
  PRIMARY KEY (highlight_id, tag_id));
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
CREATE INDEX ix_tags_path ON tags (path);
"""

QUALCODER = """
CREATE TABLE project (databaseversion text, date text, memo text, about text, bookmarkfile integer,
  bookmarkpos integer, codername text, recently_used_codes text, avbookmarkfile integer, avbookmarkmsec integer,
  avbookmarktextpos integer);
CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text,
  date text, av_text_id integer, risid integer, unique(name));
CREATE TABLE code_image (imid integer primary key, id integer, x1 integer, y1 integer, width integer, height integer,
  cid integer, memo text, date text, owner text, important integer, pdf_page integer);
CREATE TABLE code_av (avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, memo text,
  date text, owner text, important integer);
CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text,
  date text, unique(fid, pos0, pos1, owner));
CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text);
CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text,
  owner text, unique(name, attr_type, id));
CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text,
  date text, memo text);
CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text, constraint ucm unique(name));
CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer,
  unique(name));
CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer,
  owner text, date text, memo text, avid integer, important integer, unique(cid, fid, pos0, pos1, owner));
CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text,
  supercid integer, unique(name));
CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text, unique(name));
CREATE TABLE stored_sql (title text, description text, grouper text, ssql text, unique(title));
CREATE TABLE graph (grid integer primary key, name text, description text, date text, scene_width integer,
  scene_height integer, unique(name));
CREATE TABLE ris (risid integer, tag text, longtag text, value text);
CREATE TABLE coder_names (name TEXT UNIQUE NOT NULL, visibility INTEGER NOT NULL DEFAULT 1);
CREATE VIEW code_text_visible AS SELECT t.* FROM code_text t
  WHERE NOT EXISTS (SELECT 1 FROM coder_names c WHERE c.name = t.owner AND c.visibility = 0);
"""
WHEN = "2024-05-06 07:08:09"


def made(path: Path, schema: str, rows: Iterable[tuple[str, dict[str, object]]]) -> Path:
    """Write a database with rows, each the name of its table and its values."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(schema)
        for table, values in rows:
            marks = ", ".join("?" * len(values))
            connection.execute(
                f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", [*values.values()]
            )
        connection.commit()
    return path


Rows = list[tuple[str, dict[str, object]]]


def plain(html: str) -> str:
    """The text between the tags, as written."""
    return unescape(sub(r"<[^>]*>", "", html.replace("<pre>\n", "<pre>")))


def taguette_project(number: int = 1, name: str = "Night shifts", description: str = "") -> Rows:
    """A project with its owner."""
    created = f"2024-01-0{number} 10:00:00.12345{number}"
    member = {"project_id": number, "user_login": "ada", "privileges": "ADMIN"}
    return [
        ("projects", {"id": number, "name": name, "description": description, "created": created}),
        ("project_members", member),
    ]


def taguette_document(
    html: str,
    highlights: Sequence[tuple[str, Sequence[int]]] = (),
    *,
    number: int = 1,
    project: int = 1,
    name: str = "P1",
    user: str = "ada",
) -> Rows:
    """A document with highlights of words, each with its tags, where they first stand in its text."""
    document = {
        "id": number,
        "name": name,
        "description": "",
        "filename": f"{name}.html",
        "created": f"2024-01-02 10:00:0{number}.5",
        "project_id": project,
        "text_direction": "LEFT_TO_RIGHT",
        "contents": html,
    }
    rows: Rows = [("documents", document)]
    text = plain(html)
    for at, (words, tags) in enumerate(highlights, number * 100):
        first = text.index(words)
        start = len(text[:first].encode())
        rows += taguette_highlight(at, start, start + len(words.encode()), words, tags, number, project, user)
    return rows


def taguette_highlight(
    number: int,
    start: int,
    end: int,
    words: str,
    tags: Sequence[int],
    document: int = 1,
    project: int = 1,
    user: str = "ada",
) -> Rows:
    """A highlight at two places, with its entry in the log."""
    snippet = f"<p>{words.replace('&', '&amp;').replace('<', '&lt;')}</p>"
    place = {"start_offset": start, "end_offset": end}
    said = {"type": "highlight_add", "highlight_id": number, "tags": [*tags], **place}
    return [
        ("highlights", {"id": number, "document_id": document, "snippet": snippet, **place}),
        *(("highlight_tags", {"highlight_id": number, "tag_id": tag}) for tag in tags),
        command(said, user, document, project),
    ]


def command(
    said: dict[str, object], user: str = "ada", document: int | None = 1, project: int = 1
) -> tuple[str, dict[str, object]]:
    """An entry of Taguette's log."""
    values = {
        "date": "2024-01-03 11:12:13.5",
        "user_login": user,
        "project_id": project,
        "document_id": document,
    }
    return "commands", {**values, "payload": json.dumps(said)}


def tag(number: int, path: str, description: str = "", project: int = 1) -> tuple[str, dict[str, object]]:
    """A tag."""
    return "tags", {"id": number, "project_id": project, "path": path, "description": description}


def qualcoder_project(memo: str = "") -> Rows:
    """The one row of a project."""
    values = {
        "databaseversion": "v17",
        "date": WHEN,
        "memo": memo,
        "about": "QualCoder 3.8",
        "codername": "ada",
    }
    return [("project", values)]


def source(number: int, name: str, text: str | None, **more: object) -> tuple[str, dict[str, object]]:
    """A file."""
    return "source", {"id": number, "name": name, "fulltext": text, "owner": "ada", "date": WHEN, **more}


def code(number: int, name: str, **more: object) -> tuple[str, dict[str, object]]:
    """A code."""
    return "code_name", {
        "cid": number,
        "name": name,
        "owner": "ada",
        "date": WHEN,
        "color": "#F781BE",
        **more,
    }


def coded(
    number: int, place: tuple[int, int], words: str | None, **more: object
) -> tuple[str, dict[str, object]]:
    """A coding of a text, by its places as they are counted."""
    where = {"ctid": number, "cid": 1, "fid": 1, "pos0": place[0], "pos1": place[1], "seltext": words}
    return "code_text", {**where, "owner": "ada", "date": WHEN, "memo": "", **more}


def in_qt(text: str, words: str) -> tuple[int, int]:
    """Where words first stand, in units of UTF-16, as Qt counts."""
    first = text.index(words)
    start = len(text[:first].encode("utf-16-le")) // 2
    return start, start + len(words.encode("utf-16-le")) // 2
