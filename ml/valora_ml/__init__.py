"""Valora's models: effort, customer signals, similarity and ROI."""
