# Every task of the project; `make` prints the list. Targets call scripts and the command line, and hold no logic.
# What this repository shares with those that `briefset init` writes stands in the included file.
READY := .venv/.ready
BRIEFSET := .venv/bin/briefset
INPUTS := $(shell find src/briefset -type f -not -name '*.pyc')
ALSO_RELEASED = scripts/build_packages.sh
ALSO_CLEANED := build/site build/.site-tools docs/gallery .mypy_cache .pytest_cache .ruff_cache .hypothesis
REPOSITORY := src/briefset/workspace/repository
include $(REPOSITORY)/documents.mk $(REPOSITORY)/targets.mk

# How long `make fuzz` looks for counterexamples.
SECONDS ?= 600
# An environment that was made elsewhere, or whose Python is gone, is made anew.
ifneq ($(wildcard .venv/bin/python),)
ifeq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
USABLE := yes
endif
endif

.PHONY: setup site test fuzz bench-setup bench lint format reference FORCE

setup: $(READY) ## Create .venv with the locked versions (every other target does it when needed)

test: $(READY) ## Run the tests
	.venv/bin/pytest $(ARGS)

fuzz: $(READY) ## Try the property tests with other values for SECONDS=600, and print what breaks them
	.venv/bin/python -m pytest -p tests.support.fuzz --fuzz-seconds=$(SECONDS) --hypothesis-profile=fuzz -m hypothesis $(ARGS)

bench-setup: $(READY) ## Install what `make bench` measures against, into benchmarks/.peers
	scripts/bench_setup.sh

bench: $(READY) ## Measure speeds as ratios within one run, and how true the check is
	.venv/bin/python benchmarks/run.py $(ARGS)

lint: $(READY) ## Check format, style, types and workflows
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/lint-imports --no-cache --no-logo
	.venv/bin/mypy
	.venv/bin/zizmor --offline --quiet --persona=regular .github action.yml $(REPOSITORY)/dot-github/workflows/*.yml
	.venv/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml $(REPOSITORY)/dot-github/workflows/*.yml

format: $(READY) ## Format the Python code
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

reference: $(READY) ## Make docs/reference/ and the JSON Schema anew from the code
	.venv/bin/python scripts/make_reference.py

site: build ## Build the site with its gallery into build/site/ (asks the package index for mkdocs-material)
	scripts/make_site.sh

$(READY): requirements.lock pyproject.toml scripts/setup.sh $(if $(USABLE),,FORCE)
	scripts/setup.sh
