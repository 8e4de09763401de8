"""Names of the languages that stories here are most often in."""

NAMES = {
    "ar": "Arabic", "bn": "Bengali", "cy": "Welsh", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian",
    "fr": "French", "ga": "Irish", "gu": "Gujarati", "hi": "Hindi", "it": "Italian", "ku": "Kurdish",
    "lt": "Lithuanian", "nl": "Dutch", "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "so": "Somali", "ta": "Tamil", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip


def language_name(code: str) -> str:
    """Return a language's English name, or its code where that is all we know.

    >>> language_name("cy"), language_name("tlh"), language_name("und")
    ('Welsh', 'language “tlh”', 'not clear')
    """
    if code in ("", "und"):
        return "not clear"
    return NAMES.get(code, f"language “{code}”")
