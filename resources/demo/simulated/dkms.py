# SPDX-License-Identifier: GPL-3.0-or-later
"""dkms 3.0.10 as Debian 12 has it, and 3.2.2 as Debian 13 has it. The tree it keeps is the real one's;
what it "compiles" is a simulated module whose properties come from the source package's file
simulated-module.json."""

import hashlib
import json
import os
import shutil
import sys
import time

from . import modules
from .dkms_conf import DkmsConf
from .packages import Packages
from .tree import Tree, say, version_key

TREE = "/var/lib/dkms"
SOURCES = "/usr/src"
JOBS = "4"
ARCH = "x86_64"
ACTIONS = ("add", "build", "install", "uninstall", "unbuild", "remove", "status", "autoinstall")


class Died(Exception):
    def __init__(self, status, *lines):
        super().__init__(lines[0])
        self.status, self.lines = status, lines


class Dkms:
    def __init__(self, tree, arguments=None):
        self.tree = tree
        self.base = arguments.dkms_tree if arguments else TREE
        self.sources = arguments.source_tree if arguments else SOURCES
        self.jobs = arguments.jobs if arguments else JOBS
        fields = Packages(tree).of("dkms")
        self.is_new = bool(fields) and version_key(fields["Version"]) >= version_key("3.2")

    # What there is.

    def _folder(self, module, version, kernel=None):
        return f"{self.base}/{module}/{version}" + (f"/{kernel}/{ARCH}" if kernel else "")

    def is_added(self, module, version):
        return self.tree.exists(self._folder(module, version) + "/source/dkms.conf")

    def is_built(self, module, version, kernel):
        return self.tree.exists(self._folder(module, version, kernel) + "/module")

    def is_installed(self, module, version, kernel):
        link = self.tree.at(f"{self.base}/{module}/kernel-{kernel}-{ARCH}", follow_last=False)
        return (self.is_built(module, version, kernel) and link.is_symlink()
                and str(link.readlink()) == f"{version}/{kernel}/{ARCH}")

    def all(self):
        """(module, version, kernel or None, state) in the order of the tree."""
        found = []
        for module in self.tree.names(self.base):
            for version in self.tree.names(f"{self.base}/{module}"):
                if not self.is_added(module, version):
                    continue
                built = [kernel for kernel in self.tree.names(self._folder(module, version))
                         if kernel[0].isdigit() and self.is_built(module, version, kernel)]
                for kernel in built:
                    state = "installed" if self.is_installed(module, version, kernel) else "built"
                    found.append((module, version, kernel, state))
                if not built:
                    found.append((module, version, None, "added"))
        return found

    def _conf(self, module, version):
        conf = DkmsConf(self.tree.read(self._folder(module, version) + "/source/dkms.conf", ""))
        if not conf.valid():
            path = self._folder(module, version) + "/source/dkms.conf"
            raise Died(8, "Bad conf file.", f"File: {path} does not represent a valid dkms.conf file.")
        return conf

    # Actions.

    def status(self, module, version, kernels):
        for name, release, kernel, state in self.all():
            if module not in (None, name) or version not in (None, release):
                continue
            if kernels and kernel not in kernels:
                continue
            if kernel is None:
                say(f"{name}/{release}: {state}")
            else:
                say(f"{name}/{release}, {kernel}, {ARCH}: {state}" + self._differs(
                    name, release, kernel, state))

    def _differs(self, module, version, kernel, state):
        text = ""
        for built in self._conf(module, version).built_modules() if state == "installed" else []:
            made = self.tree.read_bytes(
                self._folder(module, version, kernel) + f"/module/{built}.ko", b"-")
            used = self.tree.read_bytes(f"/lib/modules/{kernel}/updates/dkms/{built}.ko", b"")
            if made != used:
                text += " (WARNING! Diff between built and installed module!)"
        return text

    def add(self, module, version):
        source = f"{self.sources}/{module}-{version}"
        if self.is_added(module, version):
            raise Died(3, f"DKMS tree already contains: {module}-{version}",
                       "You cannot add the same module/version combo more than once.")
        if not self.tree.exists(source):
            raise Died(2, "Could not find module source directory.",
                       f"Directory: {source} does not exist.")
        if not DkmsConf(self.tree.read(f"{source}/dkms.conf", "")).valid():
            raise Died(8, "Bad conf file.",
                       f"File: {source}/dkms.conf does not represent a valid dkms.conf file.")
        folder = self._folder(module, version)
        say(f"Creating symlink {folder}/source -> {source}")
        self.tree.make_folder(f"{folder}/build")
        self.tree.link(f"{folder}/source", source)

    def build(self, module, version, kernel):
        if self.is_built(module, version, kernel):
            say(f"Module {module}/{version} already built for kernel {kernel} ({ARCH}), skip."
                " You may override by specifying --force.")
            return
        if not self.is_added(module, version):
            self.add(module, version)
        signs = self._prepare_signing(kernel)
        conf = self._conf(module, version)
        if conf.excludes(kernel):
            raise Died(77, f"The {self._folder(module, version, kernel)}/dkms.conf for module "
                       f"{module} includes a BUILD_EXCLUSIVE directive which does not match this "
                       "kernel/arch/config.", "This indicates that it should not be built.")
        headers = f"/lib/modules/{kernel}/build"
        if not self.tree.exists(f"{headers}/include"):
            raise Died(1, f"Your kernel headers for kernel {kernel} cannot be found at {headers} or "
                       f"/lib/modules/{kernel}/source.",
                       f"Please install the linux-headers-{kernel} package or use the "
                       "--kernelsourcedir option to tell DKMS where it's located.")
        self._make(module, version, kernel, conf, headers, signs)

    def _prepare_signing(self, kernel):
        tool = os.environ.get("sign_file") or f"/lib/modules/{kernel}/build/scripts/sign-file"
        say(f"Sign command: {tool}")
        if not self.tree.exists(tool):
            say(f"Binary {tool} not found, modules won't be signed")
            return False
        key, certificate = f"{TREE}/mok.key", f"{TREE}/mok.pub"
        say(f"Signing key: {key}", f"Public certificate (MOK): {certificate}")
        if not self.tree.exists(key) or not self.tree.exists(certificate):
            say("Certificate or key are missing, generating self signed certificate for MOK...")
            seed = hashlib.sha256(f"{time.time_ns()}".encode()).hexdigest()
            self.tree.write(key, f"simulated key, signs nothing: {seed}\n", 0o600)
            self.tree.write(certificate, f"simulated certificate, proves nothing: {seed}\n")
        return True

    def _make(self, module, version, kernel, conf, headers, signs):
        folder = self._folder(module, version)
        build = f"{folder}/build"
        shutil.rmtree(self.tree.at(build), ignore_errors=True)
        shutil.copytree(self.tree.at(f"{folder}/source"), self.tree.at(build))
        command = conf.make_command(module, version, kernel, headers, self.base, self.jobs)
        started = time.monotonic()
        if self.is_new:
            print("Building module(s)...", end="", flush=True)
        else:
            say("", "Building module:")
            say("Cleaning build area...")
        log = [f"DKMS make.log for {module}-{version} for kernel {kernel} ({ARCH})",
               time.strftime("%a %b %d %H:%M:%S %Z %Y"),
               f"make: Entering directory '/usr/src/linux-headers-{kernel}'"]
        names = conf.built_modules()
        status = self._compile(build, version, kernel, names, log, command)
        if status != 0:
            log += ["make: *** [Makefile:1925: /simulated] Error 2",
                    f"make: Leaving directory '/usr/src/linux-headers-{kernel}'"]
            if self.is_new:
                say("Failed command:", command)
                log += ["", f"# exit code: {status}", f"# elapsed time: {_clock(started)}",
                        "----------------------------------------------------------------"]
            self.tree.write(f"{build}/make.log", "\n".join(log) + "\n")
            raise Died(10, f"Bad return status for module build on kernel: {kernel} ({ARCH})",
                       f"Consult {build}/make.log for more information.")
        log.append(f"make: Leaving directory '/usr/src/linux-headers-{kernel}'")
        if self.is_new:
            log += ["", "# exit code: 0", f"# elapsed time: {_clock(started)}"]
        base = self._folder(module, version, kernel)
        description = json.loads(self.tree.read(f"{build}/simulated-module.json"))
        for name in names:
            content = modules.make(name, kernel, in_tree=False, **description[name])
            if signs:
                say(f"Signing module {build}/{name}.ko")
                content = modules.sign(content, "DKMS module signing key",
                                       self.tree.read_bytes(f"{TREE}/mok.pub"))
            self.tree.write(f"{base}/module/{name}.ko", content)
        self.tree.write(f"{base}/log/make.log", "\n".join(log) + "\n")
        if not self.is_new:
            say("Cleaning build area...")
        shutil.rmtree(self.tree.at(build))

    def _compile(self, build, version, kernel, names, log, command):
        """Says its dots while the compiler works; returns make's exit status."""
        if not self.is_new:
            print(f"{command}...", end="", flush=True)
        status = 0
        lacking = next((tool for tool in ("make", "gcc") if not self.tree.exists(f"/usr/bin/{tool}")),
                       None)
        knob = self.tree.knob("buildFails", [])  # "KERNEL", or "RELEASE KERNEL"
        fails = kernel in knob or f"{version} {kernel}" in knob
        for number in range(12):
            self.tree.pause(0.12)
            print(".", end="", flush=True)
            log.append(f"  CC [M]  {build}/drivers/gpu/drm/i915/part{number:02}.o")
            if lacking and number == 1:
                log.append(f"/bin/sh: 1: {lacking}: not found")
                status = 2
            elif fails and number == 4:
                log.append(f"{build}/drivers/gpu/drm/i915/i915_scatterlist.c:206:29: error: implicit "
                           "declaration of function 'drm_buddy_block_offset' "
                           "[-Werror=implicit-function-declaration]")
                status = 2
            if status:
                say(f"(bad exit status: {status})")
                return status
        log += [f"  LD [M]  {build}/{name}.ko" for name in names]
        say("")
        return 0

    def install(self, module, version, kernel):
        if self.is_installed(module, version, kernel):
            say(f"Module {module}/{version} already installed on kernel {kernel} ({ARCH}), skip."
                " You may override by specifying --force.")
            return
        if not self.is_built(module, version, kernel):
            self.build(module, version, kernel)
        if not self.tree.exists(f"/lib/modules/{kernel}"):
            raise Died(6, f"The directory /lib/modules/{kernel} doesn't exist.",
                       "You cannot install a module onto a non-existant kernel.")
        place = f"/lib/modules/{kernel}/updates/dkms"
        for name in self._conf(module, version).built_modules():
            say("", f"{name}.ko:", "Running module version sanity check.", " - Original module")
            if name not in modules.Index(modules.files_of(self.tree, kernel)).chosen:
                say("   - No original module exists within this kernel")
            say(" - Installation", f"   - Installing to {place}/")
            made = self._folder(module, version, kernel) + f"/module/{name}.ko"
            self.tree.write(f"{place}/{name}.ko", self.tree.read_bytes(made))
        self.tree.link(f"{self.base}/{module}/kernel-{kernel}-{ARCH}", f"{version}/{kernel}/{ARCH}")
        self._depmod(kernel)

    def _depmod(self, kernel):
        say("depmod...")
        self.tree.pause(0.2)
        modules.write_index(self.tree, kernel)

    def uninstall(self, module, version, kernel):
        if not self.is_built(module, version, kernel):
            say(f"Module {module} {version} is not installed for kernel {kernel} ({ARCH}). Skipping...")
            return
        say(f"Module {module}-{version} for kernel {kernel} ({ARCH}).")
        if not self.is_installed(module, version, kernel):
            say("This module version was INACTIVE for this kernel.")
        else:
            say("Before uninstall, this module version was ACTIVE on this kernel.")
            place = f"/lib/modules/{kernel}/updates/dkms"
            for name in self._conf(module, version).built_modules():
                say("", f"{name}.ko:", " - Uninstallation", f"   - Deleting from: {place}/")
                self.tree.remove(f"{place}/{name}.ko")
                say(" - Original module",
                    "   - No original module was found for this module on this kernel.",
                    "   - Use the dkms install command to reinstall any previous module version.")
            self.tree.remove_empty_folders(place, f"/lib/modules/{kernel}")
            self.tree.remove(f"{self.base}/{module}/kernel-{kernel}-{ARCH}")
        self._depmod(kernel)

    def unbuild(self, module, version, kernel):
        shutil.rmtree(self.tree.at(self._folder(module, version, kernel)), ignore_errors=True)
        self.tree.remove_empty_folders(f"{self.base}/{module}/{version}/{kernel}", self.base)

    def remove(self, module, version, kernels):
        for kernel in kernels:
            self.uninstall(module, version, kernel)
            self.unbuild(module, version, kernel)
        folder = self._folder(module, version)
        if not any(name[0].isdigit() for name in self.tree.names(folder)):
            say(f"Deleting module {module}-{version} completely from the DKMS tree.")
            shutil.rmtree(self.tree.at(folder), ignore_errors=True)
        self.tree.remove_empty_folders(f"{self.base}/{module}", self.base)

    def autoinstall(self, kernel):
        latest = {}
        for module, version, _, _ in self.all():
            if self.is_installed(module, version, kernel):
                latest[module] = None
            elif latest.get(module, "0") is not None and self._conf(module, version).autoinstalls():
                latest[module] = max(latest.get(module, "0"), version, key=version_key)
        failed = []
        for module, version in latest.items():
            if version not in (None, "0"):
                try:
                    self.install(module, version, kernel)
                except Died as died:
                    report(died)
                    failed.append(module)
        if failed:
            raise Died(11, "One or more modules failed to install during autoinstall.",
                       "Refer to previous errors for more information.")


def _clock(started):
    """Time since then as hours:minutes:seconds."""
    return time.strftime("%H:%M:%S", time.gmtime(time.monotonic() - started))


def report(died):
    print("Error! " + "\n".join(died.lines), file=sys.stderr, flush=True)


class Arguments:
    """The command line: one action, a module/version, kernels."""

    def __init__(self, words):
        self.action = self.module = self.version = None
        self.kernels, self.all, self.force = [], False, False
        self.dkms_tree, self.source_tree, self.jobs = TREE, SOURCES, JOBS
        words = list(words)
        while words:
            word = words.pop(0)
            name, equals, value = word.partition("=")
            if name in ("-m", "--module", "-v", "-k", "--kernelver", "-a", "--arch", "-j", "-c",
                        "--dkmstree", "--sourcetree"):
                value = value if equals else (words.pop(0) if words else "")
                if name in ("-m", "--module"):
                    self._module(value)
                elif name == "-v":
                    self.version = value
                elif name in ("-k", "--kernelver"):
                    self.kernels.append(value.split("/")[0])
                elif name == "-j":
                    self.jobs = value
                elif name == "--dkmstree":
                    self.dkms_tree = value
                elif name == "--sourcetree":
                    self.source_tree = value
            elif word == "--all":
                self.all = True
            elif word == "--force":
                self.force = True
            elif word in ("--quiet", "-q", "--verbose", "--no-depmod"):
                pass
            elif word.startswith("-"):
                raise Died(2, f" Unknown option: {word}")
            elif self.action is None and word in ACTIONS:
                self.action = word
            elif self.module is None:
                self._module(word)

    def _module(self, text):
        self.module, slash, version = text.partition("/")
        if slash:
            self.version = version


def run(tree, words):
    arguments = Arguments(words)
    if arguments.action is None:
        say("Usage: dkms [action] [options]  (simulated host)",
            "  [action]  = { " + " | ".join(ACTIONS) + " }")
        raise Died(1, "Unknown action specified: \"\"")
    tool = Dkms(tree, arguments)
    module, version, kernels = arguments.module, arguments.version, arguments.kernels
    running = [tree.running_kernel()]
    if arguments.action == "status":
        return tool.status(module, version, kernels)
    if arguments.action == "autoinstall":
        return [tool.autoinstall(kernel) for kernel in kernels or running]
    if not module or not version:
        raise Died(1, "Arguments <module> and <module-version> are not specified.",
                   f"Usage: {arguments.action} <module>/<module-version> or",
                   f"       {arguments.action} -m <module>/<module-version> or",
                   f"       {arguments.action} -m <module> -v <module-version>")
    if arguments.action == "add":
        return tool.add(module, version)
    if arguments.action in ("build", "install"):
        if arguments.all:
            raise Died(5, f"The action {arguments.action} does not support the --all parameter.")
        if arguments.force:
            for kernel in kernels or running:
                tool.unbuild(module, version, kernel)
        return [getattr(tool, arguments.action)(module, version, kernel)
                for kernel in kernels or running]
    if not tool.is_added(module, version):
        raise Died(3, "The module/version combo: " + f"{module}-{version} is not located in the DKMS tree.")
    if arguments.all:
        kernels = [kernel for name, release, kernel, _ in tool.all()
                   if (name, release) == (module, version) and kernel]
    elif not kernels:
        kernels = running
    if arguments.action == "remove":
        return tool.remove(module, version, kernels)
    return [getattr(tool, arguments.action)(module, version, kernel) for kernel in kernels]


def main(root, arguments):
    try:
        run(Tree(root), arguments)
    except Died as died:
        report(died)
        return died.status
    return 0
