# Two commands: `make run` opens the demo district, `make test` proves the house.
PYTHON ?= python3
BIN    := .venv/bin
PORT   ?= 8000

.PHONY: run test check bench shape browser pictures

run: .venv/.runtime
	@$(BIN)/python manage.py open_house --port $(PORT)

test: .venv/.development
	@$(BIN)/python -m pytest -q -n auto --dist loadscope -m "not browser"

browser: .venv/.development
	@$(BIN)/python -m pytest -q -m browser

# The pictures of README and handbook, from a demo district founded for it.
pictures: .venv/.development
	@$(BIN)/python -m tests.journeys.take_pictures

check: .venv/.development
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy doorstep
	@$(BIN)/lint-imports
	@$(BIN)/python manage.py makemigrations --check --dry-run

bench: .venv/.development
	@for each in reading_letters register_import bulk_matters searching; do echo "== $$each"; $(BIN)/python benchmarks/$$each.py || exit 1; done

shape: .venv/.development
	@$(BIN)/python -m tests.support.shape

.venv/.runtime: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Doorstep needs Python 3.11 or newer; '$(PYTHON)' is older. Try: make run PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing. On Debian: apt install python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing the libraries (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/.development: requirements-dev.txt .venv/.runtime
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
