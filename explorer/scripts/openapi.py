"""Write the API's OpenAPI document to standard output: what the explorer's types are made from."""

from __future__ import annotations

import sys

import orjson

from api.app import create_app
from api.settings import Settings

if __name__ == "__main__":
    document = create_app(Settings()).openapi()
    sys.stdout.buffer.write(orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
