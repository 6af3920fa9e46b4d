# SPDX-License-Identifier: GPL-3.0-or-later
"""The VMs of the simulated host, and /etc/pve as pmxcfs shows it."""

import os

_CONFIGS = {
    # A Windows guest with a snapshot: lines added at the end would belong to the snapshot.
    100: """#Office PC
agent: 1
balloon: 2048
bios: ovmf
boot: order=scsi0
cores: 4
cpu: x86-64-v2-AES
efidisk0: local-zfs:vm-100-disk-0,efitype=4m,pre-enrolled-keys=1,size=1M
machine: pc-q35-8.1
memory: 4096
name: windows
net0: virtio=BC:24:11:00:01:00,bridge=vmbr0,firewall=1
numa: 0
ostype: win11
parent: before-updates
scsi0: local-zfs:vm-100-disk-1,iothread=1,size=64G
scsihw: virtio-scsi-single
smbios1: uuid=5f0e1f8a-6d0b-4f3e-9a58-000000000100
sockets: 1
tpmstate0: local-zfs:vm-100-disk-2,size=4M,version=v2.0
vmgenid: 0b9f3a52-8a57-4f6f-b7d2-000000000100

[before-updates]
agent: 1
bios: ovmf
boot: order=scsi0
cores: 4
cpu: x86-64-v2-AES
efidisk0: local-zfs:vm-100-disk-0,efitype=4m,pre-enrolled-keys=1,size=1M
machine: pc-q35-8.1
memory: 4096
name: windows
ostype: win11
scsi0: local-zfs:vm-100-disk-1,iothread=1,size=64G
scsihw: virtio-scsi-single
snaptime: 1714000000
sockets: 1
""",
    101: """agent: 1
balloon: 0
bios: ovmf
boot: order=scsi0
cores: 2
cpu: host
efidisk0: local-zfs:vm-101-disk-0,efitype=4m,size=1M
machine: q35
memory: 2048
name: debian
net0: virtio=BC:24:11:00:01:01,bridge=vmbr0
numa: 0
ostype: l26
scsi0: local-zfs:vm-101-disk-1,iothread=1,size=32G
scsihw: virtio-scsi-single
smbios1: uuid=5f0e1f8a-6d0b-4f3e-9a58-000000000101
sockets: 1
vga: virtio
vmgenid: 0b9f3a52-8a57-4f6f-b7d2-000000000101
""",
    102: """boot: order=scsi0
cores: 2
cpu: x86-64-v2-AES
memory: 2048
name: files
net0: virtio=BC:24:11:00:01:02,bridge=vmbr0
numa: 0
onboot: 1
ostype: l26
scsi0: local-zfs:vm-102-disk-0,size=16G
scsihw: virtio-scsi-single
smbios1: uuid=5f0e1f8a-6d0b-4f3e-9a58-000000000102
sockets: 1
""",
    103: """boot: order=scsi0
cores: 1
lock: backup
memory: 1024
name: mail
net0: virtio=BC:24:11:00:01:03,bridge=vmbr0
ostype: l26
scsi0: local-zfs:vm-103-disk-0,size=8G
scsihw: virtio-scsi-single
smbios1: uuid=5f0e1f8a-6d0b-4f3e-9a58-000000000103
sockets: 1
""",
}


def place(tree):
    node = "/etc/pve/nodes/pve"
    for vmid, text in _CONFIGS.items():
        tree.write(f"{node}/qemu-server/{vmid}.conf", text, 0o640)
    tree.make_folder(f"{node}/lxc")
    tree.write("/etc/pve/storage.cfg", "dir: local\n\tpath /var/lib/vz\n\tcontent iso,vztmpl,backup\n\n"
               "zfspool: local-zfs\n\tpool rpool/data\n\tsparse\n\tcontent images,rootdir\n", 0o640)
    tree.write("/etc/pve/.members", '{ "nodename": "pve", "version": 0 }\n', 0o440)
    tree.link("/etc/pve/local", "nodes/pve")
    tree.link("/etc/pve/qemu-server", "nodes/pve/qemu-server")
    tree.link("/etc/pve/lxc", "nodes/pve/lxc")
    if os.geteuid() == 0:  # root:www-data, as the cluster file system has it
        for path in [tree.at("/etc/pve"), *tree.at("/etc/pve").rglob("*")]:
            os.chown(path, 0, 33, follow_symlinks=False)
