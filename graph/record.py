"""The record of an embedded store: each document's quads, who names which shared node, and the names, in SQLite.

It is the truth; the graph file is made from it. `shared` has a row for each shared node that a document names, with
what the document says of it; a node is there while it has a row, and has what its rows say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import orjson
import zstandard
from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph import names
from graph.load import Arrival, chunked
from graph.mapping import Contribution, Description, Edge, merge, read_contribution, says_all
from graph.names import Way
from ontology.errors import StoreUnavailable

FORMAT = "1"
_CHUNK = 500
_SCHEMA = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS document (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, quads BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS shared (
    node TEXT NOT NULL, document INTEGER NOT NULL, description TEXT, PRIMARY KEY (node, document)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS shared_document ON shared (document);
CREATE INDEX IF NOT EXISTS shared_described ON shared (node) WHERE description IS NOT NULL;
CREATE TABLE IF NOT EXISTS change (
    revision INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT NOT NULL, gone BLOB
);
CREATE TABLE IF NOT EXISTS name (
    id INTEGER PRIMARY KEY, node TEXT NOT NULL UNIQUE, entity TEXT NOT NULL, surface TEXT NOT NULL
);
CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5 (folded, tokenize = 'unicode61 remove_diacritics 2');
"""

# One description is enough where all are the same; "" for a node that is only named, null for one that is not there.
_DESCRIBE = """
SELECT value, coalesce(
    (SELECT description FROM shared INDEXED BY shared_described WHERE node = value AND description IS NOT NULL LIMIT 1),
    (SELECT '' FROM shared WHERE node = value LIMIT 1)
) FROM json_each(?)
"""
_SAID = "SELECT description FROM shared INDEXED BY shared_described WHERE node = ? AND description IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Change:
    """A document as the graph file has it, and as the record has it; None where it is not there."""

    before: Contribution | None
    after: Contribution | None


class Record:
    """A connection to the record.

    Errors: StoreUnavailable if the file cannot be read or written.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        with self._told():
            self._connection = sqlite3.connect(file, timeout=60, isolation_level=None, check_same_thread=False)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            if self.setting("format") is None:
                self._connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
                self._set("format", FORMAT)
            self._connection.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, word, row)")
        if self.setting("format") != FORMAT:
            raise StoreUnavailable(f"{file} was written by another version of Entente", "Load into a new folder.")

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A transaction: all of what is written inside is there after it, or nothing is."""
        with self._told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def setting(self, name: str) -> str | None:
        """A setting's value; None too while the record has no tables."""
        try:
            row = self._connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return None
            raise
        return None if row is None else str(row[0])

    def _set(self, name: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def stamp(self) -> str | None:
        """The stamp; None while there is no document."""
        with self._told():
            return self.setting("stamp") if self._value("SELECT EXISTS (SELECT 1 FROM document)") else None

    def set_stamp(self, stamp: str) -> None:
        """Stamp the record."""
        self._set("stamp", stamp)

    def documents(self) -> list[str]:
        """The IRIs of the documents, in order."""
        with self._told():
            return [str(row[0]) for row in self._connection.execute("SELECT iri FROM document ORDER BY iri")]

    def quads(self, document: str) -> bytes | None:
        """The quads of a document, None if it is not there."""
        with self._told():
            row = self._connection.execute("SELECT quads FROM document WHERE iri = ?", (document,)).fetchone()
        return None if row is None else _unpack(row[0])

    def contributions(self) -> Iterator[Contribution]:
        """What each document gives to the graph."""
        for (quads,) in self._connection.execute("SELECT quads FROM document ORDER BY id"):
            yield read_contribution(_unpack(quads))

    def add(self, arrivals: Iterable[Arrival]) -> int:
        """Add the documents that are not there; how many were not. In a transaction."""
        new = 0
        for data, given in arrivals:
            cursor = self._connection.execute(
                "INSERT OR IGNORE INTO document (iri, quads) VALUES (?, ?)", (given.document, _pack(data))
            )
            if cursor.rowcount:
                new += 1
                self._connection.execute("INSERT INTO change (document) VALUES (?)", (given.document,))
                self._share(given, cursor.lastrowid or 0)
        return new

    def _share(self, given: Contribution, document: int) -> None:
        rows = ((iri, document, _dump(given.described.get(iri))) for iri in given.named)
        self._connection.executemany("INSERT INTO shared VALUES (?, ?, ?)", rows)
        for iri, said in given.described.items():
            if says_all(iri) and (named := names.of_node(iri, said)):
                self._add_name(iri, named)
        self._index(iri for iri in given.described if not says_all(iri))

    def remove(self, documents: Iterable[str]) -> int:
        """Take documents out; how many were there. In a transaction."""
        there = 0
        for iri in documents:
            row = self._connection.execute("SELECT id, quads FROM document WHERE iri = ?", (iri,)).fetchone()
            if row is None:
                continue
            there += 1
            nodes = [
                node for (node,) in self._connection.execute("SELECT node FROM shared WHERE document = ?", row[:1])
            ]
            self._connection.execute("DELETE FROM document WHERE id = ?", row[:1])
            self._connection.execute("DELETE FROM shared WHERE document = ?", row[:1])
            self._connection.execute("INSERT INTO change (document, gone) VALUES (?, ?)", (iri, row[1]))
            self._index(nodes)
        return there

    def clear(self) -> None:
        """Take everything out, the way back for graph files too. In a transaction."""
        for table in ("document", "shared", "name", "word", "change"):
            self._connection.execute(f"DELETE FROM {table}")
        self._connection.execute("INSERT INTO change (document) VALUES ('')")
        self._set("floor", str(self.revision()))

    # Names

    def _index(self, nodes: Iterable[str]) -> None:
        """Bring the index of names up to date for some shared nodes."""
        for node, description in self.describe(nodes):
            named = names.of_node(node, description) if description else None
            found = self._connection.execute("SELECT id, entity, surface FROM name WHERE node = ?", (node,)).fetchone()
            if found and found[1:] == named:
                continue
            if found:
                self._connection.execute("DELETE FROM name WHERE id = ?", found[:1])
                self._connection.execute("DELETE FROM word WHERE rowid = ?", found[:1])
            if named:
                self._add_name(node, named)

    def add_names(self, spelt: Iterable[tuple[str, names.Named]]) -> None:
        """Take names of shared nodes that are not in the index yet. In a transaction."""
        for node, named in spelt:
            self._add_name(node, named)

    def _add_name(self, node: str, named: names.Named) -> None:
        statement = "INSERT OR IGNORE INTO name (node, entity, surface) VALUES (?, ?, ?)"
        cursor = self._connection.execute(statement, (node, *named))
        if cursor.rowcount:
            folded = " ".join(names.words(named.surface))
            self._connection.execute("INSERT INTO word (rowid, folded) VALUES (?, ?)", (cursor.lastrowid, folded))

    def names(self, words: Sequence[str], way: Way) -> list[names.Named]:
        """The names that hold words in a way, at most `names.MOST`."""
        with self._told():
            clauses = [self._clause(word, way) for word in words]
            match = (" AND " if way.every else " OR ").join(f"({clause})" for clause in clauses)
            order = "length(surface), surface" if way.every else "rank"
            statement = (
                "SELECT entity, surface FROM word JOIN name ON name.id = word.rowid WHERE word MATCH ? "
                f"ORDER BY {order} LIMIT {names.MOST}"
            )
            return [names.Named(*row) for row in self._connection.execute(statement, (match,))]

    def _clause(self, word: str, way: Way) -> str:
        begun = f'"{word}"*'
        if not (way.forgiving and names.edits(word)):
            return begun
        return " OR ".join([begun, *(f'"{near}"' for near in self._near(word, initial=way.initial))])

    def _near(self, word: str, *, initial: bool) -> list[str]:
        """The words of names that are a word but for some letters; by its first letter alone it takes a tenth."""
        most = names.edits(word)
        statement = "SELECT term FROM term WHERE length(term) BETWEEN ? AND ?"
        given: list[str | int] = [len(word) - most, len(word) + most]
        if initial:
            statement += " AND term >= ? AND term < ?"
            given += [word[0], chr(ord(word[0]) + 1)]
        terms = [str(term) for (term,) in self._connection.execute(statement, given)]
        return [term for term, _, _ in process.extract(word, terms, scorer=OSA.distance, score_cutoff=most, limit=None)]

    # What the graph file is made from

    def describe(self, nodes: Iterable[str]) -> Iterator[tuple[str, Description | None]]:
        """What is said of shared nodes; None for one that no document names."""
        for chunk in chunked(nodes, _CHUNK):
            listed = orjson.dumps(chunk).decode()
            for node, description in self._connection.execute(_DESCRIBE, (listed,)).fetchall():
                if description and not says_all(node):
                    yield node, merge(_load(node, each) for (each,) in self._connection.execute(_SAID, (node,)))
                elif description == "":
                    yield node, Description()
                else:
                    yield node, _load(node, description) if description else None

    def shared_nodes(self) -> Iterator[str]:
        """All shared nodes."""
        for (node,) in self._connection.execute("SELECT DISTINCT node FROM shared"):
            yield str(node)

    def revision(self) -> int:
        """How many changes there have been."""
        with self._told():
            return int(self._value("SELECT seq FROM sqlite_sequence WHERE name = 'change'") or 0)

    def changes(self, since: int) -> list[Change] | None:
        """What has changed since a revision, one a document; None if that is no longer known."""
        if since < int(self.setting("floor") or 0) or since > self.revision():
            return None
        before: dict[str, bytes | None] = {}
        rows = self._connection.execute(
            "SELECT document, gone FROM change WHERE revision > ? ORDER BY revision", (since,)
        )
        for iri, gone in rows:
            before.setdefault(iri, gone)
        found = []
        for iri, gone in before.items():
            after = self.quads(iri)
            unpacked = _unpack(gone) if gone is not None else None
            if unpacked != after:
                found.append(Change(_read(unpacked), _read(after)))
        return found

    def forget(self, until: int) -> None:
        """Forget the changes up to a revision: the published graph file has them."""
        with self.transaction():
            self._connection.execute("DELETE FROM change WHERE revision <= ?", (until,))
            self._set("floor", str(max(until, int(self.setting("floor") or 0))))

    def _value(self, statement: str) -> int | None:
        with closing(self._connection.execute(statement)) as cursor:
            row = cursor.fetchone()
        return None if row is None else row[0]

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell what SQLite has to say in our own words."""
        try:
            yield
        except sqlite3.Error as error:
            raise StoreUnavailable(f"{self._file}: {error}", _remedy(error)) from error


def _remedy(error: sqlite3.Error) -> str:
    text = str(error)
    if "full" in text:
        return "Make room on the disk and run the same command again: what was loaded is safe."
    if "readonly" in text or "unable to open" in text:
        return "Give yourself the right to write there, or name another folder."
    if "not a database" in text or "malformed" in text:
        return "The file is damaged: put a copy back, or load the documents into a new folder."
    return "Run the same command again; if it stays so, load the documents into a new folder."


def _pack(data: bytes) -> bytes:
    return zstandard.compress(data, 3)


def _unpack(data: bytes) -> bytes:
    return zstandard.decompress(data)


def _read(data: bytes | None) -> Contribution | None:
    return None if data is None else read_contribution(data)


def _dump(description: Description | None) -> str | None:
    if description is None:
        return None
    edges = sorted(edge[1:] for edge in description.edges)
    return orjson.dumps([description.properties, edges], option=orjson.OPT_SORT_KEYS).decode()


def _load(node: str, text: str) -> Description:
    properties, edges = orjson.loads(text)
    return Description(properties, frozenset(Edge(node, kind, target) for kind, target in edges))
