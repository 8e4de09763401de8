"""Someone in conversation with the service, and the professionals who gave them codes."""

from datetime import UTC, datetime

from sqlalchemy import select, update

from api.accounts.roles import Role
from api.database.review_tables import ShareView
from api.database.tables import Conversation, ShareLook, User
from api.sharing.access import opens_to
from tests.unit.api.browsing import PASSWORD


class Person:
    """One conversation, without a page around it."""

    def __init__(self, world, channel="web"):
        self.world, self.services, self.bot = world, world.services, world.bot
        opened = self.services.chat.open(channel=channel, language="en", share=False, research=False)
        self.id, self._sent = opened.id, 0

    def say(self, text, address=""):
        """Say something and return the answer's messages."""
        return [message.text for message in self.answer(text, address).messages]

    def answer(self, text, address=""):
        self._sent += 1
        return self.services.chat.say(self.id, text, str(self._sent), address)

    def code_of(self, name, team=None):
        with self.services.sessions.begin() as session:
            user = self.services.accounts.add(session, name, Role.PROFESSIONAL, PASSWORD, team)
            return self.services.sharing.new_code(session, user, team)

    def shares_with(self, *names):
        for name in names:
            self.say(self.code_of(name))
            self.say("yes")

    def writes_a_line(self, words):
        """Add a line to the summary on its page."""
        with self.services.sessions.begin() as session:
            conversation = session.get_one(Conversation, self.id)
            self.services.summaries.add(conversation, words=words, kind="strength", domain="home")

    @property
    def shared_with(self):
        with self.services.sessions() as session:
            return {share.code.user.name for share in session.get_one(Conversation, self.id).shares}

    @property
    def lines(self):
        with self.services.sessions() as session:
            return [item.words for item in session.get_one(Conversation, self.id).items]

    def looks(self, name):
        """Let a professional look at the summary on 4 July."""
        with self.services.sessions.begin() as session:
            conversation = session.get_one(Conversation, self.id)
            user = session.scalars(select(User).where(User.name == name)).one()
            share = next(share for share in conversation.shares if opens_to(share.code, user))
            day = datetime(2026, 7, 4, 13, tzinfo=UTC)
            session.add(ShareView(conversation_id=self.id, user_id=user.id, at=day))
            share.looks.append(ShareLook(user_id=user.id, at=day, mark=""))

    def stands_at(self, topic):
        with self.services.sessions.begin() as session:
            session.execute(update(Conversation).values(topic=topic))
