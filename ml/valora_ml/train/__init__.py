"""Trains the models of one team on its own outcomes."""
