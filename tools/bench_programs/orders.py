# SPDX-License-Identifier: MIT
"""Dataclasses, enums, properties, named tuples and class methods: orders that move through their states."""
import sys
from dataclasses import dataclass, field, replace
from enum import Enum, IntFlag
from typing import NamedTuple


class Status(Enum):
    OPEN = 1
    PAID = 2
    SENT = 3
    CANCELLED = 4

    @property
    def final(self):
        return self in (Status.SENT, Status.CANCELLED)


class Option(IntFlag):
    GIFT = 1
    EXPRESS = 2
    INSURED = 4


class Money(NamedTuple):
    cents: int
    currency: str = "EUR"

    def __str__(self):
        return f"{self.cents // 100}.{self.cents % 100:02d} {self.currency}"


@dataclass(frozen=True)
class Product:
    name: str
    price: Money
    weight: int = 100


@dataclass
class Line:
    product: Product
    amount: int

    @property
    def cents(self):
        return self.product.price.cents * self.amount


@dataclass(order=True)
class Order:
    number: int
    customer: str = field(compare=False)
    lines: list = field(default_factory=list, compare=False)
    status: Status = field(default=Status.OPEN, compare=False)
    options: Option = field(default=Option(0), compare=False)

    NEXT = {Status.OPEN: Status.PAID, Status.PAID: Status.SENT}

    @classmethod
    def of(cls, number, products):
        lines = [Line(products[(number * k) % len(products)], 1 + k % 3) for k in range(1, 2 + number % 4)]
        return cls(number, f"customer {number % 50}", lines)

    @property
    def total(self):
        cents = sum(line.cents for line in self.lines)
        return Money(cents + 490 if self.options & Option.EXPRESS else cents)

    @property
    def weight(self):
        return sum(line.product.weight * line.amount for line in self.lines)

    def advance(self):
        if self.status.final:
            raise ValueError(f"order {self.number} is {self.status.name.lower()}")
        self.status = self.NEXT[self.status]

    def cancel(self):
        if not self.status.final:
            self.status = Status.CANCELLED


def main(count=55000):
    products = [Product(f"p{i}", Money(i * 199 + 99), 50 * i) for i in range(20)]
    orders = []
    refused = 0
    for number in range(count):
        order = Order.of(number, products)
        if number % 5 == 0:
            order.options |= Option.EXPRESS
        if number % 3 == 0:
            order.options |= Option.GIFT | Option.INSURED
        orders.append(order)
    for round_number in range(3):
        for order in orders:
            if (order.number + round_number) % 7 == 3:
                order.cancel()
            try:
                order.advance()
            except ValueError:
                refused += 1
    totals = {status: 0 for status in Status}
    for order in orders:
        totals[order.status] += order.total.cents
    gifts = [order for order in orders if Option.GIFT in order.options and order.weight > 2000]
    cheaper = [replace(product, price=Money(product.price.cents * 9 // 10)) for product in products]
    changed = sum(a != b for a, b in zip(products, cheaper))
    print("orders", count, refused, len(gifts), max(gifts).number, changed, len({hash(p) for p in products}))
    for status, cents in totals.items():
        print(status.name, Money(cents))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
