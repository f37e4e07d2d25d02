"""Files named on the command line."""

from pathlib import Path


def named_file(data: Path, name: str) -> Path:
    """Take a path as it is where it leads to a file, else below the folder of the data."""
    return Path(name) if Path(name).is_file() else data / name
