"""Write the API's OpenAPI document to standard output: what the explorer's types are made from."""

from __future__ import annotations

import sys

import orjson

from api.app import create_app
from api.settings import Settings

if __name__ == "__main__":
    document = create_app(Settings()).openapi()
    for path in document["paths"].values():
        for operation in path.values():
            for response in operation["responses"].values():
                for form in response.get("content", {}).values():
                    form.pop("example", None)  # types need none
    sys.stdout.buffer.write(orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
