"""Benchmarks: speed, printed with a peer beside it in the same run."""
