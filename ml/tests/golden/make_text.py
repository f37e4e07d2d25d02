"""Writes text.json: strange texts and their terms, which Python and TypeScript must both find.

Run in ml/: ``.venv/bin/python tests/golden/make_text.py``, and only if the rules change: then every model changes.
"""

import json
import random
from hashlib import sha256
from pathlib import Path
from typing import Any

from valora_ml.artifact.card import EncoderSpec, FieldSpec
from valora_ml.artifact.plain_json import to_plain

FILE = Path(__file__).with_name("text.json")

SPECS = {
    "words": EncoderSpec((FieldSpec("title", 0, 2, None),), 1 << 17, 4096),
    "runs": EncoderSpec(
        (FieldSpec("title", 7, 3, (3, 5)), FieldSpec("description", 0xFFFFFFFF, 1, (1, 2))), 1 << 12, 4096
    ),
    "chars": EncoderSpec((FieldSpec("title", 0, 0, (2, 4)), FieldSpec("description", 0, 2, None)), 1 << 10, 20),
}

SINGLE = [
    *[
        "",
        " ",
        "\n\t\r\n",
        "\0",
        "a\0b",
        "\0\0\0",
        "!",
        "?!?!",
        "…",
        "a",
        "A",
        "1",
        "0x1F",
        "3.14",
        "-1",
        "CVE-2024-1234",
    ],
    *["İstanbul", "IŞIK", "ıI", "ẞ", "straße STRASSE", "ΣΊΣΥΦΟΣ", "ς σ Σ", "ǅ ǆ Ǆ", "ﬁ ﬂ", "Ωμέγα", "ЁЖИК", "Հայերեն"],
    *[
        "é",
        "e\u0301",
        "e\u0301\u0327 é",
        "a\u0300\u0301\u0302\u0303",
        "\u0301",
        "n\u0303o",
        "Å Å A\u030a",
        "\u200d",
        "\u200b",
    ],
    *["😀", "😀😀", "a😀b", "👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇩🇪🇫🇷", "❤️", "☃", "→⇒", "1️⃣", "🫠 melts", "\U0001f1e6"],
    *["שלום עולם", "مرحبا بالعالم", "\u202eabc\u202c", "\u200fabc", "abc שלום def", "١٢٣", "ﷺ", "ﻻ"],
    *[
        "你好世界",
        "导出失败！",
        "こんにちは",
        "カタカナ",
        "ﾊﾝｶｸ",
        "한국어",
        "한국",
        "𠀀𠀁",
        "ＡＢＣ１２３",
        "、。",
        "\u3000",
    ],
    *["\ud800", "\udc00", "a\ud800b", "\udfff\ud800", "x\ud83d", "\ude00y", "😀\ud83d", "\ud83d \ude00"],
    *[
        "\ufeffabc",
        "\ufffd",
        "\uffff",
        "\ufffe",
        "\U0010ffff",
        "\U000e0041",
        "\U0001efff\U0001f000",
        "\U0001ffff\U00020000",
    ],
    *["\u1fff\u2000", "\u2bff\u2c00", "\u2dff\u2e00", "\u303f\u3040", "\ud7ff\ue000", "\uf8ff\uf900", "\ufdff\ufe00"],
    *["\ufe6f\ufe70", "\uff0f\uff10", "\uff19\uff1a", "\uff3a\uff3b", "\uffdc\uffdd", "\u218f\u2190", "×÷ª µ º"],
    *[
        "__proto__",
        "constructor toString",
        "hasOwnProperty",
        "<script>alert(1)</script>",
        "'; DROP TABLE--",
        "${x} {{y}} %s",
    ],
    *[
        "C++ C# .NET F#",
        "foo_bar fooBar foo-bar",
        "https://example.org/a?b=c#d",
        "a@b.example",
        "/usr/bin/env",
        "C:\\temp",
    ],
    *[
        "don't can’t",
        "“quoted” „so“ «là»",
        "1,000.50 €",
        "½ ² ™ © ®",
        "a\u00adb",
        "a\u00a0b",
        "a\u2028b",
        "\x7f\x80\x9f",
    ],
]

_ALPHABETS = [
    "abc ABC 012 !?.,",
    "äöüßÄÖÜ éèê ÉÈÊ ñ Ç",
    "αβγΑΒΓ абвАБВ",
    "שלום مرحبا ",
    "你好 世界 こん 한국",
    "😀🎉👍 ❤️ a",
    "a\u0301e\u0308 \u200d",
    "\0\n\t a\ud800\udc00b",
    "".join(map(chr, range(0x20, 0x250))),
    "".join(map(chr, [*range(0x1F00, 0x2C10, 7), *range(0xD700, 0xD800, 9), *range(0xE000, 0x10000, 97)])),
    "".join(map(chr, range(0x10000, 0x110000, 9973))),
]


def make() -> dict[str, Any]:
    """All texts with their terms, and long ones by fingerprint."""
    # Once through a JSON string: halves of a pair that happen to meet become the character they stand for.
    texts = [json.loads(json.dumps(each)) for each in [*SINGLE, *_every_lowered(), *_random_texts()]]
    cases = []
    for index, title in enumerate(texts):
        texts_of_row = {"title": title} if index % 3 == 0 else {"title": title, "description": texts[-index]}
        terms = {name: _pairs(spec.encoder().encode(texts_of_row)) for name, spec in SPECS.items()}
        cases.append({"texts": texts_of_row, "terms": terms})
    fingerprints = [
        {
            "unit": unit,
            "times": times,
            "sha256": {name: fingerprint(spec, unit * times) for name, spec in SPECS.items()},
        }
        for unit, times in [
            ("word ", 209_716),
            ("😀", 25_000),
            ("aé你😀\0 ", 70_000),
            ("x", 1 << 20),
            ("\ud800a", 30_000),
        ]
    ]
    return {"specs": to_plain(SPECS), "cases": cases, "long": fingerprints}


def fingerprint(spec: EncoderSpec, text: str) -> str:
    """Hash of ``bucket:count`` of a text too long to store."""
    counts = spec.encoder().encode({"title": text, "description": text})
    return sha256(",".join(f"{bucket}:{count}" for bucket, count in counts.items()).encode()).hexdigest()


def _every_lowered() -> list[str]:
    return ["".join(map(chr, range(start, start + 0x30))) for start in range(0, 0x600, 0x30)]


def _random_texts() -> list[str]:
    chance = random.Random(20_26)
    return ["".join(chance.choices(each, k=chance.randint(1, 24))) for each in _ALPHABETS for _ in range(18)]


def _pairs(counts: dict[int, int]) -> list[list[int]]:
    return [list(counts), list(counts.values())]


if __name__ == "__main__":
    FILE.write_text(json.dumps(make(), separators=(",", ":")) + "\n", encoding="ascii")
