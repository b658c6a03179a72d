"""A stand-in for an outside tile service of the shape of Tianditu's WMTS, good or bad as a test wants it."""

import http.server
import struct
import threading
import urllib.parse
import zlib

KEY = "secret-key-0815"
CREDIT = "测试底图 GS(2000)0000号"


def picture(red, green, blue) -> bytes:
    """A tile of one colour as PNG."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes((red, green, blue)) * 256 for _ in range(256))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 256, 256, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Service:
    """Answers GetTile; `mood` is what it does: well, forbidden, missing, words, large, silent."""

    def __init__(self):
        self.mood = "well"
        self.asked = []
        self.faults = []
        self.released = threading.Event()
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                service.answer(self)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def environment(self) -> dict:
        """What a deployment sets to use it."""
        root = f"http://127.0.0.1:{self.server.server_port}"
        layers = [f"{root}/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=default"
                  "&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}"
                  for layer in ("vec",)]
        return {"QINGXI_BASEMAP": " ".join(layers), "QINGXI_BASEMAP_KEY": KEY, "QINGXI_BASEMAP_CREDIT": CREDIT}

    def answer(self, request):
        address = urllib.parse.urlsplit(request.path)
        items = dict(urllib.parse.parse_qsl(address.query))
        self.asked.append(items)
        wanted = {"SERVICE": "WMTS", "REQUEST": "GetTile", "VERSION": "1.0.0", "LAYER": "vec", "STYLE": "default",
                  "TILEMATRIXSET": "w", "FORMAT": "tiles", "tk": KEY}
        fits = address.path == "/vec_w/wmts" and all(items.get(name) == value for name, value in wanted.items())
        zoom, row, column = (int(items.get(name, -1)) for name in ("TILEMATRIX", "TILEROW", "TILECOL"))
        if not fits or not (0 <= zoom <= 18 and 0 <= row < 2 ** zoom and 0 <= column < 2 ** zoom):
            self.faults.append(request.path)
            return self.send(request, 400, b"bad request")
        if self.mood == "silent":
            self.released.wait(60)
        if self.mood == "forbidden":
            return self.send(request, 403, b'{"code":301012,"msg":"key ' + KEY.encode() + b' has no rights"}')
        if self.mood == "missing":
            return self.send(request, 404, b"")
        if self.mood == "words":
            return self.send(request, 200, b"<html><body>service suspended for " + KEY.encode() + b"</body></html>")
        tile = picture(255, 0, 255)
        return self.send(request, 200, tile + bytes(3 << 20) if self.mood == "large" else tile)

    @staticmethod
    def send(request, status, body):
        try:
            request.send_response(status)
            request.send_header("Content-Type", "image/png")
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)
        except OSError:
            pass  # Whoever asked has hung up.

    def close(self):
        self.released.set()
        self.server.shutdown()
        self.server.server_close()
