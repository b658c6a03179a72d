"""Requests that are no HTTP, or too long to be read: each has an answer that says so in both languages."""

import json
import socket
import urllib.request

from Smoke import demo, program


class Unreadable(program.ProgramTestCase):
    def ask(self, server, head: bytes) -> tuple[int, dict, dict]:
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
            connection.sendall(head)
            answer = b""
            try:
                while piece := connection.recv(65536):
                    answer += piece
            except ConnectionResetError:
                pass
        first, _, body = answer.partition(b"\r\n\r\n")
        lines = first.decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines[1:])
        return int(lines[0].split()[1]), headers, json.loads(body)

    def test_answers(self):
        """an unknown method, an endless address or header, and no HTTP at all get a problem body"""
        database = demo.county(self.folder)
        host = b"Host: localhost\r\n"
        with program.Server(database) as server:
            for head, status, code in (
                    (b"BREW / HTTP/1.1\r\n" + host + b"\r\n", 501, "unknown-method"),
                    (b"GET /?q=" + b"a" * 200_000 + b" HTTP/1.1\r\n" + host + b"\r\n", 431, "request-head-too-long"),
                    (b"GET / HTTP/1.1\r\n" + host + b"X-Long: " + b"a" * 200_000 + b"\r\n\r\n", 431,
                     "request-head-too-long"),
                    (b"GET / HTTP/1.1\r\n" + host + b"Bad Header\r\n\r\n", 400, "malformed-request"),
                    (b"\x16\x03\x01 hello\r\n\r\n", 400, None),
            ):
                with self.subTest(head[:30]):
                    found, headers, body = self.ask(server, head)
                    self.assertEqual(headers["content-type"], "application/problem+json")
                    self.assertEqual(headers["connection"], "close")
                    self.assertEqual(found, body["status"])
                    self.assertTrue(body["details"]["zh"] and body["details"]["en"])
                    if code:
                        self.assertEqual((found, body["code"]), (status, code))
            # The server goes on.
            self.assertEqual(self.ask_health(server), 200)

    @staticmethod
    def ask_health(server) -> int:
        with urllib.request.urlopen(f"{server.address}/health", timeout=10) as answer:
            return answer.status
