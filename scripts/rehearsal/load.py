"""A light, bounded load: a few shoppers who look and buy until they are told to stop."""

import random
import time
from threading import Event, Thread

import requests

from scripts.rehearsal.shopper import Asked, Placed, Shopper, new_order, some_address
from scripts.rehearsal.stack import Stack

# Seconds between two requests of a shopper.
PAUSE = 0.25


class Load:
    """Shoppers in threads; afterwards: what each asked, and every order each placed."""

    def __init__(self, stack: Stack, packs: list[dict], *, lookers: int = 2, buyers: int = 2):
        self.stack = stack
        self.packs = packs
        self.over = Event()
        self.shoppers: list[Shopper] = []
        self.orders: list[Placed] = []
        self.mistakes: list[str] = []
        jobs = [self._look] * lookers + [self._buy] * buyers
        self.threads = [Thread(target=self._until_over, args=[job], daemon=True) for job in jobs]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self.over.set()
        for thread in self.threads:
            thread.join(60)

    def newcomer(self) -> Shopper:
        """Return the next shopper, with an address of its own."""
        return Shopper(self.stack, address=some_address())

    def _until_over(self, job) -> None:
        while not self.over.is_set():
            shopper = self.newcomer()
            self.shoppers.append(shopper)
            try:
                job(shopper)
            except requests.RequestException:
                # Noted by the shopper; a person would come again.
                time.sleep(PAUSE)
            except Exception as error:
                self.mistakes.append(repr(error))

    def _look(self, shopper: Shopper) -> None:
        for _ in range(8):
            if self.over.is_set():
                return
            shopper.browse()
            time.sleep(PAUSE)

    def _buy(self, shopper: Shopper) -> None:
        shopper.browse()
        shopper.fill_cart(random.choice(self.packs))
        placed = new_order()
        self.orders.append(placed)
        shopper.place(placed)
        if placed.token:
            shopper.get(f"/api/orders/{placed.token}/")
        time.sleep(PAUSE)

    def between(self, begun: float, ended: float) -> list[Asked]:
        """Return what was asked and ended within a stretch of time."""
        every = [asked for shopper in list(self.shoppers) for asked in list(shopper.asked)]
        return [asked for asked in every if begun <= asked.at < ended]
