"""What a summary leaves out, found in the article: evidence, paragraphs, sections, and what its head says.

In: `Summary`, `Article`. Out: a whole `Summary`, and where each found piece stands. Never: puts anything in place of
what is written.
"""

from briefset.evidence.finding.complete import Completion, Values, complete, find_gaps

__all__ = ["Completion", "Values", "complete", "find_gaps"]
