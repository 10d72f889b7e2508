# Everything a user or a developer runs. Set-up is done by whichever target is run first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: install demo serve test check neo4j browser lint-cypher bench bench-control bench-load bench-screening generate lock upgrade holidays clean

install: $(VENV)/.installed  ## create the environment and install the locked dependencies

$(VENV)/.installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one: make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing the locked dependencies ..."
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt \
	  || { echo "The installation failed. If pip says that no matching distribution of arcadedb-embedded was found, there is no wheel of it for this platform and Python: use Python 3.11 to 3.14 on Linux with glibc 2.34 or newer, or on macOS with Apple silicon." >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: install  ## load the rules and the scenarios, ask one question of each family
	@$(BIN)/cscs demo

serve: install  ## serve the GraphQL API
	@$(BIN)/cscs serve

test: install check  ## run every check and every test
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses 4 --dist loadscope --no-loadscope-reorder  # a process for each store

check: install  ## style, types, and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/basedpyright
	@$(BIN)/lint-imports --no-cache > $(VENV)/imports.log || { cat $(VENV)/imports.log; exit 1; }

RELEASE ?= neo4j-5.26
neo4j: install  ## an empty Neo4j with its Browser on loopback until Ctrl-C; needs Java and Maven; RELEASE=neo4j-2026.09 for the other
	@$(BIN)/python -m tests.neo4j $(RELEASE)

bench: install  ## a cascade over HTTP beside the two plain statements that fetch its material; then 32 clients of each
	@$(BIN)/python bench/cascade.py

bench-screening: install  ## who is found on a list with known answers; rate of a batch beside one supplier after the other
	@$(BIN)/python bench/matching.py
	@$(BIN)/python bench/screening.py

bench-control: install  ## whole-graph control beside networkx, the bare scipy solve and one question a company
	@$(BIN)/python bench/control.py

browser: install  ## the pictures of docs/BROWSER.md and docs/PAGE.md anew, in headless Chromium
	@$(BIN)/python -m tests.browser.shots
	@$(BIN)/python -m tests.web.shots

LINT := tools/cypher-lint
lint-cypher: install  ## Neo4j's own checker over every statement, as a server gets it; needs Node.js and npm
	@npm ci --silent --prefix $(LINT) --ignore-scripts --no-audit --no-fund
	@rm -rf build/statements
	@$(BIN)/cscs schema --into build/statements
	@$(BIN)/python $(LINT)/schema.py | node $(LINT)/lint.mjs build/statements

bench-load: install  ## batches in managed transactions beside CALL ... IN TRANSACTIONS; needs Java and Maven
	@$(BIN)/python -m bench.loading

generate: install  ## rewrite what follows from the code: reference pages, saved queries, the GraphQL schema
	@$(BIN)/python -m cscs_graph.catalog.document
	@$(BIN)/python -m cscs_graph.catalog.browser
	@$(BIN)/python -m cscs_graph.api.schema > docs/schema.graphql

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'
RUNTIME := import tomllib; print(*(line for line in tomllib.load(open("pyproject.toml", "rb"))["project"]["dependencies"] \
  if not line.startswith("arcadedb")), sep="\n")
lock: install  ## write the lock files anew from pyproject.toml, keeping versions where they still fit
	@$(COMPILE) $(NEWER) --all-extras pyproject.toml build.in --output-file requirements.txt
	@$(BIN)/python -c '$(RUNTIME)' > $(VENV)/runtime.in
	@$(COMPILE) --no-annotate --upgrade --constraint requirements.txt $(VENV)/runtime.in --output-file requirements-runtime.txt
	@$(COMPILE) --no-annotate --upgrade --constraint requirements.txt build.in --output-file requirements-build.txt

upgrade: NEWER := --upgrade
upgrade: lock  ## the same with the newest versions

holidays: install  ## the public holidays of China anew, from the package that keeps the notices of the State Council
	@$(BIN)/python tools/holidays.py

clean:  ## remove the environment and caches, never the data
	@rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis build dist
