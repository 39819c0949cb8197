"""Writes: documents into the store, and out of it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from tempfile import SpooledTemporaryFile
from typing import IO, Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.datastructures import FormData, UploadFile

from api.access import Writer
from api.dependencies import OpenStore, TheSettings
from api.jobs.job import Job
from api.jobs.record import Jobs
from api.jobs.uploads import InvalidUpload, drop, read_metadata
from api.problems import Conflict, NotFound, UnreadableType, responses
from api.routes.documents import DocumentId
from api.routes.jobs import TheJobs
from api.schemas.jobs import DocumentIn, JobOut
from loaders.inputs import METADATA
from loaders.readers import MEDIA_TYPES
from ontology import iris
from ontology.authority import PUBLISHER

router = APIRouter(tags=["documents"], responses=responses(401, 403, 503))
_IN_MEMORY = 1 << 20
_FILES = 1_000
_JSON, _FORM = "application/json", "multipart/form-data"
_TYPES = ", ".join((_FORM, _JSON, *MEDIA_TYPES))


class UploadQuery(BaseModel):
    """How documents are taken, and what is said of them all."""

    model_config = ConfigDict(extra="forbid")
    replace: bool = Field(
        False, description="take the place of documents with the same address and other content", examples=[True]
    )
    title: str | None = Field(None, description="title of a document sent as it is", examples=["A meeting"])
    published: str | None = Field(None, description="its day of publication, ISO 8601", examples=["2025-02-19"])
    publisher: str | None = Field(None, description="who published it", examples=["Xinhua"])
    url: str | None = Field(None, description="its address", examples=["https://news.example/1"])
    language: str | None = Field(None, description="its language; only English is read", examples=["en"])


IdempotencyKey = Annotated[
    str | None,
    Header(
        max_length=255,
        description="a word of your own: the same word gives the same job, however often it is sent",
        examples=["8e03978e-40d5-43dd-bc93-6894a57f9324"],
    ),
]


_TEXT = "Chinese Ambassador Han Zhiqiang met Defence Minister Phumtham Wechayachai in Bangkok on Monday."
_BODY: dict[str, Any] = {
    "required": True,
    "description": "Files as a form, text as JSON, or one document as it is",
    "content": {
        _FORM: {
            "schema": {
                "type": "object",
                "properties": {
                    "file": {"type": "array", "items": {"type": "string", "format": "binary"}, "minItems": 1},
                    **{name: {"type": "string"} for name in METADATA},
                },
                "required": ["file"],
                "additionalProperties": False,
            }
        },
        _JSON: {
            "schema": DocumentIn.model_json_schema(),
            "example": {"text": _TEXT, "title": "A meeting in Bangkok", "published": "2025-02-19"},
        },
        **{
            media_type: {"schema": {"type": "string", "format": "binary"}}
            for media_type in MEDIA_TYPES
            if media_type != "text/plain"
        },
        "text/plain": {"schema": {"type": "string", "minLength": 1}, "example": _TEXT},
    },
}
_ACCEPTED: dict[int | str, dict[str, Any]] = {
    202: {"headers": {"Location": {"description": "address of the job", "schema": {"type": "string"}}}}
}


@router.post(
    "/documents",
    status_code=202,
    response_model=JobOut,
    responses={**_ACCEPTED, **responses(400, 413, 415, 422)},
    openapi_extra={"requestBody": _BODY},
)
async def send_documents(
    request: Request,
    response: Response,
    writer: Writer,
    jobs: TheJobs,
    settings: TheSettings,
    query: Annotated[UploadQuery, Query()],
    idempotency_key: IdempotencyKey = None,
) -> dict[str, object]:
    """Send documents: files, text, or one document as it is; they are read and loaded by a job.

    The upload is safe when this answers; `Location` tells where its progress is. The same upload sent again is the
    same job until that is done; after that its documents are known. With an `Idempotency-Key` it is the same job
    always. A document whose address is there with other content is a conflict, or takes its place with
    `replace=true`. Files are text, HTML, PDF, DOCX, CSV, TSV or JSON lines, each with a name of its own; a `.json`
    beside a file says its title, published, publisher, url and language, as the fields of the form do for those
    without one.
    """
    token = None if idempotency_key is None else f"{writer.name} {idempotency_key}"
    said = query.model_dump(exclude={"replace"})
    media_type = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    keep = _Kept(jobs, query.replace, token, settings.waiting_jobs)
    if media_type == _FORM:
        async with request.form(max_files=_FILES, max_fields=len(METADATA)) as form:
            files, fields = _read_form(form)
            job = await run_in_threadpool(keep.add, files, {**said, **fields})
    elif media_type == _JSON:
        document = _read_document(await request.body())
        with SpooledTemporaryFile(_IN_MEMORY) as file:
            file.write(document.model_dump_json(exclude_none=True).encode())
            job = await run_in_threadpool(keep.add, [("text.jsonl", file)], {})
    elif media_type in MEDIA_TYPES:
        with SpooledTemporaryFile(_IN_MEMORY) as file:
            async for part in request.stream():
                file.write(part)
            job = await run_in_threadpool(keep.add, [(f"document{MEDIA_TYPES[media_type]}", file)], said)
    else:
        raise UnreadableType(f"{media_type or 'a body without a type'} is no document", f"Send one of {_TYPES}.")
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return job.to_json()


_Files = list[tuple[str, IO[bytes]]]


class _Kept:
    """What an upload becomes."""

    def __init__(self, jobs: Jobs, replace: bool, token: str | None, most: int) -> None:
        self._jobs, self._replace, self._token, self._most = jobs, replace, token, most

    def add(self, files: _Files, said: Mapping[str, object]) -> Job:
        """The job of files on the disk. Errors: InvalidUpload, UnreadableType, InvalidDate, ReusedKey, StoreBusy."""
        metadata = read_metadata(said)
        upload = self._jobs.receive()
        try:
            for name, file in files:
                file.seek(0)
                with upload.file(name) as stream:
                    shutil.copyfileobj(file, stream)
            upload.describe(metadata)
            return self._jobs.add(upload, substitutes=self._replace, token=self._token, most=self._most)
        except BaseException:
            drop(upload.folder)
            raise


def _read_form(form: FormData) -> tuple[_Files, dict[str, object]]:
    """Files of a form, and what its fields say. Errors: InvalidUpload."""
    files: _Files = []
    fields: dict[str, object] = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            files.append((value.filename or "", value.file))
        elif name in METADATA and name not in fields:
            fields[name] = value
        else:
            raise InvalidUpload(f"field {name!r} cannot be used", f"Fields are {', '.join(METADATA)}, each once.")
    return files, fields


def _read_document(body: bytes) -> DocumentIn:
    try:
        return DocumentIn.model_validate_json(body)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False)
        raise RequestValidationError([{**one, "loc": ("body", *one["loc"])} for one in found]) from None


@router.delete("/documents/{id:path}", status_code=204, responses=responses(404, 409))
def retract_document(store: OpenStore, writer: Writer, id: DocumentId) -> Response:
    """Take a document out, with all that only it says. Example: `DELETE /v1/documents/document/5feceb66ffc8...`

    It is gone when this answers. Documents of jobs that are not done are not there yet.
    """
    iri = iris.expand(id if "/" in id else f"document/{id}")
    rows = store.run("MATCH (d:Document {iri: $iri}) RETURN d.publisher AS publisher", {"iri": iri})
    if rows and rows[0]["publisher"] == PUBLISHER:
        raise Conflict(f"{id} is a table of the authority", "Change the table, then run `entente rebuild`.")
    if not iri.startswith(iris.mint("Document", "")) or not store.retract([iri]):
        raise NotFound(f"no document has the id {id!r}", "`/v1/documents` lists those that are there.")
    return Response(status_code=204)
