# Bare `make` lists what one can do. Every target makes the virtual environment that it needs.
.DEFAULT_GOAL := help
SHELL := bash
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(firstword $(foreach version,python3.11 python3.12 python3.13 python3.14 python3,$(shell command -v $(version))))
SEEDS ?= seeds
# Decide which inputs `make fuzz` runs, and how many.
SEED ?= 1
COUNT ?= 20000
# Files of tests that run side by side: most wait for processes and brokers more than they compute.
JOBS ?= 4
# A folder with further gold sets and corpora; evaluations use the project's own where it is absent.
SHARED ?= $(wildcard ../shared)
# Where a training keeps what one step leaves to the next.
MODEL_PARTS ?= var/model
SHARED_OPTION = $(if $(SHARED),--shared $(SHARED))

# What Deque publishes for Java, since Maven is here already, and its digest.
AXE := 4.10.1
AXE_DIGEST := 5e4a306c2c785bc2997427724222178e7005b040cacbeb95468a329a5c60c3b0

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

.PHONY: demo
demo: $(VENV)/.runtime ## Stream the seed articles into one story's log, and show it
	$(BIN)/pipeline demo $(SEEDS)
	@echo "In a browser: $(BIN)/pipeline serve --dir $${PIPELINE_DATA_DIR:-var}/demo --articles $(SEEDS)"

.PHONY: test
test: lint ## Lint, check types and import rules, run the tests
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder

.PHONY: lint
lint: $(VENV)/.dev ## Style, types and import rules only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: eval
eval: $(VENV)/.dev ## Quality of the events: precision, recall, F1, roles, misses and extras
	$(BIN)/python -m bench.eval_events $(SHARED_OPTION) --list

.PHONY: eval-articles
eval-articles: $(VENV)/.dev ## Quality of reading and cleaning articles
	$(BIN)/python -m bench.eval_articles $(SHARED_OPTION)

.PHONY: fuzz
fuzz: $(VENV)/.dev ## COUNT mutated inputs of all formats through reading and cleaning; fails on a crash or a hang
	$(BIN)/python -m bench.fuzz_articles --count $(COUNT) --seed $(SEED)

.PHONY: eval-stories
eval-stories: $(VENV)/.dev ## Quality and speed of grouping, entries, sources and denial links
	$(BIN)/python -m bench.eval_stories $(SHARED_OPTION)

.PHONY: bench
bench: bench-extract bench-stream bench-site ## All speed measurements

.PHONY: bench-extract
bench-extract: $(VENV)/.dev ## Extraction speed beside that of the rules before it
	$(BIN)/python -m bench.bench_extract $(if $(SHARED),--news $(SHARED)/corpora/stories/news-3000.jsonl.gz)

.PHONY: bench-stream
bench-stream: $(VENV)/.dev ## Throughput through a real broker against a bare loop; needs KAFKA_BOOTSTRAP_SERVERS
	$(BIN)/python -m bench.bench_stream $(SHARED_OPTION)

.PHONY: chaos
chaos: $(VENV)/.dev ## Kill workers and brokers amid a stream, then audit (minutes; ARTICLES, MINUTES, WORKERS, BROKERS, SEED)
	$(BIN)/python -m bench.chaos --articles $(or $(ARTICLES),2000) --minutes $(or $(MINUTES),5) \
		--workers $(or $(WORKERS),3) --brokers $(or $(BROKERS),1) --seed $(SEED)

.PHONY: bench-site
bench-site: $(VENV)/.dev ## How long each kind of page takes out of 100,000 articles (minutes)
	$(BIN)/python -m bench.bench_site

.PHONY: model-events
model-events: $(VENV)/.train ## Train the event model anew (hours); see training/README.md for ENCODER, TEXTS, PLAIN, DEV, NEWS
	mkdir -p $(MODEL_PARTS)
	$(BIN)/python -m training.learn --encoder $(ENCODER) --texts $(TEXTS) --out $(MODEL_PARTS)/first.pt
	$(BIN)/python -m training.teach --encoder $(ENCODER) --teachers $(MODEL_PARTS)/first.pt pipeline/language/model/news_events \
		--plain $(PLAIN) --out $(MODEL_PARTS)/taught.pt
	$(BIN)/python -m training.learn --encoder $(ENCODER) --texts $(TEXTS) --start $(MODEL_PARTS)/first.pt --epochs 1 --rate 7e-5 \
		--taught $(MODEL_PARTS)/taught.pt --out $(MODEL_PARTS)/events.pt
	$(BIN)/python -m training.assemble --network $(MODEL_PARTS)/events.pt --encoder $(ENCODER) --dev $(DEV) --news $(NEWS) \
		--out pipeline/language/model

.PHONY: model-stories
model-stories: $(VENV)/.train ## Learn anew what stories compare with (an hour); see training/README.md for TEXTS, LABELLED
	$(BIN)/python -m training.embeddings --texts $(TEXTS) --out $(MODEL_PARTS)/embedders
	cp $(MODEL_PARTS)/embedders/whole.onnx pipeline/language/model/news_events/embedder.onnx
	$(BIN)/python -m training.stories --texts $(TEXTS) --news $(LABELLED) --embedders $(MODEL_PARTS)/embedders

.PHONY: kafka
kafka: ## Start Apache Kafka on this machine without Docker (Java 17, Maven)
	broker/run.sh start

.PHONY: kafka-stop
kafka-stop: ## Stop it
	broker/run.sh stop

.PHONY: axe
axe: .cache/axe/selenium.jar ## Fetch axe-core, with which tests look for what keeps readers out of pages (Maven)

.cache/axe/selenium.jar:
	mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -DoutputDirectory=$(@D) \
		-Dartifact=com.deque.html.axe-core:selenium:$(AXE) -Dmdep.stripVersion=true
	echo "$(AXE_DIGEST)  $@" | sha256sum --check --quiet || { rm $@; exit 1; }

.PHONY: schemas
schemas: $(VENV)/.dev ## Write schemas/ anew from the records and pages
	$(BIN)/python -m pipeline.schemas

.PHONY: golden
golden: $(VENV)/.dev ## Write the golden analyses and story log anew; read the difference before you commit it
	$(BIN)/python -m bench.golden

.PHONY: screenshots
screenshots: $(VENV)/.dev ## Take the README's pictures of the pages anew (Chromium); look at them before you commit them
	$(BIN)/python -m tests.site.screenshots docs/screenshots

.PHONY: lock
lock: $(VENV)/.dev ## Resolve the dependencies anew into the lock files
	$(BIN)/uv pip compile --quiet --universal --generate-hashes pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --group dev pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --group train pyproject.toml -o requirements-train.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --group docs -o requirements-docs.lock

.PHONY: docs
docs: .venv-docs/.made ## The documentation as a site, in out/docs/site; fails on a broken link
	rm -rf out/docs && mkdir -p out/docs/pages
	tar -cf - *.md LICENSE docs schemas examples training/README.md pipeline/site/tables.sql | tar -xf - -C out/docs/pages
	.venv-docs/bin/mkdocs build --strict

.PHONY: clean
clean: ## Remove what the other targets made
	rm -rf $(VENV) .venv-docs .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis out var

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' || \
		{ echo "Python 3.11 to 3.14 is needed; name one with make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.train: requirements-train.lock $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-train.lock
	@touch $@

.venv-docs/.made: requirements-docs.lock | $(VENV)/bin/python
	$(PYTHON) -m venv --clear .venv-docs
	.venv-docs/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-docs.lock
	@touch $@
