# SPDX-License-Identifier: GPL-3.0-or-later
"""Files whose text goes with the Debian release: its name, and where packages come from."""

_KEYRING = "/usr/share/keyrings/proxmox-archive-keyring.gpg"


def _deb822(uris, suites, components, keyring, enabled=True):
    return (f"Types: deb\nURIs: {uris}\nSuites: {suites}\nComponents: {components}\n"
            f"Signed-By: {keyring}\n" + ("" if enabled else "Enabled: no\n"))


FILES = {
    "bookworm": {
        "/etc/os-release": 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\n'
                           'VERSION_ID="12"\nVERSION="12 (bookworm)"\nVERSION_CODENAME=bookworm\n'
                           'ID=debian\nHOME_URL="https://www.debian.org/"\n',
        "/etc/debian_version": "12.5\n",
        "/etc/apt/sources.list": "deb http://deb.debian.org/debian bookworm main contrib\n",
        "/etc/apt/sources.list.d/pve-enterprise.list":
            "deb https://enterprise.proxmox.com/debian/pve bookworm pve-enterprise\n",
        "/etc/apt/sources.list.d/pve-no-subscription.list":
            "deb http://download.proxmox.com/debian/pve bookworm pve-no-subscription\n",
    },
    "trixie": {
        "/etc/os-release": 'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nNAME="Debian GNU/Linux"\n'
                           'VERSION_ID="13"\nVERSION="13 (trixie)"\nVERSION_CODENAME=trixie\n'
                           'DEBIAN_VERSION_FULL=13.2\nID=debian\nHOME_URL="https://www.debian.org/"\n',
        "/etc/debian_version": "13.2\n",
        "/etc/apt/sources.list.d/debian.sources": _deb822(
            "http://deb.debian.org/debian", "trixie trixie-updates", "main contrib non-free-firmware",
            "/usr/share/keyrings/debian-archive-keyring.gpg"),
        "/etc/apt/sources.list.d/pve-enterprise.sources": _deb822(
            "https://enterprise.proxmox.com/debian/pve", "trixie", "pve-enterprise", _KEYRING, False),
        "/etc/apt/sources.list.d/proxmox.sources": _deb822(
            "http://download.proxmox.com/debian/pve", "trixie", "pve-no-subscription", _KEYRING),
    },
}
