"""Every recipe of the cookbook on both stores: on the corpus with the rows that it shows, and on the sample graph."""

import re
from collections.abc import Iterator

import pytest

from graph.store import Store
from graph.stores import open_store
from tests.demonstration import Demonstration
from tests.graph.conftest import empty_server
from tests.graph.cookbook import LIMITS, Recipe, read_recipes, write_rows
from tests.graph.test_templates import SHARED_FUNCTIONS, SHARED_KEYWORDS

RECIPES = read_recipes()
EACH = pytest.mark.parametrize("recipe", RECIPES, ids=[recipe.title for recipe in RECIPES])


@pytest.fixture(scope="module")
def corpus(demonstration: Demonstration) -> Iterator[Store]:
    with open_store(str(demonstration.store)) as store:
        yield store


@pytest.fixture(scope="module")
def corpus_served(corpus: Store, neo4j_url: str) -> Iterator[Store]:
    empty_server(neo4j_url)
    stamp = corpus.stamp()
    assert stamp is not None
    with open_store(neo4j_url) as store:
        store.load((corpus.quads(document) for document in corpus.documents()), stamp=stamp)
        yield store


def test_there_are_twenty() -> None:
    assert len(RECIPES) == 20


@EACH
def test_a_recipe_keeps_to_what_both_engines_share(recipe: Recipe) -> None:
    plain = re.sub(r"'[^']*'|`\w+`|:\S+", "", recipe.statement)
    assert set(re.findall(r"\b[A-Z]{2,}\b", plain)) <= SHARED_KEYWORDS | {"DESC"}
    called = {name.lower() for name in re.findall(r"(\w+)\(", plain)}
    assert called <= SHARED_FUNCTIONS
    assert "ORDER BY" in recipe.statement


@EACH
def test_a_recipe_gives_its_rows_on_the_corpus(corpus: Store, recipe: Recipe) -> None:
    assert write_rows(corpus.query(recipe.statement, LIMITS)) == recipe.rows


@EACH
def test_a_recipe_gives_the_same_rows_on_neo4j(corpus_served: Store, recipe: Recipe) -> None:
    assert write_rows(corpus_served.query(recipe.statement, LIMITS)) == recipe.rows


@EACH
def test_a_recipe_gives_one_answer_on_the_sample(embedded: Store, recipe: Recipe) -> None:
    assert embedded.query(recipe.statement, LIMITS).columns
