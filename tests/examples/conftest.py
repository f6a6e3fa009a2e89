"""The real broker of the stream's tests."""

from tests.stream.conftest import real

__all__ = ["real"]
