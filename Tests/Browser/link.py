"""A bad link between a phone and the server: it can be cut at once, drops all connections every few seconds, and can be
slow."""

import contextlib
import socket
import threading
import time


class BadLink:
    """Forwards a local port to a server's port. `every` are the seconds between two drops; None for never.
    `rate` is how many bytes a second a connection sends up; None for no limit."""

    def __init__(self, target_port, every=None, rate=None):
        self.target_port, self.every, self.rate = target_port, every, rate
        self.drops = 0
        # Bytes that went to the phone.
        self.sent = 0
        self._pairs, self._lock = set(), threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._open = True
        for work in (self._accept, self._drop_again):
            threading.Thread(target=work, daemon=True).start()

    def close(self):
        self._open = False
        self._listener.close()
        self.drop()

    def drop(self):
        """Cuts every connection there is, in the middle of whatever it carries."""
        with self._lock:
            pairs, self._pairs = self._pairs, set()
        self.drops += len(pairs)
        for pair in pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()

    def _drop_again(self):
        last = time.monotonic()
        while self._open:
            time.sleep(0.1)
            if self.every and time.monotonic() - last >= self.every:
                self.drop()
                last = time.monotonic()

    def _accept(self):
        while self._open:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self.target_port), timeout=5)
            except OSError:
                near.close()
                continue
            with self._lock:
                self._pairs.add((near, far))
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self._pump, args=(source, target, source is far), daemon=True).start()

    def _pump(self, source, target, is_to_phone):
        with contextlib.suppress(OSError):
            while piece := source.recv(16384):
                target.sendall(piece)
                if self.rate and not is_to_phone:
                    time.sleep(len(piece) / self.rate)
                if is_to_phone:
                    with self._lock:
                        self.sent += len(piece)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
