# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian archives: an ar file with debian-binary, control.tar.xz and data.tar.xz."""

import io
import lzma
import tarfile

from .packages import parse

_MAGIC = b"!<arch>\n"


class NotAnArchive(Exception):
    """The file is no Debian archive; the text says why, as dpkg-deb does."""


def _tar(files):
    """xz tar of {"./path": (content, mode)}; the same input gives the same bytes."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.GNU_FORMAT) as archive:
        folders = {"."}
        for path in files:
            parts = path.split("/")[:-1]
            folders |= {"/".join(parts[:count]) for count in range(1, len(parts) + 1)}
        for folder in sorted(folders):
            entry = tarfile.TarInfo(folder + "/")
            entry.type, entry.mode, entry.uname, entry.gname = tarfile.DIRTYPE, 0o755, "root", "root"
            archive.addfile(entry)
        for path in sorted(files):
            content, mode = files[path]
            entry = tarfile.TarInfo(path)
            entry.size, entry.mode, entry.uname, entry.gname = len(content), mode, "root", "root"
            archive.addfile(entry, io.BytesIO(content))
    return lzma.compress(raw.getvalue(), preset=6)


def pack(control, data):
    """Bytes of a .deb: `control` {"control": ...}, `data` {"usr/src/x": (bytes, mode)}."""
    members = [("debian-binary", b"2.0\n"),
               ("control.tar.xz", _tar({f"./{name}": value for name, value in control.items()})),
               ("data.tar.xz", _tar({f"./{name}": value for name, value in data.items()}))]
    out = _MAGIC
    for name, content in members:
        out += f"{name:<16}{0:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n".encode()
        out += content + (b"\n" if len(content) % 2 else b"")
    return out


class Archive:
    def __init__(self, path, shown):
        try:
            with open(path, "rb") as stream:
                content = stream.read()
        except OSError as error:
            raise NotAnArchive(f"cannot access archive '{shown}': {error.strerror}") from error
        if not content.startswith(_MAGIC):
            raise NotAnArchive(f"'{shown}' is not a Debian format archive")
        members, place = {}, len(_MAGIC)
        while place + 60 <= len(content):
            head = content[place:place + 60]
            name, size = head[:16].decode("latin-1").strip().rstrip("/"), int(head[48:58])
            members[name] = content[place + 60:place + 60 + size]
            if len(members[name]) < size:
                raise NotAnArchive(f"unexpected end of file in '{shown}'")
            place += 60 + size + size % 2
        self.scripts = {}
        self.fields = {}
        try:
            for name, content in self._files(members, "control.tar").items():
                if name == "control":
                    self.fields = parse(content[0].decode())[0]
                else:
                    self.scripts[name] = content[0]
            self.files = self._files(members, "data.tar")
        except (KeyError, tarfile.TarError, lzma.LZMAError, EOFError) as error:
            raise NotAnArchive(f"'{shown}' contains no readable package") from error

    @staticmethod
    def _files(members, prefix):
        """{path without ./: (bytes or None for a folder, mode)}."""
        name = next(name for name in members if name.startswith(prefix)) \
            if any(name.startswith(prefix) for name in members) else prefix
        found = {}
        with tarfile.open(fileobj=io.BytesIO(members[name]), mode="r:*") as archive:
            for entry in archive.getmembers():
                path = entry.name.removeprefix("./").strip("/")
                if ".." in path.split("/") or not (entry.isfile() or entry.isdir()):
                    raise tarfile.TarError(f"{entry.name} is neither file nor folder")
                if path and path != ".":
                    content = archive.extractfile(entry).read() if entry.isfile() else None
                    found[path] = (content, entry.mode & 0o777)
        return found
