"""A real Neo4j server for the tests: resolved by Maven, started by Java, gone when the tests are."""

import hashlib
import os
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j
from filelock import FileLock
from neo4j.exceptions import Neo4jError, ServiceUnavailable

POM = Path(__file__).parent / "neo4j" / "pom.xml"
CACHE = Path(__file__).parents[1] / "build" / "neo4j"
USER = "neo4j"
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang")
CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size={page_cache}
"""
# The shell ends the server when its standard input ends, which it does however the tests end, even by SIGKILL.
# By force, for its data is thrown away and an orderly end takes ten seconds.
GUARD = '"$@" & server=$!; read -r _; kill -KILL $server'
START_SECONDS = 120


def missing() -> str:
    """Say what is missing to start a server here; empty where nothing is."""
    absent = [program for program in ("java", "mvn") if shutil.which(program) is None]
    if absent:
        return f"{' and '.join(absent)} not found: install a JDK (17 or newer) and Maven, or set ENTENTE_TEST_NEO4J_URL"
    version = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr
    found = re.search(r'version "(\d+)', version)
    if found is None or int(found[1]) < 17:
        return f"Java 17 or newer is needed, here is {version.splitlines()[0]}"
    return ""


def resolve_classpath() -> str:
    """Give the server's classpath, asking Maven once for each content of pom.xml."""
    cached = CACHE / hashlib.sha256(POM.read_bytes()).hexdigest()[:16] / "classpath.txt"
    cached.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(cached.with_suffix(".lock")):
        if cached.exists() and all(Path(jar).exists() for jar in cached.read_text().split(":")):
            return cached.read_text()
        command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:build-classpath", f"-Dmdep.outputFile={cached}"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"Maven could not resolve {POM}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return cached.read_text()


@contextmanager
def run_server() -> Iterator[str]:
    """Run a server of our own on a free port and give its URL, credentials included."""
    classpath = resolve_classpath()
    password = secrets.token_hex(12)
    with tempfile.TemporaryDirectory(prefix="entente-neo4j-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        port = find_free_port()
        write_home(home, port, classpath, password)
        process = start(home, classpath)
        try:
            await_answer(f"bolt://127.0.0.1:{port}", password, process, home)
            yield f"neo4j://{USER}:{password}@127.0.0.1:{port}"
        finally:
            stop(process)


def find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def configure(port: int, page_cache: str = "256m") -> str:
    return CONFIGURATION.format(port=port, page_cache=page_cache)


def write_home(home: Path, port: int, classpath: str, password: str, page_cache: str = "256m") -> None:
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").write_text(configure(port, page_cache))
    subprocess.run(
        ["java", "-cp", classpath, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password],
        env={**environment(), "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        check=True,
        capture_output=True,
    )


def environment() -> dict[str, str]:
    """Give the environment without the user's own Neo4j settings."""
    return {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}


def start(home: Path, classpath: str, heap: str = "512m") -> subprocess.Popen[bytes]:
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
    options = ["-Xms256m", f"-Xmx{heap}", "-XX:+UseSerialGC", *opened, "-cp", classpath]
    server = [
        "java",
        *options,
        "org.neo4j.server.CommunityEntryPoint",
        f"--home-dir={home}",
        f"--config-dir={home / 'conf'}",
    ]
    with (home / "console.log").open("wb") as console:
        return subprocess.Popen(
            ["sh", "-c", GUARD, "neo4j", *server],
            stdin=subprocess.PIPE,
            stdout=console,
            stderr=console,
            env=environment(),
            start_new_session=True,
        )


def await_answer(url: str, password: str, process: subprocess.Popen[bytes], home: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with neo4j.GraphDatabase.driver(url, auth=(USER, password)) as driver:
                driver.execute_query("RETURN 1")
                return
        except (ServiceUnavailable, Neo4jError) as error:
            if process.poll() is not None or time.monotonic() > deadline:
                logs = [home / "console.log", home / "logs" / "neo4j.log"]
                told = "\n".join(log.read_text()[-2000:] for log in logs if log.exists())
                raise RuntimeError(f"Neo4j did not answer on {url}: {error}\n{told}") from error
            time.sleep(0.3)


def stop(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    process.stdin.close()
    process.wait(timeout=60)
