"""All measurements in one go, as a page."""
