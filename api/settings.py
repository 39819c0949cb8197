"""Settings: the environment variables `ENTENTE_*`, read here and nowhere else, and passed on frozen."""

from __future__ import annotations

from pathlib import Path

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
    cypher_seconds: float = Field(10.0, gt=0, le=600, description="time limit of a typed Cypher statement")
    cypher_rows: int = Field(1_000, gt=0, le=1_000_000, description="row limit of a typed Cypher statement")


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
