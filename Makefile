# The commands of this project. `make` alone lists them.

PORT ?= 8080
export PORT

.DEFAULT_GOAL := help
.PHONY: help run test bench lint format docs-pictures clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Install what is missing, build release, serve a demo county on PORT (8080)
	@Scripts/install.sh run
	@Scripts/fetch_vendor.py
	@Scripts/run.sh

test: ## Install what is missing, lint, build, and run every test with a PostgreSQL of its own
	@Scripts/install.sh test
	@Scripts/lint.sh
	@Scripts/fetch_vendor.py
	@Scripts/with_postgres.sh python3 Scripts/test.py

bench: ## Build release and print the table of speeds
	@Scripts/install.sh bench
	@Scripts/fetch_vendor.py
	@Scripts/bench.sh

lint: ## Check formatting, who imports whom, and the documents
	@Scripts/lint.sh

format: ## Format the Swift sources in place
	@Scripts/lint.sh --fix

docs-pictures: ## Take the documentation's screenshots from a demo county
	@Scripts/install.sh test
	@swift build --product qingxi
	@.venv/bin/python Tests/Browser/pictures.py

clean: ## Remove everything that was built, fetched or run here
	rm -rf .build .venv .run Public/vendor Vendor Benchmarks/.build Benchmarks/.venv Benchmarks/.scip
