"""What holds for all tests: the language is English, and nobody minds how long an example takes."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from seed2book.messages import VARIABLE, speak

settings.register_profile(
    "unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")

# For the commands that tests start as processes of their own.
os.environ[VARIABLE] = "en"


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program speaks Chinese, also in processes that the test starts."""
    for name, value in ((VARIABLE, "zh"), ("LANGUAGE", ""), ("PYTHONIOENCODING", "utf-8")):
        monkeypatch.setenv(name, value)
    speak()
    yield
    monkeypatch.setenv(VARIABLE, "en")
    speak()
