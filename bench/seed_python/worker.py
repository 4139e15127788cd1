"""Takes specs from the queue, draws them one after another and sends each PDF to the command's reply_to."""
import asyncio
import json
import os

import aio_pika

from report_builder import build


async def main():
    connection = await aio_pika.connect_robust(os.environ["AMQP_URL"])
    channel = await connection.channel()
    await channel.set_qos(prefetch_count=1)
    commands = await channel.declare_queue("python.commands", durable=False)
    print("ready", flush=True)
    async with commands.iterator() as arriving:
        async for command in arriving:
            async with command.process():
                pdf = build(json.loads(command.body))
                await channel.default_exchange.publish(
                    aio_pika.Message(pdf, correlation_id=command.correlation_id),
                    routing_key=command.reply_to,
                )


asyncio.run(main())
