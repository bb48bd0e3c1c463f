"""Benchmarks: never part of the tests. `./run.sh bench` lists them."""
