"""Posts each body to the queue and waits for its reply: one exclusive reply queue, a future for each request that waits."""
import asyncio
import os
import uuid

import aio_pika
from aiohttp import web

WAIT = 60


class Reports:
    def __init__(self):
        self.waiting = {}

    async def connect(self, _app):
        self.connection = await aio_pika.connect_robust(os.environ["AMQP_URL"])
        self.channel = await self.connection.channel()
        await self.channel.declare_queue("python.commands", durable=False)
        self.replies = await self.channel.declare_queue(exclusive=True)
        await self.replies.consume(self.replied, no_ack=True)

    async def replied(self, reply):
        future = self.waiting.get(reply.correlation_id)
        if future is not None and not future.done():
            future.set_result(reply.body)

    async def post(self, request):
        body = await request.read()
        name = uuid.uuid4().hex
        future = self.waiting[name] = asyncio.get_running_loop().create_future()
        try:
            command = aio_pika.Message(body, correlation_id=name, reply_to=self.replies.name)
            await self.channel.default_exchange.publish(command, routing_key="python.commands")
            pdf = await asyncio.wait_for(future, WAIT)
        except asyncio.TimeoutError:
            return web.Response(status=504)
        finally:
            del self.waiting[name]
        return web.Response(body=pdf, content_type="application/pdf")


def main():
    reports = Reports()
    app = web.Application(client_max_size=64 << 20)
    app.on_startup.append(reports.connect)
    app.router.add_post("/v1/reports", reports.post)
    app.router.add_get("/readyz", lambda _request: asyncio.sleep(0, web.Response(text="ready")))
    web.run_app(app, host="127.0.0.1", port=int(os.environ["PORT"]), print=None, access_log=None)


main()
