import pytest

from tests.simulated.questions import question_in, subject_of


@pytest.mark.parametrize(
    ("words", "topic", "subject"),
    [
        ("Shall we start?", "welcome", "start"),
        ("Is this about your own life, or about someone you care for?", "welcome", "whose"),
        ("What does a good life look like for you?", "good_life", "vision"),
        ("If next week went well, who or what would be in it?", "good_life", "week"),
        ("What is it about the choir that matters to you?", "good_life", "matters"),
        ("Can you tell me about a time it was like that?", "strengths", "time"),
        ("Who or what is there for you on a hard day?", "strengths", "people"),
        ("What are you good at, or what do people come to you for?", "strengths", "good_at"),
        ("Is there anyone else?", "strengths", "people"),
        ("What have you learned from it that could help someone else?", "strengths", "learned"),
        ("What gets in the way, or has been hardest lately?", "barriers", "hard"),
        ("Is there more that gets in the way?", "barriers", "hard"),
        ("What has helped with that, even a little?", "barriers", "helped"),
        ("What would be one small step to a good life?", "working_together", "step"),
        ("What part of that could you do yourself?", "working_together", "self"),
        ("And what would you like other people to do?", "working_together", "others"),
        ("Is there something you could share with others, some time?", "working_together", "share"),
        ("Who should know?", "working_together", "know"),
        ("Have I got that right?", "play_back", "right"),
        ("What did I leave out?", "play_back", "missing"),
        ("Are you safe right now?", "crisis", "safe"),
        ("Do you want to carry on, or leave it there for today?", "crisis", "carry_on"),
        ("Shall I delete everything you wrote?", "barriers", "delete"),
        ("What colour is your front door?", "good_life", None),
        ("Do you feel safe on the bus?", "barriers", None),
        ("What would make you start again?", "working_together", None),
    ],
)
def test_what_a_question_is_about(words, topic, subject):
    assert subject_of(words, topic) == subject


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["Chapel, and the girls after. What is it about the girls?"], "What is it about the girls?"),
        (["- my garden\n- Jan", "Have I got that right? Reply YES or NO."], "Have I got that right?"),
        (["Has anything helped? Or we can leave it there."], "Has anything helped?"),
        (["Tell me about a good day. Start anywhere."], "Start anywhere."),
        ([], ""),
    ],
)
def test_the_question_among_the_messages(texts, words):
    state = {"topic": "good_life", "asked": "good_life_vision", "ended": False}
    assert question_in({"messages": [{"text": text} for text in texts], "state": state}).words == words


@pytest.mark.parametrize(
    ("topic", "asked", "open_question"),
    [
        ("barriers", "barriers_hardest", True),
        ("barriers", "deletion_confirm", False),
        ("crisis", "crisis_safe_now", False),
        ("paused", None, False),
        ("finished", None, False),
    ],
)
def test_whether_a_question_of_the_interview_is_open(topic, asked, open_question):
    state = {"topic": topic, "asked": asked, "ended": False}
    assert question_in({"messages": [], "state": state}).of_the_interview is open_question
