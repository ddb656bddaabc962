# Every target sets up its own virtual environment first; nothing but Python 3.11+ with pip and venv is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SHARED ?= ../shared

.PHONY: soak bench-corpus demo test test-all test-spark test-web lint bench bench-web evaluate scores docs case-floor clean

demo: $(STAMP)
	$(BIN)/python tools/demo.py

test: $(STAMP)
	$(BIN)/python -m pytest

test-all: test lint
	$(BIN)/python -m pytest -m slow

# Spark with two slots on this machine against the local engine, on 2,000 articles; needs Java 17 or later.
test-spark: $(STAMP)
	@if ! java -version >/dev/null 2>&1; then echo "make test-spark: SKIPPED, there is no Java on this machine"; exit 0; fi; \
	set -e; test -e $(STAMP)-spark || { $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,spark]'; \
	touch $(STAMP)-spark; }; $(BIN)/python -m pytest -m spark tests/spark

# The desk in Debian's Chromium; installs it where it may. IMAGES=docs/images writes the pictures of the docs anew.
test-web: $(STAMP)
	@if ! command -v chromium >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium \
	fonts-noto-core >/dev/null || true; fi; \
	if ! command -v chromium >/dev/null; then echo "make test-web: SKIPPED, there is no chromium on this machine"; exit 0; fi; \
	set -e; test -e $(STAMP)-browser || { $(BIN)/python -m pip install --quiet --disable-pip-version-check \
	-e '.[dev,browser]'; touch $(STAMP)-browser; }; \
	CHROMIUM="$$(command -v chromium)" IMAGES="$(or $(IMAGES),out/images)" $(BIN)/python -m pytest -m browser tests/browser

lint: $(STAMP)
	$(BIN)/ruff check src tests tools
	$(BIN)/mypy
	$(BIN)/rasid lexicon lint

bench: $(STAMP)
	$(BIN)/python tools/bench.py --shared $(SHARED)

# Fifty runs killed at random moments and resumed; merging of 100,000 events.
soak: $(STAMP)
	$(BIN)/python -m pytest -m slow tests/corpus tests/merge

# The desk's pages over a million invented events (built first in out/, some minutes).
bench-web: $(STAMP)
	$(BIN)/python tools/bench_web.py

bench-corpus: $(STAMP)
	$(BIN)/python tools/bench_corpus.py --articles 50000 --workers 2

evaluate: $(STAMP)
	$(BIN)/rasid code $(SHARED)/data/news-dev.jsonl -o out/dev.jsonl
	$(BIN)/rasid evaluate $(SHARED)/gold/dev $(SHARED)/data/news out/dev.jsonl --errors 3

# What is measured or generated, written anew: commit the result with the change that caused it.
scores: $(STAMP)
	$(BIN)/python tools/score_dev.py --shared $(SHARED)
	$(BIN)/python tools/write_docs.py

docs: $(STAMP)
	$(BIN)/python tools/write_docs.py

case-floor: $(STAMP)
	$(BIN)/python tools/case_floor.py

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

clean:
	rm -rf build dist out .pytest_cache .ruff_cache .mypy_cache .hypothesis
