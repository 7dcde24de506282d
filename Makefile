# Two commands for a newcomer: `make site` and `make test`. Needs Python 3.11 or newer, git and make; nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site test lint clean help

site: $(VENV)/site.stamp  ## build the site and run the gate
	$(BIN)/signoff build
	$(BIN)/signoff check

test: $(VENV)/dev.stamp  ## run the whole test suite
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/dev.stamp  ## ruff and mypy
	$(BIN)/invoke lint

clean:  ## take away what was built, and the environment
	rm -rf output published .signoff $(VENV)

help:
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

# The stamps make both idempotent: nothing is installed again until a lock file or pyproject.toml changes.
# A lock file is complete, so pip need not resolve (--no-deps): where a locked package is wanted elsewhere with an extra
# ("coverage[toml]"), its resolver would look for the newest release, and refuse it for want of a hash.
$(VENV)/site.stamp: requirements/site.txt pyproject.toml
	@echo "setting up $(VENV) with the locked dependencies of requirements/site.txt …"
	@$(PYTHON) -c 'import sys; sys.exit("signoff needs Python 3.11 or newer; found " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/site.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/site.stamp
	@echo "adding the tools of requirements/dev.txt …"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip --disable-pip-version-check check
	@touch $@
