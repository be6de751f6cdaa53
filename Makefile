# Python 3.11 or newer, pip and make are all that a machine needs: every target makes what it uses.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
BENCH := .venv/.bench
ARTICLE := fixtures/harbour-deal.txt
BASE ?= HEAD

.PHONY: demo test check gates style types floors rules reference bench bench-compare diff clean

# Audit one article: the terminal report on screen, the JSON report beside it.  The article has
# findings on purpose, for which `auditor check` exits 1 (findings at or above `fail_on`): only a
# higher code, a mistake or a failure, fails the demo.
demo: $(READY)
	$(BIN)/auditor check --format text $(ARTICLE) || [ $$? -eq 1 ]
	$(BIN)/auditor check --format json -o report.json $(ARTICLE) || [ $$? -eq 1 ]
	@echo "The same report as JSON: report.json"

test: $(READY)
	$(BIN)/python -m pytest -q

# Everything that must pass before a commit.
check: gates test

# The gates other than the tests.
gates: style types floors rules

style: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

floors: $(READY)
	$(BIN)/lint-imports

# Every rule by its examples, as `make test` does too: half a minute for the command that a writer
# of rules runs; and whether docs/rules is current.
rules: $(READY)
	$(BIN)/auditor rules check

# Write docs/rules anew from rules/.
reference: $(READY)
	$(BIN)/auditor rules docs docs/rules

# How fast everything is, beside spaCy and textacy in the same run: a quarter of an hour on a quiet
# machine, five minutes more the first time, when spaCy's pipeline is trained.  The run is kept in
# .benchmarks/, under NAME if one is given; SPEED holds options, as `make bench SPEED=--many=10000`.
bench: $(BENCH)
	$(BIN)/python -m pytest -q benchmarks $(SPEED) --benchmark-quiet \
	  $(if $(NAME),--benchmark-save=$(NAME),--benchmark-autosave)
	$(BIN)/python benchmarks/ratios.py

# What became of the ratios since the run before, or since the one kept under NAME.
bench-compare: $(READY)
	$(BIN)/python benchmarks/ratios.py --against $(NAME)

# What the working tree adds to and removes from the audit of a revision, on the fixtures, or as
# in `make diff BASE=main ARTICLES=folder PARSES=folder-that-keeps-the-parses`.
diff: $(READY)
	@$(BIN)/python benchmarks/finding_diff.py --base $(BASE) $(if $(PARSES),--parses $(PARSES)) $(ARTICLES)

# The environment.  It is made again when what it is made from changes.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=…")'
	@echo "Setting up .venv: a few minutes the first time"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

# What is measured beside us, which nothing else needs.
$(BENCH): $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,bench]'
	@touch $@

clean:
	rm -rf .venv build dist report.json .benchmarks .hypothesis .import_linter_cache
	rm -rf .mypy_cache .pytest_cache .ruff_cache
