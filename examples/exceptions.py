"""Exceptions as control flow: raised, caught, chained and cleaned up after, in a loop."""
import sys


class Rejected(Exception):
    def __init__(self, value, reason):
        super().__init__(f"{value}: {reason}")
        self.value = value


class Overdrawn(Rejected):
    pass


class Account:
    def __init__(self):
        self.balance = 0
        self.attempts = 0

    def apply(self, amount):
        self.attempts += 1
        if amount % 7 == 0:
            raise Rejected(amount, "unlucky")
        if self.balance + amount < 0:
            raise Overdrawn(amount, "too much")
        self.balance += amount
        return self.balance


def parse(text):
    try:
        return int(text)
    except ValueError:
        return None
    finally:
        parse.calls += 1


parse.calls = 0


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1400000
    account = Account()
    rejected = overdrawn = unknown = zero = 0
    words = ["12", "-5", "x", "40", "7", "-90", "", "3"]
    table = {"12": 1, "40": 2}
    for i in range(count):
        word = words[i % 8]
        try:
            amount = parse(word)
            if amount is None:
                raise KeyError(word)
            account.apply(amount)
            zero += 100 // (i % 5)
        except Overdrawn as error:
            overdrawn -= error.value
        except Rejected as error:
            rejected += error.value
        except ZeroDivisionError:
            zero += 1
        except KeyError:
            unknown += 1
        else:
            try:
                zero += table[word]
            except LookupError:
                pass
    print("exceptions", count, account.balance, account.attempts, parse.calls, rejected, overdrawn, unknown, zero)


main()
