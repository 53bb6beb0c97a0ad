"""The language server: what an editor asks, answered by the modules beside this one.

In: the Language Server Protocol 3.17. Out: answers, diagnostics. Never: writes a file, or ends for the mistake of one
request.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import FeatureNotificationError, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from briefset import __version__
from briefset.build.articles import ArticleFolder
from briefset.build.check import Draft
from briefset.diagnostics import Diagnostic, Failure
from briefset.editor.actions import Action, Kind, apply, find_actions
from briefset.editor.completion import complete
from briefset.editor.diagnostics import Follower, by_file, to_protocol
from briefset.editor.hover import markdown, show
from briefset.editor.navigation import Named, Navigator, Spot, find_named_at, find_paragraph, find_symbols, refuse
from briefset.editor.session import SUMMARY, Session, find_folder
from briefset.editor.texts import Text
from briefset.preview.address import point_to

TYPED = (SUMMARY, ".csv")
"""Files whose text in the editor counts before it is saved; an article's text counts as its file has it."""
TRIGGERS = [" ", '"', "'", "(", "[", "{", "P", "“", "„", "«", "「", "-"]


class Server(LanguageServer):
    """One editor's open articles."""

    def __init__(self) -> None:
        # An editor that sends all of a text leaves nothing to differ about; parts of it are counted in lines, and
        # Python knows more ends of lines than the protocol does.
        super().__init__("briefset", __version__, types.TextDocumentSyncKind.Full)
        self.sessions: dict[Path, Session] = {}
        self.followers: dict[Path, Follower] = {}
        self.published: dict[Path, set[str]] = {}
        self.checks, self.pointing = ThreadPoolExecutor(1, "check"), ThreadPoolExecutor(1, "point")
        self.cursor: tuple[ArticleFolder, str] | None = None

    def text(self, content: str) -> Text:
        """A text in the units that were agreed upon."""
        return Text(content, self.workspace.position_codec)

    def find_session(self, uri: str) -> Session | None:
        """The session of the article that a file belongs to; None for a file of none."""
        folder = find_folder(Path(to_fs_path(uri) or ""))
        if folder is None:
            return None
        if folder.path not in self.sessions:
            session = self.sessions[folder.path] = Session(folder)
            self.published[folder.path] = set()
            self.followers[folder.path] = Follower(
                session, lambda told: self.publish(session, told), self.report_fault, self.checks
            )
        return self.sessions[folder.path]

    def report_fault(self, fault: BaseException) -> None:
        """Tell the writer of a fault of the program's."""
        self.report_server_error(Exception(f"{type(fault).__name__}: {fault}"), FeatureNotificationError)

    def follow(self, uri: str) -> None:
        """Look at an article anew, with what is typed of it."""
        session = self.find_session(uri)
        if session is None:
            return
        paths = {Path(to_fs_path(one) or ""): document for one, document in self.workspace.text_documents.items()}
        session.change({
            path: document.source.encode("utf-8", "surrogatepass")
            for path, document in paths.items()
            if path.parent == session.folder.path and path.name.endswith(TYPED)
        })  # fmt: skip
        self.followers[session.folder.path].changed.set()

    def publish(self, session: Session, told: list[Diagnostic]) -> None:
        """Show what is told of each file of an article, and nothing more of those of which nothing is."""
        files = {session.uri_of(file): (file, found) for file, found in by_file(told).items()}
        own = session.uri_of(session.folder.show(session.folder.summary))
        before, self.published[session.folder.path] = self.published[session.folder.path], set(files)
        for uri in {own: 0, **dict.fromkeys(before), **files}:
            file, found = files.get(uri, ("", []))
            shown = to_protocol(found, self.text(session.text_of(file))) if found else []
            document = self.workspace.text_documents.get(uri)
            version = document.version if document else None
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, version))

    def point(self, session: Session, path: str) -> None:
        """Let a preview of the article show what is at the cursor; of several places in a hurry, the last."""
        self.cursor = session.folder, path
        self.pointing.submit(self._point)

    def _point(self) -> None:
        cursor, self.cursor = self.cursor, None
        if cursor:
            point_to(*cursor)

    def locate(self, params: Any) -> tuple[Session, Text, tuple[int, int]] | None:
        """The session, the text and the place in it that a request about a summary names."""
        uri = params.text_document.uri
        session = self.find_session(uri)
        if session is None or Path(to_fs_path(uri) or "").name != SUMMARY or uri not in self.workspace.text_documents:
            return None
        text = self.text(self.workspace.text_documents[uri].source)
        return session, text, text.spot(params.position)

    def navigate(self, params: Any) -> tuple[Navigator, Spot, Named | None] | None:
        """What a request names, and what finds its way from there."""
        located = self.locate(params)
        if located is None or (draft := located[0].open()) is None:
            return None
        return (Navigator(located[0], draft, self.workspace.position_codec), *find_named_at(*located))


server = Server()


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
@server.feature(types.TEXT_DOCUMENT_DID_SAVE)
def follow(ls: Server, params: Any) -> None:
    """A text is there, or is another."""
    ls.follow(params.text_document.uri)


@server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
def close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    """What is not saved of a file is lost, so that the file counts again; nothing is shown of a closed summary."""
    uri = params.text_document.uri
    session = ls.find_session(uri)
    if session is None or Path(to_fs_path(uri) or "").name != SUMMARY:
        return ls.follow(uri)
    ls.followers.pop(session.folder.path).close()
    ls.publish(session, [])
    del ls.sessions[session.folder.path], ls.published[session.folder.path]
    return None


@server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
def refresh(ls: Server, _params: types.DidChangeWatchedFilesParams) -> None:
    """Files have changed beside the editor, such as evidence.lock."""
    for session in ls.sessions.values():
        ls.follow(session.uri_of(session.folder.show(session.folder.summary)))


@server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=TRIGGERS))
def offer(ls: Server, params: types.CompletionParams) -> types.CompletionList | None:
    """Keys, ids, paragraphs, the article's words."""
    located = ls.locate(params)
    return complete(*located) if located else None


@server.feature(types.TEXT_DOCUMENT_HOVER)
def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """What stands behind a word."""
    located = ls.locate(params)
    told = show(located[0], *find_named_at(*located)) if located else ""
    return types.Hover(markdown(told)) if told else None


@server.feature(types.TEXT_DOCUMENT_DEFINITION)
def define(ls: Server, params: types.DefinitionParams) -> list[types.Location]:
    """Where an id or a paragraph stands."""
    found = ls.navigate(params)
    return list(found[0].definitions(found[1])) if found else []


@server.feature(types.TEXT_DOCUMENT_REFERENCES)
def refer(ls: Server, params: types.ReferenceParams) -> list[types.Location]:
    """All places that name an id or a paragraph; on a line of the article's text, those that name its paragraph."""
    found = ls.navigate(params)
    if found is not None:
        return list(found[0].references(found[2], params.context.include_declaration)) if found[2] else []
    session = ls.find_session(params.text_document.uri)
    draft = session.open() if session else None
    if session is None or draft is None or draft.article is None:
        return []
    number = _paragraph(draft, session, params)
    named = Named(paragraphs=frozenset([] if number is None else [number]))
    return list(Navigator(session, draft, ls.workspace.position_codec).references(named, with_declaration=False))


def _paragraph(draft: Draft, session: Session, params: types.ReferenceParams) -> int | None:
    if draft.article is None or params.text_document.uri != session.uri_of(draft.article.file):
        return None
    return find_paragraph(draft.article, params.position.line)


@server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
def highlight(ls: Server, params: types.DocumentHighlightParams) -> list[types.DocumentHighlight]:
    """The places of the file that name the same as the one under the cursor; editors ask wherever it goes."""
    found = ls.navigate(params)
    if found is None:
        return []
    navigator, spot, named = found
    ls.point(navigator.session, spot.path)
    places = navigator.references(named, with_declaration=True) if named else []
    return [types.DocumentHighlight(one.range) for one in places if one.uri == params.text_document.uri]


@server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
def prepare_rename(ls: Server, params: types.PrepareRenameParams) -> types.Range | None:
    """The id under the cursor."""
    found = ls.navigate(params)
    return found[0].renamable(found[1], found[2]) if found else None


@server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
def rename(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Another id for an entry, wherever it is named."""
    found = ls.navigate(params)
    if found is None:
        return None
    navigator, spot, named = found
    navigator.renamable(spot, named)
    return navigator.rename(named, params.new_name) if named else None


@server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
def outline(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    """The keys and entries of a summary."""
    session = ls.find_session(params.text_document.uri)
    loaded = session.load() if session else None
    if loaded is None or Path(to_fs_path(params.text_document.uri) or "").name != SUMMARY:
        return []
    return find_symbols(loaded, ls.text("\n".join((loaded.alone or loaded).lines)))


@server.feature(
    types.TEXT_DOCUMENT_CODE_ACTION,
    types.CodeActionOptions(
        code_action_kinds=[types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorRewrite], resolve_provider=True
    ),
)
def act(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """What can be done at a place; the edits of it follow when one is chosen, where the editor can ask for them."""
    wanted = types.DocumentHighlightParams(params.text_document, params.range.start)
    located = ls.locate(wanted)
    if located is None:
        return []
    session, text, place = located
    last = text.spot(params.range.end)
    file = session.folder.show(session.folder.summary)
    told = [one for one in session.told if one.position.file == file and _touches(one, place, last)]
    spot, _ = find_named_at(*located)
    found = [_to_protocol(action, params.text_document.uri, text) for action in find_actions(session, spot.path, told)]
    return found if _can_resolve(ls.client_capabilities) else list(_resolve_all(ls, found))


def _resolve_all(ls: Server, actions: Sequence[types.CodeAction]) -> Iterator[types.CodeAction]:
    """The actions that can be done, for an editor that takes them as they are."""
    for action in actions:
        with suppress(JsonRpcInvalidParams):
            yield resolve(ls, action)


def _can_resolve(able: types.ClientCapabilities) -> bool:
    actions = able.text_document.code_action if able.text_document else None
    return bool(actions and actions.resolve_support and "edit" in actions.resolve_support.properties)


def _touches(one: Diagnostic, first: tuple[int, int], last: tuple[int, int]) -> bool:
    place = one.position
    return (place.line - 1, place.column - 1) <= last and first <= (place.end_line - 1, place.end_column - 1)


def _to_protocol(action: Action, uri: str, text: Text) -> types.CodeAction:
    is_fix = action.kind is not Kind.PIN
    return types.CodeAction(
        action.title,
        types.CodeActionKind.QuickFix if is_fix else types.CodeActionKind.RefactorRewrite,
        to_protocol([action.answers], text) if action.answers else None,
        is_preferred=action.kind is Kind.FIX,
        data={"uri": uri, "kind": action.kind.value, "path": action.path, "code": action.code},
    )


@server.feature(types.CODE_ACTION_RESOLVE)
def resolve(ls: Server, action: types.CodeAction) -> types.CodeAction:
    """The action with the edit that it makes; an error of the protocol's where it cannot be done."""
    data: Any = action.data
    session = ls.find_session(data["uri"])
    if session is None:
        return action
    try:
        after = apply(session, Kind(data["kind"]), data["path"], data["code"])
    except Failure as failure:
        raise refuse(str(failure)) from None
    before = ls.text(session.text_of(session.folder.show(session.folder.summary)))
    edits = list(before.edits_to(after.decode())) if after else []
    action.edit = types.WorkspaceEdit(changes={data["uri"]: edits})
    return action
