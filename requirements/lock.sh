#!/bin/sh
# Rewrite the locked requirements: one resolution for all, so that every environment runs the same versions.
set -eu
cd "$(dirname "$0")/.."
options="--quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate"
"$1" pip compile $options pyproject.toml --all-extras --group dev --group bench -o requirements/bench.txt
"$1" pip compile $options pyproject.toml --all-extras --group dev -c requirements/bench.txt -o requirements/dev.txt
"$1" pip compile $options pyproject.toml -c requirements/bench.txt -o requirements/run.txt
"$1" pip compile $options pyproject.toml --all-extras -c requirements/bench.txt -o requirements/serve.txt
"$1" pip compile $options --group build -c requirements/bench.txt -o requirements/build.txt
"$1" pip compile $options --group lint -o requirements/lint.txt
