# golden: stdout verdict
# deferred: work
import asyncio


async def work():
    await asyncio.sleep(0)
    return 42


print(asyncio.run(work()))
