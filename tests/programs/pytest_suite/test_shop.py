# SPDX-License-Identifier: MIT
"""A suite that passes, fails, skips and errs in each of pytest's ways; run by ../pytest_suite.py."""
import logging
import os
import warnings

import pytest


class Cart:
    def __init__(self):
        self.items = {}

    def add(self, name, price, count=1):
        if price < 0:
            raise ValueError(f"negative price: {price}")
        self.items[name] = (price, self.items.get(name, (0, 0))[1] + count)

    @property
    def total(self):
        return sum(price * count for price, count in self.items.values())


@pytest.fixture
def cart():
    made = Cart()
    made.add("tea", 3.5, 2)
    yield made
    made.items.clear()


@pytest.fixture(scope="module", params=["eur", "usd"])
def currency(request):
    return request.param


@pytest.mark.parametrize("price, count, total", [(1, 1, 8), (2, 3, 13), pytest.param(0.1, 3, 7.3, id="tenth"), pytest.param(1, 1, 9, marks=pytest.mark.xfail)])
def test_total(cart, price, count, total):
    cart.add("cake", price, count)
    assert cart.total == pytest.approx(total)


def test_negative(cart):
    with pytest.raises(ValueError, match=r"price: -1$"):
        cart.add("refund", -1)


def test_currency(currency, capsys):
    print("in", currency)
    assert capsys.readouterr().out == f"in {currency}\n"


def test_file(tmp_path, monkeypatch):
    monkeypatch.setenv("SHOP", "closed")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cart").write_text("tea")
    assert os.path.exists("cart") and os.environ["SHOP"] == "closed"


def test_log(caplog):
    logging.getLogger("shop").warning("low on %s", "tea")
    assert "low on tea" in caplog.text


def test_warns():
    with pytest.warns(DeprecationWarning, match="old"):
        warnings.warn("old tea", DeprecationWarning)


@pytest.mark.skip(reason="sold out")
def test_skipped():
    raise AssertionError


def test_fails(cart):
    expected = {"tea": (3.5, 1)}
    assert cart.items == expected


def test_raises():
    def inner(price):
        return 100 / price
    inner(0)


@pytest.fixture
def broken():
    raise RuntimeError("no shop")


def test_errs(broken):
    pass


class TestClass:
    def setup_method(self):
        self.cart = Cart()

    def test_empty(self):
        assert self.cart.total == 0

    @pytest.mark.parametrize("a", range(3))
    @pytest.mark.parametrize("b", "xy")
    def test_product(self, a, b):
        self.cart.add(b, a)
        assert len(self.cart.items) == 1
