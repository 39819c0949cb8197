"""Settings: the environment variables `ENTENTE_*`, read here and nowhere else, and passed on frozen."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ontology.errors import InvalidSetting

ROOT = Path(__file__).resolve().parent.parent
"""The clone: what a command needs of it (corpus, gold, the default store) it finds from any folder."""


class Settings(BaseSettings):
    """What the environment says, and what a command line says over it.

    The default store lies below the clone, not below the current folder: `entente load` here and `entente serve`
    there then speak of the same graph.
    """

    model_config = SettingsConfigDict(env_prefix="ENTENTE_", frozen=True, extra="ignore", env_ignore_empty=True)

    store: str = Field(str(ROOT / "data" / "entente"), description="folder, or neo4j:// URL, of the store")
    demo: str = Field(str(ROOT / "data" / "demo"), description="folder of the demonstration's store")
    neo4j_user: str | None = Field(None, description="user of a neo4j:// store whose URL names none")
    neo4j_password: SecretStr | None = Field(None, description="password of that user")
    authority: Path | None = Field(None, description="folder of your own authority tables")
    host: str = Field("127.0.0.1", description="address that `serve` listens on")
    port: int = Field(8000, ge=0, le=65535, description="port that `serve` listens on")
    cors: str | None = Field(
        None, description="origins of pages that may ask, commas between (https://desk.example), or *; none: no page"
    )
    log: Literal["debug", "info", "warning", "error"] = Field(
        "warning", description="least level of what `serve` logs; info logs each request"
    )
    cypher_seconds: float = Field(10.0, gt=0, le=600, description="time limit of a typed Cypher statement")
    cypher_rows: int = Field(1_000, gt=0, le=1_000_000, description="row limit of a typed Cypher statement")

    api_keys: SecretStr = Field(
        SecretStr(""),
        description="keys of clients, name:role:hash as `entente key` prints them, spaces between; none: no writes",
    )
    read_needs_key: bool = Field(False, description="whether reading needs a key too (role read or write)")
    jobs: Path | None = Field(None, description="folder of uploads and jobs; default: beside the store's folder")
    waiting_jobs: int = Field(1_000, gt=0, description="uploads that may wait to be loaded")
    rate: str | None = Field(None, description="most requests of one key or address, as 600/minute; none: no limit")
    trusted_proxies: str | None = Field(
        None, description="addresses or networks of proxies whose X-Forwarded-For is believed, commas between; or *"
    )
    body_bytes: int = Field(1_000_000, gt=0, description="largest body of a request that is no upload")
    upload_bytes: int = Field(50_000_000, gt=0, description="largest body of POST /v1/documents")
    light_at_once: int = Field(32, gt=0, le=1_000, description="light requests that are answered at once")
    heavy_at_once: int = Field(4, gt=0, le=1_000, description="questions, paths, statements, analyses at once")
    bulk_at_once: int = Field(4, gt=0, le=1_000, description="uploads, retractions and exports at once")
    waiting: int = Field(64, ge=0, description="requests of one client that may wait for their turn, of each kind")
    light_seconds: float = Field(15.0, gt=0, description="most time of a light request")
    heavy_seconds: float = Field(60.0, gt=0, description="most time of a question, path, statement or analysis")
    bulk_seconds: float = Field(600.0, gt=0, description="most time of an upload, retraction or export")


def read_settings(**given: object) -> Settings:
    """The settings, with what a command line gives (None is not given) over the environment.

    Errors: InvalidSetting for each value that cannot be used.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        raise InvalidSetting(
            f"ENTENTE_{name.upper()}={first['input']!r}: {first['msg']}", f"Give the {_what(name)}."
        ) from None


def _what(name: str) -> str:
    return Settings.model_fields[name].description or name
