"""From a place on a page to the summary and the article: YAML lines, the article's words, an address for an editor.

In: a YAML path, or words from a page, and a checked summary. Out: values for JSON. Never: reads a file.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from briefset.build.check import Checked
from briefset.evidence.register import make_register
from briefset.evidence.trace import Trace, Tracer
from briefset.evidence.trace.text_key import text_key
from briefset.preview.address import Editor
from briefset.yaml12.paths import ancestors

MOST_LINES = 8


class Sources:
    """A checked summary, ready to be asked what stands behind a place on a page."""

    def __init__(self, checked: Checked, editor: Editor) -> None:
        self.checked, self.editor = checked, editor

    @cached_property
    def tracer(self) -> Tracer:
        """What leads words back."""
        published, loaded = self.checked.published, self.checked.loaded
        return Tracer(published.summary, make_register(published), loaded, self.checked.article_sha256)

    def find(self, path: str) -> dict[str, Any]:
        """What stands behind a YAML path."""
        trace = self.tracer.trace_path(path)
        position = trace.position
        holder = self.checked.loaded.holder(path)
        last = max(position.line, min(position.end_line or position.line, len(holder.lines)))
        lines = holder.lines[position.line - 1 : min(last, position.line + MOST_LINES - 1)]
        return {
            **position.as_dict(),
            "path": path,
            "lines": lines,
            "more": last - position.line - len(lines) + 1,
            "editor": self.editor.address(self.checked.folder.root, position),
            "statements": [{"number": one.number, "check": one.check.value} for one in trace.statements],
            "supports": list(self._supports(trace)),
            "list": f"{path}[0]" in self.checked.loaded.marks,
        }

    def _supports(self, trace: Trace) -> Any:
        """The article's words, each with its paragraph; of paragraphs that are only named the beginning."""
        known = set()
        for support in trace.supports:
            known.add(support.paragraph)
            how = support.how.value if support.how else ""
            yield {"paragraph": support.paragraph, "words": support.words, "how": how}
        article = self.checked.article
        for number in trace.paragraphs if article else ():
            if number not in known and article and 0 <= number < len(article.paragraphs):
                yield {"paragraph": number, "words": article.paragraphs[number], "how": "named"}

    def find_words(self, words: str) -> str:
        """The path of the text that holds some words, or that is most like them; empty for none."""
        found = self.tracer.trace_words(words)
        found = found or self.tracer.merge(hit.printed for hit in self.tracer.find_within(text_key(words)))
        if not found and (near := self.tracer.find_nearest(words)):
            found = [near[0]]
        return found[0].path if found else ""

    def find_showing(self, path: str) -> list[str]:
        """The paths of what shows the entry that a path leads into by its id, as a bar shows a statistic."""
        summary = self.checked.summary
        known = {entry.path: key for key, entry in summary.by_id().items()}
        named = next((known[above] for above in ancestors(path) if above in known), ("", ""))
        return [one.path for one in summary.walk() if named in ((ref.collection, used) for _, ref, used in one.ids())]

    def path_of_line(self, line: int) -> str:
        """The path of the innermost entry that begins at or before a line of the summary and holds it."""
        marks, keys = self.checked.loaded.marks, self.checked.loaded.keys
        first = {path: keys.get(path, mark)[0] for path, mark in marks.items() if path}
        holding = [path for path, begins in first.items() if begins <= line <= max(marks[path][2], begins)]
        return max(holding, key=lambda path: (first[path], len(list(ancestors(path)))), default="")
