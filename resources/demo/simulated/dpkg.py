# SPDX-License-Identifier: GPL-3.0-or-later
"""dpkg: installs archives and takes them out again. Maintainer scripts run with DPKG_ROOT set to the
tree, and only those of packages made for it (field "Simulated: yes"): no script of a real package
is ever run here, since it would act on the machine that the tree lies on."""

import os
import subprocess
import sys
import time

from . import deb, repository
from .packages import Packages
from .tree import Tree, say

LOCK = "/var/lib/dpkg/lock-frontend"
UPDATES = "/var/lib/dpkg/updates"


class Failed(Exception):
    """One package could not be processed; the text is dpkg's."""


def holder(stream_path):
    """(pid, name) of the process that /proc/locks names for a lock file, as far as it is known."""
    try:
        inode = os.stat(stream_path).st_ino
        for line in open("/proc/locks", encoding="ascii"):
            parts = line.split()
            if len(parts) > 5 and parts[1] != "->" and parts[5].endswith(f":{inode}"):
                name = open(f"/proc/{parts[4]}/comm", encoding="utf-8").read().strip()
                return parts[4], name
    except (OSError, ValueError):
        pass
    return "0", "unknown"


class Dpkg:
    def __init__(self, tree):
        self.tree = tree
        self.packages = Packages(tree)

    def __enter__(self):
        # A record here means that dpkg was interrupted: apt-get then refuses to go on.
        self.tree.write(UPDATES + "/0001", "")
        return self

    def __exit__(self, *_):
        for name in self.tree.names(UPDATES):
            self.tree.remove(f"{UPDATES}/{name}")

    def log(self, text):
        self.tree.append("/var/log/dpkg.log", time.strftime("%Y-%m-%d %H:%M:%S ") + text + "\n")

    # Putting in.

    def unpack_archive(self, path):
        """Unpacks a .deb; returns the package's name."""
        archive = self._open(path)
        name, version = archive.fields["Package"], archive.fields["Version"]
        old = self.packages.of(name)
        self.log(f"install {name}:{archive.fields['Architecture']} "
                 f"{old['Version'] if old else '<none>'} {version}")
        if not old:
            say(f"Selecting previously unselected package {name}.")
            say(f"(Reading database ... {50000 + len(self.packages.known())} files and directories "
                "currently installed.)")
        say(f"Preparing to unpack {path} ...")
        if old and "prerm" in self._scripts(name):
            self._script(name, "prerm", "upgrade", version)
        say(f"Unpacking {name} ({version})" + (f" over ({old['Version']}) ..." if old else " ..."))
        files = {f"/{place}": value for place, value in archive.files.items()
                 if value[0] is not None}
        self.packages.put(archive.fields, state="half-installed", flag="reinstreq")
        self._place(archive.fields, files, {}, archive.scripts)
        self.packages.put(archive.fields, state="unpacked")
        return name

    def _open(self, path):
        # dpkg gets a path of the host; a path into the tree as the workstation sees it works too.
        real = self.tree.at(path)
        if not real.exists() and os.path.exists(path):
            real = path
        try:
            archive = deb.Archive(real, path)
        except deb.NotAnArchive as error:
            raise Failed(f"dpkg: error processing archive {path} (--install):\n {error}") from error
        if archive.fields.get("Architecture") not in ("amd64", "all"):
            raise Failed(f"dpkg: error processing archive {path} (--install):\n package architecture "
                         f"({archive.fields.get('Architecture')}) does not match system (amd64)")
        if archive.scripts and archive.fields.get("Simulated") != "yes":
            raise Failed(f"dpkg: error processing archive {path} (--install):\n this host is "
                         "simulated: scripts of a package not made for it are not run")
        return archive

    def unpack_from_repository(self, name):
        files, links = repository.content(self.tree, name)
        self.log(f"install {name} <none> {repository.fields(name)['Version']}")
        say(f"Selecting previously unselected package {name}.",
            f"Unpacking {name} ({repository.fields(name)['Version']}) ...")
        self._place(repository.fields(name), files, links, {})
        self.packages.put(repository.fields(name), state="unpacked")

    def _place(self, fields, files, links, scripts):
        name = fields["Package"]
        listed = {"/."}
        for path in [*files, *links]:
            parts = path.strip("/").split("/")
            listed |= {"/" + "/".join(parts[:count]) for count in range(1, len(parts) + 1)}
        self.tree.write(f"{Packages.INFO}/{name}.list", "\n".join(sorted(listed)) + "\n")
        for path, (content, mode) in files.items():
            self.tree.write(path, content, mode)
        for path, target in links.items():
            self.tree.link(path, target)
        for script, content in scripts.items():
            mode = 0o644 if script in ("conffiles", "md5sums", "triggers") else 0o755
            self.tree.write(f"{Packages.INFO}/{name}.{script}", content, mode)

    def configure(self, name):
        fields = self.packages.of(name)
        lacking = [group for group in self.packages.depends(name)
                   if not any(self._is_there(option) for option in group)]
        if lacking:
            lines = [f" {name} depends on {' | '.join(group)}; however:\n"
                     f"  Package {group[0]} is not installed.\n" for group in lacking]
            say(f"dpkg: dependency problems prevent configuration of {name}:")
            print("\n".join(lines), file=sys.stderr)
            raise Failed(f"dpkg: error processing package {name} (--install):\n"
                         " dependency problems - leaving unconfigured")
        say(f"Setting up {name} ({fields['Version']}) ...")
        self.log(f"configure {name} {fields['Version']} <none>")
        try:
            self._script(name, "postinst", "configure", "")
        except Failed:
            self.packages.put(fields, state="half-configured")
            raise
        self.packages.put(fields)
        self.log(f"status installed {name} {fields['Version']}")

    def _is_there(self, name):
        return any(self.packages.is_installed(known) and
                   (known == name or name in self.packages.provides(known))
                   for known in self.packages.known())

    # Taking out.

    def remove(self, name, purge, force=False):
        fields = self.packages.of(name)
        if not fields or fields["Status"].endswith(("not-installed", "config-files")) and not purge:
            print(f"dpkg: warning: ignoring request to remove {name} which isn't installed",
                  file=sys.stderr)
            return
        if fields["Status"].split()[1] == "reinstreq" and not force:
            raise Failed(f"dpkg: error processing package {name} (--{'purge' if purge else 'remove'}):\n"
                         " package is in a very bad inconsistent state; you should\n reinstall it before"
                         " attempting a removal")
        if not fields["Status"].endswith("config-files"):
            needed = [other for other in self.packages.installed() if other != name and any(
                name in group and not any(self._is_there(option) for option in group if option != name)
                for group in self.packages.depends(other))]
            if needed:
                say("dpkg: dependency problems prevent removal of " + name + ":",
                    *[f" {other} depends on {name}." for other in needed], "")
                raise Failed(f"dpkg: error processing package {name} (--{'purge' if purge else 'remove'}"
                             "):\n dependency problems - not removing")
            say(f"Removing {name} ({fields['Version']}) ...")
            self.log(f"remove {name} {fields['Version']} <none>")
            if fields["Status"].split()[-1] in ("installed", "half-configured"):
                self._script(name, "prerm", "remove")
            self._delete_files(name, keep=self._conffiles(name))
            self._script(name, "postrm", "remove")
            self.packages.put(fields, state="config-files", want="deinstall")
        if purge or not self._conffiles(name):
            self._purge(name, fields, say_so=purge and bool(self._conffiles(name)))

    def _purge(self, name, fields, say_so):
        if say_so:
            say(f"Purging configuration files for {name} ({fields['Version']}) ...")
        self.log(f"purge {name} {fields['Version']} <none>")
        self._script(name, "postrm", "purge")
        self._delete_files(name, keep=())
        for entry in self.tree.names(Packages.INFO):
            if entry.rpartition(".")[0] == name:
                self.tree.remove(f"{Packages.INFO}/{entry}")
        self.packages.drop(name)

    def _conffiles(self, name):
        listed = self.tree.read(f"{Packages.INFO}/{name}.conffiles", "").split()
        listed += repository.conffiles(name)
        return [path for path in listed if self.tree.exists(path)]

    def _delete_files(self, name, keep):
        shared = {path for other in self.packages.known() if other != name
                  for path in self.packages.files(other)}
        listed = self.packages.files(name)
        folders = {os.path.dirname(path) for path in listed}
        for path in sorted(listed, reverse=True):
            real = self.tree.at(path, follow_last=False)
            if path == "/." or path in keep or path in shared:
                continue
            if path in folders and real.is_symlink():
                continue  # /lib -> usr/lib is no package's
            if real.is_symlink() or real.is_file():
                real.unlink()
            elif real.is_dir() and len(path.split("/")) > 2:
                try:
                    real.rmdir()
                except OSError:
                    if not any(kept.startswith(path + "/") for kept in keep) and \
                            path.startswith(("/var/lib/", "/usr/src/")) and path != "/var/lib":
                        print(f"dpkg: warning: while removing {name}, directory '{path}' not empty "
                              "so not removed", file=sys.stderr)

    # Scripts.

    def _scripts(self, name):
        return [entry.rpartition(".")[2] for entry in self.tree.names(Packages.INFO)
                if entry.rpartition(".")[0] == name]

    def _script(self, name, script, *arguments):
        if script not in self._scripts(name):
            return
        path = self.tree.at(f"{Packages.INFO}/{name}.{script}")
        environment = {**os.environ, "DPKG_ROOT": str(self.tree.root),
                       "DPKG_MAINTSCRIPT_PACKAGE": name, "DPKG_MAINTSCRIPT_NAME": script}
        status = subprocess.run([path, *arguments], env=environment, cwd=self.tree.root,
                                check=False).returncode
        if status != 0:
            kind = "post-installation" if script == "postinst" else \
                "pre-removal" if script == "prerm" else "post-removal"
            raise Failed(f"dpkg: error processing package {name} (--configure):\n installed {name} "
                         f"package {kind} script subprocess returned error exit status {status}")


def finish(failed):
    if failed:
        print("Errors were encountered while processing:", *[f" {item}" for item in failed],
              sep="\n", file=sys.stderr, flush=True)
        return 1
    return 0


def _each(failed, action, items, *arguments):
    """Runs action(item, *arguments) for each; says and notes what fails, returns what worked."""
    done = []
    for item in items:
        try:
            done.append(action(item, *arguments))
        except Failed as error:
            print(error, file=sys.stderr, flush=True)
            failed.append(item)
    return done


def install(tree, paths):
    failed = []
    with Dpkg(tree) as tool:
        _each(failed, tool.configure, _each(failed, tool.unpack_archive, paths))
    return finish(failed)


def remove(tree, names, purge, force):
    failed = []
    with Dpkg(tree) as tool:
        _each(failed, tool.remove, names, purge, force)
    return finish(failed)


def configure_pending(tree):
    failed = []
    with Dpkg(tree) as tool:
        _each(failed, tool.configure, [name for name in tool.packages.known()
                                       if tool.packages.state(name) in ("unpacked", "half-configured")])
    return finish(failed)


def listing(tree, names):
    tool = Packages(tree)
    say("Desired=Unknown/Install/Remove/Purge/Hold",
        "| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend",
        "|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)",
        "||/ Name           Version      Architecture Description",
        "+++-==============-============-============-=================================")
    for name in names or sorted(tool.known()):
        fields = tool.of(name)
        if not fields:
            print(f"dpkg-query: no packages found matching {name}", file=sys.stderr)
            return 1
        state = {"installed": "ii", "config-files": "rc", "unpacked": "iU",
                 "half-configured": "iF"}.get(tool.state(name), "i?")
        say(f"{state}  {name:<14} {fields['Version']:<12} {fields['Architecture']:<12} "
            f"{fields['Description'].splitlines()[0]}")
    return 0


def main(root, arguments):
    tree = Tree(root)
    options = [word for word in arguments if word.startswith("-")]
    operands = [word for word in arguments if not word.startswith("-")]
    action = next((word for word in options if not word.startswith("--force")), None)
    if action in ("-l", "--list"):
        return listing(tree, operands)
    if action in ("-s", "--status"):
        return query(tree, operands)
    if action in ("--print-architecture",):
        say("amd64")
        return 0
    force = any(word in ("--force-remove-reinstreq", "--force-all") for word in options)
    actions = {"-i": install, "--install": install,
               "--configure": lambda tree, names: configure_pending(tree)}
    for word, purge in (("-r", False), ("--remove", False), ("-P", True), ("--purge", True)):
        actions[word] = lambda tree, names, purge=purge: remove(tree, names, purge, force)
    if action not in actions or not (operands or "-a" in options or "--pending" in options):
        print("dpkg: error: need an action option (simulated host)", file=sys.stderr)
        return 2
    inherited = os.environ.get("DPKG_FRONTEND_LOCKED")
    with tree.lock(LOCK if not inherited else "/var/lib/dpkg/lock") as lock:
        if lock is None:
            pid, name = holder(tree.at(LOCK))
            print("dpkg: error: dpkg frontend lock was locked by another process with pid "
                  f"{pid} ({name})\nNote: removing the lock file is always wrong, can damage the "
                  "locked area\nand the entire system. See <https://wiki.debian.org/Teams/Dpkg/FAQ#"
                  "db-lock>.", file=sys.stderr)
            return 2
        return actions[action](tree, operands)


def query(tree, names):
    """dpkg -s."""
    tool = Packages(tree)
    for name in names:
        fields = tool.of(name)
        if not fields:
            print(f"dpkg-query: package '{name}' is not installed and no information is available",
                  file=sys.stderr)
            return 1
        say("\n".join(f"{key}: {value}" for key, value in fields.items()), "")
    return 0
