# The words people and CI share: run, check, test, bench, docs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: run test check mutations bench docs servers clean

## Talk to the example flows: on Telegram if BOT_TOKEN is set, else here in the terminal, on the same store.
run: $(VENV)/.installed
	@if [ -n "$$BOT_TOKEN" ]; then exec $(BIN)/dragoman run flows; else \
	  echo "BOT_TOKEN is not set: the bot answers here. Try /register, /order or /customer; Ctrl-D leaves."; \
	  exec $(BIN)/dragoman run flows --console; fi

## Everything that must hold, on the real servers.
test: check servers
	$(BIN)/python -m pytest -n 4 -q

## Sound flows, changed at random, MANY times: whatever is in a file, checking it never fails.
MANY ?= 100000
mutations: $(VENV)/.installed-dev
	DRAGOMAN_MUTATIONS=$(MANY) $(BIN)/python -m pytest -n 4 -q tests/mutations

## Style, types and sizes.
check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/dragoman fmt --check flows tests/dialogues

## Our own costs, measured.
bench: $(VENV)/.installed-dev servers
	$(BIN)/python -m bench

## The parts of the documentation that are made from the code.
docs: $(VENV)/.installed-dev
	$(BIN)/python -m docs.make

## The servers that the tests start for themselves: Debian's, and the one that editors use for YAML.
servers: .node/.installed
	@command -v redis-server >/dev/null || { \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq redis-server; }

.node/.installed: tests/editors/package.json tests/editors/package-lock.json
	@command -v npm >/dev/null || { \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq --no-install-recommends nodejs npm; }
	@mkdir -p $(@D) && cp $^ $(@D)
	npm ci --prefix $(@D) --no-audit --no-fund --loglevel=error
	@touch $@

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) .node dist .mypy_cache .pytest_cache .ruff_cache
