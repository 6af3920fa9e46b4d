# SPDX-License-Identifier: GPL-3.0-or-later
"""dkms.conf: read as assignments, never run."""

import re


class DkmsConf:
    def __init__(self, text):
        self._values = {}
        for line in text.splitlines():
            match = re.fullmatch(r"\s*([A-Z_]+(?:\[\d+\])?)=(.*)", line)
            if match:
                value = match.group(2).strip()
                if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                    # Within double quotes the shell keeps a backslash before ordinary characters.
                    value = re.sub(r'\\([\\"$`])', r"\1", value[1:-1]) if value[0] == '"' \
                        else value[1:-1]
                self._values[match.group(1)] = value

    def one(self, key, default=""):
        return self._values.get(key, self._values.get(key + "[0]", default))

    def valid(self):
        return bool(self.one("PACKAGE_NAME") and self.one("PACKAGE_VERSION")
                    and self.built_modules())

    def built_modules(self):
        """Names of the modules that a build makes."""
        found = [(int(re.search(r"\d+", key).group()), value)
                 for key, value in self._values.items() if key.startswith("BUILT_MODULE_NAME[")]
        return [value for _, value in sorted(found)]

    def excludes(self, kernel):
        """True where BUILD_EXCLUSIVE_KERNEL does not match."""
        pattern = self.one("BUILD_EXCLUSIVE_KERNEL")
        return bool(pattern) and re.search(pattern, kernel) is None

    def autoinstalls(self):
        return bool(self.one("AUTOINSTALL"))

    def make_command(self, module, version, kernel, headers, tree, jobs):
        command = self.one("MAKE") or "make -C ${kernel_source_dir} M=${dkms_tree}/" \
            "${PACKAGE_NAME}/${PACKAGE_VERSION}/build"
        for name, value in (("kernel_source_dir", headers), ("kernelver", kernel),
                            ("dkms_tree", tree), ("PACKAGE_NAME", module),
                            ("PACKAGE_VERSION", version)):
            command = command.replace("${" + name + "}", value).replace("$" + name, value)
        return re.sub(r"^make\b", f"make -j{jobs} KERNELRELEASE={kernel}", command)
