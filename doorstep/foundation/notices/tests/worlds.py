"""A real server on this machine for each gateway: what it got, and how it answers."""

import email
import hashlib
import hmac
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller

SECRET = "a-secret-of-the-test-run"


@dataclass
class World:
    """`answer`: "", "busy" or "no"."""

    options: dict[str, str] = field(default_factory=dict)
    address: str = ""
    host: str = "127.0.0.1"
    answer: str = ""
    got: list[dict[str, Any]] = field(default_factory=list)
    stop: Any = None


@contextmanager
def _http() -> Iterator[World]:
    world = World()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            signed = f"{self.headers['X-Doorstep-Time']}.".encode() + body
            right = "sha256=" + hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
            if self.headers["X-Doorstep-Signature"] == right:
                world.got.append(json.loads(body))
            self.send_response({"": 200, "busy": 503, "no": 403, "elsewhere": 302}[world.answer])
            if world.answer == "elsewhere":
                self.send_header("Location", "http://127.0.0.1:1/")
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()

    def stop() -> None:
        server.shutdown()
        server.server_close()
        thread.join()

    world.stop = stop
    world.options["url"] = world.address = f"http://127.0.0.1:{server.server_port}/send"
    try:
        yield world
    finally:
        stop()


@contextmanager
def sms_http() -> Iterator[World]:
    with _http() as world:
        world.options |= {"account": "HA", "secret": SECRET}
        world.address = "13800002061"
        yield world


@contextmanager
def webhook() -> Iterator[World]:
    with _http() as world:
        world.options = {"secret": SECRET}
        yield world


@contextmanager
def smtp() -> Iterator[World]:
    world = World(address="chen@example.org")

    class Handler:
        async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
            if world.answer:
                return {"busy": "451 try later", "no": "550 nobody here"}[world.answer]
            envelope.rcpt_tos.append(address)
            return "250 OK"

        async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
            mail = email.message_from_bytes(envelope.content)
            subject = str(email.header.make_header(email.header.decode_header(mail["Subject"])))
            text = mail.get_payload(decode=True).decode()  # type: ignore[union-attr]
            world.got.append({
                "id": mail["X-Doorstep-Message"], "text": text, "subject": subject,
                "to": envelope.rcpt_tos, "raw": envelope.content.decode(errors="replace"),
            })  # fmt: skip
            return "250 OK"

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(Handler(), hostname="127.0.0.1", port=port)
    controller.start()
    world.options = {"host": "127.0.0.1", "port": str(port), "sender": "station@example.org"}
    stopped = []

    def stop() -> None:
        if not stopped:
            stopped.append(True)
            controller.stop()

    world.stop = stop
    try:
        yield world
    finally:
        stop()


WORLDS = {"email": smtp, "sms_http": sms_http, "webhook": webhook}
