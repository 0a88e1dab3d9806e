# Two commands do everything: `make demo` shows what slagen makes, `make test` runs the tests.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SAMPLES := $(wildcard samples/*/answers.yaml)

KINDS := $(patsubst templates/%/agreement.yaml,%,$(wildcard templates/*/agreement.yaml))

.PHONY: help setup demo goldens schemas cases mutations combinations word bench test test-slow lint lock clean

help:
	@echo "make demo   build every sample as Word, PDF, HTML and Markdown into out/"
	@echo "make test   run the tests, but for the long walks"
	@echo "make test-slow  run the long walks: every variation of every sample, every PDF, LibreOffice"
	@echo "make lint   run ruff, mypy and import-linter"
	@echo "make goldens  write the samples' reviewed texts anew; review them with git diff"
	@echo "make schemas  write the kinds' JSON Schemas anew, after a change of terms, questions or defaults"
	@echo "make cases  print the table of published agreements: entered, built, found"
	@echo "make mutations  change sound agreements so that each rule must find something, and write tests/MUTATIONS.md"
	@echo "make combinations  build every kind under the combinations of its conditions, and count what is wrong: nothing"
	@echo "make word   put every sample in every look under every option through two validators of Word files: ten minutes"
	@echo "make bench  measure start-up, DOCX and PDF beside named peers"
	@echo "make lock   choose the dependencies' versions anew"
	@echo "make clean  remove what was built"

setup: $(READY)

# The stamp is newer than the lock and the project's description, or the environment is brought up to date.
$(READY): requirements/dev.txt requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "slagen needs Python 3.11 or newer; name it with: make PYTHON=python3.12 …" >&2; exit 1; }
	@test -x $(BIN)/python && $(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV) \
		|| { echo "no virtual environment could be made; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

demo: setup
	$(BIN)/slagen build $(SAMPLES) -o out -f docx -f pdf -f html -f md || [ $$? -eq 6 ]
	@echo
	@echo "The agreements are in out/. Open one of them:"
	@find out -type f \( -name '*.docx' -o -name '*.pdf' -o -name '*.html' -o -name '*.md' \) | sort | sed 's/^/  /'

# A text is accepted by reading its difference, never by running this.
goldens: setup
	for folder in $(dir $(SAMPLES)); do $(BIN)/slagen build $$folder/answers.yaml -o out/goldens -f md >/dev/null \
		&& cp out/goldens/$$(basename $$folder).md $$folder/agreement.md; done
	git --no-pager diff --stat -- samples

schemas: setup
	for kind in $(KINDS); do $(BIN)/slagen schema $$kind -o templates/$$kind/schema.json || exit 1; done

test: setup
	$(BIN)/python -m pytest $(SPREAD)

test-slow: setup
	$(BIN)/python -m pytest $(SPREAD) -m slow

# Each core begins with a run of neighbouring files, so that what a file builds once is built once; a core that has
# finished takes over half of what another still has.
SPREAD := -n auto --dist worksteal

# What slagen makes of agreements that others published.
cases: setup
	@cd tests && ../$(BIN)/python -m support.cases

# What the rules find in sound agreements that were changed in one place, and in sound ones.
mutations: setup
	@cd tests && ../$(BIN)/python -m support.mutations

# Every kind under the combinations of its conditions, in every format.
combinations: setup
	@cd tests && ../$(BIN)/python -m support.combinations

# Every sample in every look under every option as a Word file, through both validators.
word: setup
	@cd tests && ../$(BIN)/python -m support.word_files

# The peer is in no lock, since nothing but this comparison needs it.
bench: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'docxtpl==0.20.*'
	$(BIN)/python -m benchmarks

lint: setup
	$(BIN)/ruff check .
	$(BIN)/mypy --strict slagen
	$(BIN)/lint-imports

# uv is fetched into an environment of its own; it is needed for nothing else.
lock:
	$(PYTHON) -m venv --clear $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	$(VENV)-lock/bin/uv pip compile --quiet --upgrade $(LOCKING) pyproject.toml -o requirements/runtime.txt
	$(VENV)-lock/bin/uv pip compile --quiet --upgrade $(LOCKING) --extra dev pyproject.toml -o requirements/dev.txt
	$(VENV)-lock/bin/uv pip compile --quiet --upgrade $(LOCKING) requirements/build.in -o requirements/build.txt
	rm -rf $(VENV)-lock

LOCKING := --generate-hashes --universal --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links

clean:
	rm -rf out $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
