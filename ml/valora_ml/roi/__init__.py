"""Return on investment: distributions of a value from small tables, calibrated and explained exactly."""
