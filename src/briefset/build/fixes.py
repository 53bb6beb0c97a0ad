"""What can be mended in a summary without asking: the article's words, and answers that nobody asks for any more.

In: an `ArticleFolder` whose text is at hand. Out: new bytes, and what was changed. Never: mends what may be meant.
"""

from __future__ import annotations

from collections.abc import Callable

from briefset.build.articles import ArticleFolder
from briefset.build.check import Checked, examine, open_draft, warnings
from briefset.diagnostics import Failure
from briefset.evidence.ledger.accept import NOT_NEEDED
from briefset.evidence.quotations.fix import Fix, Replace, fix_quotations
from briefset.yaml12.keys import remove_keys
from briefset.yaml12.paths import join_path, parent


def fix(folder: ArticleFolder, words: Replace) -> list[Fix]:
    """Mend a summary where it is clear how: what was changed; writes the file."""
    fixed, changes = find_fixes(folder, words)
    if changes:
        folder.write(folder.summary, fixed)
    return changes


def find_fixes(
    folder: ArticleFolder, words: Replace, is_meant: Callable[[str], bool] = bool
) -> tuple[bytes, list[Fix]]:
    """The bytes of a summary with all that is clear mended at the paths that are meant, and what was changed."""
    draft = open_draft(folder)
    data, article = draft.inputs["summary.yaml"], draft.require_article()
    data, done = fix_quotations(data, lambda data: folder.open(data)[0], article, words, is_meant)
    data, dropped = _drop_answers(folder, data, is_meant)
    return data, [*done, *dropped]


def _drop_answers(folder: ArticleFolder, data: bytes, is_meant: Callable[[str], bool]) -> tuple[bytes, list[Fix]]:
    """The summary without the answers to warnings that are not given."""
    try:
        checked, _ = examine(open_draft(folder, data))
        needless = {one.path: one for one in warnings(checked) if one.code == NOT_NEEDED and is_meant(one.path)}
        data, kept = remove_keys(data, checked.loaded, _whole(set(needless), checked)) if needless else (data, [])
    except Failure:  # what is wrong otherwise is told by the check
        return data, []
    gone = {path: one for path, one in needless.items() if not {path, parent(path)} & {*kept}}
    return data, [Fix(one.position, path, path.rpartition(".")[2], "") for path, one in gone.items()]


def _whole(needless: set[str], checked: Checked) -> set[str]:
    """The keys to take out: all answers of an entry at once where none of them is needed."""
    paths = set(needless)
    for entry in checked.written.walk():
        answers = join_path(entry.path, "accept")
        codes = {join_path(answers, code) for code in entry.accept}
        if codes and codes <= needless:
            paths = paths - codes | {answers}
    return paths
