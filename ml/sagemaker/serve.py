"""Serves models as SageMaker asks for it: one of /opt/ml/model, or many that are loaded by name.

``python serve.py`` (SageMaker starts the container with the argument ``serve``). Settings from the environment:

- ``SM_MODEL_DIR``: folder of the one model, /opt/ml/model if not given
- ``SAGEMAKER_MULTI_MODEL``: ``true`` for many models, none at first
- ``SAGEMAKER_BIND_TO_PORT``: 8080 if not given; 0 takes a free one
- ``VALORA_MODEL_MEMORY_MB``: what the files of all loaded models may have together, 1024 if not given
"""

import os
import signal
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from valora_ml.errors import InputError
from valora_ml.serve.answer import SINGLE, Response, answer_request
from valora_ml.serve.model_store import ModelStore

MOST_BYTES = 6 * 1024 * 1024
SECONDS_TO_SEND = 30
CUSTOM_ATTRIBUTES = "X-Amzn-SageMaker-Custom-Attributes"


class Handler(BaseHTTPRequestHandler):
    """Reads a request, has it answered, writes the response."""

    protocol_version = "HTTP/1.1"
    timeout = SECONDS_TO_SEND
    disable_nagle_algorithm = True
    store: ModelStore

    def do_GET(self) -> None:
        """Answer a GET request."""
        self._answer()

    do_POST = do_PUT = do_DELETE = do_PATCH = do_GET  # noqa: N815

    def _answer(self) -> None:
        body = self._read_body()
        if isinstance(body, Response):
            self.close_connection = True
            self._send(body)
            return
        try:
            response = answer_request(self.store, self.command, self.path, body)
        except Exception as error:
            self.log_error("%s %s failed: %r", self.command, self.path, error)
            response = Response(500, {"error": "the model failed; the log says why"})
        self._send(response)

    def _read_body(self) -> bytes | Response:
        length = self.headers.get("Content-Length", "0")
        if self.headers.get("Transfer-Encoding") or not length.isdecimal():
            return Response(411, {"error": "the body needs a Content-Length"})
        if int(length) > MOST_BYTES:
            # A sender that is cut off in the middle never reads the answer.
            left = min(int(length), 10 * MOST_BYTES)
            while left > 0 and (chunk := self.rfile.read(min(left, 1 << 16))):
                left -= len(chunk)
            return Response(413, {"error": f"the body has {length} bytes, at most {MOST_BYTES} are possible"})
        kind = self.headers.get("Content-Type", "application/json").split(";")[0].strip().lower()
        if int(length) > 0 and kind != "application/json":
            return Response(415, {"error": f"the body is {kind}; send application/json"})
        return self.rfile.read(int(length))

    def _send(self, response: Response) -> None:
        content = response.content()
        self.send_response(response.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        if self.close_connection:
            self.send_header("Connection", "close")
        # SageMaker hands it through; the backend finds its correlation id in the logs of both sides.
        attributes = self.headers.get(CUSTOM_ATTRIBUTES)
        if attributes is not None and attributes.isprintable():
            self.send_header(CUSTOM_ATTRIBUTES, attributes)
        self.end_headers()
        self.wfile.write(content)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing of health checks; name the correlation id of others."""
        if self.path != "/ping":
            attributes = self.headers.get(CUSTOM_ATTRIBUTES, "-").encode("ascii", "backslashreplace").decode()
            self.log_message("%s %s %s %s", self.command, self.path, code, attributes)


class Server(ThreadingHTTPServer):
    """One thread a connection; open ones do not keep the process alive."""

    daemon_threads = True
    request_queue_size = 128


def main() -> int:
    """Serve until the process is told to stop."""
    megabytes = int(os.environ.get("VALORA_MODEL_MEMORY_MB", "1024"))
    Handler.store = ModelStore(megabytes * 1024 * 1024)
    if os.environ.get("SAGEMAKER_MULTI_MODEL", "false").lower() != "true":
        try:
            Handler.store.load(SINGLE, Path(os.environ.get("SM_MODEL_DIR", "/opt/ml/model")))
        except InputError as error:
            print(f"error: {error}", file=sys.stderr)
            return 1
    server = Server(("0.0.0.0", int(os.environ.get("SAGEMAKER_BIND_TO_PORT", "8080"))), Handler)
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    print(f"listening on {server.server_address[1]}", flush=True)
    server.serve_forever()
    server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
