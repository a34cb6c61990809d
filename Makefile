# Two commands matter: `make handouts` and `make test`. Both set up all they need, below this folder.
PYTHON ?= python3
BIN := .venv/bin
# npm comes from a Python package, so that no Node need be installed; its own path finds node.
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm
NPM_CI := ci --ignore-scripts --no-audit --no-fund --loglevel=error
# Of a Python that is too old, pip would only say which package it does not find for it.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed, and $(PYTHON) is %d.%d; name another: make PYTHON=python3.12" % sys.version_info[:2])

# Where somebody has set it, every process would compile the package and every worker the tests anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := handouts
.PHONY: .system .lint-only .engine .others .unit-engine .unit-others handouts test unit lowest lint docs mutants qa bench bench-scale bench-others lock clean

handouts: .venv/.handouts node_modules/.done  ## Set everything up and build every handout into output/
	@$(BIN)/aftercare build

# What Python's packages, npm and the system bring is installed side by side, and each part begins when it has its own.
test:  ## Set everything up and run every test
	@$(MAKE) --no-print-directory --jobs=2 .lint-only .engine .others

.system:
	@sh tools/system-packages.sh

.lint-only: .venv/.test
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

# Cells fork, and a fork of a process in which Typst has compiled may never return: these have a process of their own.
.engine: .venv/.test node_modules/.done .system
	$(BIN)/python -m pytest -q tests/notebook_engine

# Begins when the linters are content; the notebook engine is tested meanwhile.
.others: .venv/.test node_modules/.done tests/node_modules/.done .system
	TMPDIR=$$(sh tools/scratch.sh) $(BIN)/python -m pytest -q -n auto --dist loadfile --no-loadscope-reorder --ignore tests/notebook_engine

unit: .venv/.test node_modules/.done  ## The quick tests alone
	@$(MAKE) --no-print-directory --jobs=2 .unit-engine .unit-others

.unit-engine:
	$(BIN)/python -m pytest -q -m "not slow" tests/notebook_engine

.unit-others:
	TMPDIR=$$(sh tools/scratch.sh) $(BIN)/python -m pytest -q -m "not slow" -n auto --dist loadfile --no-loadscope-reorder --ignore tests/notebook_engine

# A requirement may say less than it must: an environment of its own, below build/, has the oldest versions it allows.
lowest: .venv/.test node_modules/.done tests/node_modules/.done  ## The quick tests with the oldest versions that pyproject.toml allows
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python build/lowest
	$(BIN)/uv pip install --quiet --python build/lowest --resolution lowest-direct .
	$(BIN)/uv pip install --quiet --python build/lowest --group test
	build/lowest/bin/python -m pytest -q -m "not slow" tests/notebook_engine
	TMPDIR=$$(sh tools/scratch.sh) build/lowest/bin/python -m pytest -q -m "not slow" -n auto --dist loadfile --no-loadscope-reorder --ignore tests/notebook_engine

mutants: .venv/.test .venv/.mutants node_modules/.done tests/node_modules/.done  ## Mutation testing of four rooms: SAMPLE=40 from each, another SEED, or ALL=1
	TMPDIR=$$(sh tools/scratch.sh) $(BIN)/python tools/mutants.py $(if $(ALL),,--sample $(or $(SAMPLE),40)) $(if $(SEED),--seed $(SEED)) $(ONLY)

qa: .venv/.handouts  ## Measure the checks on the translation benchmark; QA=FOLDER says where it is
	$(BIN)/python benchmarks/qa.py $(QA)

bench: .venv/.handouts node_modules/.done  ## Measure what a handout costs
	$(BIN)/python benchmarks/handouts.py

bench-others: .venv/.handouts node_modules/.done  ## Measure the same texts in Sphinx and MkDocs
	$(BIN)/python benchmarks/others.py

bench-scale: .venv/.handouts node_modules/.done  ## Measure what a large project costs; HANDOUTS=20
	$(BIN)/python benchmarks/scale.py $(HANDOUTS)

docs: .venv/.docs  ## Build the docs site into build/docs/; a warning is an error
	$(BIN)/sphinx-build --fail-on-warning --keep-going --quiet --jobs auto docs build/docs

lint: .venv/.test
	$(BIN)/ruff check --fix . && $(BIN)/ruff format . && $(BIN)/mypy

# Python compiles what is imported, when it first is: of all that comes, a sixth.
.venv/.handouts: requirements/handouts.txt pyproject.toml
	@test -x $(BIN)/pip || { $(PYTHON) -c '$(NEW_ENOUGH)' && $(PYTHON) -m venv .venv; }
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r requirements/handouts.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	touch $@

.venv/.test .venv/.docs .venv/.mutants: .venv/.%: requirements/%.txt .venv/.handouts
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r $<
	touch $@

node_modules/.done: package.json package-lock.json .venv/.handouts
	$(NPM) $(NPM_CI) --omit=dev
	touch $@

tests/node_modules/.done: tests/package.json tests/package-lock.json .venv/.handouts
	cd tests && PATH="$(CURDIR)/$(BIN):$$PATH" npm $(NPM_CI) --omit=optional
	touch $@

LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-annotate --custom-compile-command "make lock" -q
lock: .venv/.test  ## Renew the pinned versions: hashes, no addresses
	$(LOCK) --group setup -o requirements/handouts.txt
	$(LOCK) --group setup --group test -c requirements/handouts.txt -o requirements/test.txt
	$(LOCK) --group docs -c requirements/handouts.txt -o requirements/docs.txt
	$(LOCK) --group test --group mutants -c requirements/test.txt -o requirements/mutants.txt

clean:  ## Remove everything that was installed or built
	rm -rf .venv node_modules tests/node_modules output build
