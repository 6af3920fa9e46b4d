# SPDX-License-Identifier: GPL-3.0-or-later
"""A slow link to a server on this machine: every byte takes half a round trip, and no more of them
pass in a second than the link is wide. Also counts the round trips that a client waits for."""

import asyncio
import contextlib
import threading
import time
from dataclasses import dataclass

CHUNK = 16 * 1024
BUFFER = 256 * 1024  # bytes under way in one direction before the sender has to wait

# Half trips that the handshake of TCP has taken when each side may begin to speak. The proxy lets
# the client in at once and makes up for it, as it cannot hold the kernel's answer back.
CLIENT_OPEN = 2
SERVER_OPEN = 3


@dataclass(frozen=True)
class Link:
    """`rtt` in seconds; `width` in bytes a second, None for any."""
    rtt: float = 0.0
    width: float | None = None


@dataclass
class Call:
    """One connection through the proxy. Half trips are counted along the longest chain of messages
    that were each sent after the one before had come in."""
    opened: float
    client_depth: int = CLIENT_OPEN
    server_depth: int = SERVER_OPEN
    to_server: int = 0  # bytes
    to_client: int = 0

    def round_trips(self):
        """Until the last thing that reached the client."""
        return self.client_depth // 2


class _Direction:
    """Bytes from one side on their way to the other."""

    def __init__(self, link, call, is_up, open_at):
        self._link, self._call, self._is_up = link, call, is_up
        self._open_at = open_at
        self._line_free = 0.0
        self._under_way = asyncio.Queue()
        self._bytes = 0
        self._room = asyncio.Event()

    async def take_in(self, reader):
        while True:
            try:
                chunk = await reader.read(CHUNK)
            except ConnectionError:
                chunk = b""
            begin = max(time.monotonic(), self._open_at, self._line_free)
            if self._link.width:
                self._line_free = begin = begin + len(chunk) / self._link.width
            depth = (self._call.client_depth if self._is_up else self._call.server_depth) + 1
            self._under_way.put_nowait((begin + self._link.rtt / 2, depth, chunk))
            if not chunk:
                return
            self._bytes += len(chunk)
            while self._bytes > BUFFER:
                self._room.clear()
                await self._room.wait()

    async def give_out(self, writer):
        while True:
            due, depth, chunk = await self._under_way.get()
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            if not chunk:
                with contextlib.suppress(OSError):
                    writer.write_eof()
                return
            if self._is_up:
                self._call.server_depth = max(self._call.server_depth, depth)
                self._call.to_server += len(chunk)
            else:
                self._call.client_depth = max(self._call.client_depth, depth)
                self._call.to_client += len(chunk)
            with contextlib.suppress(ConnectionError):
                writer.write(chunk)
                await writer.drain()
            self._bytes -= len(chunk)
            self._room.set()


class Proxy:
    """Listens on a free port of 127.0.0.1 while it is entered as a context. `calls` holds the
    connections that are over, in the order in which they ended."""

    def __init__(self, target, link):
        self.port = 0
        self.calls = []
        self._target, self._link = target, link
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._is_listening = threading.Event()
        self._is_over = threading.Condition()

    def __enter__(self):
        self._thread.start()
        self._is_listening.wait()
        return self

    def __exit__(self, *_):
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()

    def wait_for_call(self, number, limit=30.0):
        """The connection that is the `number`-th one to end, counted from 0."""
        with self._is_over:
            if not self._is_over.wait_for(lambda: len(self.calls) > number, limit):
                raise TimeoutError(f"connection {number} did not end in {limit} s")
            return self.calls[number]

    def _run(self):
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self):
        self._end = asyncio.Event()
        server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._is_listening.set()
        await self._end.wait()
        server.close()
        open_ones = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in open_ones:
            task.cancel()
        await asyncio.gather(*open_ones, return_exceptions=True)

    async def _carry(self, client_reader, client_writer):
        call = Call(time.monotonic())
        # Nothing that the client says may leave before the handshake would be over.
        up = _Direction(self._link, call, True, call.opened + self._link.rtt)
        down = _Direction(self._link, call, False, 0.0)
        taking_in = asyncio.create_task(up.take_in(client_reader))
        writers = [client_writer]
        try:
            await asyncio.sleep(max(0.0, call.opened + 1.5 * self._link.rtt - time.monotonic()))
            server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self._target)
            writers.append(server_writer)
            await asyncio.gather(taking_in, up.give_out(server_writer),
                                 down.take_in(server_reader), down.give_out(client_writer))
        except ConnectionError:
            return  # nobody listens there
        finally:
            taking_in.cancel()
            for writer in writers:
                writer.close()
                with contextlib.suppress(OSError):
                    await writer.wait_closed()
        with self._is_over:
            self.calls.append(call)
            self._is_over.notify_all()
