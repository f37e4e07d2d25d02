"""Learns what the backend's similarity index orders by; the index itself is TypeScript."""
