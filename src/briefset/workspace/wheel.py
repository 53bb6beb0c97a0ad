"""The installed briefset as a wheel, for repositories that have nowhere to install it from.

In: the metadata of what is installed (PyPA, Recording installed projects). Out: bytes, versions. Never: the network.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from importlib import metadata

NAME = "briefset"
NAME_OF_REQUIREMENT = re.compile(r"[A-Za-z0-9._-]+")
OF_INSTALLER = ("INSTALLER", "REQUESTED", "RECORD", "direct_url.json", "uv_cache.json")
"""What the installation has added to the folder of metadata."""
DATE = (1980, 1, 1, 0, 0, 0)
"""The first that an archive can hold, so that the same files give the same bytes."""


def pack_wheel() -> dict[str, bytes]:
    """The wheel by its path in a repository; nothing for a checkout, whose files are not those of a wheel."""
    installed = _find(NAME)
    files = dict(_files(installed)) if installed else {}
    if installed is None or f"{NAME}/__init__.py" not in files:
        return {}
    record = f"{NAME}-{installed.version}.dist-info/RECORD"
    rows = [f"{name},sha256={_digest(data)},{len(data)}\n" for name, data in files.items()]
    files[record] = "".join([*rows, f"{record},,\n"]).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.external_attr, entry.compress_type = 0o100644 << 16, zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return {f"wheels/{NAME}-{installed.version}-py3-none-any.whl": packed.getvalue()}


def _files(installed: metadata.Distribution) -> Iterator[tuple[str, bytes]]:
    """What came out of the wheel, metadata last (PEP 427), without scripts and compiled modules."""
    paths = [path for path in installed.files or () if path.parts[0] != ".." and "__pycache__" not in path.parts]
    for path in sorted(paths, key=lambda path: (path.parts[0].endswith(".dist-info"), path.as_posix())):
        if not (path.parts[0].endswith(".dist-info") and path.name in OF_INSTALLER):
            yield path.as_posix(), path.read_binary()


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def pin_versions() -> str:
    """The version of everything that briefset needs, as it is installed here, as constraints for pip."""
    found, waiting = dict[str, str](), [NAME]
    while waiting:
        installed = _find(waiting.pop())
        if installed is not None and installed.name not in found:
            found[installed.name] = installed.version
            waiting += map(_name, (need for need in installed.requires or () if "extra ==" not in need))
    found.pop(NAME, None)
    head = "# What briefset was used with when this repository was made; other versions may give other bytes.\n"
    return head + "".join(f"{name}=={found[name]}\n" for name in sorted(found, key=str.lower))


def _find(name: str) -> metadata.Distribution | None:
    """None for what another system or Python would need."""
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def _name(requirement: str) -> str:
    found = NAME_OF_REQUIREMENT.match(requirement)
    assert found is not None
    return found[0]
