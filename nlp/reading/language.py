"""Which language a text is in: English unless its words plainly say otherwise."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

ENGLISH, WELSH = "en", "cy"
# English, Welsh, and the languages most spoken at home in England and Wales after them (Census 2021).
KNOWN = f"{ENGLISH} {WELSH} ar bn de es fa fr gu it lt pa pl pt ro ta tr ur zh".split()
SURE = 0.8
VERY_SURE = 0.95
ENOUGH_WORDS = 4
LOOKED_AT = 1000
# Words that Welsh does not have: one in six of them, and names of places and people were taken for Welsh.
ONLY_ENGLISH = frozenset({"the", "and", "my", "with", "have", "was", "were", "that", "this", "they", "you", "she"})


@cache
def _identifier() -> LanguageIdentifier:
    identifier: LanguageIdentifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)  # type: ignore[no-untyped-call]
    identifier.set_languages(KNOWN)  # type: ignore[no-untyped-call]
    return identifier


def identify_language(text: str) -> str:
    """Return the language's ISO 639-1 code.

    A few words alone are English, unless they are very surely Welsh.

    >>> [identify_language(text) for text in ("Money.", "Mae hi'n galw bob dydd.", "Mam y dydd")]
    ['en', 'cy', 'cy']
    """
    language, probability = _identifier().classify(text[:LOOKED_AT])  # type: ignore[no-untyped-call]
    words = text[:LOOKED_AT].lower().split()
    if language == WELSH and sum(word in ONLY_ENGLISH for word in words) * 6 >= len(words):
        return ENGLISH
    if len(words) < ENOUGH_WORDS:
        return WELSH if language == WELSH and probability >= VERY_SURE else ENGLISH
    return str(language) if probability >= SURE else ENGLISH
