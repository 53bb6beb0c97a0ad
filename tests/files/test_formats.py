"""What a library raises over a file is told as one refusal."""

import pytest

from briefset.files.formats import RefusedError, parsing


def test_what_a_library_raises_without_a_word_is_told_by_its_name() -> None:
    with pytest.raises(RefusedError) as refused, parsing("it cannot be printed: {reason}", "look again"):
        raise AssertionError
    assert refused.value.message == "it cannot be printed: AssertionError"
