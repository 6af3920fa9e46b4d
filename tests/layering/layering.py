# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the seams: reads the sources and says which line crosses one.

A rule is a function (path, line) -> complaint or None; `check` runs them all over a tree. The
tables below are the seams themselves, the same that README's Architecture section explains.
"""

import re
import sys
from pathlib import Path

SOURCE = {".h", ".cpp"}

# Which folders a folder may include from. What is not listed may include nothing of ours.
MAY_INCLUDE = {
    "core/base": {"core/base"},
    "core/protocol": {"core/base", "core/protocol"},
    "core/model": {"core/base", "core/model"},
    "core/host": {"core/base", "core/host"},
    "core/catalog": {"core/base", "core/protocol", "core/catalog"},
    "core/probe": {"core/base", "core/protocol", "core/model", "core/host", "core/catalog",
                   "core/probe"},
    "core/plan": {"core/base", "core/protocol", "core/model", "core/catalog", "core/plan"},
    "core/vfs": {"core/base", "core/protocol", "core/model", "core/host", "core/vfs"},
    "core/guard": {"core/base", "core/protocol", "core/host", "core/guard"},
    "core/steps": {"core/base", "core/protocol", "core/model", "core/host", "core/plan",
                   "core/steps"},
    "core/apply": {"core/base", "core/protocol", "core/model", "core/host", "core/catalog",
                   "core/probe", "core/plan", "core/steps", "core/guard", "core/apply"},
    "core/engine": {"core/"},
    "remote": {"core/base", "core/protocol", "remote"},
    "gui": {"core/base", "core/protocol", "remote", "gui"},
}

# Headers that reach the machine: in core only core/host may (and the engine's own stdin, stdout
# and signals), in gui and remote only files named *_unix.cpp.
MACHINE = re.compile(
    r"<(unistd|fcntl|poll|dirent|spawn|signal|syslog|pwd|grp|netdb|termios|dlfcn|csignal|fstream"
    r"|filesystem|sys/[\w/]+|linux/[\w/]+|net/[\w/]+|netinet/[\w/]+|arpa/[\w/]+)(\.h)?>")
STANDARD_CPP = {"<fstream>", "<filesystem>", "<csignal>"}  # portable, so fine in gui and remote
ENGINE_IO = {"core/engine/stdio.cpp", "core/engine/signals.cpp"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"][^>"]+[>"])')
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
WORDS = re.compile(r"[A-Za-z']{2,} [A-Za-z']{2,} [A-Za-z']{2,}")
CJK = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
TRANSLATES = re.compile(r"\b(tr|trUtf8|translate|QT_TR_NOOP|QT_TRANSLATE_NOOP)\s*\(")
FOR_THE_LOG = re.compile(r"\bq(Debug|Info|Warning|Critical|Fatal|CDebug|CInfo|CWarning)\b"
                         r"|\bstatic_assert\b|\bdetail\b|\blog\w*\(")


def folder_of(path):
    for folder in sorted(MAY_INCLUDE, key=len, reverse=True):
        if path.startswith(folder + "/"):
            return folder
    return None


def included(line):
    match = INCLUDE.match(line)
    return match.group(1) if match else None


def edge(path, line):
    name = included(line)
    folder = folder_of(path)
    if not name or not folder or not name.startswith('"'):
        return None
    target = name.strip('"')
    if not target.startswith(("core/", "remote/", "gui/", "tests/", "resources/")):
        return None if target.endswith(".moc") else "includes are written from the project root"
    if any(target.startswith(allowed.rstrip("/") + "/") for allowed in MAY_INCLUDE[folder]):
        return None
    return f"{folder} may not include {target}"


def qt_in_core(path, line):
    name = included(line)
    if path.startswith("core/") and name and re.match(r"<Q[A-Z]|<Qt", name):
        return "no Qt in core"
    return None


def machine(path, line):
    name = included(line)
    if not name or not MACHINE.match(name):
        return None
    if path.startswith("core/"):
        if path.startswith("core/host/") or path in ENGINE_IO:
            return None
        return "only core/host touches the machine"
    if path.startswith(("gui/", "remote/")):
        if path.endswith("_unix.cpp") or name in STANDARD_CPP:
            return None
        return "POSIX headers only in *_unix.cpp"
    return None


def libraries(path, line):
    name = included(line)
    if not name:
        return None
    if name.startswith("<pci/") and path != "core/host/pci_bus.cpp":
        return "core/host/pci_bus.cpp alone includes libpci"
    if name.startswith("<libssh/") and not path.startswith("remote/ssh/"):
        return "remote/ssh alone includes libssh"
    if name.startswith("<qt6keychain/") and path != "remote/keychain_store.cpp":
        return "remote/keychain_store.cpp alone includes the keychain"
    if name.startswith("<nlohmann/") and path != "core/protocol/json_reading.h":
        return "nlohmann/json by core/protocol/json_reading.h, which says how numbers are read"
    if name == '"core/protocol/json_reading.h"' and not (path.endswith(".cpp")
                                                         or path == "core/protocol/json.h"):
        return "nlohmann/json costs seconds a file: only in .cpp"
    if name.startswith("<CLI/") and not path.startswith("core/engine/"):
        return "CLI11 only in the engine's main"
    return None


def sentences(path, line):
    if not path.startswith(("gui/", "remote/")) or path.startswith("gui/text/"):
        return None
    if TRANSLATES.search(line):
        return "sentences are made in gui/text"
    if FOR_THE_LOG.search(line) or included(line):
        return None
    for literal in LITERAL.findall(line):
        if WORDS.search(literal) or CJK.search(literal):
            return "a sentence outside gui/text"
    return None


RULES = [edge, qt_in_core, machine, libraries, sentences]


def without_comments(text):
    """The text with comments blanked, so that line numbers stay."""
    pattern = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|//[^\n]*|/\*.*?\*/', re.S)

    def blank(match):
        found = match.group(0)
        return re.sub(r"[^\n]", " ", found) if found.startswith("/") else found

    return pattern.sub(blank, text)


def check_source(path, text):
    complaints = []
    for number, line in enumerate(without_comments(text).splitlines(), 1):
        for rule in RULES:
            complaint = rule(path, line)
            if complaint:
                complaints.append(f"{path}:{number}: {complaint}: {line.strip()}")
    return complaints


def check_demo(path, text):
    """The simulated host must not lean on what it is there to test."""
    found = re.search(r"\bcore/(model|plan|probe|steps|apply|catalog|host)\b|resources/catalog", text)
    return [f"{path}: the demo host shares nothing with core: {found.group(0)}"] if found else []


def check(root):
    complaints = []
    for top in ("core", "gui", "remote"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix in SOURCE and file.is_file():
                path = file.relative_to(root).as_posix()
                text = file.read_text(encoding="utf-8")
                complaints += check_source(path, text)
                if "SPDX-License-Identifier: GPL-3.0-or-later" not in text[:200]:
                    complaints.append(f"{path}:1: no SPDX line")
    for file in sorted((root / "resources" / "demo").rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            path = file.relative_to(root).as_posix()
            complaints += check_demo(path, file.read_text(encoding="utf-8", errors="replace"))
    return complaints


if __name__ == "__main__":
    problems = check(Path(sys.argv[1]))
    print("\n".join(problems))
    sys.exit(1 if problems else 0)
