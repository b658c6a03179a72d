"""Starting the product and asking it things, for the benchmarks."""

import http.client
import os
import pathlib
import re
import socket
import subprocess
import time
import urllib.parse

BINARY = os.environ.get("QINGXI_BIN", ".build/release/qingxi")
SHARED = pathlib.Path(os.environ.get("QINGXI_SHARED", pathlib.Path(__file__).resolve().parents[2] / "shared"))
VENDOR = str(pathlib.Path(__file__).resolve().parents[1] / "Public" / "vendor")
PASSWORD = "qingxi-demo-2026"


def run(*arguments, **options):
    """Runs a command of the product and returns its standard output."""
    command = [BINARY, *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **options).stdout


def run_measured(*arguments):
    """Runs a command; returns seconds of wall time and the peak of resident memory in MB."""
    started = time.perf_counter()
    process = subprocess.Popen([BINARY, *map(str, arguments)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise RuntimeError(f"{arguments} ended with {status}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


class Server:
    """A running server with one signed-in user and one kept connection."""

    def __init__(self, database):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        started = time.perf_counter()
        self.process = subprocess.Popen(
            [BINARY, "serve", "--db", database, "--port", str(self.port), "--public-folder", VENDOR],
            stdout=subprocess.DEVNULL)
        self.cookie = ""
        while True:
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
                self.connection.request("GET", "/health")
                self.connection.getresponse().read()
                break
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError("the server ended at once") from None
                time.sleep(0.005)
        self.ready_seconds = time.perf_counter() - started

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)

    def request(self, method, path, body=None, headers=None):
        """Asks for a path; returns status, headers, body."""
        sent = {"Cookie": self.cookie, "Connection": "keep-alive", **(headers or {})}
        self.connection.request(method, path, body, sent)
        answer = self.connection.getresponse()
        data = answer.read()
        for value in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = value.partition("=")
            jar = dict(pair.split("=", 1) for pair in self.cookie.split("; ") if pair)
            jar[name] = rest.split(";")[0]
            self.cookie = "; ".join(f"{key}={item}" for key, item in jar.items())
        return answer.status, answer.headers, data

    def get(self, path):
        """The body of a page that must be there."""
        status, _, data = self.request("GET", path)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
        return data

    def form_token(self, path):
        """The hidden token of a page's form."""
        page = self.get(path).decode()
        return re.search(r'name="csrf"[^>]*value="([^"]+)"', page).group(1)

    def sign_in(self, login):
        """Signs a demonstration user in."""
        token = self.form_token("/login")
        body = urllib.parse.urlencode({"csrf": token, "login": login, "password": PASSWORD})
        status, _, _ = self.request(
            "POST", "/login", body, {"Content-Type": "application/x-www-form-urlencoded"})
        if status not in (302, 303):
            raise RuntimeError(f"log-in of {login} answered {status}")

    def times(self, path, count):
        """Seconds of so many requests for a path, one after another."""
        result = []
        for _ in range(count):
            started = time.perf_counter()
            self.get(path)
            result.append(time.perf_counter() - started)
        return result

    def memory_megabytes(self):
        """The resident memory now."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


def percentile(times, share):
    """The time below which the share of them lies."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
