# Needs Python 3.11 or newer and make; uv is used where there is one.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH := .venv-bench
BROWSER := .browser
UV := $(shell command -v uv 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help demo brief browser screenshots test test-slow check generated bench bench-speed bench-hops bench-lengths bench-quality \
  bench-trust bench-look-alikes bench-heads bench-facts bench-newswire bench-compare bench-extraction bench-pages bench-encodings bench-hostile bench-forgeries bench-load \
  bench-growth bench-store bench-corrupted bench-kills bench-stories bench-mornings bench-web fuzz ablation tune-defaults lock clean

help:  ## List the commands.
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 18

# A stamp for each set of packages, in its environment: installing again is skipped while nothing changed.
define install
	@test -x $(@D)/bin/python || $(if $(UV),uv venv --quiet --seed --python $(PYTHON) $(@D),$(PYTHON) -m venv $(@D))
	$(if $(UV),uv pip install --quiet --python $(@D)/bin/python --require-hashes -r $<,$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<)
	$(if $(UV),uv pip install --quiet --python $(@D)/bin/python --no-deps --no-build-isolation -e .,$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .)
	@touch $@
endef

$(VENV)/%.stamp: requirements/%.txt pyproject.toml
	$(install)

$(BENCH)/bench.stamp: requirements/bench.txt pyproject.toml
	$(install)

$(BROWSER)/browser.stamp: requirements/browser.txt pyproject.toml
	$(install)

demo: $(VENV)/run.stamp  ## Digest the five example articles; writes out/digest.json and out/digest.md.
	@mkdir -p out
	@$(BIN)/summarize digest seeds/ --output out/digest.json
	@$(BIN)/summarize render out/digest.json --output out/digest.md
	@$(BIN)/summarize render out/digest.json
	@$(BIN)/summarize verify out/digest.json --sources seeds/ --recompute

brief: $(VENV)/run.stamp  ## Write the pages of two mornings of examples/days, without a network.
	@mkdir -p out
	@rm -f out/days.db out/days.db-wal out/days.db-shm
	@$(BIN)/summarize brief examples/days/monday.jsonl --store out/days.db --words 400 --timezone UTC \
	  --now 2026-11-24T06:00 --output out/tuesday-morning.html
	@$(BIN)/summarize brief examples/days/tuesday.jsonl --store out/days.db --words 400 --timezone UTC \
	  --now 2026-11-25T06:00 --output out/wednesday-morning.json
	@$(BIN)/summarize render out/wednesday-morning.json

test: $(VENV)/dev.stamp  ## Run the whole suite.
	$(BIN)/python -m compileall -q summarize  # also where no bytecode is to be written: most tests of commands start anew
	$(BIN)/python -m pytest -n 2 -m "not slow and not browser"

test-slow: $(VENV)/dev.stamp  ## Run the long tests, and those of properties with 400 examples each.
	$(BIN)/python -m pytest -m slow --timeout 1200
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest -n 2 -m "hypothesis and not browser" --timeout 1200

browser: $(BROWSER)/browser.stamp  ## Open the pages and the mail in Chromium; installs it where there is none.
	tools/install-chromium
	$(BROWSER)/bin/python -m pytest -m browser tests/browser

screenshots: $(BROWSER)/browser.stamp  ## Write docs/pictures from the examples, and print how large the pages are.
	tools/install-chromium
	$(BROWSER)/bin/python tools/screenshots.py

check: $(VENV)/dev.stamp  ## Lint, format, types, stale files, import contracts.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tests/typing_api.py
	$(BIN)/python tools/generated.py --check
	$(BIN)/lint-imports

generated: $(VENV)/dev.stamp  ## Write the schema of configurations and configs/default.toml from the stages.
	$(BIN)/python tools/generated.py

bench: $(BENCH)/bench.stamp  ## Measure the CPU of each stage and how it grows with the text.
	$(BENCH)/bin/python benchmarks/speed/stages.py

bench-speed: $(BENCH)/bench.stamp  ## Measure speed beside the first design, on 10,000 sentences, and beside sumy.
	$(BENCH)/bin/python benchmarks/speed/paired.py

bench-hops: $(VENV)/dev.stamp  ## Count the modules and links that one digest walks.
	$(BIN)/python benchmarks/hops.py

bench-lengths: $(VENV)/dev.stamp  ## How a digest changes with its length; fails where growing loses what was said.
	$(BIN)/python benchmarks/lengths.py

bench-quality: $(VENV)/dev.stamp  ## Measure quality on public data; fails below a floor.
	$(BIN)/python benchmarks/quality/gate.py

bench-trust: $(VENV)/dev.stamp  ## Score merges, cards and facts of annotated topics, each left out of training; fails below a floor.
	$(BIN)/python benchmarks/trust/written.py
	$(BIN)/python benchmarks/trust/gate.py

tune-defaults: $(VENV)/dev.stamp  ## How flat each constant of the choice is, leave-one-topic-out.
	$(BIN)/python benchmarks/quality/tuning.py

bench-look-alikes: $(VENV)/dev.stamp  ## Count what is merged of sentences that differ in one place.
	$(BIN)/python benchmarks/trust/look_alikes.py

bench-heads: $(VENV)/dev.stamp  ## Count the topics whose digest begins with an article that an editor accepts.
	$(BIN)/python benchmarks/trust/heads.py

bench-facts: $(VENV)/dev.stamp  ## Weighted facts and repeats in digests of 25 topics, with and without select.alike.
	$(BIN)/python benchmarks/trust/facts.py

bench-newswire: $(BENCH)/bench.stamp  ## Score what is merged in real newswire of which no day is known.
	$(BENCH)/bin/python benchmarks/trust/newswire.py

bench-compare: $(VENV)/dev.stamp  ## What the comparison of sources finds and misses.
	$(BIN)/python benchmarks/quality/quantities.py
	$(BIN)/python benchmarks/quality/independence.py

bench-extraction: $(VENV)/dev.stamp  ## How well articles are found on saved pages; fails below a floor.
	$(BIN)/python benchmarks/quality/extraction.py

bench-pages: $(VENV)/dev.stamp  ## The same on 136 saved pages of real sites, fetched with npm; needs node.
	$(BIN)/python benchmarks/quality/saved_pages.py out/pages
	$(BIN)/python benchmarks/quality/extraction.py out/pages

bench-encodings: $(VENV)/dev.stamp  ## Short texts in encodings that nobody states; fails below a floor.
	$(BIN)/python benchmarks/encodings.py

bench-hostile: $(VENV)/dev.stamp  ## What inputs cost that want to exhaust a parser; fails above a bound.
	$(BIN)/python benchmarks/hostile.py

bench-forgeries: $(VENV)/dev.stamp  ## Which forged digests verify catches; fails below a bar.
	$(BIN)/python benchmarks/forgeries.py

bench-load: $(VENV)/dev.stamp  ## Whether digests are the same beside four busy loops; fails where one is not.
	$(BIN)/python benchmarks/under_load.py

bench-growth: $(VENV)/dev.stamp  ## How time grows with the text, function by function; fails above a bound.
	$(BIN)/python benchmarks/growth.py

bench-store: $(VENV)/dev.stamp  ## Measure the store: articles a second, memory, search.
	$(BIN)/python benchmarks/store.py

bench-corrupted: $(VENV)/dev.stamp  ## Every operation on 600 corrupted stores; fails where one breaks a promise.
	$(BIN)/python benchmarks/corrupted_stores.py

bench-kills: $(VENV)/dev.stamp  ## Kill collect, digest -o and brief, 200 times each; fails where something is lost or told twice.
	$(BIN)/python benchmarks/kills.py

bench-stories: $(VENV)/dev.stamp  ## Which articles report one event: B-cubed on public data; fails below a floor.
	$(BIN)/python benchmarks/stories.py
	$(BIN)/python benchmarks/many_articles.py

bench-web: $(VENV)/dev.stamp  ## The server under load: answers, times, memory; fails below a bar.
	$(BIN)/python benchmarks/web_load.py

bench-mornings: $(VENV)/dev.stamp  ## Two mornings of six sites on this machine, for five seeds; fails below a bar.
	$(BIN)/python benchmarks/mornings.py

MINUTES ?= 10
fuzz: $(VENV)/dev.stamp  ## Give changed inputs to readers, splitter, renderers, store and verify: make fuzz MINUTES=10.
	$(BIN)/python benchmarks/fuzz.py --minutes $(MINUTES)

ablation: $(VENV)/dev.stamp  ## What each part is worth on each data set.
	$(BIN)/python benchmarks/quality/ablation.py

lock:  ## Resolve the requirement files again (needs uv).
	uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-annotate \
	  --group build pyproject.toml -o requirements/run.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-annotate \
	  --group dev pyproject.toml -o requirements/dev.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-annotate \
	  --group bench pyproject.toml -o requirements/bench.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-annotate \
	  --group browser --constraint requirements/dev.txt pyproject.toml -o requirements/browser.txt

clean:  ## Remove the environments and everything that was made.
	rm -rf $(VENV) $(BENCH) $(BROWSER) out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
