"""The examples of answers in OpenAPI: what the API says of the sample graph; `python -m tests.api.examples` writes."""

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

import httpx

from api.documentation import EXAMPLES
from graph.stores import open_store
from tests.sample_graph import sample_documents

Ask = Callable[..., httpx.Response]

MEETINGS = "/v1/meetings?about=KK+Park&limit=1"
REQUESTS: Mapping[str, str] = {
    "list_meetings": MEETINGS,
    "list_measures": "/v1/measures?by=TH&kind=power_cut&limit=1",
    "list_agreements": "/v1/agreements?limit=1",
    "list_statements": "/v1/statements?by=CN&limit=1",
    "list_offices": "/v1/offices?who=Phumtham+Wechayachai&limit=1",
    "list_facts_by_id": "/v1/facts?id={fact}&id=meeting/none",
    "read_fact": "/v1/facts/{fact}",
    "search": "/v1/search?q=Puttan&limit=1",
    "list_entities": "/v1/entities?id=place/mm-myawaddy&id=place/none",
    "read_entity": "/v1/entities/place/mm-myawaddy",
    "read_neighbours": "/v1/entities/place/mm-kk-park/neighbours?limit=1",
    "ask": "/v1/ask?q=who+met+whom+about+KK+Park%3F&limit=1",
    "read_paths": "/v1/paths?a=Phumtham+Wechayachai&b=Soe+Win&k=1&step=Meeting",
    "read_timeline": "/v1/timeline?place=KK+Park&limit=1",
    "read_facets": "/v1/facets?facet=place&facet=kind&by=TH&limit=2",
    "compare": "/v1/compare?a=CN&b=TH&limit=1&sample=1",
    "analyse": "/v1/analysis?measure=countries&type=Meeting&limit=1&sample=1",
    "list_documents": "/v1/documents?limit=1",
    "read_document": "/v1/documents/{document}",
    "read_stats": "/v1/stats",
    "read_overview": "/v1/overview",
    "read_cypher": "/v1/cypher?statement=" + quote("MATCH (p:Place)-[:WITHIN]->(q:Place) RETURN p.name, q LIMIT 1"),
    "read_health": "/healthz",
    "read_readiness": "/readyz",
}
_ID = "0f3c0a4e2b5d4a6f8e9d1c2b3a4f5e6d"
_JOB = {
    "id": _ID,
    "state": "done",
    "created": "2025-02-19T08:30:00.000+00:00",
    "started": "2025-02-19T08:30:00.412+00:00",
    "ended": "2025-02-19T08:30:02.901+00:00",
    "replace": False,
    "counts": {"new": 1, "rejected": 1},
    "facts": {"Meeting": 1},
    "problem": None,
}
_WAITING = {**_JOB, "state": "waiting", "started": None, "ended": None, "counts": {}, "facts": {}}
_NOTES = [{"event": "rejected", "reason": "empty", "remedy": "Check that the file is complete."}]
_EXPLAINED = {
    "id": f"document/{_ID}",
    "sentences": [
        {
            "text": "Han Zhiqiang met Phumtham Wechayachai in Bangkok.",
            "charStart": 0,
            "charEnd": 49,
            "names": [{"name": "Han Zhiqiang", "label": "Official", "country": "CN", "rule": "authority"}],
            "clauses": ["Han Zhiqiang | meet | Phumtham Wechayachai"],
            "claims": [
                {
                    "type": "Meeting",
                    "rule": "met",
                    "line": "loaders/extract/frames/meetings.yaml:9",
                    "status": "held",
                    "roles": {"participant": ["Han Zhiqiang", "Phumtham Wechayachai"], "location": ["Bangkok"]},
                }
            ],
            "left": [],
            "missed": [
                {
                    "frame": "received",
                    "word": "meet",
                    "condition": "where object: official",
                    "found": "reporters",
                    "line": "loaders/extract/frames/meetings.yaml:24",
                }
            ],
        }
    ],
    "choices": [{"surface": "Bangkok", "entity": "place/th-bangkok", "reason": "the only place of this name"}],
}
MADE: Mapping[str, object] = {
    "send_documents": _WAITING,
    "list_jobs": {"jobs": [_JOB], "next": None},
    "read_job": {
        **_JOB,
        "documents": [
            {"source": "release.txt", "event": "new", "id": f"document/{_ID}", "facts": {"Meeting": 1}, "notes": []},
            {"source": "empty.txt", "event": "rejected", "id": None, "facts": {}, "notes": _NOTES},
        ],
        "next": None,
    },
    "explain_document": _EXPLAINED,
    "explain_text": _EXPLAINED,
}
"""Those that no question to a store gives."""


def make_examples(ask: Ask) -> Mapping[str, object]:
    """The answers to the requests, by operation."""
    [fact] = ask("GET", MEETINGS).json()["facts"]
    ids = {"fact": fact["id"], "document": fact["evidence"][0]["document"]["id"]}
    told = {name: ask("GET", path.format(**ids)).json() for name, path in REQUESTS.items()}
    schema = ask("GET", "/v1/schema").json()
    shown = {name: part[:1] if isinstance(part, list) else dict([*part.items()][:1]) for name, part in schema.items()}
    return {**told, "run_cypher": told["read_cypher"], "read_schema": shown, **MADE}


def write() -> None:
    from api.app import create_app
    from api.settings import read_settings
    from tests.api.conftest import Client

    with tempfile.TemporaryDirectory() as folder:
        with open_store(folder) as store:
            store.load(sample_documents(), stamp="sample")
        app = create_app(read_settings(store=folder))
        examples = make_examples(Client(app).request)
        app.state.store.close()
    Path(EXAMPLES).write_text(json.dumps(examples, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
