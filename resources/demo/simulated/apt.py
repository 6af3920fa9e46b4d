# SPDX-License-Identifier: GPL-3.0-or-later
"""apt-get 2.6 over the simulated archive."""

import os
import sys
import time

from . import dkms, repository
from .dpkg import LOCK, UPDATES, Dpkg, Failed, finish, holder
from .packages import Packages, alternatives, parse, render
from .tree import Tree, say

STATES = "/var/lib/apt/extended_states"


class AptError(Exception):
    """apt's "E:" lines; exit status 100."""


class Plan:
    """Names to install (in order), to remove, to purge."""

    def __init__(self):
        self.install, self.asked, self.remove, self.purge = [], [], [], False


class Apt:
    def __init__(self, tree, simulate):
        self.tree = tree
        self.simulate = simulate
        self.packages = Packages(tree)

    # Automatic marks.

    def automatic(self):
        return {entry["Package"] for entry in parse(self.tree.read(STATES, ""))
                if entry.get("Auto-Installed") == "1"}

    def _mark(self, names):
        self.tree.write(STATES, render(
            {"Package": name, "Architecture": "amd64", "Auto-Installed": "1"}
            for name in sorted(names)))

    # Working out.

    def plan_install(self, names):
        plan = Plan()
        for asked in names:
            name, _, version = asked.partition("=")
            real = repository.find(name)
            if real is None and not self.packages.is_installed(name):
                raise AptError(f"E: Unable to locate package {name}")
            real = real or name
            if version and repository.PACKAGES.get(real, (version,))[0] != version:
                raise AptError(f"E: Version '{version}' for '{name}' was not found")
            if real != name:
                say(f"Note, selecting '{real}' instead of '{name}'")
            if self.packages.is_installed(real):
                say(f"{real} is already the newest version ({self.packages.of(real)['Version']}).")
                continue
            plan.asked.append(real)
            self._need(real, plan)
        return plan

    def _need(self, name, plan):
        if name in plan.install or self.packages.is_installed(name):
            return
        for group in alternatives(repository.fields(name).get("Depends", "")):
            if not any(self.packages.is_installed(option) for option in group):
                found = next((option for option in group if option in repository.PACKAGES), None)
                if found is None:
                    raise AptError(f"The following packages have unmet dependencies:\n {name} : Depends:"
                                   f" {group[0]} but it is not installable\nE: Unable to correct "
                                   "problems, you have held broken packages.")
                self._need(found, plan)
        if name not in plan.install:
            plan.install.append(name)

    def plan_remove(self, names, purge):
        plan = Plan()
        plan.purge = purge
        for name in names:
            known = self.packages.of(name)
            if not known and repository.find(name) is None:
                raise AptError(f"E: Unable to locate package {name}")
            if not known or (not purge and not self.packages.is_installed(name)):
                say(f"Package '{name}' is not installed, so not removed")
            else:
                self._drop(name, plan)
        return plan

    def _drop(self, name, plan):
        if name in plan.remove:
            return
        gone = [*plan.remove, name]
        for other in self.packages.installed():
            if other not in gone and any(
                    name in group and not any(self.packages.is_installed(option)
                                              for option in group if option not in gone)
                    for group in self.packages.depends(other)):
                self._drop(other, plan)
        plan.remove.append(name)

    def unneeded(self, without=()):
        """Automatically installed packages that nothing kept depends on."""
        automatic = self.automatic()
        keep = [name for name in self.packages.installed()
                if name not in automatic and name not in without]
        reached = set(keep)
        while keep:
            for group in self.packages.depends(keep.pop()):
                for option in group:
                    if option not in reached and self.packages.is_installed(option) \
                            and option not in without:
                        reached.add(option)
                        keep.append(option)
        return sorted(name for name in automatic if self.packages.is_installed(name)
                      and name not in reached and name not in without)

    # Telling and doing.

    def announce(self, plan):
        idle = self.unneeded(plan.remove)
        if idle:
            say("The following packages were automatically installed and are no longer required:",
                *_wrapped(idle), "Use 'apt autoremove' to remove them.")
        extra = [name for name in plan.install if name not in plan.asked]
        if extra:
            say("The following additional packages will be installed:", *_wrapped(sorted(extra)))
        if plan.install:
            say("The following NEW packages will be installed:", *_wrapped(sorted(plan.install)))
        if plan.remove:
            star = "*" if plan.purge else ""
            say("The following packages will be REMOVED:",
                *_wrapped([name + star for name in sorted(plan.remove)]))
        say(f"0 upgraded, {len(plan.install)} newly installed, {len(plan.remove)} to remove and "
            "0 not upgraded.")

    def carry_out(self, plan, yes):
        self.announce(plan)
        if self.simulate:
            word = "Purg" if plan.purge else "Remv"
            say(*[f"{word} {name} [{self.packages.of(name)['Version']}]" for name in plan.remove])
            for word in ("Inst", "Conf"):
                say(*[f"{word} {name} ({repository.fields(name)['Version']} "
                      f"{repository.origin(name)} [{repository.fields(name)['Architecture']}])"
                      for name in plan.install])
            return 0
        if not plan.install and not plan.remove:
            return 0
        size = sum(repository.PACKAGES[name][3] for name in plan.install)
        if plan.install:
            say(f"Need to get {max(1, size // 4)} kB of archives.",
                f"After this operation, {size} kB of additional disk space will be used.")
        if not yes and (plan.remove or set(plan.install) != set(plan.asked)):
            print("Do you want to continue? [Y/n] ", end="", flush=True)
            if sys.stdin.readline().strip().lower() not in ("", "y", "yes"):
                say("Abort.")
                return 1
        return self._do(plan)

    def _do(self, plan):
        self._history(plan)
        with Dpkg(self.tree) as tool:
            return self._do_with(tool, plan)

    def _do_with(self, tool, plan):
        try:
            for name in plan.remove:
                tool.remove(name, plan.purge)
            self._forget_marks(plan.remove)
            for number, name in enumerate(plan.install, 1):
                say(f"Get:{number} http://deb.debian.invalid/simulated stable/main amd64 {name} "
                    f"{repository.fields(name)['Architecture']} {repository.fields(name)['Version']}")
                self.tree.pause(0.02)
            for name in plan.install:
                tool.unpack_from_repository(name)
                self.tree.pause(0.02)
            for name in plan.install:
                tool.configure(name)
                self._after(name, tool)
        except Failed as error:
            print(error, file=sys.stderr, flush=True)
            finish([plan.install[-1] if plan.install else plan.remove[0]])
            print("E: Sub-process /usr/bin/dpkg returned an error code (1)", file=sys.stderr)
            return 100
        self.packages = tool.packages
        self._mark(self.automatic() | (set(plan.install) - set(plan.asked)))
        return 0

    def _forget_marks(self, names):
        if self.tree.exists(STATES):
            self._mark(self.automatic() - set(names))

    def _after(self, name, tool):
        """Hooks that packages of the archive bring: headers make dkms build what it has."""
        if name.startswith("proxmox-headers-") and self.tree.exists("/usr/sbin/dkms"):
            kernel = name.removeprefix("proxmox-headers-")
            say(f"run-parts: executing /etc/kernel/header_postinst.d/dkms {kernel}")
            try:
                dkms.Dkms(self.tree).autoinstall(kernel)
            except dkms.Died as died:
                dkms.report(died)
                tool.packages.put(tool.packages.of(name), state="half-configured")
                raise Failed(f"dpkg: error processing package {name} (--configure):\n installed {name}"
                             " package post-installation script subprocess returned error exit "
                             "status 1") from died

    def _history(self, plan):
        lines = ["", f"Start-Date: {time.strftime('%Y-%m-%d  %H:%M:%S')}",
                 "Commandline: apt-get " + " ".join(sys.argv[1:])]
        if plan.install:
            lines.append("Install: " + ", ".join(plan.install))
        if plan.remove:
            lines.append(("Purge: " if plan.purge else "Remove: ") + ", ".join(plan.remove))
        self.tree.append("/var/log/apt/history.log", "\n".join(lines) + "\n")


def _wrapped(names):
    lines, line = [], " "
    for name in names:
        if len(line) + len(name) > 76:
            lines.append(line)
            line = " "
        line += " " + name
    return [*lines, line]


def run(tree, arguments):
    flags, names, timeout = set(), [], 0.0
    words = list(arguments)
    while words:
        word = words.pop(0)
        if word == "-o":
            option = words.pop(0) if words else ""
            if option.lower().startswith("dpkg::lock::timeout="):
                timeout = float(option.partition("=")[2] or 0)
        elif word.startswith("--"):
            flags.add(word)
        elif word.startswith("-"):
            flags |= set(word[1:])
        else:
            names.append(word)
    action, names = (names[0], names[1:]) if names else ("", [])
    simulate = bool(flags & {"s", "--simulate", "--just-print", "--dry-run"})
    if action not in ("install", "remove", "purge", "autoremove", "autopurge", "update", "check"):
        raise AptError(f"E: Invalid operation {action}")
    if simulate:
        return _act(tree, action, names, flags, simulate)
    with tree.lock(LOCK, timeout) as lock:
        if lock is None:
            pid, name = holder(tree.at(LOCK))
            raise AptError(f"E: Could not get lock {LOCK}. It is held by process {pid} ({name})\n"
                           f"E: Unable to acquire the dpkg frontend lock ({LOCK}), is another process"
                           " using it?")
        return _act(tree, action, names, flags, simulate)


def _act(tree, action, names, flags, simulate):
    if simulate and os.geteuid() != 0:
        say("NOTE: This is only a simulation!",
            "      apt-get needs root privileges for real execution.",
            "      Keep also in mind that locking is deactivated,",
            "      so don't depend on the relevance to the real current situation!")
    if action == "update":
        say("Hit:1 http://deb.debian.invalid/simulated bookworm InRelease", "Reading package lists...")
        return 0
    if tree.names(UPDATES) and not simulate:
        raise AptError("E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct"
                       " the problem. ")
    say("Reading package lists...", "Building dependency tree...", "Reading state information...")
    apt = Apt(tree, simulate)
    yes = bool(flags & {"y", "--yes", "--assume-yes"})
    if action == "check":
        return 0
    if action == "install":
        return apt.carry_out(apt.plan_install(names), yes)
    purge = action in ("purge", "autopurge") or "--purge" in flags
    if action in ("autoremove", "autopurge"):
        names = [*names, *apt.unneeded()]
    plan = apt.plan_remove(names, purge)
    if flags & {"--autoremove", "--auto-remove"}:
        plan.remove += apt.unneeded(plan.remove)
    return apt.carry_out(plan, yes)


def main(root, arguments):
    try:
        return run(Tree(root), arguments)
    except AptError as error:
        print(error, file=sys.stderr, flush=True)
        return 100
