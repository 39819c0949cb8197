"""Metrics for Prometheus: requests, how long they took, and the size of the store.

Labels are operations of OpenAPI (`read_entity`), methods and statuses: few, whatever clients ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from graph import queries
from graph.store import Store
from ontology.errors import StoreError

__all__ = ["CONTENT_TYPE_LATEST", "Metrics"]

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_METHODS = frozenset({"GET", "HEAD", "POST", "DELETE", "OPTIONS"})
_NONE = "none"


class Metrics:
    """What an application counts, in a registry of its own."""

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "entente_requests", "Requests answered", ("operation", "method", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "entente_request_seconds",
            "Time until a request was answered",
            ("operation", "method"),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self.running = Gauge("entente_requests_running", "Requests being answered", registry=self._registry)
        self._registry.register(_StoreSize(open_store))

    def count(self, operation: str | None, method: str, status: int, seconds: float) -> None:
        """Count a request that was answered; `operation` is its id in OpenAPI, None where no route fits."""
        method = method if method in _METHODS else _NONE
        self._requests.labels(operation or _NONE, method, str(status)).inc()
        self._seconds.labels(operation or _NONE, method).observe(seconds)

    def write(self) -> bytes:
        """All of it in the text format of Prometheus."""
        return generate_latest(self._registry)


class _StoreSize(Collector):
    """Nodes by label and relationships by type, counted again only where the store has changed."""

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self._open = open_store
        self._revision = ""
        self._families: tuple[GaugeMetricFamily, ...] = ()

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The counts; nothing but 0 for `up` where the store cannot be asked."""
        up = GaugeMetricFamily("entente_store_up", "Whether the store can be asked")
        try:
            self._count(self._open())
            up.add_metric((), 1)
            yield from self._families
        except StoreError:
            up.add_metric((), 0)
        yield up

    def _count(self, store: Store) -> None:
        if (revision := store.revision()) == self._revision:
            return
        stats = queries.stats(store)
        nodes = GaugeMetricFamily("entente_store_nodes", "Nodes of the graph", labels=("label",))
        for label, count in stats.nodes.items():
            nodes.add_metric((label,), count.total)
        relationships = GaugeMetricFamily("entente_store_relationships", "Relationships of the graph", labels=("type",))
        for kind, number in stats.relationships.items():
            relationships.add_metric((kind,), number)
        self._families, self._revision = (nodes, relationships), revision

    def describe(self) -> tuple[GaugeMetricFamily, ...]:
        """Nothing: a registry would ask the store for it while the server starts."""
        return ()
