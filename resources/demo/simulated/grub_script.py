# SPDX-License-Identifier: GPL-3.0-or-later
"""GRUB's menu language, as much of it as grub-mkconfig writes: commands, if, menuentry, submenu,
function. Read into a list of statements, and run with variables to learn what the menu holds."""

import re

_KEYWORDS = ("then", "else", "elif", "fi", "do", "done", "}")


class SyntaxFault(Exception):
    """The script is none; `line` is where that was noticed."""

    def __init__(self, line):
        super().__init__(f"Syntax error at line {line}")
        self.line = line


class Word(str):
    """A word with its quotes still in it; is_end for a line's end or a semicolon."""
    line = 0
    is_end = False


def _words(text):
    found, word, line, place = [], "", 1, 0
    begun = False

    def close(is_end=False):
        nonlocal word, begun
        for text_of, end in ((word, False), (";", True)):
            if (begun and not end) or (is_end and end):
                item = Word(text_of)
                item.line, item.is_end = line, end
                found.append(item)
        word, begun = "", False

    while place < len(text):
        character = text[place]
        if character in "'\"":
            end = place + 1
            while end < len(text) and text[end] != character:
                end += 2 if character == '"' and text[end] == "\\" else 1
            if end >= len(text):
                raise SyntaxFault(line)
            word, begun = word + text[place:end + 1], True
            line += text.count("\n", place, end)
            place = end + 1
            continue
        if character == "\\" and place + 1 < len(text):
            if text[place + 1] != "\n":
                word, begun = word + text[place:place + 2], True
            else:
                line += 1
            place += 2
            continue
        if character == "#" and not begun:
            place = text.find("\n", place)
            place = len(text) if place < 0 else place
            continue
        if character in "\n;":
            close(is_end=True)
            line += character == "\n"
        elif character in " \t\r":
            close()
        elif character in "{}" and not begun and text[place + 1:place + 2] in ("", " ", "\t", "\n", ";"):
            word, begun = character, True
            close()
        else:
            word, begun = word + character, True
        place += 1
    close(is_end=True)
    return found


class _Parser:
    def __init__(self, text):
        self.words = _words(text)
        self.place = 0
        self.line = 1

    def next(self):
        if self.place >= len(self.words):
            raise SyntaxFault(self.line)
        word = self.words[self.place]
        self.place += 1
        self.line = word.line
        return word

    def block(self, ends):
        """Statements up to one of the keywords `ends`; returns them and that keyword."""
        found = []
        while self.place < len(self.words) or ends:
            word = self.next()
            if word.is_end:
                continue
            if word in ends:
                return found, word
            if word in _KEYWORDS:
                raise SyntaxFault(word.line)
            found.append(self.statement(word))
        return found, None

    def statement(self, word):
        if word == "if":
            return self.condition()
        if word in ("menuentry", "submenu", "function"):
            arguments = []
            while True:
                argument = self.next()
                if argument.is_end:
                    raise SyntaxFault(argument.line)
                if argument == "{":
                    break
                arguments.append(str(argument))
            return str(word), arguments, self.block(("}",))[0]
        arguments = [str(word)]
        while self.place < len(self.words) and not self.words[self.place].is_end:
            if self.words[self.place] == "}":
                break
            arguments.append(str(self.next()))
        return "command", arguments

    def condition(self):
        branches, end = [], "elif"
        while end == "elif":
            test = self.block(("then",))[0]
            if not test:
                raise SyntaxFault(self.line)
            body, end = self.block(("elif", "else", "fi"))
            branches.append((test, body))
        if end == "else":
            branches.append((None, self.block(("fi",))[0]))
        return "if", branches


def parse(text):
    """Statements of a script; SyntaxFault where it is none."""
    return _Parser(text).block(())[0]


class Entry:
    """An item of the menu: with `entries` a submenu, else what it starts."""

    def __init__(self, title, identity, entries=None, commands=()):
        self.title, self.identity, self.entries, self.commands = title, identity, entries, commands

    def arguments(self, command):
        """Words after the last `linux` or `initrd`; None without it."""
        return next((words[1:] for words in reversed(self.commands) if words and words[0] == command),
                    None)


class Menu:
    """A script, run: its variables and what the menu shows."""

    def __init__(self, text, variables=(), environment_block=()):
        self.variables = {"menuentry_id_option": "--id", "feature_menuentry_id": "y",
                          "grub_platform": "efi", **dict(variables)}
        self._block = dict(environment_block)
        self.entries = []
        self._run(parse(text), self.entries)

    def _run(self, statements, entries):
        result = True
        for statement in statements:
            if statement[0] == "if":
                for test, body in statement[1]:
                    if test is None or self._run(test, entries):
                        self._run(body, entries)
                        break
            elif statement[0] in ("menuentry", "submenu"):
                self._add(statement, entries)
            elif statement[0] == "command":
                result = self._command(self.expand(statement[1]))
        return result

    def _command(self, words):
        if not words:
            return True
        if words[0] == "[":
            return _test(words[1:-1])
        if words[0] == "set" and len(words) > 1:
            key, _, value = words[1].partition("=")
            self.variables[key] = value
        elif words[0] == "load_env":
            self.variables.update(self._block)
        return True

    def _add(self, statement, entries):
        kind, arguments, body = statement
        words = self.expand(arguments)
        title = words[0] if words else ""
        identity = next((words[place + 1] for place, word in enumerate(words[:-1]) if word == "--id"),
                        title)
        if kind == "submenu":
            entry = Entry(title, identity, entries=[])
            self._run(body, entry.entries)
        else:
            entry = Entry(title, identity, commands=[
                self.expand(item[1]) for item in body if item[0] == "command"])
        entries.append(entry)

    def expand(self, words):
        """Quotes off and variables in, as for a command's arguments; an empty unquoted word goes."""
        found = []
        for word in words:
            text, quoted = self._unquoted(word)
            if quoted:
                found.append(text)
            else:
                found += text.split()
        return found

    def _unquoted(self, word):
        text, place, quoted = "", 0, False
        while place < len(word):
            character = word[place]
            if character == "'":
                end = word.index("'", place + 1)
                text, place, quoted = text + word[place + 1:end], end + 1, True
            elif character == '"':
                end = place + 1
                while word[end] != '"':
                    end += 2 if word[end] == "\\" else 1
                inner = re.sub(r"\\([\\\"$])", lambda found: "\0" + found.group(1),
                               word[place + 1:end])
                text += self._with_variables(inner)
                place, quoted = end + 1, True
            elif character == "\\":
                text, place = text + word[place + 1], place + 2
            elif character == "$":
                match = re.compile(r"\$(\{\w+\}|\w+)").match(word, place)
                piece = match.group() if match else "$"
                text, place = text + self._with_variables(piece), place + len(piece)
            else:
                text, place = text + character, place + 1
        return text, quoted

    def _with_variables(self, text):
        text = re.sub(r"(?<!\0)\$(?:\{(\w+)\}|(\w+))",
                      lambda found: self.variables.get(found.group(1) or found.group(2), ""), text)
        return text.replace("\0", "")

    # What starts by itself.

    def default(self):
        """The entry that the variable default names: "1>2", titles or ids; an unknown one is 0."""
        entry, entries = None, self.entries
        for part in self.variables.get("default", "0").split(">"):
            found = _named(entries, part)
            if found is None:
                break
            entry = found
            if entry.entries is None:
                return entry
            entries = entry.entries
        while entry is not None and entry.entries:  # a submenu opens on its first
            entry = entry.entries[0]
        return entry or next((item for item in self.entries if item.entries is None), None)


def _named(entries, name):
    if name.isdigit():
        return entries[int(name)] if int(name) < len(entries) else None
    return next((entry for entry in entries if name in (entry.identity, entry.title)), None)


def _test(words):
    if len(words) == 1:
        return bool(words[0])
    if len(words) == 3 and words[1] in ("=", "=="):
        return words[0] == words[2]
    if len(words) == 3 and words[1] == "!=":
        return words[0] != words[2]
    return words[:1] in (["-s"], ["-e"], ["-f"]) and len(words) == 2
