# Two commands matter: `make demo` and `make test`. Both set up everything they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test check format bench lock clean
.DEFAULT_GOAL := help

help:
	@echo "make demo    try everything in the browser: no token, no network"
	@echo "make test    set up and run every test"
	@echo "make check   format, lint, types, imports and the script library, without the tests"
	@echo "make bench   measure speed (takes some minutes)"

$(VENV)/run: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Birdcall needs Python 3.11 or newer. Point to one: make demo PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing. On Debian: sudo apt-get install python3-venv"; exit 1; }
	$(BIN)/pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/build.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: $(VENV)/run requirements/dev.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/lint/done: requirements/lint.txt | $(VENV)/run
	$(PYTHON) -m venv $(VENV)/lint
	$(VENV)/lint/bin/pip install --quiet --require-hashes -r requirements/lint.txt
	@touch $@

$(VENV)/bench: $(VENV)/dev requirements/bench.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/bench.txt
	@touch $@

demo: $(VENV)/run
	$(BIN)/birdcall demo

test: check
	$(BIN)/pytest --numprocesses 3 --dist worksteal

check: $(VENV)/dev $(VENV)/lint/done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	PYTHONPATH=. $(VENV)/lint/bin/lint-imports
	$(BIN)/birdcall library check
	$(BIN)/pip check --quiet

format: $(VENV)/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/bench
	$(BIN)/birdcall bench chat
	$(BIN)/birdcall bench classify
	$(BIN)/birdcall bench startup
	$(BIN)/birdcall bench memory

lock: $(VENV)/dev
	$(BIN)/pip install --quiet uv
	sh requirements/lock.sh $(BIN)/uv

clean:
	rm -rf $(VENV) artifacts .mypy_cache .ruff_cache .pytest_cache .hypothesis
