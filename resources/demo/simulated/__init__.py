# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated host's tools. Placed inside the tree; each tool finds the tree from its own path
and never looks outside it, except for the knobs beside it."""
