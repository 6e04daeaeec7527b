# Tongren: everything from a checkout. Needs Python 3.11+ and make; installs the rest under .venv/.

PYTHON ?= python3
VENV := .venv
SHEETS := .venv/sheets
BIN := $(VENV)/bin
STATIC := src/tongren/web/static/index.html
FRONTEND_SOURCES := $(shell find frontend -type f -not -path '*/node_modules/*' 2>/dev/null)
MESSAGE = printf '\n== %s\n'

.PHONY: run setup frontend test check bench lighthouse sheets schema clean

run: setup frontend  ## set everything up and open the atlas on http://127.0.0.1:8361
	$(BIN)/tongren

setup: $(VENV)/.ready  ## the virtual environment with Tongren and its tools

$(VENV)/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Tongren needs Python 3.11 or newer; set PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "python3 -m venv failed; on Debian: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	TONGREN_SKIP_FRONTEND=1 $(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

frontend: setup $(STATIC)  ## the page, built by Vite; node comes from PyPI if the machine has none

$(STATIC): $(FRONTEND_SOURCES) | setup
	$(BIN)/python builders/build_frontend.py

test: setup frontend  ## all tests
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: setup  ## lint, types, import layers, data
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python builders/write_schemas.py --check
	$(BIN)/python builders/bake_uncertainty.py --check
	$(BIN)/python builders/bake_slides.py --check
	$(BIN)/python builders/bake_neighbours.py --check
	$(BIN)/tongren check

bench: setup frontend  ## speed, as ratios against a baseline in the same run
	$(BIN)/python -m benchmarks

lighthouse: setup frontend  ## the built page by Lighthouse, from npm
	$(BIN)/python builders/lighthouse.py

schema: setup  ## JSON Schemas of the data, generated from the model
	$(BIN)/python builders/write_schemas.py

sheets: setup  ## pictures of every region with its landmarks and points, in sheets/, for review by eye
	@test -x $(SHEETS)/bin/python || $(PYTHON) -m venv $(SHEETS)
	TONGREN_SKIP_FRONTEND=1 $(SHEETS)/bin/python -m pip install --quiet --editable . -r builders/requirements-sheets.txt
	$(SHEETS)/bin/python builders/sheets.py review --out-folder sheets

clean:
	rm -rf $(VENV) src/tongren/web/static frontend/node_modules
