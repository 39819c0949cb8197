# Every target sets itself up first: Python 3.11 or newer, make and the package registries are all it needs.
# ENTENTE_ARGS goes to `entente demo`, PYTEST_ARGS to pytest, PYTHON names another interpreter for .venv.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PYTHON ?= python3

.PHONY: help setup lock demo test check format bench explorer screenshots clean

help:
	@echo "make setup   .venv with the entente command, from requirements.lock"
	@echo "make demo    load the sample corpus, answer questions, serve on localhost:8000 (ENTENTE_ARGS=--no-serve: stop before)"
	@echo "make test    all tests; those of Neo4j where a JDK and Maven are found (PYTEST_ARGS='-k dates' for some)"
	@echo "make check   ruff, mypy, import rules"
	@echo "make format  ruff's fixes and layout"
	@echo "make bench   measure speed"
	@echo "make explorer  build the web UI into api/static (needs Node 20.19 or newer)"
	@echo "make screenshots  the README's pictures of the web UI (needs Chromium)"
	@echo "make lock    requirements.lock from pyproject.toml"
	@echo "make clean   remove .venv, build and caches"

setup: $(STAMP)

# The first interpreter of at least 3.11 makes .venv; uv itself comes from the lock, so that its hash is checked too.
$(BIN)/uv: | requirements.lock
	@for candidate in "$(PYTHON)" python3 python3.13 python3.12 python3.11 python3.14; do \
	    if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found="$$candidate"; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	    echo "Entente needs Python 3.11 or newer; '$(PYTHON)' is $$("$(PYTHON)" --version 2>&1). Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2; exit 1; \
	fi; \
	"$$found" -m venv --clear $(VENV) || { \
	    rm -rf $(VENV); echo "$$found cannot make a virtual environment (on Debian and Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
	@awk '/^[^ ]/ {wanted = /^uv==/} wanted' requirements.lock > $(VENV)/uv.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $(VENV)/uv.lock

$(STAMP): $(BIN)/uv requirements.lock pyproject.toml
	@echo "installing into $(VENV)"
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --require-hashes -r requirements.lock
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation -e .
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip check --quiet || { \
	    echo "requirements.lock does not meet pyproject.toml: make lock" >&2; exit 1; }
	@touch $@

lock: $(BIN)/uv
	$(BIN)/uv pip compile --quiet --extra dev --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	    --universal --python-version 3.11 -o requirements.lock pyproject.toml

demo: setup
	@$(BIN)/entente demo $(ENTENTE_ARGS)

# Tests of Neo4j share one server, so they stay together on one worker while the other does the rest.
test: setup
	@$(BIN)/pytest -n 2 --dist loadgroup $(PYTEST_ARGS)

check: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: setup
	@$(BIN)/python -m benchmarks

# Only who changes explorer/ needs Node: its build is committed.
explorer: setup
	@mkdir -p build
	cd explorer && npm ci --silent
	PYTHONPATH=. $(BIN)/python explorer/scripts/openapi.py > build/openapi.json
	cd explorer && npx openapi-typescript ../build/openapi.json -o src/api/schema.d.ts
	cd explorer && npm run --silent check
	cd explorer && npm test --silent
	cd explorer && npm run --silent build -- --logLevel warn

screenshots: setup
	PYTHONPATH=. $(BIN)/python explorer/scripts/screenshots.py

clean:
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
