# SPDX-License-Identifier: GPL-3.0-or-later
"""The translations are whole: up to date with the sources, every entry finished, every
placeholder kept, Chinese set as Chinese is set."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
OPTIONS = ["-silent", "-locations", "none", "-no-ui-lines", "-no-obsolete",
           "-disable-heuristic", "sametext", "-disable-heuristic", "similartext",
           "-disable-heuristic", "number", str(TOP / "gui/text")]
FILES = {"vfpilot_zh_CN.ts": [], "vfpilot_en.ts": ["-pluralonly"]}

PLACEHOLDER = re.compile(r"\{[A-Za-z0-9_]+\}|%n|%[1-9]")
CJK = r"[\u3400-\u9fff]"
HALF_WIDTH = re.compile(CJK + r"[,;:!?]|" + CJK + r"\.(?!\w)|[,;:!?]" + CJK)


def messages(name):
    """(context, source, translation texts, element) of every entry."""
    for context in ElementTree.parse(TOP / "translations" / name).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield (context.findtext("name"), message.findtext("source"),
                   forms or [translation.text or ""], message)


class Translations(unittest.TestCase):
    def test_sources_and_translations_agree(self):
        for name, extra in FILES.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                copy = Path(folder) / name
                shutil.copyfile(TOP / "translations" / name, copy)
                subprocess.run([os.environ["LUPDATE"], *OPTIONS, *extra, "-ts", str(copy)],
                               check=True)
                self.assertEqual((TOP / "translations" / name).read_text(encoding="utf-8"),
                                 copy.read_text(encoding="utf-8"),
                                 "build the target update_translations and fill what is new")

    def test_every_entry_is_finished(self):
        for name in FILES:
            for context, source, texts, message in messages(name):
                with self.subTest(name, context=context, source=source):
                    self.assertIsNone(message.find("translation").get("type"))
                    self.assertTrue(all(texts), "empty")

    def test_every_placeholder_is_kept(self):
        for name in FILES:
            for context, source, texts, _ in messages(name):
                for text in texts:
                    with self.subTest(name, context=context, source=source):
                        self.assertEqual(sorted(set(PLACEHOLDER.findall(source))),
                                         sorted(set(PLACEHOLDER.findall(text))))

    def test_chinese_has_full_width_marks(self):
        for context, source, texts, _ in messages("vfpilot_zh_CN.ts"):
            for text in texts:
                with self.subTest(context=context, source=source):
                    self.assertIsNone(HALF_WIDTH.search(text), text)


if __name__ == "__main__":
    unittest.main()
