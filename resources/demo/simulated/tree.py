# SPDX-License-Identifier: GPL-3.0-or-later
"""The host's file tree. Paths are given as on the host ("/etc/hostname")."""

import contextlib
import fcntl
import json
import os
import stat
import time
from pathlib import Path


class Tree:
    """Files below a root; symbolic links are followed inside that root only, as in a chroot."""

    def __init__(self, root):
        self.root = Path(os.path.abspath(root))
        self._top = str(self.root)
        self._folders = set()
        self.beside = self.root.parent  # knobs, power requests: the simulation's own, not the host's

    def at(self, path, follow_last=True):
        """Real path of a host path. What does not exist yet is taken as it is."""
        pending = [part for part in path.split("/") if part]
        done = []
        hops = 0
        while pending:
            part = pending.pop(0)
            if part == ".":
                continue
            if part == "..":
                done = done[:-1]
                continue
            here = "/".join((self._top, *done, part))
            if (pending or follow_last) and self._is_link(here):
                hops += 1
                if hops > 40:
                    raise OSError(40, "Too many levels of symbolic links", path)
                target = os.readlink(here)
                if target.startswith("/"):
                    done = []
                pending = [piece for piece in target.split("/") if piece] + pending
                continue
            done.append(part)
        return Path("/".join((self._top, *done)))

    def _is_link(self, real):
        if real in self._folders:
            return False
        try:
            mode = os.lstat(real).st_mode
        except OSError:
            return False
        if stat.S_ISDIR(mode):
            self._folders.add(real)  # a folder stays one
        return stat.S_ISLNK(mode)

    def host_path(self, real):
        """The inverse of at(): what the host calls a real path."""
        relative = Path(real).relative_to(self.root).as_posix()
        return "/" if relative == "." else "/" + relative

    def exists(self, path):
        return self.at(path).exists()

    def is_link(self, path):
        return self.at(path, follow_last=False).is_symlink()

    def read(self, path, default=None):
        """Text, byte for byte: a carriage return stays, what is no UTF-8 is kept as it is."""
        content = self.read_bytes(path, None if default is None else default.encode())
        return content.decode("utf-8", "surrogateescape")

    def read_bytes(self, path, default=None):
        try:
            return self.at(path).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            if default is None:
                raise
            return default

    def first_line(self, path):
        return self.read(path, "").split("\n", 1)[0]

    def write(self, path, content, mode=0o644):
        """Whole file by rename; makes missing folders."""
        target = self.at(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = content.encode("utf-8", "surrogateescape")
        temporary = target.parent / f".{target.name}.tmp{os.getpid()}"
        temporary.write_bytes(content)
        temporary.chmod(mode)
        os.replace(temporary, target)

    def append(self, path, text):
        target = self.at(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(target, "a", encoding="utf-8", errors="surrogateescape") as stream:
            stream.write(text)

    def link(self, path, target):
        """Symbolic link at `path` with the literal text `target`."""
        place = self.at(path, follow_last=False)
        place.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            place.unlink()
        place.symlink_to(target)

    def remove(self, path):
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            self.at(path, follow_last=False).unlink()

    def make_folder(self, path, mode=0o755):
        self.at(path).mkdir(mode=mode, parents=True, exist_ok=True)

    def remove_empty_folders(self, path, stop):
        """Removes `path` and those above it while they are empty, never `stop` itself."""
        while path != stop and path != "/":
            try:
                self.at(path, follow_last=False).rmdir()
            except OSError:
                return
            path = os.path.dirname(path)

    def names(self, path):
        try:
            return sorted(os.listdir(self.at(path)))
        except (FileNotFoundError, NotADirectoryError):
            return []

    @contextlib.contextmanager
    def lock(self, path, timeout=0.0):
        """Exclusive record lock as dpkg and apt take it; yields None where it is held elsewhere."""
        target = self.at(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(target, "a+b") as stream:
            deadline = time.monotonic() + timeout
            while True:
                try:
                    fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except OSError:
                    if time.monotonic() >= deadline:
                        yield None
                        return
                    time.sleep(0.05)
            yield stream

    # The simulation's own files, beside the root.

    def knob(self, name, default):
        """A value of machine.json."""
        try:
            knobs = json.loads((self.beside / "machine.json").read_text())
        except (OSError, ValueError):
            return default
        return knobs.get(name, default)

    def pause(self, seconds):
        """Takes the time that the real tool takes, times the knob "speed" (0: none)."""
        seconds *= self.knob("speed", 1.0)
        if seconds > 0:
            time.sleep(seconds)

    def running_kernel(self):
        return self.first_line("/proc/sys/kernel/osrelease")

    def installed_kernels(self):
        """Releases with an image in /boot, oldest first."""
        return sorted((name[len("vmlinuz-"):] for name in self.names("/boot")
                       if name.startswith("vmlinuz-")), key=version_key)


def version_key(text):
    """Sorts "6.8.12-1-pve" after "6.8.4-2-pve"."""
    key, digits, other = [], "", ""
    for character in text + "\0":
        if character.isdigit():
            digits += character
            if other:
                key.append((0, other))
                other = ""
        else:
            if digits:
                key.append((1, int(digits)))
                digits = ""
            other += character
    return [(kind, value if kind else 0, "" if kind else value) for kind, value in key]


def say(*lines):
    for line in lines:
        print(line, flush=True)
