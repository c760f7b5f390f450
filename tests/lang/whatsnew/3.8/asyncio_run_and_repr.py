# asyncio.run, task names, cancelled errors.
import asyncio
async def main():
    t = asyncio.create_task(asyncio.sleep(10), name="sleepy"); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError as e: return t.get_name(), isinstance(e, Exception), t.cancelled()
print(asyncio.run(main()))
# expect: ('sleepy', False, True)
