"""Routes of SageMaker's container contract, from request to response."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from valora_ml.errors import InputError
from valora_ml.serve.invocation import read_invocation, read_json
from valora_ml.serve.model import Model, ModelFailedError
from valora_ml.serve.model_store import AlreadyLoadedError, ModelStore, NoRoomError, StoredModel

SINGLE = ""
"""Name under which the model of ``/invocations`` is stored."""


@dataclass(frozen=True)
class Response:
    """Status and JSON body of an answer."""

    status: int
    body: dict[str, Any] = field(default_factory=dict)

    def content(self) -> bytes:
        """As it goes over the wire."""
        return json.dumps(self.body, allow_nan=False, separators=(",", ":")).encode()


def answer_request(store: ModelStore, method: str, path: str, body: bytes) -> Response:
    """Answer one request; every error is a response, so that a bad body never ends the server.

    Examples
    --------
    >>> answer_request(ModelStore(0), "POST", "/invocations", b"{}")
    Response(status=503, body={'error': 'no model is loaded'})
    >>> answer_request(ModelStore(0), "GET", "/models/value", b"")
    Response(status=404, body={'error': 'no model value is loaded'})
    """
    try:
        return _route(store, method, path, body)
    except InputError as error:
        return Response(400, {"error": str(error)})
    except AlreadyLoadedError as error:
        return Response(409, {"error": str(error)})
    except ModelFailedError as error:
        return Response(500, {"error": str(error)})
    except NoRoomError as error:
        return Response(507, {"error": str(error)})
    except MemoryError:
        return Response(507, {"error": "out of memory"})


def _route(store: ModelStore, method: str, path: str, body: bytes) -> Response:  # noqa: PLR0911
    match [method, *path.partition("?")[0].strip("/").split("/")]:
        case ["GET", "ping"]:
            return Response(200)
        case ["POST", "invocations"]:
            single = store.get(SINGLE)
            return _invoke(single.model, body) if single else Response(503, {"error": "no model is loaded"})
        case ["GET", "models"]:
            return Response(200, {"models": [_describe(name, each) for name, each in store.items() if name != SINGLE]})
        case ["POST", "models"]:
            return _load(store, body)
        case ["GET" | "DELETE" as verb, "models", name]:
            return _one_model(store, verb, unquote(name))
        case ["POST", "models", name, "invoke"]:
            found = store.get(unquote(name))
            return _invoke(found.model, body) if found else _unknown(unquote(name))
        case [_, "ping" | "invocations"] | [_, "models"] | [_, "models", _] | [_, "models", _, "invoke"]:
            return Response(405, {"error": f"{method} is not possible here"})
        case _:
            return Response(404, {"error": f"there is no {path}"})


def _load(store: ModelStore, body: bytes) -> Response:
    data = read_json(body)
    name, url = (data.get("model_name"), data.get("url")) if isinstance(data, dict) else (None, None)
    if not isinstance(name, str) or not isinstance(url, str) or name == SINGLE:
        raise InputError('body: it must be {"model_name": …, "url": folder of the model}')
    return Response(200, _describe(name, store.load(name, Path(url))))


def _one_model(store: ModelStore, method: str, name: str) -> Response:
    found = store.get(name)
    if found is None or name == SINGLE:
        return _unknown(name)
    if method == "DELETE":
        store.unload(name)
    return Response(200, _describe(name, found))


def _invoke(model: Model, body: bytes) -> Response:
    invocation = read_invocation(body)
    answers = model.answer(invocation.rows, invocation.explain)
    return Response(200, {"modelVersion": model.card.version, "answers": answers})


def _describe(name: str, stored: StoredModel) -> dict[str, Any]:
    return {"modelName": name, "modelUrl": stored.url}


def _unknown(name: str) -> Response:
    return Response(404, {"error": f"no model {name} is loaded"})
