# Each target does all of its own set-up: `make demo` and `make test` work on a fresh clone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := demo

.PHONY: demo test test-all check format readme clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $(READY)

## Reads three outlets' pages on one dispute into a ledger, links them, and says how to look at it.
demo: $(READY)
	rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/onrecord read examples/pages/valley-wire.txt --metadata examples/metadata.tsv -v
	$(BIN)/onrecord add examples/pages --metadata examples/metadata.tsv --ledger $(DEMO)/onrecord.db
	$(BIN)/onrecord link --ledger $(DEMO)/onrecord.db
	@echo
	@echo "Ledger: $(DEMO)/onrecord.db. To read it in the browser:"
	@echo "  $(BIN)/onrecord serve --ledger $(DEMO)/onrecord.db"
	@echo "and to search it:"
	@echo "  $(BIN)/onrecord search cracks --ledger $(DEMO)/onrecord.db"

## Lint, types, layers and the tests that need neither root nor data nor a browser.
test: $(READY) check
	$(BIN)/pytest -m "not data and not browser"

## All tests; says what it could not run. Wants $$ONRECORD_DATA and Debian's chromium.
test-all: $(READY) check
	$(BIN)/pytest -rs

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

## Writes the real output of their commands into the README and the tutorial.
readme: $(READY)
	$(BIN)/python docs/session.py --write

clean:
	rm -rf $(VENV) $(DEMO) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
