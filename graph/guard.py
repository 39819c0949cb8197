"""The guard: what a statement typed by a user may be before any engine sees it.

One reading statement of words that are known: a word stands where a name can stand, or is a keyword of a reading
clause; what is called is a function of the list. Refusing too much is better than too little, so what is not
understood is refused. Comments are taken out, so that the engine reads what was checked.
Source: grammars of openCypher 9, Neo4j 5 and LadybugDB 0.22.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ontology.errors import RefusedStatement

LONGEST = 20_000
_DEEPEST = 50

_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
      | (?P<comment>/\*.*?\*/|//[^\r\n]*)
      | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<name>`[^`\\]+`)
      | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
      | (?P<sign>/(?!\*)|[()\[\]{}.,:|&!%+\-*<>=^;])""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPES = re.compile(r"\\(?![\\'\"nrtbf]).", re.DOTALL)

STARTS = frozenset({"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN"})
_VALUES = frozenset({"NULL", "TRUE", "FALSE", "END", "ASC", "ASCENDING", "DESC", "DESCENDING"})
KEYWORDS = STARTS | _VALUES | frozenset(
    """WHERE DISTINCT ORDER BY SKIP LIMIT UNION ALL ANY NONE SINGLE AS AND OR XOR NOT IN IS STARTS ENDS CONTAINS
    CASE WHEN THEN ELSE EXISTS COUNT COLLECT SHORTEST TRAIL ACYCLIC""".split()
)  # fmt: skip
FUNCTIONS = frozenset(
    """count sum avg min max collect percentilecont percentiledisc stdev
    tolower toupper lower upper trim ltrim rtrim replace substring left right split reverse concat tostring
    contains starts_with ends_with size length isempty coalesce nullif cast tointeger tofloat toboolean
    abs ceil floor round sign sqrt date
    head last tail reduce any all none single list_extract list_contains list_sort list_distinct list_transform
    list_filter list_reverse list_sum
    labels label type nodes rels relationships startnode endnode start_node end_node properties keys id elementid
    exists shortestpath allshortestpaths""".split()
)

_READ_ONLY = "Statements only read: MATCH ... RETURN ...; to change the graph use `entente load` and `entente retract`."
_NO_FILES = "Statements see the graph and nothing else; to write a file use `entente export` or `--format csv`."
_NO_CALLS = "Procedures are not run; ask with MATCH, WHERE, WITH and RETURN."
_ALONE = "A statement is run by itself, without transactions, plans or settings."
_REFUSED = {
    **dict.fromkeys("CREATE MERGE SET DELETE DETACH REMOVE DROP ALTER FOREACH INSERT TRUNCATE".split(), _READ_ONLY),
    **dict.fromkeys("LOAD COPY EXPORT IMPORT ATTACH INSTALL UNINSTALL CSV".split(), _NO_FILES),
    **dict.fromkeys("CALL YIELD MACRO".split(), _NO_CALLS),
    **dict.fromkeys("BEGIN COMMIT ROLLBACK CHECKPOINT TRANSACTION TRANSACTIONS".split(), _ALONE),
    **dict.fromkeys("PROFILE EXPLAIN CYPHER USING USE SHOW GRANT DENY REVOKE TERMINATE".split(), _ALONE),
}


class Token(NamedTuple):
    """A piece of a statement and where it begins."""

    kind: str
    text: str
    start: int


def check(statement: str) -> str:
    """The statement as the engine may have it: one reading statement without comments.

    Errors: RefusedStatement that names the word and what to do.
    """
    if len(statement) > LONGEST:
        raise RefusedStatement(f"the statement has {len(statement)} characters", f"Write at most {LONGEST}.")
    found = list(read_tokens(statement))
    tokens = [token for token in found if token.kind not in ("space", "comment")]
    if tokens and tokens[-1].text == ";":
        tokens.pop()
    if not tokens:
        raise RefusedStatement("the statement is empty", "Write one such as MATCH (m:Meeting) RETURN m LIMIT 5.")
    _check_shape(tokens)
    for number, token in enumerate(tokens):
        _check_token(tokens, number, token)
    kept = [token for token in found if token.start <= tokens[-1].start]
    return "".join(" " if token.kind in ("space", "comment") else token.text for token in kept).strip()


def read_tokens(statement: str) -> list[Token]:
    """The pieces of a statement, with white space and comments. Errors: RefusedStatement for what cannot be read."""
    if re.search(r"\\[uU]", statement):
        raise RefusedStatement(r"an escape \u stands in the statement", "Write the character itself.")
    tokens: list[Token] = []
    position = 0
    while position < len(statement):
        match = _TOKEN.match(statement, position)
        if match is None:
            raise _unreadable(statement, position)
        kind = str(match.lastgroup)
        if kind == "string" and (escape := _ESCAPES.search(match[0])):
            raise RefusedStatement(f"an escape {escape[0]!r} stands in a text", "Write the character itself.")
        tokens.append(Token(kind, match[0], position))
        position = match.end()
    return tokens


def _unreadable(statement: str, position: int) -> RefusedStatement:
    character = statement[position]
    remedies = {
        "$": "Write the value itself: a statement has no parameters.",
        "'": "Close the text with another '.",
        '"': 'Close the text with another ".',
        "`": "Close the name with another `, and put no backslash in it.",
        "/": "Close the comment with */.",
        "~": "Use CONTAINS, STARTS WITH or ENDS WITH instead of a regular expression.",
    }
    remedy = remedies.get(character, "Outside of texts and names in backticks only plain ASCII is read.")
    return RefusedStatement(f"{character!r} at character {position + 1} is not read", remedy)


def _check_shape(tokens: list[Token]) -> None:
    depth = 0
    for token in tokens:
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token.text, 0)
        if token.text == ";":
            raise RefusedStatement("';' stands inside the statement", "Write one statement at a time.")
        if depth > _DEEPEST:
            raise RefusedStatement(f"brackets are more than {_DEEPEST} deep", "Write a flatter statement.")
    first = tokens[0].text
    if first.upper() in _REFUSED:
        raise _refused(tokens[0])
    if first.upper() not in STARTS:
        raise RefusedStatement(f"a statement cannot begin with {first}", f"Begin with {', '.join(sorted(STARTS))}.")


def _check_token(tokens: list[Token], number: int, token: Token) -> None:
    before = tokens[number - 1] if number else None
    called = number + 1 < len(tokens) and tokens[number + 1].text == "("
    if token.kind == "name":
        if called or _ends_value(before):
            raise RefusedStatement(f"{token.text} is called", "Only names stand in backticks, no functions.")
    elif token.kind == "word":
        if before is not None and before.text == ".":
            if called:
                raise _no_function(_dotted(tokens, number))
            return
        if token.text.upper() in _REFUSED:
            raise _refused(token)
        if _ends_value(before) and token.text.upper() not in KEYWORDS:
            raise RefusedStatement(f"{token.text} begins no reading clause", _READ_ONLY)
        if called and token.text.upper() not in KEYWORDS and token.text.lower() not in FUNCTIONS:
            raise _no_function(token.text)


def _ends_value(token: Token | None) -> bool:
    """Whether a value, a name or a pattern is whole with this token, so that only a keyword can follow."""
    if token is None:
        return False
    if token.kind == "word":
        return token.text.upper() not in KEYWORDS or token.text.upper() in _VALUES
    return token.kind in ("name", "string", "number") or token.text in (")", "]", "}")


def _dotted(tokens: list[Token], number: int) -> str:
    first = number
    while first >= 2 and tokens[first - 1].text == "." and tokens[first - 2].kind in ("word", "name"):
        first -= 2
    return "".join(token.text for token in tokens[first : number + 1])


def _refused(token: Token) -> RefusedStatement:
    return RefusedStatement(f"{token.text.upper()} is not allowed", _REFUSED[token.text.upper()])


def _no_function(name: str) -> RefusedStatement:
    return RefusedStatement(
        f"the function {name} is not on the list",
        "Listed are aggregates and functions of texts, lists and graphs: count, collect, toLower, size, nodes...",
    )
