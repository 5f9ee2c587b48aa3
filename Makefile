# The two commands: `make report` runs the main job, `make test` passes the tests. Both do all the set-up.
# The first Python that runs and is new enough; a name on the path may be a stub that runs nothing.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$name && break; done)
BIN := .venv/bin
WORKERS ?= 2

.PHONY: report test slow lint format generated evaluate bench images clean

report: .venv/.installed
	$(BIN)/policygraph report -o site

test: .venv/.installed-dev
	@sh .ci/browser
	$(BIN)/pytest -m "not slow" -n $(WORKERS) --dist loadfile

slow: .venv/.installed-dev
	@sh .ci/browser
	$(BIN)/pytest -m slow -n $(WORKERS) --dist loadfile

lint: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Everything that is made from policygraph/schema and the data: committed, and compared by a test.
generated: .venv/.installed-dev
	$(BIN)/python docs/generate.py

evaluate: .venv/.installed-dev
	$(BIN)/python docs/evaluate.py
	$(BIN)/python docs/reliability.py

images: .venv/.installed-dev
	$(BIN)/python docs/make_images.py

bench: .venv/.installed-dev
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[bench]'
	for script in bench/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "policygraph needs Python 3.11 or newer: make PYTHON=name-of-one"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[fast]'
	touch $@

.venv/.installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[fast,serve,dask,test,dev]'
	touch $@ .venv/.installed

clean:
	rm -rf .venv site dist build
