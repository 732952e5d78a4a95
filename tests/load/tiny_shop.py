"""A server that answers like the shop, so that the scripts are tried without one."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PACK = {"id": 5, "in_stock": True, "price": "50.00", "max_quantity": 20}
PRODUCT = {"id": 4, "url": "/bakery/breads/loaf/", "in_stock": True, "variants": [PACK]}
ANSWERS = {
    "/api/products/category-cards/": [{"id": 3, "url": "/bakery/breads/"}],
    "/api/products/categories/3/products/": {"results": [PRODUCT]},
    "/api/delivery/560001/": {"serviceable": True, "minimum_order": "100.00"},
    "/api/cart/view/": {"items": []},
    "/api/cart/add/": {"items": []},
    "/api/cart/place/": {"number": "T10001", "token": "abc"},
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer()

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.posts.append((self.path, body, self.headers))
        self.answer()

    def answer(self):
        self.server.secrets.append(self.headers["X-Load-Test-Secret"])
        path = self.path.split("?")[0]
        status = self.server.broken.get(path, 200)
        body = json.dumps(ANSWERS.get(path, {"results": []})).encode()
        self.send_response(status)
        self.send_header("Set-Cookie", "csrftoken=token-of-the-shop")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Say nothing."""


@contextmanager
def tiny_shop(broken: dict[str, int] | None = None):
    """Serve until the block ends; `broken` paths answer with their status."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.posts, server.secrets, server.broken = [], [], broken or {}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
