# SPDX-License-Identifier: GPL-3.0-or-later
"""dpkg-query and dpkg-deb: what is installed, what an archive holds."""

import os
import re
import sys

from . import deb, dpkg
from .packages import Packages
from .tree import Tree, say


def _show(tree, pattern, names):
    tool = Packages(tree)
    status = 0
    for name in names or sorted(tool.known()):
        fields = tool.of(name)
        if not fields:
            print(f"dpkg-query: no packages found matching {name}", file=sys.stderr)
            status = 1
            continue
        words = fields["Status"].split()
        values = {**fields, "db:Status-Status": words[-1], "db:Status-Want": words[0],
                  "binary:Package": name}
        text = re.sub(r"\$\{([^};]+)(?:;-?\d+)?\}", lambda match: values.get(match.group(1), ""),
                      pattern)
        print(text.replace("\\n", "\n").replace("\\t", "\t"), end="", flush=True)
    return status


def query_main(root, arguments):
    tree = Tree(root)
    pattern = "${binary:Package}\t${Version}\n"
    names, action = [], None
    words = list(arguments)
    while words:
        word = words.pop(0)
        if word in ("-f", "--showformat"):
            pattern = words.pop(0) if words else ""
        elif word.startswith(("-f=", "--showformat=", "-f$")):
            pattern = word.partition("=")[2] if "=" in word.split("$")[0] else word[2:]
        elif word.startswith("-"):
            action = word
        else:
            names.append(word)
    if action in ("-W", "--show"):
        return _show(tree, pattern, names)
    if action in ("-l", "--list"):
        return dpkg.listing(tree, names)
    if action in ("-s", "--status"):
        return dpkg.query(tree, names)
    if action in ("-L", "--listfiles"):
        for name in names:
            say(*Packages(tree).files(name))
        return 0
    print("dpkg-query: error: need an action option (simulated host)", file=sys.stderr)
    return 2


def deb_main(root, arguments):
    tree = Tree(root)
    if len(arguments) < 2 or arguments[0] not in ("-f", "--field", "-I", "--info", "-c", "--contents",
                                                  "-W", "--show", "-x", "--extract"):
        print("dpkg-deb: error: need an action option (simulated host)", file=sys.stderr)
        return 2
    path = arguments[1]
    real = tree.at(path)
    if not real.exists() and os.path.exists(path):
        real = path
    try:
        archive = deb.Archive(real, path)
    except deb.NotAnArchive as error:
        print(f"dpkg-deb: error: {error}", file=sys.stderr)
        return 2
    if arguments[0] in ("-x", "--extract"):
        if len(arguments) < 3:
            print("dpkg-deb: error: --extract needs a target directory.", file=sys.stderr)
            return 2
        for name, (content, mode) in archive.files.items():
            if content is not None:
                tree.write(f"{arguments[2]}/{name}", content, mode)
    elif arguments[0] in ("-c", "--contents"):
        say(*[f"{mode:o} {'' if content is not None else 'dir '}./{name}"
              for name, (content, mode) in archive.files.items()])
    elif arguments[0] in ("-W", "--show"):
        say(f"{archive.fields['Package']}\t{archive.fields['Version']}")
    else:
        wanted = arguments[2:]
        for key, value in archive.fields.items():
            if not wanted:
                say(f"{key}: {value}")
        for key in wanted:
            if key in archive.fields:
                say(archive.fields[key] if len(wanted) == 1 else f"{key}: {archive.fields[key]}")
    return 0
