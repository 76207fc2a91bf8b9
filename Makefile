# make serve: environment, check, build, search index, serve.  make test, make test-long: the tests.
# Python 3.11 or later and make are enough.
PYTHON ?= python3
BIN := .venv/bin
LOCKED := --disable-pip-version-check --quiet

.PHONY: serve site check test test-long lighthouse bench lock clean

serve: $(BIN)/.site
	$(BIN)/regesta serve

site: $(BIN)/.site
	$(BIN)/regesta build
	$(BIN)/regesta index

check: $(BIN)/.site
	$(BIN)/regesta check

test: $(BIN)/.test tests/oracle/node_modules
	$(BIN)/pytest -m "not long"

# Thousands of documents, clusters of processes, every kind of page in forced colours and large text: three minutes more.
test-long: $(BIN)/.test
	$(BIN)/pytest -m long

$(BIN)/.site: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install $(LOCKED) -r requirements.lock
	$(BIN)/python -m pip install $(LOCKED) --no-deps --editable .
	touch $@

$(BIN)/.test: $(BIN)/.site requirements-test.lock
	$(BIN)/python -m pip install $(LOCKED) -r requirements-test.lock
	touch $@

# Lighthouse on a page of every kind, as on a phone. Some five minutes; needs Node and Chromium.
lighthouse: $(BIN)/.test tests/lighthouse/node_modules
	$(BIN)/python -m tests.lighthouse

# Build times beside other generators': all sizes, or `make bench N=1000`; `make bench N="1000 10000" PROFILE=1` tells where the time goes.
bench: $(BIN)/.test
	$(BIN)/python -m tests.bench $(N) $(if $(PROFILE),--profile)

tests/lighthouse/node_modules: tests/lighthouse/package.json
	npm install --prefix tests/lighthouse --no-audit --no-fund --no-package-lock --loglevel error
	touch $@

# The processor that citations are compared with. Where there is no npm, its test says that it was not run.
tests/oracle/node_modules: tests/oracle/package.json
	! command -v npm >/dev/null || npm install --prefix tests/oracle --no-audit --no-fund --no-package-lock --loglevel error
	mkdir -p $@ && touch $@

# After a change of dependencies in pyproject.toml: resolve anew and write both lock files.
lock:
	rm -rf .lock && $(PYTHON) -m venv .lock
	.lock/bin/python -m pip install $(LOCKED) '.[search]'
	.lock/bin/python -m pip freeze --exclude regesta > requirements.lock
	.lock/bin/python -m pip install $(LOCKED) '.[test]'
	.lock/bin/python -m pip freeze --exclude regesta > requirements-test.lock
	rm -rf .lock build scripts/regesta.egg-info

clean:
	rm -rf .venv output .regesta .bench tests/*/node_modules
