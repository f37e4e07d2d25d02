"""Text to numbers, exactly as the backend does it (``backend/src/inference/text``)."""
