"""The built `qingxi` as its users have it: run as a command or as a server on a free port."""

import contextlib
import json
import os
import pathlib
import signal
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]


def binary() -> str:
    path = pathlib.Path(os.environ.get("QINGXI_BIN") or ROOT / ".build" / "debug" / "qingxi")
    if not path.exists():
        raise RuntimeError(f"{path} is not there: build first (swift build --product qingxi) or set QINGXI_BIN")
    return str(path)


def shared_data() -> pathlib.Path:
    """The folder of real data beside the repository; tests that need it are skipped where it is not."""
    named = os.environ.get("QINGXI_SHARED")
    candidates = [pathlib.Path(named), pathlib.Path(named, "data")] if named else []
    for folder in candidates + [ROOT.parent / "shared" / "data"]:
        if (folder / "divisions").is_dir():
            return folder
    raise unittest.SkipTest("the shared data are not here; set QINGXI_SHARED to their folder")


def run(*arguments, timeout=300, expect=0, variables=None):
    """Runs `qingxi` to its end. `expect` is the exit code wanted, or None for any; `variables` go to its environment."""
    result = subprocess.run([binary(), *map(str, arguments)], capture_output=True, text=True, encoding="utf-8",
                            timeout=timeout, stdin=subprocess.DEVNULL, env={**environment(), **(variables or {})})
    if expect is not None and result.returncode != expect:
        raise AssertionError(f"qingxi {' '.join(map(str, arguments))} ended with {result.returncode}, not {expect}\n"
                             f"{result.stdout[-2000:]}\n{result.stderr[-2000:]}")
    return result


def run_json(*arguments, **options):
    """Runs `qingxi … --json` and reads the one JSON value it prints."""
    result = run(*arguments, "--json", **options)
    try:
        return json.loads(result.stdout)
    except json.JSONDecodeError as error:
        raise AssertionError(f"qingxi {' '.join(map(str, arguments))} --json printed no JSON: {error}\n"
                             f"{result.stdout[:2000]}") from error


def start(*arguments, log):
    """Starts `qingxi` and leaves it running; its output goes to the open file `log`."""
    return subprocess.Popen([binary(), *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=log,
                            stderr=subprocess.STDOUT, env=environment())


def environment() -> dict:
    return {**os.environ, "SWIFT_BACKTRACE": "enable=no"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`qingxi serve` on a free port, over one database."""

    def __init__(self, database, *options):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = tempfile.TemporaryFile()
        self.process = start("serve", "--db", database, "--port", self.port, *options, log=self.log)

    def wait_until_ready(self, seconds=60):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"qingxi serve ended with {self.process.returncode}\n{self.output()}")
            with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
                with urllib.request.urlopen(f"{self.address}/health", timeout=5) as answer:
                    if answer.status == 200:
                        return
            time.sleep(0.05)
        raise AssertionError(f"qingxi serve was not ready in {seconds} s\n{self.output()}")

    def output(self) -> str:
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self, seconds=20) -> int:
        """Asks the server to end as an operator does and returns its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
                raise AssertionError(f"qingxi serve did not end within {seconds} s of SIGTERM") from None
        return self.process.returncode

    def __enter__(self):
        try:
            self.wait_until_ready()
        except BaseException:
            self.process.kill()
            raise
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.stop()
        else:
            self.kill()


class ProgramTestCase(unittest.TestCase):
    """A test with a temporary folder of its own and a database's path in it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="qingxi-smoke.")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.database = self.folder / "county.db"
