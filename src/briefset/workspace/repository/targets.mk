# The targets of every repository of summaries. Whoever includes this says before it:
#   BRIEFSET  the command          READY   what must be there before it can run, if anything
#   INPUTS    files besides those of an article and of the project's own templates that decide what is built
# Targets call the command line and hold no logic.
SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules --no-builtin-variables
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SECONDEXPANSION:
.SUFFIXES:

ARTICLES := $(patsubst content/%/summary.yaml,%,$(wildcard content/*/summary.yaml))
INPUTS += $(wildcard _brand.y*ml _brand/_brand.y*ml brand/_brand.y*ml) $(shell test ! -d templates || find templates -type f)
# Options for the command behind a target, as in `make check ARGS=--strict`.
ARGS ?=
# macOS has the second.
SHA256 := $(if $(shell command -v sha256sum),sha256sum,shasum -a 256)

.PHONY: help build check preview lock test release clean

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "  make build/ARTICLE/briefing.pdf   Build one article's set"

build: $(foreach article,$(ARTICLES),$(DOCUMENTS:%=build/$(article)/%)) ## Build every set whose inputs changed, into build/
	@for article in $(ARTICLES); do echo "build/$$article/ is up to date"; done

check: $(READY) ## Check every summary without building
	"$(BRIEFSET)" check $(ARGS)

preview: $(READY) ## Show an article's set in the browser as it is written: make preview ARGS=ARTICLE
	"$(BRIEFSET)" preview $(ARGS)

lock: $(READY) ## Record in evidence.lock what was checked against the articles' texts
	"$(BRIEFSET)" lock

release: build ## Write every document, and SHA256SUMS, to dist/
	rm -rf dist
	mkdir dist
	for article in $(ARTICLES); do for document in build/$$article/*; do \
	    cp "$$document" "dist/$$article-$${document##*/}" || exit; done; done
	$(ALSO_RELEASED)
	cd dist && LC_ALL=C && export LC_ALL && sums=$$($(SHA256) -- *) && printf '%s\n' "$$sums" | tee SHA256SUMS

clean: ## Remove what the other targets made, except .venv
	rm -rf dist $(ALSO_CLEANED) $(ARTICLES:%=build/%)

# Files are written whole or not at all, so that none has to go when a run fails, as it does where Pango is missing.
.PRECIOUS: $(addprefix build/%/,$(DOCUMENTS))

# One run makes the whole set. It depends on everything in the article's folder, and on the folder, for files come and go.
$(addprefix build/%/,$(DOCUMENTS)): content/% $$(wildcard content/$$*/*) $(INPUTS) $(READY)
	"$(BRIEFSET)" build $* $(ARGS)
	@touch -c $(addprefix build/$*/,$(DOCUMENTS))
