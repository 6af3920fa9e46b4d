# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated machine below the host's tools: firmware, boot loader, kernel, power-on guests."""
