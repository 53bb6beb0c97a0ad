"""What the check catches and refuses in a sample of the corpus of `benchmarks/truth` stays where it was."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

PATH = Path(__file__).resolve().parents[3] / "benchmarks" / "truth" / "measure.py"
EVERY = 5
"""Each so-manieth fault is tried here; `make bench` tries all."""
MOST_REFUSED = {"en": 0.05, "de": 0.04, "fr": 0.05, "es": 0.05, "zh": 0.04}
LEAST_CAUGHT = {"number": 0.93, "words": 0.75, "company": 0.70, "sense": 0.40}


def load_measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("truth_measure", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.parametrize("language", sorted(MOST_REFUSED))
def test_true_statements_pass_and_false_ones_do_not(language: str) -> None:
    measure = load_measure()
    tally = measure.Tally()
    for group, _, path in measure.halves():
        if group == language:
            measure.measure(measure.Text(path), tally, EVERY)
    assert tally.true > 80
    assert tally.refused / tally.true <= MOST_REFUSED[language]
    for category, least in LEAST_CAUGHT.items():
        assert tally.faults[category] == 0 or tally.caught[category] / tally.faults[category] >= least, category
