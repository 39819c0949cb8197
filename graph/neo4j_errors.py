"""What the Neo4j driver and server have to say, in our own words, which never hold a password."""

from __future__ import annotations

from neo4j.exceptions import AuthError, ClientError, ConfigurationError, DriverError, Neo4jError, TransientError

from ontology.errors import EntenteError, FailedStatement, StoreBusy, StoreError, StoreUnavailable

# By a part of the server's code for an error.
_CODES = {
    "Forbidden": (StoreUnavailable, "the user may not do this", "Give the user the right to write."),
    "TimedOut": (StoreBusy, "another process is writing", "Wait until it has finished; then try again."),
    "LockAcquisition": (StoreBusy, "another process is writing", "Wait until it has finished; then try again."),
    "DatabaseNotFound": (StoreUnavailable, "there is no such database", "Make it, or leave its name out."),
}


def explain(error: DriverError | Neo4jError, url: str, *, writing: bool) -> EntenteError:
    """The error that a user is told; `writing` tells whether the statement was our own to load or retract."""
    if isinstance(error, AuthError):
        return StoreUnavailable(f"{url} refuses the user or the password", "Set both as the server knows them.")
    if isinstance(error, ConfigurationError):
        return StoreUnavailable(f"{url}: {error}", "A URL is like neo4j://host:7687.")
    if isinstance(error, DriverError):
        return StoreUnavailable(f"{url} does not answer", "Start the server, or correct its address.")
    for part, (kind, problem, remedy) in _CODES.items():
        if part in (error.code or ""):
            return kind(f"{url}: {problem}", remedy)
    if isinstance(error, ClientError) and not isinstance(error, TransientError) and not writing:
        return FailedStatement(str(error.message), "Check the statement.")
    return StoreError(f"{url}: {error.message}", "Run the same command again: what was loaded is safe.")
