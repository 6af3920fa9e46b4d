# SPDX-License-Identifier: GPL-3.0-or-later
"""Kernel modules of the simulated host: small files that carry a modinfo section and nothing else,
and the index that depmod makes of them."""

import fnmatch
import hashlib

from .tree import version_key

_HEAD = b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"simulated kernel module, holds no code\0"
_SIGNED = b"~Module signature appended~\n"


def make(name, kernel, signer=None, aliases=(), parameters=(), depends=(), version=None,
         description="", in_tree=True, defaults=()):
    """Content of a .ko file; `defaults` are "parameter=value" and stand for the compiled code."""
    info = [("license", "GPL"), ("description", f"{description or name} (simulated)")]
    if version:
        info.append(("version", version))
    info += [("alias", alias) for alias in aliases]
    info += [("parm", parameter) for parameter in parameters]
    info += [("default", default) for default in defaults]
    info.append(("depends", ",".join(depends)))
    if in_tree:
        info.append(("intree", "Y"))
    info += [("name", name), ("vermagic", f"{kernel} SMP preempt mod_unload modversions ")]
    content = _HEAD + b"".join(f"{key}={value}\0".encode() for key, value in info)
    return sign(content, signer) if signer else content


def sign(content, signer, certificate=None):
    """`certificate`: the one that belongs to the key, for a key that the kernel may not know."""
    key = f"sig_key={key_id(certificate)}\0" if certificate else ""
    return content + f"signer={signer}\0{key}".encode() + _SIGNED


def key_id(certificate):
    return hashlib.sha256(certificate).hexdigest()[:40]


class ModuleFile:
    """What the kernel learns from a .ko file; ValueError when it is none."""

    def __init__(self, content):
        if not content.startswith(_HEAD):
            raise ValueError("Exec format error")
        self.signed = content.endswith(_SIGNED)
        body = content[len(_HEAD):]
        if self.signed:
            body = body[:-len(_SIGNED)]
        self.fields = [tuple(item.decode().split("=", 1)) for item in body.split(b"\0") if item]
        self.name = self.one("name")
        self.version = self.one("version")
        self.kernel = self.one("vermagic").split(" ")[0]
        self.signer = self.one("signer")
        self.aliases = self.all("alias")
        self.parameters = [item.split(":")[0] for item in self.all("parm")]
        self.depends = [item for item in self.one("depends").split(",") if item]

    def one(self, key):
        return next(iter(self.all(key)), "")

    def all(self, key):
        return [value for found, value in self.fields if found == key]


def _rank(relative):
    """depmod's default search order: updates before what the kernel brought."""
    return (0 if relative.startswith("updates/") else 1, relative)


class Index:
    """Which file stands for which module: depmod's choice over `files` {relative path: content}."""

    def __init__(self, files):
        self.chosen = {}
        self.files = {}
        for relative in sorted(files, key=_rank):
            try:
                module = ModuleFile(files[relative])
            except ValueError:
                continue
            self.files[relative] = module
            self.chosen.setdefault(module.name, relative)

    def matching(self, modalias):
        """Names of the modules that want a device."""
        return sorted(name for name, relative in self.chosen.items()
                      if any(fnmatch.fnmatchcase(modalias, alias)
                             for alias in self.files[relative].aliases))

    def dependencies(self, name):
        """Relative paths that `name` needs, nearest first."""
        found = []
        for needed in self.files[self.chosen[name]].depends:
            if needed in self.chosen:
                for relative in [self.chosen[needed], *self.dependencies(needed)]:
                    if relative not in found:
                        found.append(relative)
        return found


def files_of(tree, kernel):
    """{relative path: content} of all modules installed for a kernel."""
    top = tree.at(f"/lib/modules/{kernel}")
    found = {}
    for folder in ("kernel", "updates", "extra"):
        for path in sorted((top / folder).rglob("*.ko")):
            found[path.relative_to(top).as_posix()] = path.read_bytes()
    return found


def write_index(tree, kernel):
    """What depmod leaves in /lib/modules/<kernel>."""
    index = Index(files_of(tree, kernel))
    dep = [": ".join([relative, " ".join(index.dependencies(name))]).rstrip(" ")
           for name, relative in sorted(index.chosen.items(), key=lambda item: item[1])]
    alias = ["# Aliases extracted from modules themselves."]
    for name, relative in sorted(index.chosen.items()):
        alias += [f"alias {pattern} {name}" for pattern in index.files[relative].aliases]
    for name, lines in (("dep", dep), ("alias", alias)):
        text = "\n".join(lines) + "\n"
        tree.write(f"/lib/modules/{kernel}/modules.{name}", text)
        tree.write(f"/lib/modules/{kernel}/modules.{name}.bin",
                   b"\xb0\x07\xf4\x57simulated index of " + text.encode())


def indexed_files(tree, kernel):
    """{relative path: content} of what modules.dep names: what modprobe and mkinitramfs see."""
    found = {}
    for line in tree.read(f"/lib/modules/{kernel}/modules.dep", "").splitlines():
        relative = line.split(":")[0]
        content = tree.read_bytes(f"/lib/modules/{kernel}/{relative}", b"")
        if content:
            found[relative] = content
    return found


def kernels_with_modules(tree):
    return sorted((name for name in tree.names("/lib/modules")
                   if tree.at(f"/lib/modules/{name}").is_dir()), key=version_key)
