"""A ratio compares like with like."""

from pathlib import Path

import pytest

from briefset.evidence.ledger.derived import find_unlike
from briefset.summary.validate import validate
from briefset.yaml12.document import load

OWN = 'expression: visitors-after / visitors-before, format: "{:.1f}-fold"'


@pytest.mark.parametrize(
    ("expression", "form", "fault"),
    [
        ("visitors-after / visitors-before", "{:.1f}-fold", ""),
        ("(visitors-after - visitors-before) / visitors-before * 100", "{:.0f} percent", ""),
        ("cost / visitors-after", "${:.0f} a visitor", ""),
        ("cost / visitors-after", "{:.1f}-fold", "$ cannot be divided by count"),
        ("visitors-after / cost * 100", "{:.0f} percent", "count cannot be divided by $"),
        ("cost / relief", "{:.1f} times", "$ cannot be divided by €"),
        ("boats / visitors-before * 100", "{:.0f}%", ""),
    ],
)
def test_a_ratio_of_unlike_things_is_refused(sample: Path, expression: str, form: str, fault: str) -> None:
    text = sample.read_text(encoding="utf-8")
    assert OWN in text
    new = f'expression: {expression}, format: "{form}"'
    relief = "  - {id: relief, label: Relief, value: 2, unit: € million, at: 5, quote: the work}\n\nderived:"
    text = text.replace(OWN, new, 1).replace("\nderived:", relief, 1)
    summary = validate(load(text.encode(), "summary.yaml"))
    found = find_unlike(summary.derived[0], summary)
    assert found.endswith(fault)
    assert bool(found) == bool(fault)
