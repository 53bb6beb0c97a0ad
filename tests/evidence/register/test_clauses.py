"""A long statement stands beside its evidence clause by clause, and nothing of either is lost."""

from hypothesis import given
from hypothesis import strategies as st

from briefset.evidence.register import Check, Statement, Support
from briefset.evidence.register.clauses import Pair, pair_evidence, split_clauses


def statement(stated: str, *pieces: tuple[int, str]) -> Statement:
    supports = tuple(Support("brief.evidence[0].quote", words, paragraph, None) for paragraph, words in pieces)
    return Statement(3, "brief", "brief", "", stated, Check.PARAPHRASE, supports, tuple(at for at, _ in pieces))


def shown(pairs: list[Pair]) -> list[tuple[str, list[str]]]:
    return [(pair.stated, [support.words for support in pair.supports]) for pair in pairs]


def test_a_statement_is_cut_after_each_bracket_with_a_paragraph() -> None:
    assert split_clauses("The quay opened (P2). Trade grew (P3–P4), by half (see P5).") == [
        "The quay opened (P2). ",
        "Trade grew (P3–P4), ",
        "by half (see P5).",
    ]
    assert split_clauses("码头已启用（P2）。贸易增长（P3）。") == ["码头已启用（P2）。", "贸易增长（P3）。"]


def test_words_stand_beside_the_clause_that_names_their_paragraph() -> None:
    reference = statement("The quay opened (P2). Trade grew (P3–P4).", (4, "grew"), (2, "was opened"))
    assert shown(pair_evidence(reference)) == [
        ("The quay opened (P2).", ["was opened"]),
        ("Trade grew (P3–P4).", ["grew"]),
    ]


def test_of_two_clauses_on_a_paragraph_the_one_with_the_same_words_is_chosen() -> None:
    reference = statement("The quay opened (P2). Trade with islands grew (P2).", (2, "trade with the islands"))
    assert shown(pair_evidence(reference)) == [
        ("The quay opened (P2). Trade with islands grew (P2).", ["trade with the islands"])
    ]
    both = statement("The quay opened (P2). Trade grew (P2).", (2, "trade grew"), (2, "the quay"))
    assert shown(pair_evidence(both)) == [("The quay opened (P2).", ["the quay"]), ("Trade grew (P2).", ["trade grew"])]


def test_a_statement_without_paragraph_references_is_one_pair() -> None:
    assert shown(pair_evidence(statement("The quay opened.", (2, "a"), (3, "b")))) == [("The quay opened.", ["a", "b"])]
    assert shown(pair_evidence(statement("The quay opened (P2)."))) == [("The quay opened (P2).", [])]


@given(
    st.lists(st.sampled_from(["The quay opened", "(P1).", "(P2–P4),", "trade grew", "（P5）。", "(1815)"]), min_size=1),
    st.lists(st.tuples(st.integers(1, 6), st.sampled_from(["quay", "trade", "1815"]))),
)
def test_no_word_and_no_piece_is_lost(parts: list[str], pieces: list[tuple[int, str]]) -> None:
    stated = " ".join(parts)
    pairs = pair_evidence(statement(stated, *pieces))
    assert " ".join(pair.stated for pair in pairs).split() == stated.replace("）。(", "）。 (").split()
    assert sorted((piece.paragraph, piece.words) for pair in pairs for piece in pair.supports) == sorted(pieces)
