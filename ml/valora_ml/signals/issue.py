"""An issue whose type is to be told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Issue:
    """Title and body as written; ``repository`` is empty where nobody knows."""

    title: str
    body: str
    repository: str = ""
