# golden: stdout status stderr verdict
"""A bank with tellers: events in a heap, customers in queues."""

import heapq
from dataclasses import dataclass, field


class Random:
    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, limit: int) -> int:
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return self.state // 65536 % limit

    def spread(self, mean: int) -> int:
        return 1 + self.below(mean) + self.below(mean)


class Event:
    count = 0

    def __init__(self, time: int) -> None:
        self.time = time
        Event.count += 1
        self.number = Event.count

    def happen(self, bank: "Bank") -> None:
        raise NotImplementedError


class Arrival(Event):
    def __init__(self, time: int, customer: "Customer") -> None:
        super().__init__(time)
        self.customer = customer

    def happen(self, bank: "Bank") -> None:
        bank.enqueue(self.customer)
        bank.next_arrival()


class Departure(Event):
    def __init__(self, time: int, teller: "Teller") -> None:
        super().__init__(time)
        self.teller = teller

    def happen(self, bank: "Bank") -> None:
        self.teller.release(self.time)
        bank.assign()


@dataclass
class Customer:
    number: int
    arrived: int
    work: int
    served_at: int = -1

    @property
    def waited(self) -> int:
        return self.served_at - self.arrived


@dataclass
class Teller:
    name: str
    customer: "Customer | None" = None
    busy: int = 0
    served: list = field(default_factory=list)

    def serve(self, customer: Customer, now: int) -> int:
        customer.served_at = now
        self.customer = customer
        self.busy += customer.work
        return now + customer.work

    def release(self, now: int) -> None:
        if self.customer is not None:
            self.served.append(self.customer.number)
        self.customer = None


class Statistics:
    def __init__(self) -> None:
        self.values: list[int] = []

    def __iadd__(self, value: int) -> "Statistics":
        self.values.append(value)
        return self

    def __len__(self) -> int:
        return len(self.values)

    def mean(self) -> float:
        return sum(self.values) / len(self) if self.values else 0.0


class Bank:
    def __init__(self, tellers: int, seed: int, end: int) -> None:
        self.now = 0
        self.end = end
        self.random = Random(seed)
        self.tellers = [Teller(f"T{i}") for i in range(tellers)]
        self.events: list[tuple[int, int, Event]] = []
        self.queue: list[Customer] = []
        self.waiting = Statistics()
        self.longest = 0
        self.made = 0

    def schedule(self, event: Event) -> None:
        heapq.heappush(self.events, (event.time, event.number, event))

    def next_arrival(self) -> None:
        time = self.now + self.random.spread(4)
        if time < self.end:
            self.made += 1
            self.schedule(Arrival(time, Customer(self.made, time, self.random.spread(9))))

    def enqueue(self, customer: Customer) -> None:
        self.queue.append(customer)
        self.longest = max(self.longest, len(self.queue))
        self.assign()

    def assign(self) -> None:
        for teller in self.tellers:
            if self.queue and teller.customer is None:
                customer = self.queue.pop(0)
                self.schedule(Departure(teller.serve(customer, self.now), teller))
                self.waiting += customer.waited

    def run(self) -> int:
        self.next_arrival()
        handled = 0
        while self.events:
            self.now, _, event = heapq.heappop(self.events)
            event.happen(self)
            handled += 1
        return handled


for tellers in (1, 2, 3):
    bank = Bank(tellers, seed=42, end=600)
    handled = bank.run()
    print(f"{tellers} tellers: {handled} events until {bank.now}, {bank.made} customers")
    print(f"  waited {bank.waiting.mean():.2f}, longest queue {bank.longest}")
    for teller in bank.tellers:
        share = teller.busy / bank.now
        print(f"  {teller.name} {len(teller.served):3} served, busy {share:6.1%}, {teller.served[:3]}")
print(Event.count)
