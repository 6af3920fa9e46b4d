# SPDX-License-Identifier: GPL-3.0-or-later
"""dpkg's data base: /var/lib/dpkg/status and info/."""


def parse(text):
    """Paragraphs of a control file as {field: value}, continuation lines kept in the value."""
    found = []
    for block in text.split("\n\n"):
        fields = {}
        key = None
        for line in block.split("\n"):
            if line[:1] in (" ", "\t") and key:
                fields[key] += "\n" + line
            elif ":" in line:
                key, _, value = line.partition(":")
                fields[key] = value.strip()
        if fields:
            found.append(fields)
    return found


def render(paragraphs):
    return "".join("".join(f"{key}: {value}\n" if value and not value.startswith("\n")
                           else f"{key}:{value}\n" for key, value in fields.items()) + "\n"
                   for fields in paragraphs)


class Packages:
    STATUS = "/var/lib/dpkg/status"
    INFO = "/var/lib/dpkg/info"

    def __init__(self, tree):
        self.tree = tree
        self._paragraphs = {fields["Package"]: fields
                            for fields in parse(tree.read(self.STATUS, ""))}

    def installed(self):
        """Names of packages whose files are there and configured."""
        return [name for name, fields in self._paragraphs.items()
                if fields["Status"].endswith(" installed")]

    def is_installed(self, name):
        return name in self.installed()

    def known(self):
        """All with an entry, also half-way ones and those of which only conffiles are left."""
        return list(self._paragraphs)

    def of(self, name):
        return self._paragraphs.get(name)

    def state(self, name):
        """"installed", "config-files", "half-configured", ... or None."""
        fields = self.of(name)
        return fields["Status"].split()[-1] if fields else None

    def put(self, fields, state="installed", want="install", flag="ok"):
        """Adds or replaces an entry and writes the data base. The flag "reinstreq" marks a package
        whose unpacking was cut off."""
        fields = dict(fields)
        ordered = {"Package": fields.pop("Package"), "Status": f"{want} {flag} {state}"}
        fields.pop("Status", None)
        self._paragraphs[ordered["Package"]] = {**ordered, **fields}
        self._write()

    def drop(self, name):
        self._paragraphs.pop(name, None)
        self._write()

    def _write(self):
        old = self.tree.read_bytes(self.STATUS, b"")
        if old:
            self.tree.write(self.STATUS + "-old", old)
        self.tree.write(self.STATUS, render(self._paragraphs[name]
                                            for name in sorted(self._paragraphs)))

    def files(self, name):
        return self.tree.read(f"{self.INFO}/{name}.list", "").splitlines()

    def depends(self, name):
        return alternatives(self._paragraphs[name].get("Depends", ""))

    def provides(self, name):
        return [item.split()[0] for item in
                self._paragraphs[name].get("Provides", "").split(",") if item.strip()]


def alternatives(text):
    """"a (>= 1), b | c" -> [["a"], ["b", "c"]]."""
    return [[word.split()[0].split(":")[0] for word in group.split("|")]
            for group in text.split(",") if group.strip()]
