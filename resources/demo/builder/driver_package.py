# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated driver package: a real Debian archive whose source tree compiles to simulated
modules. One for each release that is known here, with that release's own window of kernels and set
of modules. The same input gives the same bytes."""

import json

from hardware.drivers import ALIASES
from simulated import deb

NAME = "i915-sriov-dkms"
DEFAULT = "2025.07.22"

# release: (BUILD_EXCLUSIVE_KERNEL, version of its modules); those with xe bring more modules.
RELEASES = {
    "2025.07.22": (r"^6\.([8-9]|1[0-6])", "2025.07.22-sriov.6.12.39"),
    "2026.03.05.2": (r"^6\.1[2-9]", "2026.03.05.2-sriov"),
    "2026.05.06": (r"^(6\.1[7-9]|7\.0)", "2026.05.06-sriov"),
}


def file_name(release=DEFAULT):
    return f"{NAME}_{release}_amd64.deb"


def _modules(release):
    """(name, folder of its sources), in the order of the package's dkms.conf."""
    i915 = "drivers/gpu/drm/i915"
    if release < "2025.10":
        return [("i915", i915), ("kvmgt", i915)]
    return [("intel_sriov_compat", "compat"), ("i915", i915), ("kvmgt", i915),
            ("xe", "drivers/gpu/drm/xe")]


_CONTROL = """Package: @NAME@
Version: @VERSION@
Architecture: amd64
Maintainer: Simulated archive <simulated@example.invalid>
Installed-Size: 64
Depends: dkms, build-essential
Section: kernel
Priority: optional
Simulated: yes
Description: i915 driver with SR-IOV support (simulated)
 Stands for the real package on vfpilot's simulated host. Holds no driver and
 installs nowhere else.
"""

_DKMS_CONF = """PACKAGE_NAME="@NAME@"
PACKAGE_VERSION="@VERSION@"

MAKE[0]="make -C ${kernel_source_dir} M=${dkms_tree}/${PACKAGE_NAME}/${PACKAGE_VERSION}/build"
CLEAN="make -C ${kernel_source_dir} M=${dkms_tree}/${PACKAGE_NAME}/${PACKAGE_VERSION}/build clean"

@MODULES@AUTOINSTALL="yes"
BUILD_EXCLUSIVE_KERNEL="@WINDOW@"
"""

_HEAD = """#!/bin/sh
# Simulated package: acts below DPKG_ROOT only.
set -e
: "${DPKG_ROOT:?this package is for the simulated host}"
sbin=$DPKG_ROOT/usr/sbin
"""

_POSTINST = _HEAD + """[ "$1" = configure ] || exit 0
name=@NAME@
version=@VERSION@
if [ -e "$DPKG_ROOT/var/lib/dkms/$name/$version" ]; then
    echo "Removing old $name-$version DKMS files..."
    "$sbin/dkms" remove -m $name -v $version --all
fi
echo "Loading new $name-$version DKMS files..."
"$sbin/dkms" add -m $name -v $version >/dev/null
kernels=$(ls -v "$DPKG_ROOT/lib/modules")
echo "Building for" $kernels
for kernel in $kernels; do
    headers=$DPKG_ROOT/usr/src/linux-headers-$kernel
    if [ ! -L "$DPKG_ROOT/lib/modules/$kernel/build" ] || [ ! -e "$headers/include" ]; then
        echo "Module build for kernel $kernel was skipped since the"
        echo "kernel headers for this kernel do not seem to be installed."
        continue
    fi
    echo "Building initial module for $kernel"
    status=0
    "$sbin/dkms" build -m $name -v $version -k "$kernel" >/dev/null || status=$?
    case $status in
    77)
        echo "Skipped."
        continue
        ;;
    0) echo "Done." ;;
    *) exit "$status" ;;
    esac
    "$sbin/dkms" install -m $name -v $version -k "$kernel"
done
"$sbin/depmod" -a
"$sbin/update-initramfs" -u -k all
"""

_PRERM = _HEAD + """case $1 in
remove | upgrade) "$sbin/dkms" remove -m @NAME@ -v @VERSION@ --all ;;
esac
"""

_POSTRM = _HEAD + """[ "$1" = remove ] || exit 0
"$sbin/depmod" -a
"$sbin/update-initramfs" -u
"""


def _compiled(release):
    """What the "compiler" of the simulated dkms makes of the sources."""
    version = RELEASES[release][1]
    made = {
        "i915": {"version": version, "aliases": ALIASES["i915"],
                 "depends": ["drm_buddy"], "description": "Intel Graphics with SR-IOV",
                 "parameters": ["enable_guc:Enable GuC load (int)",
                                "max_vfs:Limit number of virtual functions to allocate (uint)",
                                "force_probe:Force probe options (charp)", "modeset:KMS (int)"],
                 "defaults": ["enable_guc=-1", "max_vfs=0", "force_probe=", "modeset=-1"]},
        "kvmgt": {"version": version, "depends": ["i915"],
                  "description": "Intel GVT-g for KVM"},
    }
    if ("xe", "drivers/gpu/drm/xe") in _modules(release):
        made["i915"]["depends"].append("intel_sriov_compat")
        made["intel_sriov_compat"] = {"version": version, "description": "Newer DRM for older kernels"}
        made["xe"] = {"version": version, "aliases": ALIASES["xe"],
                      "depends": ["drm_buddy", "intel_sriov_compat"], "description": "Intel Xe with SR-IOV",
                      "parameters": ["force_probe:Force probe options (charp)",
                                     "max_vfs:Limit number of Virtual Functions (uint)"],
                      "defaults": ["force_probe=", "max_vfs=0"]}
    return made


def _filled(text, release):
    listed = "".join(
        f'BUILT_MODULE_NAME[{number}]="{name}"\nBUILT_MODULE_LOCATION[{number}]="{folder}"\n'
        f'DEST_MODULE_LOCATION[{number}]="/updates"\n'
        for number, (name, folder) in enumerate(_modules(release)))
    for key, value in (("NAME", NAME), ("VERSION", release), ("WINDOW", RELEASES[release][0]),
                       ("MODULES", listed + "\n")):
        text = text.replace(f"@{key}@", value)
    return text


def build(release=DEFAULT):
    """Bytes of the archive."""
    source = f"usr/src/{NAME}-{release}"
    files = {
        f"{source}/dkms.conf": _filled(_DKMS_CONF, release),
        f"{source}/Makefile": "# Simulated sources.\nobj-m += drivers/gpu/drm/i915/\n",
        f"{source}/drivers/gpu/drm/i915/i915_sriov.c": "/* Simulated: no driver code here. */\n",
        f"{source}/simulated-module.json": json.dumps(_compiled(release), indent=1,
                                                      sort_keys=True) + "\n",
        f"usr/share/doc/{NAME}/copyright": "Simulated package, holds nothing.\n",
    }
    control = {name: (_filled(text, release).encode(), 0o644 if name == "control" else 0o755)
               for name, text in (("control", _CONTROL), ("postinst", _POSTINST), ("prerm", _PRERM),
                                  ("postrm", _POSTRM))}
    return deb.pack(control, {path: (text.encode(), 0o644) for path, text in files.items()})
