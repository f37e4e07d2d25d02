"""32-bit hashes of terms: FNV-1a over UTF-8, mixed once more so that the low bits are even.

Sources: http://www.isthe.com/chongo/tech/comp/fnv/ and MurmurHash3's 32-bit finaliser.
"""

_MASK = 0xFFFFFFFF


def mix(value: int) -> int:
    """MurmurHash3's finaliser: a bijection of 32-bit integers."""
    value ^= value >> 16
    value = (value * 0x85EBCA6B) & _MASK
    value ^= value >> 13
    value = (value * 0xC2B2AE35) & _MASK
    return value ^ (value >> 16)


def hash_word(word: str) -> int:
    """Hash of one word, 0 to 2³² − 1. The word must hold no lone surrogate."""
    value = 0x811C9DC5
    for byte in word.encode():
        value = ((value ^ byte) * 0x01000193) & _MASK
    return mix(value)


def combine(first: int, second: int) -> int:
    """Hash of an ordered pair of hashes."""
    return mix((first * 31 + second) & _MASK)
