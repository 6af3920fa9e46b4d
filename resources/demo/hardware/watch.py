# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes to files of the tree, seen as they happen (inotify). One event is one writer's close."""

import ctypes
import os
import select
import struct

IN_MODIFY, IN_CLOSE_WRITE, IN_MOVED_TO, IN_IGNORED = 0x2, 0x8, 0x80, 0x8000
_NONBLOCK, _CLOEXEC = 0o4000, 0o2000000
_libc = ctypes.CDLL(None, use_errno=True)


class Watch:
    def __init__(self):
        self._descriptor = _libc.inotify_init1(_NONBLOCK | _CLOEXEC)
        if self._descriptor < 0:
            raise OSError(ctypes.get_errno(), "inotify_init1")
        self._folders = {}
        self._poll = select.poll()
        self._poll.register(self._descriptor, select.POLLIN)

    def close(self):
        os.close(self._descriptor)

    def add(self, folder, moved=False):
        """Watches the files directly in `folder`; `moved`: also what is renamed into it."""
        # IN_MODIFY keeps two closes in a row from being merged into one event.
        mask = IN_MODIFY | IN_CLOSE_WRITE | (IN_MOVED_TO if moved else 0)
        number = _libc.inotify_add_watch(self._descriptor, os.fsencode(folder), mask)
        if number < 0:
            raise OSError(ctypes.get_errno(), "inotify_add_watch", str(folder))
        self._folders[number] = str(folder)

    def events(self, timeout):
        """[(folder, file name)] of finished writes, waiting at most `timeout` seconds."""
        if not self._poll.poll(max(0, int(timeout * 1000))):
            return []
        found = []
        while True:
            try:
                data = os.read(self._descriptor, 65536)
            except BlockingIOError:
                return found
            place = 0
            while place < len(data):
                number, mask, _, length = struct.unpack_from("iIII", data, place)
                name = data[place + 16:place + 16 + length].rstrip(b"\0").decode()
                place += 16 + length
                if mask & IN_IGNORED:
                    self._folders.pop(number, None)
                elif mask & (IN_CLOSE_WRITE | IN_MOVED_TO) and number in self._folders:
                    found.append((self._folders[number], name))
