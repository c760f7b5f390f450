# SPDX-License-Identifier: MIT
"""Dictionaries: orders counted, grouped, joined and ranked, with get, setdefault, defaultdict and items."""
import sys
from collections import defaultdict

REGIONS = ["north", "south", "east", "west", "centre"]
PRODUCTS = [f"product-{i}" for i in range(40)]


def make_orders(count):
    state = 99
    orders = []
    for number in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        orders.append({
            "id": number,
            "customer": f"c{state % 997}",
            "product": PRODUCTS[(state >> 8) % 40],
            "region": REGIONS[(state >> 16) % 5],
            "amount": 1 + (state >> 4) % 9,
        })
    return orders


def by_region(orders):
    totals = {}
    for order in orders:
        key = order["region"], order["product"]
        totals[key] = totals.get(key, 0) + order["amount"]
    return totals


def by_customer(orders):
    groups = defaultdict(list)
    for order in orders:
        groups[order["customer"]].append(order)
    return groups


def products_together(groups):
    pairs = {}
    for orders in groups.values():
        names = sorted({order["product"] for order in orders})
        for i, first in enumerate(names):
            for second in names[i + 1:i + 4]:
                row = pairs.setdefault(first, {})
                if second in row:
                    row[second] += 1
                else:
                    row[second] = 1
    return pairs


def main(count=220000):
    orders = make_orders(count)
    totals = by_region(orders)
    groups = by_customer(orders)
    pairs = products_together(groups)
    best = sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:3]
    for (region, product), amount in best:
        print(f"{region:<8}{product:<12}{amount:>6}")
    spent = {customer: sum(o["amount"] for o in bought) for customer, bought in groups.items()}
    loyal = [customer for customer, amount in spent.items() if amount > 480]
    together = max((n, first, second) for first, row in pairs.items() for second, n in row.items())
    print("sales_report", len(totals), len(groups), len(loyal), together)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
