# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the tree of the simulated host and the simulated driver package."""
