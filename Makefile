# make book   the sample: out/ gets the EPUB and both PDFs of seeds/
# make test   all tests, with the real tools they need
# make messages   brings the catalogue of the Chinese messages up to date
# make test-readers   those that open the e-books in real readers and checkers
PYTHON ?= python3
export PYTHON

.PHONY: help book test test-readers messages gallery fonts clean

help:
	@echo "make book     read seeds/, write the EPUB and both PDFs to out/"
	@echo "make test     run all tests"
	@echo "make test-readers  open the e-books in real readers and checkers"
	@echo "make messages bring the catalogue of the Chinese messages up to date"
	@echo "make gallery  draw the pages shown in the README again"
	@echo "make fonts    cut the faces in fonts/ again from their packages"
	@echo "make clean    remove out/ and what the tests leave"

book:
	@.ci/setup book
	@.venv/bin/seed2book build
	@case $${SEED2BOOK_MESSAGES:-$${LC_ALL:-$${LC_MESSAGES:-$$LANG}}} in \
	zh*) echo "书在 $(CURDIR)/out 里：" && ls -1 out && \
	  echo "要做自己的版面，请看 README.zh-CN.md 里的“做你自己的版面”。" ;; \
	*) echo "Your books are in $(CURDIR)/out:" && ls -1 out && \
	  echo "To make books of your own pages, see \"Your own pages\" in README.md." ;; \
	esac

test:
	@.ci/setup test
	@.venv/bin/python -m pytest -n auto

test-readers:
	@.ci/setup test
	@.venv/bin/python -m pytest tests/readers

messages:
	@.ci/setup test
	@.venv/bin/python tests/catalogue.py

gallery:
	@.ci/setup test
	@.venv/bin/python docs/gallery/make.py
	@.venv/bin/python docs/gallery/readers.py

fonts:
	@.ci/setup test
	@.venv/bin/python fonts/build.py

clean:
	rm -rf out dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
