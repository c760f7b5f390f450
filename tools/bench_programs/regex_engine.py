# SPDX-License-Identifier: MIT
"""A regular expression engine: parser to a tree, compiler to states, and two matchers, by sets of states and by backtracking."""
import sys


class Parser:
    def __init__(self, text):
        self.text = text
        self.place = 0

    def peek(self):
        return self.text[self.place] if self.place < len(self.text) else ""

    def alternatives(self):
        node = self.sequence()
        while self.peek() == "|":
            self.place += 1
            node = ("or", node, self.sequence())
        return node

    def sequence(self):
        node = ("empty",)
        while self.peek() not in ("", "|", ")"):
            node = ("then", node, self.repeat())
        return node

    def repeat(self):
        node = self.atom()
        while self.peek() in ("*", "+", "?"):
            kind = self.text[self.place]
            self.place += 1
            node = (kind, node)
        return node

    def atom(self):
        c = self.text[self.place]
        self.place += 1
        if c == "(":
            node = self.alternatives()
            self.place += 1
            return node
        if c == "[":
            end = self.text.index("]", self.place)
            chars = set()
            part = self.text[self.place:end]
            for i, c in enumerate(part):
                if c == "-" and 0 < i < len(part) - 1:
                    chars.update(map(chr, range(ord(part[i - 1]), ord(part[i + 1]) + 1)))
                else:
                    chars.add(c)
            self.place = end + 1
            return ("set", frozenset(chars))
        return ("any",) if c == "." else ("set", frozenset(c))


class Automaton:
    """State n: its characters (None for any) and the next state, or its free moves."""

    def __init__(self, pattern):
        self.chars, self.next, self.free = [], [], []
        self.end = self.state()
        self.start = self.build(Parser(pattern).alternatives(), self.end)

    def state(self):
        self.chars.append(frozenset())
        self.next.append(-1)
        self.free.append([])
        return len(self.free) - 1

    def build(self, node, after):
        kind = node[0]
        if kind == "empty":
            return after
        if kind == "then":
            return self.build(node[1], self.build(node[2], after))
        here = self.state()
        if kind == "or":
            self.free[here] = [self.build(node[1], after), self.build(node[2], after)]
        elif kind == "?":
            self.free[here] = [self.build(node[1], after), after]
        elif kind in "*+":
            inside = self.build(node[1], here)
            self.free[here] = [inside, after]
            return inside if kind == "+" else here
        else:
            self.chars[here] = None if kind == "any" else node[1]
            self.next[here] = after
        return here

    def spread(self, state, into):
        if state not in into:
            into.add(state)
            for other in self.free[state]:
                self.spread(other, into)

    def matches(self, text):
        states = set()
        self.spread(self.start, states)
        for c in text:
            following = set()
            for state in states:
                chars = self.chars[state]
                if chars is None or c in chars:
                    self.spread(self.next[state], following)
            states = following
            if not states:
                return False
        return self.end in states

    def backtrack(self, state, text, place):
        if state == self.end:
            return place == len(text)
        for other in self.free[state]:
            if self.backtrack(other, text, place):
                return True
        if self.next[state] < 0 or place == len(text):
            return False
        chars = self.chars[state]
        return (chars is None or text[place] in chars) and self.backtrack(self.next[state], text, place + 1)


PATTERNS = ["[a-z]+@[a-z]+[.](com|org|net)", "(a|b)*abb", "[0-9]+([.][0-9]*)?", "x.*y.*z", "(ab?c)+d?", "[a-f0-9]+"]


def make_texts(count):
    pieces = ["abb", "user", "@", "mail", ".com", "12", ".5", "x", "yy", "z", "abc", "ac", "d", "a", "b", "ff0"]
    state = 3
    for _ in range(count):
        text = ""
        state = (state * 1103515245 + 12345) % 2147483648
        for shift in range(0, 4 + (state >> 9) % 16, 4):
            text += pieces[state >> (shift + 6) & 15]
        yield text


def main(size=40000):
    machines = [Automaton(pattern) for pattern in PATTERNS]
    hits = [0] * len(machines)
    differ = 0
    for text in make_texts(size):
        for i, machine in enumerate(machines):
            found = machine.matches(text)
            hits[i] += found
            differ += found != machine.backtrack(machine.start, text, 0)
    print("regex_engine", size, hits, differ, [len(m.free) for m in machines])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
