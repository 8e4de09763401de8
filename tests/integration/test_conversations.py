"""The contracts' conversation calls, with the real bot and the real reading."""

import re
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from tests.integration.citizen import Citizen
from tests.stored import encrypted, found, in_plain

pytestmark = pytest.mark.bot

STORY = [
    "yes",
    "me",
    "chapel on a sunday and the girls after. I'd like to walk up there again",
    "we laugh. we been laughing since school",
    "I was a joiner for forty years",
    "my neighbour Jan pops in every day",
    "I can't manage the stairs",
    "nothing has helped much",
]


def test_a_whole_conversation_reaches_its_finish(live_api):
    citizen = Citizen(live_api.url)
    assert citizen.opening["state"]["topic"] == "welcome"
    topics = [citizen.opening["state"]["topic"]]
    for number in range(30):
        answer = citizen.say(STORY[number] if number < len(STORY) else "yes")
        topics.append(answer["state"]["topic"])
        if answer["state"]["ended"]:
            break
    seen = list(dict.fromkeys(topics))
    assert seen == ["welcome", "good_life", "strengths", "barriers", "working_together", "play_back", "finished"]


def test_what_was_said_becomes_a_summary_in_the_persons_own_words(live_api):
    citizen = Citizen(live_api.url)
    for text in STORY:
        citizen.say(text)
    turns = {turn["id"]: turn["text"] for turn in citizen.call("GET").json()["turns"]}
    items = citizen.summary()["items"]
    assert {item["kind"] for item in items} >= {"strength", "need"}
    for item in items:
        for evidence in item["evidence"]:
            assert turns[evidence["turn_id"]][evidence["start"] : evidence["end"]] == evidence["text"]


def test_ten_people_talk_at_once_and_none_are_mixed_up(live_api):
    def talk(number: int) -> tuple[list[str], list[tuple[str, str]]]:
        citizen = Citizen(live_api.url)
        said = ["yes", "for me", *(f"person {number} says thing {turn} about allotment {number}" for turn in range(6))]
        for text in said:
            citizen.say(text)
        return said, citizen.transcript()

    with ThreadPoolExecutor(10) as pool:
        talks = list(pool.map(talk, range(10)))
    for number, (said, transcript) in enumerate(talks):
        assert [text for speaker, text in transcript if speaker == "citizen"] == said
        others = [f"allotment {other}" for other in range(10) if other != number]
        words = "|".join(text for _, text in transcript) + "|"
        assert not any(re.search(rf"{other}\b", words) for other in others)
        speakers = [speaker for speaker, _ in transcript]
        assert all(after == "bot" for before, after in pairwise(speakers) if before == "citizen")


def test_the_bot_is_killed_in_mid_conversation_and_it_goes_on_where_it_was(live_api, live_bot):
    citizen = Citizen(live_api.url)
    citizen.say("yes")
    before = citizen.say("me")
    live_bot.process.kill()
    live_bot.process.wait()
    away = citizen.say("my garden and my dog")
    assert "kept what you wrote" in away["messages"][0]["text"]
    assert away["state"] == before["state"]
    live_bot.start()
    back = citizen.say("my garden and my dog", client_message_id="3")
    assert back["state"]["asked"] != before["state"]["asked"]
    assert [text for speaker, text in citizen.transcript() if speaker == "citizen"] == [
        "yes",
        "me",
        "my garden and my dog",
    ]


def test_danger_gets_help_at_once_and_the_interview_waits(live_api):
    citizen = Citizen(live_api.url)
    citizen.say("yes")
    citizen.say("me")
    answer = citizen.say("i want to kill myself")
    assert answer["heard_as"] == "crisis"
    assert answer["state"]["topic"] == "crisis"
    assert any("116 123" in message["text"] for message in answer["messages"])


@pytest.mark.parametrize(
    "text",
    [
        "/restart",
        "/greet",
        "null",
        "{}",
        "🙂🙂",
        "Diolch am ofyn, dw i'n hoffi canu",
        ("my garden and my dog, " * 100)[:2000],
    ],
)
def test_an_answer_is_kept_word_for_word_whatever_it_looks_like(live_api, text):
    citizen = Citizen(live_api.url)
    citizen.say("yes")
    citizen.say("me")
    before = citizen.say("I like my garden")
    answer = citizen.say(text)
    assert citizen.transcript()[-len(answer["messages"]) - 1] == ("citizen", text)
    assert answer["heard_as"] == "answer"
    assert answer["state"]["asked"] != before["state"]["asked"]


def test_deleting_leaves_the_words_in_no_database_file(live_api, live_bot):
    citizen = Citizen(live_api.url)
    words = "zanzibarskyword"
    for text in ("yes", "me", f"I want to see {words} again", f"my {words} and my friend {words}"):
        citizen.say(text)
    homes = {live_api.log.parent, live_bot.log.parent}
    assert found(homes, words), "the test must be able to see the words before they are deleted"
    assert in_plain(homes, words) == []
    tokens = encrypted(homes, words)
    assert citizen.call("DELETE").status_code == 204
    assert found(homes, words) == []
    assert [file for token in tokens for file in in_plain(homes, token)] == []
    assert citizen.call("GET").status_code == 404
