"""Ids derived from content: the same input always has the same ids."""

from hashlib import blake2b


def derived_id(prefix: str, *parts: str) -> str:
    """Prefix, a hyphen and 16 hexadecimal digits, from the parts in their order."""
    digest = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8)
    return f"{prefix}-{digest.hexdigest()}"
