"""The code that somebody probably meant who wrote a language's name, or its code in another form."""

from difflib import get_close_matches

_CODES = {
    "en": "english englisch anglais eng", "de": "german deutsch ger deu", "nl": "dutch nederlands nld",
    "fr": "french français francais fra", "it": "italian italiano ita", "es": "spanish español espanol spa",
    "pt": "portuguese português portugues por", "da": "danish dansk dan dk", "sv": "swedish svenska swe",
    "nb": "norwegian norsk bokmål no nor", "nn": "nynorsk", "fi": "finnish suomi fin", "is": "icelandic",
    "pl": "polish polski pol", "cs": "czech cz čeština", "sk": "slovak", "sl": "slovenian slovene",
    "hu": "hungarian magyar hun", "ro": "romanian română", "bg": "bulgarian", "el": "greek gr gre ell",
    "ru": "russian русский rus", "uk": "ukrainian ua ukr", "hr": "croatian", "sr": "serbian",
    "mk": "macedonian", "sq": "albanian", "lt": "lithuanian", "lv": "latvian", "et": "estonian",
    "ga": "irish", "ca": "catalan català", "eu": "basque", "lb": "luxembourgish",
    "tr": "turkish türkçe turkce tur",
    "ar": "arabic arab ara", "fa": "persian farsi fas", "he": "hebrew", "ur": "urdu urd",
    "hi": "hindi hin", "bn": "bengali bangla", "ta": "tamil", "te": "telugu", "mr": "marathi",
    "gu": "gujarati", "kn": "kannada", "ml": "malayalam", "ne": "nepali", "si": "sinhala sinhalese",
    "zh": "chinese mandarin cn zho", "ja": "japanese jp jpn", "ko": "korean kr kor", "vi": "vietnamese",
    "th": "thai", "id": "indonesian bahasa", "ms": "malay", "tl": "tagalog filipino", "am": "amharic",
    "yo": "yoruba", "af": "afrikaans", "ht": "haitian creole", "hy": "armenian", "az": "azerbaijani",
    "xx": "multilingual any other",
}  # fmt: skip
_BY_NAME = {name: code for code, names in _CODES.items() for name in (code, *names.split())}


def nearest_code(written: str) -> str:
    """A remedy that offers the code for what was written, such as `english`, `EN` or `en-GB`; '' for none."""
    name = written.strip().casefold()
    code = _BY_NAME.get(name) or _BY_NAME.get(name.replace("_", "-").split("-")[0])
    if code is None:
        near = get_close_matches(name, [one for one in _BY_NAME if len(one) > len("eng")], n=1)
        code = _BY_NAME[near[0]] if near else None
    return f"Did you mean {code!r}?" if code and code != written else ""
