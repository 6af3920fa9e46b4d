# SPDX-License-Identifier: GPL-3.0-or-later
import unittest
from pathlib import Path

import layering

ROOT = Path(__file__).resolve().parents[2]


class Tree(unittest.TestCase):
    def test_no_line_crosses_a_seam(self):
        self.assertEqual([], layering.check(ROOT))

    def test_top_level_holds_only_what_belongs_there(self):
        allowed = {"CMakeLists.txt", "core", "gui", "remote", "resources", "translations", "tests",
                   "README.md", "build"}
        here = {entry.name for entry in ROOT.iterdir() if not entry.name.startswith(".")}
        self.assertEqual(set(), {name for name in here - allowed if not name.startswith("build-")})


class Rules(unittest.TestCase):
    """Each rule bites: one line that crosses the seam, one beside it that does not."""

    def crossed(self, path, line):
        return layering.check_source(path, line) != []

    def test_edges(self):
        self.assertTrue(self.crossed("core/model/a.cpp", '#include "core/host/host.h"'))
        self.assertTrue(self.crossed("core/plan/a.h", '#include "core/host/host.h"'))
        self.assertTrue(self.crossed("gui/pages/a.cpp", '#include "core/steps/step.h"'))
        self.assertTrue(self.crossed("remote/a.cpp", '#include "gui/wizard/page.h"'))
        self.assertTrue(self.crossed("gui/wizard/a.cpp", '#include "page.h"'))
        self.assertFalse(self.crossed("gui/pages/a.cpp", '#include "core/protocol/facts.h"'))
        self.assertFalse(self.crossed("gui/pages/a.cpp", '// #include "core/steps/step.h"'))

    def test_qt_stays_out_of_core(self):
        self.assertTrue(self.crossed("core/plan/a.cpp", "#include <QString>"))
        self.assertTrue(self.crossed("core/plan/a.cpp", "#include <QtCore/QString>"))
        self.assertFalse(self.crossed("remote/a.cpp", "#include <QString>"))

    def test_only_host_touches_the_machine(self):
        for header in ("unistd.h", "fstream", "filesystem", "sys/stat.h", "csignal", "spawn.h"):
            self.assertTrue(self.crossed("core/steps/a.cpp", f"#include <{header}>"), header)
            self.assertFalse(self.crossed("core/host/a.cpp", f"#include <{header}>"), header)

    def test_posix_in_named_files_only(self):
        self.assertTrue(self.crossed("remote/ssh/a.cpp", "#include <sys/socket.h>"))
        self.assertTrue(self.crossed("gui/wizard/demo.cpp", "#include <unistd.h>"))
        self.assertFalse(self.crossed("gui/wizard/demo_unix.cpp", "#include <unistd.h>"))

    def test_libraries_have_one_place(self):
        self.assertTrue(self.crossed("core/host/sysfs.cpp", "#include <pci/pci.h>"))
        self.assertFalse(self.crossed("core/host/pci_bus.cpp", "#include <pci/pci.h>"))
        self.assertTrue(self.crossed("remote/connection.cpp", "#include <libssh/libssh.h>"))
        self.assertFalse(self.crossed("remote/ssh/session.h", "#include <libssh/libssh.h>"))
        self.assertTrue(self.crossed("remote/a.cpp", "#include <qt6keychain/keychain.h>"))
        self.assertTrue(self.crossed("core/plan/plan.h", "#include <nlohmann/json.hpp>"))
        self.assertTrue(self.crossed("core/plan/plan.cpp", "#include <nlohmann/json.hpp>"))
        reading = '#include "core/protocol/json_reading.h"'
        self.assertTrue(self.crossed("core/plan/plan.h", reading))
        self.assertFalse(self.crossed("core/plan/plan.cpp", reading))

    def test_sentences_live_in_text(self):
        self.assertTrue(self.crossed("gui/pages/a.cpp", 'label->setText("The host is back");'))
        self.assertTrue(self.crossed("gui/pages/a.cpp", 'label->setText(tr("Back"));'))
        self.assertTrue(self.crossed("gui/pages/a.cpp", 'label->setText("主机");'))
        self.assertTrue(self.crossed("remote/a.cpp", 'emit failed("The link is gone");'))
        self.assertFalse(self.crossed("gui/text/a.cpp", 'translate("a", "The host is back");'))
        self.assertFalse(self.crossed("gui/pages/a.cpp", "// The host is back here"))
        self.assertFalse(self.crossed("gui/pages/a.cpp", 'setObjectName("nav.next");'))

    def test_the_demo_host_stands_alone(self):
        self.assertTrue(layering.check_demo("resources/demo/qm", "sys.path += ['core/model']"))
        self.assertTrue(layering.check_demo("resources/demo/qm", "open('resources/catalog/x')"))
        self.assertFalse(layering.check_demo("resources/demo/qm", "import json"))


if __name__ == "__main__":
    unittest.main()
