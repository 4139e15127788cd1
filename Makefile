# Plotmill. `make` alone lists what there is.
GO       ?= go
TAGS     := nomsgpack
LINTER   := 2.5.0
VERSION  ?= 0.1.0
COMMIT   := $(shell git rev-parse --short HEAD 2>/dev/null)
LDFLAGS  := -s -w -X plotmill/app.Version=$(VERSION) -X plotmill/app.commit=$(COMMIT)
PACKAGES := ./...

.DEFAULT_GOAL := help
.PHONY: help build run demo test check fmt vet lint fuzz bench chaos needs clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build bin/plotmill
	@$(GO) build -trimpath -tags $(TAGS) -ldflags '$(LDFLAGS)' -o bin/plotmill .

run: build ## start the service on the embedded transport and stay
	@bin/plotmill serve

demo: build ## start the service, POST examples/daily.json, save report.pdf, stop
	@$(GO) run ./examples/demo bin/plotmill examples/daily.json report.pdf

test: needs ## run every test; as root on Debian it installs what they need
	@$(GO) test -tags $(TAGS) -race -shuffle=on -timeout 10m $(PACKAGES)

check: fmt vet lint test ## what CI holds: format, vet, lint, tests

fmt:
	@out=$$(gofmt -l .); test -z "$$out" || { echo "gofmt -w these:"; echo "$$out"; exit 1; }

vet:
	@$(GO) vet -tags $(TAGS) $(PACKAGES)

lint: .tools/golangci-lint-$(LINTER)
	@$< run --allow-serial-runners --build-tags $(TAGS) $(PACKAGES)

.tools/golangci-lint-$(LINTER):
	@echo "building golangci-lint $(LINTER) (once, some minutes)"
	@GOBIN=$(CURDIR)/.tools $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v$(LINTER)
	@mv .tools/golangci-lint $@

needs: ## find what the tests need, or install it
	@.ci/needs

bench: build ## measure beside the Python system and a bare round trip (Debian: python3-aio-pika, -aiohttp, -matplotlib)
	@$(GO) run ./bench/sidebyside -bin bin/plotmill
	@$(GO) run ./bench/hop -bin bin/plotmill

chaos: build ## the fault figures: 10,000 reports calm, then with kills and cuts, then 10,000 waiting
	@$(GO) run ./bench/chaos -bin bin/plotmill -mode calm
	@$(GO) run ./bench/chaos -bin bin/plotmill -mode kill
	@$(GO) run ./bench/waiting -bin bin/plotmill

fuzz: ## fuzz the reader of specs, a minute each target
	@for f in $$($(GO) test -list '^Fuzz' ./messages/... | grep ^Fuzz); do \
	  pkg=$$(grep -rl "func $$f(" --include=*_test.go messages | head -1 | xargs dirname); \
	  $(GO) test ./$$pkg -run '^$$' -fuzz "^$$f$$" -fuzztime 60s || exit 1; done

clean: ## remove what was built
	@rm -rf bin .tools report.pdf
