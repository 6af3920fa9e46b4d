# SPDX-License-Identifier: GPL-3.0-or-later
"""The slow link delays what it should, and counts the trips that are waited for."""

import contextlib
import socket
import threading
import time
import unittest

from proxy import Link, Proxy

RTT = 0.08


class Echo:
    """A server that greets if told to and answers each line with that line."""

    def __init__(self, greeting=b""):
        self._greeting = greeting
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self):
        self._socket.close()

    def _serve(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection):
        with connection, connection.makefile("rb") as lines, contextlib.suppress(OSError):
            if self._greeting:
                connection.sendall(self._greeting)
            for line in lines:
                connection.sendall(line)


class TestProxy(unittest.TestCase):
    def through(self, link, greeting=b""):
        echo = Echo(greeting)
        self.addCleanup(echo.close)
        proxy = Proxy(echo.port, link)
        self.enterContext(proxy)
        return proxy

    def client(self, proxy):
        connection = socket.create_connection(("127.0.0.1", proxy.port))
        self.addCleanup(connection.close)
        lines = connection.makefile("rb")
        self.addCleanup(lines.close)
        return connection, lines

    def ask(self, proxy, questions):
        """Seconds and the proxy's count for so many lines, each sent after the answer before."""
        started = time.monotonic()
        connection, lines = self.client(proxy)
        for number in range(questions):
            connection.sendall(b"%d\n" % number)
            self.assertEqual(b"%d\n" % number, lines.readline())
        took = time.monotonic() - started
        connection.shutdown(socket.SHUT_WR)
        self.assertEqual(b"", lines.readline())
        return took, proxy.wait_for_call(0)

    def test_opening_a_connection_takes_a_round_trip_and_each_answer_another(self):
        took, call = self.ask(self.through(Link(RTT)), 3)
        self.assertEqual(4, call.round_trips())
        self.assertGreaterEqual(took, 4 * RTT)
        self.assertLess(took, 5 * RTT + 0.5)

    def test_a_greeting_that_comes_by_itself_costs_a_trip_when_it_is_waited_for(self):
        proxy = self.through(Link(RTT), b"hello\n")
        connection, lines = self.client(proxy)
        started = time.monotonic()
        self.assertEqual(b"hello\n", lines.readline())
        self.assertGreaterEqual(time.monotonic() - started, 1.9 * RTT)
        connection.sendall(b"x\n")
        lines.readline()
        connection.shutdown(socket.SHUT_WR)
        self.assertEqual(3, proxy.wait_for_call(0).round_trips())

    def test_what_is_sent_together_travels_together(self):
        proxy = self.through(Link(RTT))
        connection, lines = self.client(proxy)
        connection.sendall(b"1\n2\n3\n")
        self.assertEqual([b"1\n", b"2\n", b"3\n"], [lines.readline() for _ in range(3)])
        connection.shutdown(socket.SHUT_WR)
        self.assertEqual(2, proxy.wait_for_call(0).round_trips())

    def test_without_delay_it_still_counts(self):
        _, call = self.ask(self.through(Link()), 3)
        self.assertEqual(4, call.round_trips())

    def test_a_narrow_link_takes_its_time_and_loses_nothing(self):
        size = 400_000
        proxy = self.through(Link(0.01, 1_000_000))
        connection, lines = self.client(proxy)
        started = time.monotonic()
        line = b"x" * (size - 1) + b"\n"
        threading.Thread(target=connection.sendall, args=(line,), daemon=True).start()
        self.assertEqual(line, lines.readline())
        took = time.monotonic() - started
        self.assertGreaterEqual(took, size / 1_000_000)
        self.assertLess(took, 3 * size / 1_000_000 + 0.5)
        connection.shutdown(socket.SHUT_WR)
        call = proxy.wait_for_call(0)
        self.assertEqual((size, size), (call.to_server, call.to_client))

    def test_a_server_that_is_not_there_ends_the_connection(self):
        with socket.create_server(("127.0.0.1", 0)) as gone:
            port = gone.getsockname()[1]
        with Proxy(port, Link(0.01)) as proxy:
            _, lines = self.client(proxy)
            self.assertEqual(b"", lines.readline())
            self.assertEqual([], proxy.calls)

    def test_ends_with_connections_still_open(self):
        echo = Echo()
        self.addCleanup(echo.close)
        with Proxy(echo.port, Link(RTT)) as proxy:
            connection, lines = self.client(proxy)
            connection.sendall(b"x\n")
            lines.readline()
            connection.sendall(b"y\n")
        self.assertFalse(proxy._thread.is_alive())


if __name__ == "__main__":
    unittest.main()
