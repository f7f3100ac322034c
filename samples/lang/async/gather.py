# golden: stdout status stderr verdict
# Coroutines.
import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    results = await asyncio.gather(work("slow", 0.02), work("fast", 0.01))
    async with asyncio.Lock():
        print(results)
    return [n async for n in numbers(3)]


async def numbers(n):
    for k in range(n):
        yield k


print(asyncio.run(main()))
