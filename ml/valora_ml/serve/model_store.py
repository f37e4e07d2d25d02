"""Models in memory by name, as a multi-model endpoint loads and unloads them."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from valora_ml.serve.model import Model


class NoRoomError(RuntimeError):
    """The models in memory leave no room; SageMaker unloads one and asks again."""


class AlreadyLoadedError(RuntimeError):
    """A model of that name is in memory."""


@dataclass(frozen=True)
class StoredModel:
    """A model and the folder it came from."""

    model: Model
    url: str


class ModelStore:
    """Keeps models until they are unloaded.

    Parameters
    ----------
    most_bytes : int
        Of the models' files, together.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._models: dict[str, StoredModel] = {}
        self._lock = Lock()

    def load(self, name: str, folder: Path) -> StoredModel:
        """Load a model; what is wrong with it is an InputError."""
        if name in self._models:
            raise AlreadyLoadedError(f"model {name} is loaded already")
        stored = StoredModel(Model(folder), str(folder))
        with self._lock:
            if name in self._models:
                raise AlreadyLoadedError(f"model {name} is loaded already")
            held = sum(each.model.bytes for each in self._models.values())
            if held + stored.model.bytes > self._most_bytes:
                raise NoRoomError(
                    f"model {name} has {stored.model.bytes} bytes, {self._most_bytes - held} are left; unload one first"
                )
            self._models[name] = stored
        return stored

    def unload(self, name: str) -> bool:
        """Forget a model; False if there is none of that name."""
        with self._lock:
            return self._models.pop(name, None) is not None

    def get(self, name: str) -> StoredModel | None:
        """Find a model."""
        return self._models.get(name)

    def items(self) -> list[tuple[str, StoredModel]]:
        """All models by name."""
        with self._lock:
            return sorted(self._models.items())
