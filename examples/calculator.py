"""An interpreter for a small language: tokens, recursive descent, a tree of nodes with eval()."""
import sys

PROGRAM = """
i = 0;
total = 0;
while i < limit {
    j = 0;
    while j < 20 {
        if (i + j) % 3 == 0 { total = total + i * j; } else { total = total - j; }
        j = j + 1;
    }
    if total > 1000000 { total = total - 999999; }
    i = i + 1;
}
print total;
print (total + i) * (7 - 2) % 1000;
"""


class Number:
    def __init__(self, value):
        self.value = value

    def eval(self, scope):
        return self.value


class Name:
    def __init__(self, name):
        self.name = name

    def eval(self, scope):
        return scope[self.name]


class Binary:
    def __init__(self, operator, left, right):
        self.operator = operator
        self.left = left
        self.right = right

    def eval(self, scope):
        left = self.left.eval(scope)
        right = self.right.eval(scope)
        operator = self.operator
        if operator == "+":
            return left + right
        if operator == "-":
            return left - right
        if operator == "*":
            return left * right
        if operator == "%":
            return left % right
        if operator == "<":
            return left < right
        if operator == ">":
            return left > right
        if operator == "==":
            return left == right
        raise ValueError(f"unknown operator {operator}")


class Assign:
    def __init__(self, name, value):
        self.name = name
        self.value = value

    def eval(self, scope):
        scope[self.name] = self.value.eval(scope)


class Print:
    def __init__(self, value):
        self.value = value

    def eval(self, scope):
        print("calculator", self.value.eval(scope))


class Block:
    def __init__(self, statements):
        self.statements = statements

    def eval(self, scope):
        for statement in self.statements:
            statement.eval(scope)


class While:
    def __init__(self, condition, body):
        self.condition = condition
        self.body = body

    def eval(self, scope):
        while self.condition.eval(scope):
            self.body.eval(scope)


class If:
    def __init__(self, condition, then, otherwise):
        self.condition = condition
        self.then = then
        self.otherwise = otherwise

    def eval(self, scope):
        if self.condition.eval(scope):
            self.then.eval(scope)
        elif self.otherwise is not None:
            self.otherwise.eval(scope)


def tokenize(text):
    tokens = []
    i = 0
    while i < len(text):
        c = text[i]
        start = i
        if c.isspace():
            i += 1
            continue
        if c.isdigit():
            while text[i].isdigit():
                i += 1
        elif c.isalpha():
            while text[i].isalpha():
                i += 1
        elif text[i:i + 2] == "==":
            i += 2
        else:
            i += 1
        tokens.append(text[start:i])
    tokens.append("")
    return tokens


class Parser:
    LEVELS = [("==", "<", ">"), ("+", "-"), ("*", "%")]

    def __init__(self, tokens):
        self.tokens = tokens
        self.position = 0

    def peek(self):
        return self.tokens[self.position]

    def advance(self):
        token = self.tokens[self.position]
        self.position += 1
        return token

    def expect(self, token):
        if self.advance() != token:
            raise SyntaxError(f"expected {token}")

    def program(self):
        statements = []
        while self.peek() not in ("", "}"):
            statements.append(self.statement())
        return Block(statements)

    def braces(self):
        self.expect("{")
        block = self.program()
        self.expect("}")
        return block

    def statement(self):
        token = self.advance()
        if token == "while":
            condition = self.expression()
            return While(condition, self.braces())
        if token == "if":
            condition = self.expression()
            then = self.braces()
            otherwise = None
            if self.peek() == "else":
                self.advance()
                otherwise = self.braces()
            return If(condition, then, otherwise)
        if token == "print":
            node = Print(self.expression())
        else:
            self.expect("=")
            node = Assign(token, self.expression())
        self.expect(";")
        return node

    def expression(self, level=0):
        if level == len(self.LEVELS):
            return self.atom()
        left = self.expression(level + 1)
        while self.peek() in self.LEVELS[level]:
            operator = self.advance()
            left = Binary(operator, left, self.expression(level + 1))
        return left

    def atom(self):
        token = self.advance()
        if token == "(":
            node = self.expression()
            self.expect(")")
            return node
        if token.isdigit():
            return Number(int(token))
        return Name(token)


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 30000
    scope = {"limit": limit}
    tree = Parser(tokenize(PROGRAM)).program()
    tree.eval(scope)
    print("calculator", sorted(scope.items()))


main()
