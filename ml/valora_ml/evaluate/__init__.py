"""Measures each model on public or own data, beside the naive baseline; one module a task."""
