# Everything a person or CI does with this repository. `make` alone lists it.
# Needs Python 3.11 or newer and make; the rest is installed into .venv.

ifndef PYTHON
NEW_ENOUGH := import sys; sys.version_info >= (3, 11) and print(sys.argv[1])
PYTHON := $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell $(name) -c '$(NEW_ENOUGH)' $(name) 2>/dev/null)))
endif
ifeq ($(PYTHON),)
$(error Python 3.11 or newer is needed and was not found; name one with `make PYTHON=/path/to/python3`)
endif
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest -q
UI := $(wildcard builder_ui/package-lock.json)

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test test-deep test-ui lint format bench pictures golden demo-large lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: ## create .venv, install locked packages, build the UI; does only what changed
	@$(PYTHON) -m scripts.setup

setup-dev: ## setup, and what tests and lint need
	@$(PYTHON) -m scripts.setup --dev

run: setup ## start Gongdan on http://127.0.0.1:8000; the first start imports the template and prints the login
	@exec $(BIN)/gongdan run

test: setup-dev test-ui ## every test, on SQLite and PostgreSQL (pytest comes last)
	@$(PYTHON) -m scripts.system
	$(PYTEST) -n 2 --dist loadscope

test-deep: setup-dev ## also the slow tests, and many more examples for each property
	@$(PYTHON) -m scripts.system
	GONGDAN_TEST_DEPTH=deep $(PYTEST) -n 2 --dist loadscope -m ""

test-ui: setup-dev
	@$(if $(UI),$(BIN)/python -m scripts.npm run --if-present test,:)

lint: setup-dev ## style, types and the ways between the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	@$(if $(UI),$(BIN)/python -m scripts.npm run lint,:)
	@$(if $(UI),$(BIN)/python -m scripts.npm run typecheck,:)

format: setup-dev ## put the Python code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup-dev ## measure intake on both databases beside a bare handler
	$(BIN)/python -m tests.benchmarks

pictures: setup-dev ## take the pictures of the docs anew, in a real browser
	$(BIN)/python -m tests.e2e.house_pictures
	$(BIN)/python -m tests.e2e.rule_pictures

golden: setup-dev ## rewrite schemas/ and the committed expectations; read the diff before you commit it
	$(BIN)/gongdan catalog
	$(PYTEST) -m golden --golden

demo-large: setup ## 3,000 demo tickets over 60 virtual days with a promotion peak
	GONGDAN_DATA_DIR=var/large $(BIN)/gongdan demo --tickets 3000 --days 60
	@echo "Look at them with: GONGDAN_DATA_DIR=var/large make run"

lock: ## work out the lock files anew from pyproject.toml
	@$(PYTHON) -m scripts.lock

clean: ## remove what was installed and built; data in var/ stays
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist \
		app/static/ui builder_ui/node_modules builder_ui/coverage
