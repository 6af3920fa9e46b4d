# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line that qm would start a VM with, and the reasons why it cannot."""

import re

from . import vm_schema


class CannotStart(Exception):
    """The text is qemu-server's."""


def devices_of(tree, host):
    """Addresses that host= of a hostpci line stands for; without a function number, all of them."""
    found = []
    for item in host.split(";"):
        address = item if re.match(r"[a-f0-9]{4,}:[a-f0-9]{2}:", item) else f"0000:{item}"
        if "." in address:
            matching = [address] if tree.exists(f"/sys/bus/pci/devices/{address}") else []
        else:
            matching = [name for name in tree.names("/sys/bus/pci/devices")
                        if name.rpartition(".")[0] == address]
        if not matching:
            raise CannotStart(f"no PCI device found for '{item}'")
        found += matching
    return found


def _true(value):
    return value in ("1", "on", "yes", "true")


def passed_through(tree, config):
    """[(key, [addresses], properties)] of all hostpciN, checked as at a start."""
    machine = vm_schema.parse_machine(config.get("machine", ""), vm_schema.pve_of(tree))
    q35 = "q35" in machine.get("type", "")
    if machine.get("viommu") == "intel" and not q35:
        raise CannotStart("to use Intel vIOMMU please set the machine type to q35")
    found, seen = [], set()
    for key in sorted((key for key in config if re.fullmatch(r"hostpci\d+", key)),
                      key=lambda key: int(key[7:])):
        properties = vm_schema.parse_hostpci(config[key], key, vm_schema.pve_of(tree))
        if "host" in properties and "mapping" in properties:
            raise CannotStart("Cannot set both 'host' and 'mapping'.")
        if "host" not in properties:
            if "mapping" not in properties:
                raise CannotStart("Either 'host' or 'mapping' must be set.")
            raise CannotStart(f"PCI device mapping not found for '{properties['mapping']}'")
        if _true(properties.get("pcie", "0")) and not q35:
            raise CannotStart("q35 machine model is not enabled")
        addresses = devices_of(tree, properties["host"])
        for address in addresses:
            if address in seen:
                raise CannotStart(f"device '{address}' assigned more than once")
            seen.add(address)
        found.append((key, addresses, properties))
    return found


def command(tree, vmid, config):
    """argv of kvm."""
    passed = passed_through(tree, config)
    ovmf = config.get("bios") == "ovmf"
    x_vga = any(_true(properties.get("x-vga", "0")) for _, _, properties in passed)
    name = config.get("name", f"vm{vmid}")
    cpu = config.get("cpu", "kvm64").split(",")[0].removeprefix("cputype=")
    flags = [cpu, "+kvm_pv_eoi", "+kvm_pv_unhalt"]
    if x_vga:
        flags.append("kvm=off")
        if config.get("ostype", "").startswith("win"):
            flags.append("hv_vendor_id=proxmox")
    machine = vm_schema.parse_machine(config.get("machine", ""),
                                      vm_schema.pve_of(tree)).get("type", "pc")
    argv = ["/usr/bin/kvm", "-id", str(vmid), "-name", f"'{name},debug-threads=on'", "-no-shutdown",
            "-chardev", f"'socket,id=qmp,path=/var/run/qemu-server/{vmid}.qmp,server=on,wait=off'",
            "-pidfile", f"/var/run/qemu-server/{vmid}.pid", "-daemonize",
            "-smp", f"'{config.get('cores', '1')},sockets={config.get('sockets', '1')}'",
            "-cpu", ",".join(flags), "-m", config.get("memory", "512")]
    if ovmf:
        argv += ["-drive", "'if=pflash,unit=0,format=raw,readonly=on,"
                 "file=/usr/share/pve-edk2-firmware//OVMF_CODE_4M.secboot.fd'"]
    for key, addresses, properties in passed:
        for function, address in enumerate(addresses):
            argv += ["-device", _device(key, address, function, len(addresses), properties, ovmf)]
    if config.get("vga", "std").split(",")[0] == "none" or x_vga and "vga" not in config:
        argv += ["-vga", "none"]
    elif config.get("vga", "std").startswith("virtio"):
        argv += ["-device", "'virtio-vga,id=vga,bus=pcie.0,addr=0x1'"]
    else:
        argv += ["-device", "'VGA,id=vga,bus=pcie.0,addr=0x1'"]
    return [*argv, "-machine", f"'type={machine}+pve0'"]


def _device(key, address, function, count, properties, ovmf):
    number = int(key[7:])
    pcie = _true(properties.get("pcie", "0"))
    identity = f"{key}.{function}" if count > 1 else key
    place = f"bus=ich9-pcie-port-{number + 1},addr=0x0" if pcie else f"bus=pci.0,addr=0x{number + 16:x}"
    if count > 1:
        place += f".{function}"
    text = f"vfio-pci,host={address},id={identity},{place}"
    if properties.get("rombar", "1") in ("0", "off", "no", "false"):
        text += ",rombar=0"
    if _true(properties.get("x-vga", "0")) and not ovmf:
        text += ",x-vga=on"
    if "romfile" in properties:
        text += f",romfile=/usr/share/kvm/{properties['romfile']}"
    return f"'{text}'"
