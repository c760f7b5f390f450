# SPDX-License-Identifier: MIT
"""A Lisp: reader, environments with parents, special forms, closures and tail calls, running small programs."""
import operator
import sys


class Symbol(str):
    pass


class Scope(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        scope = self
        while name not in scope:
            scope = scope.outer
            if scope is None:
                raise NameError(name)
        return scope


class Lambda:
    def __init__(self, names, body, scope):
        self.names = names
        self.body = body
        self.scope = scope


def read(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").split()
    tokens.reverse()
    forms = []
    while tokens:
        forms.append(read_form(tokens))
    return forms


def read_form(tokens):
    token = tokens.pop()
    if token == "(":
        form = []
        while tokens[-1] != ")":
            form.append(read_form(tokens))
        tokens.pop()
        return form
    try:
        return int(token)
    except ValueError:
        return Symbol(token)


def evaluate(x, scope):
    while True:
        if isinstance(x, Symbol):
            return scope.find(x)[x]
        if not isinstance(x, list):
            return x
        head = x[0]
        if head == "if":
            _, test, yes, no = x
            x = yes if evaluate(test, scope) else no
        elif head == "define":
            scope[x[1]] = evaluate(x[2], scope)
            return None
        elif head == "lambda":
            return Lambda(x[1], x[2], scope)
        elif head == "let":
            scope = Scope([n for n, _ in x[1]], [evaluate(v, scope) for _, v in x[1]], scope)
            x = x[2]
        elif head == "begin":
            for form in x[1:-1]:
                evaluate(form, scope)
            x = x[-1]
        else:
            function = evaluate(head, scope)
            arguments = [evaluate(argument, scope) for argument in x[1:]]
            if isinstance(function, Lambda):
                x = function.body
                scope = Scope(function.names, arguments, function.scope)
            else:
                return function(*arguments)


def standard():
    return Scope(["+", "-", "*", "<", "=", "mod", "cons", "head", "tail", "null?"],
                 [operator.add, operator.sub, operator.mul, operator.lt, operator.eq, operator.mod,
                  lambda a, b: (a, b), lambda p: p[0], lambda p: p[1], lambda p: p == ()]) | {"nil": ()}


PROGRAM = """
(define fib (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))))
(define upto (lambda (n rest) (if (= n 0) rest (upto (- n 1) (cons n rest)))))
(define map (lambda (f l) (if (null? l) nil (cons (f (head l)) (map f (tail l))))))
(define fold (lambda (f start l) (if (null? l) start (fold f (f start (head l)) (tail l)))))
(define compose (lambda (f g) (lambda (x) (f (g x)))))
(define square (lambda (x) (* x x)))
(define loop (lambda (n total)
  (if (= n 0) total
    (loop (- n 1) (let ((v (fold + 0 (map (compose square (lambda (x) (+ x n))) (upto 12 nil)))))
                    (mod (+ (* total 31) v) 1000003))))))
"""


def main(size=23):
    scope = standard()
    scope = Scope(scope.keys(), scope.values())
    for form in read(PROGRAM):
        evaluate(form, scope)
    results = [evaluate(form, scope) for form in read(f"(fib {size}) (loop {size * 30} 7)")]
    print("lisp", size, *results)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
