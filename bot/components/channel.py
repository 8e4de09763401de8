"""Rasa's REST channel, which also says where the conversation is now, so that the api need not ask for it."""

from typing import Any, Awaitable, Callable

from rasa.core.channels.channel import UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint

from components.tracker_store import saved

SLOTS = ("status", "requested_slot", "trail")


class StatefulRestInput(RestInput):
    """Puts the state after the messages of each answer that was kept."""

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Rasa's own endpoints; where a conversation could not be kept, nothing says where it is."""

        async def answer(message: UserMessage) -> None:
            saved.set(None)
            await on_new_message(message)
            tracker = saved.get()
            if tracker and message.output_channel:
                slots = {slot: tracker.get_slot(slot) for slot in SLOTS}
                state = {"slots": slots, "active_loop": {"name": tracker.active_loop_name}}
                await message.output_channel.send_custom_json(message.sender_id, {"state": state})

        return super().blueprint(answer)
