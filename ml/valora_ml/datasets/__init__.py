"""Reads the public data sets as they are laid out."""
