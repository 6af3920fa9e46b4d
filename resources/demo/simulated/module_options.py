# SPDX-License-Identifier: GPL-3.0-or-later
"""modprobe.d and the kernel command line: which options a module gets, whether it may load."""


def canonical(name):
    return name.replace("-", "_")


def configuration(tree):
    """{file name: text} of modprobe.d; a file in /etc hides one of the same name in /lib."""
    found = {}
    for folder in ("/lib/modprobe.d", "/etc/modprobe.d"):
        for name in tree.names(folder):
            if name.endswith(".conf"):
                found[name] = tree.read(f"{folder}/{name}")
    return found


def _words(text):
    """Words of a command line; double quotes hold one together."""
    word, quoted, words = "", False, []
    for character in text.rstrip("\n") + " ":
        if character == '"':
            quoted = not quoted
        elif character.isspace() and not quoted:
            if word:
                words.append(word)
            word = ""
        else:
            word += character
    return words


class Options:
    """What modprobe decides from the files `modprobe_d` {name: text} and the command line."""

    def __init__(self, modprobe_d, command_line):
        self._options = []  # (module, "key=value"), the last one wins
        self._blacklist = set()
        self._kernel_blacklist = set()
        self.before = {}  # {module: those that "softdep MODULE pre:" wants loaded first}
        for name in sorted(modprobe_d):
            for line in modprobe_d[name].replace("\\\n", " ").splitlines():
                words = line.split()
                if not words or words[0].startswith("#"):
                    continue
                if words[0] == "options" and len(words) > 2:
                    self._options += [(canonical(words[1]), word) for word in words[2:]]
                elif words[0] == "blacklist" and len(words) > 1:
                    self._blacklist.add(canonical(words[1]))
                elif words[0] == "softdep" and "pre:" in words:
                    named = words[words.index("pre:") + 1:]
                    named = named[:named.index("post:")] if "post:" in named else named
                    self.before.setdefault(canonical(words[1]), []).extend(map(canonical, named))
        for word in _words(command_line):
            key, _, value = word.partition("=")
            module, dot, parameter = key.partition(".")
            if key == "module_blacklist":  # the kernel keeps the last one only
                self._kernel_blacklist = {canonical(item) for item in value.split(",") if item}
            elif key == "modprobe.blacklist":
                self._blacklist |= {canonical(item) for item in value.split(",") if item}
            elif dot:
                given = f"{parameter}={value}" if "=" in word else parameter
                self._options.append((canonical(module), given))

    def of(self, module):
        """{parameter: value} for a module, in the order given."""
        found = {}
        for name, option in self._options:
            if name == module:
                key, _, value = option.partition("=")
                found[canonical(key)] = value
        return found

    def pulled_in(self, module):
        return self.before.get(module, [])

    def skips_alias(self, module):
        """blacklist in modprobe.d: not loaded for a device, but loaded when asked for by name."""
        return module in self._blacklist

    def refuses(self, module):
        """module_blacklist= of the kernel: never loaded."""
        return module in self._kernel_blacklist


def flag(command_line, name):
    """Last value of `name=` on the command line, or None."""
    value = None
    for word in _words(command_line):
        key, _, given = word.partition("=")
        if key == name:
            value = given
    return value
