# Every task of the project; `make` prints the list. Targets call scripts and the command line, and hold no logic.
SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules --no-builtin-variables
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SECONDEXPANSION:
.SUFFIXES:

READY := .venv/.ready
BRIEFSET := .venv/bin/briefset
ARTICLES := $(patsubst content/%/summary.yaml,%,$(wildcard content/*/summary.yaml))
include scripts/documents.mk
INPUTS := $(wildcard _brand.yml) $(shell find src/briefset templates -type f -not -name '*.pyc')
# Options for the command behind a target, as in `make check ARGS=--strict`.
ARGS ?=
# How long `make fuzz` looks for counterexamples.
SECONDS ?= 600
# An environment that was made elsewhere, or whose Python is gone, is made anew.
ifneq ($(wildcard .venv/bin/python),)
ifeq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
USABLE := yes
endif
endif

.PHONY: help setup build check test fuzz bench-setup bench lint format reference release clean FORCE

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))
	@echo "  make build/ARTICLE/briefing.pdf   Build one article's set"

setup: $(READY) ## Create .venv with the locked versions (every other target does it when needed)

build: $(foreach article,$(ARTICLES),$(DOCUMENTS:%=build/$(article)/%)) ## Build every set whose inputs changed, into build/
	@for article in $(ARTICLES); do echo "build/$$article/ is up to date"; done

check: $(READY) ## Check every summary without building
	$(BRIEFSET) check $(ARGS)

test: $(READY) ## Run the tests
	.venv/bin/pytest $(ARGS)

fuzz: $(READY) ## Try the property tests with other values for SECONDS=600, and print what breaks them
	.venv/bin/python -m pytest -p tests.support.fuzz --fuzz-seconds=$(SECONDS) --hypothesis-profile=fuzz -m hypothesis $(ARGS)

bench-setup: $(READY) ## Install what `make bench` measures against, into benchmarks/.peers
	scripts/bench_setup.sh

bench: $(READY) ## Measure speeds as ratios within one run, and how true the check is
	.venv/bin/python benchmarks/peers.py
	.venv/bin/python benchmarks/summary.py
	.venv/bin/python benchmarks/verify.py
	.venv/bin/python benchmarks/office.py
	.venv/bin/python benchmarks/truth/measure.py
	.venv/bin/python benchmarks/pdf.py

lint: $(READY) ## Check format, style, types and workflows
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/lint-imports --no-cache --no-logo
	.venv/bin/mypy
	.venv/bin/zizmor --offline --quiet --persona=regular .github
	.venv/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml

format: $(READY) ## Format the Python code
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

reference: $(READY) ## Make docs/reference/ and the JSON Schema anew from the code
	.venv/bin/python scripts/make_reference.py

release: build ## Write documents, wheel and SHA256SUMS to dist/
	scripts/release.sh

clean: ## Remove what the other targets made, except .venv
	rm -rf dist .mypy_cache .pytest_cache .ruff_cache .hypothesis $(ARTICLES:%=build/%)

$(READY): requirements.lock pyproject.toml scripts/setup.sh $(if $(USABLE),,FORCE)
	scripts/setup.sh

# One run makes the whole set. It depends on everything in the article's folder, and on the folder, for files come and go.
$(addprefix build/%/,$(DOCUMENTS)): content/% $$(wildcard content/$$*/*) $(INPUTS) $(READY)
	$(BRIEFSET) build $* $(ARGS)
	@touch -c $(addprefix build/$*/,$(DOCUMENTS))
