# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated driver package: a real Debian archive whose source tree compiles to a simulated
module. The same input gives the same bytes."""

import json

from hardware.drivers import ALIASES
from simulated import deb

NAME = "i915-sriov-dkms"
VERSION = "2025.07.22"
FILE_NAME = f"{NAME}_{VERSION}_amd64.deb"

_CONTROL = f"""Package: {NAME}
Version: {VERSION}
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

_DKMS_CONF = f"""PACKAGE_NAME="{NAME}"
PACKAGE_VERSION="{VERSION}"

MAKE[0]="make -C ${{kernel_source_dir}} M=${{dkms_tree}}/${{PACKAGE_NAME}}/${{PACKAGE_VERSION}}/build"
CLEAN="make -C ${{kernel_source_dir}} M=${{dkms_tree}}/${{PACKAGE_NAME}}/${{PACKAGE_VERSION}}/build clean"

BUILT_MODULE_NAME[0]="i915"
BUILT_MODULE_LOCATION[0]="drivers/gpu/drm/i915"
DEST_MODULE_LOCATION[0]="/updates"
BUILT_MODULE_NAME[1]="kvmgt"
BUILT_MODULE_LOCATION[1]="drivers/gpu/drm/i915"
DEST_MODULE_LOCATION[1]="/updates"

AUTOINSTALL="yes"
BUILD_EXCLUSIVE_KERNEL="^6\\.([8-9]|1[0-6])"
"""

_HEAD = """#!/bin/sh
# Simulated package: acts below DPKG_ROOT only.
set -e
: "${DPKG_ROOT:?this package is for the simulated host}"
sbin=$DPKG_ROOT/usr/sbin
"""

_POSTINST = _HEAD + f"""[ "$1" = configure ] || exit 0
name={NAME}
version={VERSION}
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

_PRERM = _HEAD + f"""case $1 in
remove | upgrade) "$sbin/dkms" remove -m {NAME} -v {VERSION} --all ;;
esac
"""

_POSTRM = _HEAD + """[ "$1" = remove ] || exit 0
"$sbin/depmod" -a
"$sbin/update-initramfs" -u
"""


def _module():
    """What the "compiler" of the simulated dkms makes of the sources."""
    return {
        "i915": {"version": "2025.07.22-sriov.6.12.39", "aliases": ALIASES["i915"],
                 "depends": ["drm_buddy"], "description": "Intel Graphics with SR-IOV",
                 "parameters": ["enable_guc:Enable GuC load (int)",
                                "max_vfs:Limit number of virtual functions to allocate (uint)",
                                "force_probe:Force probe options (charp)", "modeset:KMS (int)"],
                 "defaults": ["enable_guc=-1", "max_vfs=0", "force_probe=", "modeset=-1"]},
        "kvmgt": {"version": "2025.07.22-sriov.6.12.39", "depends": ["i915"],
                  "description": "Intel GVT-g for KVM"},
    }


def build():
    """Bytes of the archive."""
    source = f"usr/src/{NAME}-{VERSION}"
    files = {
        f"{source}/dkms.conf": _DKMS_CONF,
        f"{source}/Makefile": "# Simulated sources.\nobj-m += drivers/gpu/drm/i915/\n",
        f"{source}/drivers/gpu/drm/i915/i915_sriov.c": "/* Simulated: no driver code here. */\n",
        f"{source}/simulated-module.json": json.dumps(_module(), indent=1, sort_keys=True) + "\n",
        f"usr/share/doc/{NAME}/copyright": "Simulated package, holds nothing.\n",
    }
    control = {"control": (_CONTROL.encode(), 0o644), "postinst": (_POSTINST.encode(), 0o755),
               "prerm": (_PRERM.encode(), 0o755), "postrm": (_POSTRM.encode(), 0o755)}
    return deb.pack(control, {path: (text.encode(), 0o644) for path, text in files.items()})
