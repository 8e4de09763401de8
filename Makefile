# Good Life: `make help` lists what there is. Everything that is needed is set up on the way.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

UV_VERSION := 0.13.9
TOOLS := $(CURDIR)/.tools
export PATH := $(CURDIR)/.venv/bin:$(TOOLS)/bin:$(PATH)
# A Python is fetched only where it is asked for by name.
export UV_PYTHON_DOWNLOADS := manual
export RASA_TELEMETRY_ENABLED := false

export PORT ?= 8000
export GOODLIFE_HOME ?= $(CURDIR)/var

BOT_SOURCES := $(shell find bot/components bot/domain bot/data bot/config.yml training_data/intents -name '*.py' -o -name '*.yml')

help:  ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: setup  ## Set everything up and serve it on http://127.0.0.1:$PORT
	@python -m api.start || test $$? -eq 130

test: setup .venv/browser  ## Run every check: style, types, boundaries, tests, bot
	@bash .ci/check

lint: .venv/ready  ## Check style, types and import directions; mend what can be mended
	ruff format .
	ruff check --fix .
	mypy
	lint-imports

bench: setup  ## Print the performance table
	python -m tests.bench

simulate: setup  ## Let sixty simulated citizens talk with the real bot, and report what went wrong
	python -m tests.simulated

train: .venv/ready  ## Rebuild every trained artefact from training_data/ (some three hours)
	uv sync --locked --quiet --extra train
	goodlife train

screenshots: setup .venv/browser  ## Make the README's screenshots
	python -m tests.browser.screenshots

renew-keys: setup  ## Put what people said under the newest of TEXT_KEYS
	goodlife renew-keys
	cd bot && .venv/bin/python -m components.renew_keys

clean:  ## Remove what was set up, not what people said
	rm -rf .venv bot/.venv .tools node_modules models/encoder models/co_production/built models/listener/built models/reader/*/built models/bot.tar.gz api/web/static/vendor

setup: .venv/ready bot/.venv/ready models/listener/built/manifest.json models/bot.tar.gz api/web/static/vendor/ready

.tools/uv:
	@command -v uv >/dev/null || { python3 -m venv $(TOOLS) && $(TOOLS)/bin/pip install -q uv==$(UV_VERSION); } || \
	  { echo "Good Life needs uv. Install it (https://docs.astral.sh/uv) and run make again." >&2; exit 1; }
	@mkdir -p $(TOOLS) && touch $@

.venv/ready: pyproject.toml uv.lock | .tools/uv
	@uv sync --locked --quiet
	@touch $@

bot/.venv/ready: bot/pyproject.toml bot/uv.lock | .tools/uv
	@uv python find 3.10 >/dev/null 2>&1 || uv python install 3.10 || \
	  { echo "The bot needs Python 3.10, which is not on this machine and could not be fetched. Install it and run make again." >&2; exit 1; }
	@uv sync --project bot --locked --quiet
	@touch $@

MODEL_SOURCES := $(addprefix nlp/training/,build_models.py published.py adapters.py architectures.py encoder_graph.py quantise.py calibration.txt) \
  $(wildcard models/*/adapters.safetensors models/reader/*/adapters.safetensors)

models/listener/built/manifest.json: $(MODEL_SOURCES) | .venv/ready
	@python -m nlp.training.build_models
	@touch $@

models/bot.tar.gz: $(BOT_SOURCES) | bot/.venv/ready
	@echo "Training the bot (about 20 seconds)"
	@cd bot && .venv/bin/rasa train --quiet --config config.yml --domain domain --data data ../training_data/intents \
	  --out ../models --fixed-model-name bot >$(CURDIR)/models/bot.log 2>&1 || { cat $(CURDIR)/models/bot.log; exit 1; }
	@touch $@

api/web/static/vendor/ready: package-lock.json | .venv/ready
	@command -v npm >/dev/null || { echo "The pages need npm, which is not on this machine. Install Node.js with npm and run make again." >&2; exit 1; }
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@python -m api.web.vendor
	@touch $@

.venv/browser: | .venv/ready
	@command -v chromium >/dev/null || bash .ci/install-chromium
	@touch $@

.PHONY: help run test lint bench simulate train screenshots renew-keys clean setup
