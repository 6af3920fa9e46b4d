# SPDX-License-Identifier: GPL-3.0-or-later
"""What runs on the workstation's side of the simulated host: processes, the SSH server, power."""
