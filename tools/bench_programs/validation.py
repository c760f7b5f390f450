# SPDX-License-Identifier: MIT
"""Exceptions as control flow: records checked with own exception classes, retries, finally and nested handlers."""
import sys


class RecordError(Exception):
    def __init__(self, field, reason):
        super().__init__(f"{field}: {reason}")
        self.field = field


class MissingField(RecordError):
    def __init__(self, field):
        super().__init__(field, "missing")


class Account:
    def __init__(self):
        self.balance = 100
        self.log = 0

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError("not enough")
        self.balance -= amount

    def transfer(self, amount):
        try:
            self.withdraw(amount)
        except ValueError:
            self.balance += 50
            raise
        finally:
            self.log += 1


def check(record):
    for field in ("name", "age", "mail"):
        if field not in record:
            raise MissingField(field)
    try:
        age = int(record["age"])
    except ValueError as error:
        raise RecordError("age", "no number") from error
    if not 0 <= age < 120:
        raise RecordError("age", "out of range")
    return age


def make(n):
    record = {"name": f"n{n}", "age": str(n % 130), "mail": "x@y"}
    if n % 7 == 3:
        del record["mail"]
    if n % 11 == 5:
        record["age"] = "old"
    return record


def depth(n):
    """Raises through n frames."""
    if n == 0:
        raise KeyError("bottom")
    try:
        depth(n - 1)
    finally:
        depth.passed += 1


def main(size=600000):
    problems = {}
    ages = 0
    for n in range(size):
        try:
            ages += check(make(n))
        except MissingField as error:
            problems[error.field] = problems.get(error.field, 0) + 1
        except RecordError as error:
            problems[str(error)] = problems.get(str(error), 0) + 1
    account = Account()
    refused = 0
    for n in range(size):
        try:
            account.transfer(n % 60)
        except ValueError:
            refused += 1
    depth.passed = 0
    for n in range(size // 100):
        try:
            depth(n % 20)
        except LookupError:
            pass
    print("validation", size, ages, account.balance, account.log, refused, depth.passed)
    for name in sorted(problems):
        print(name, problems[name])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
