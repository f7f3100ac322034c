# golden: stdout
# Continuous distributions; gauss keeps every second number, until it is seeded again.
import random

random.seed(99)
print(random.gauss(0, 1), random.gauss(10.0, 2.5), random.gauss(mu=1, sigma=2), random.gauss())
random.gauss(0, 1)
random.seed(99)
print(random.gauss(0, 1), random.gauss(0, 1), random.gauss(0, 1))
print(random.normalvariate(0, 1), random.normalvariate(mu=5, sigma=0.5))
print(random.expovariate(1.5), random.expovariate(2))
total = 0.0
for _ in range(2000):
    total += random.gauss(3, 1) + random.expovariate(0.5) - random.normalvariate(True, 2)
print(total)
