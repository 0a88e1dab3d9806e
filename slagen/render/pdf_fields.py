"""A tagged PDF becomes the same with places for digital signatures, each tagged as a form, so that its standards stay kept.

What is new is written behind the PDF as it was: to write its thousands of objects anew takes five times as long.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

_PRINTED_AND_LOCKED = 4 + 128


@dataclass(frozen=True, slots=True)
class Field:
    """`label` is what a screen reader says; `page` counts from 0; without a `box` (left, bottom, right, top in points)
    nothing is to be seen."""

    name: str
    label: str
    page: int = 0
    box: tuple[float, float, float, float] | None = None


class Behind(IncrementalPdfFileWriter):
    """Writes behind a PDF, and leaves its metadata alone: written anew, they lose what the archive's standard asks for."""

    def __init__(self, pdf: bytes) -> None:
        # Some PDFs end without a line end, and what follows would run into their last word.
        super().__init__(io.BytesIO(pdf if pdf.endswith(b"\n") else pdf + b"\n"))

    def _update_meta(self) -> None:
        pass

    def whole(self) -> bytes:
        """The PDF and what was written behind it."""
        made = io.BytesIO()
        self.write(made)  # type: ignore[no-untyped-call]
        return made.getvalue()


def with_fields(pdf: bytes, fields: Sequence[Field]) -> bytes:
    """The same input gives the same bytes. Raises ValueError where the PDF has no tags."""
    writer = Behind(pdf)
    root: Any = writer.root
    if "/StructTreeRoot" not in root:
        raise ValueError("a PDF without tags can have no tagged field")
    tree = root["/StructTreeRoot"]
    whole = _array(tree, "/K").raw_get(0)
    tags = _array(whole.get_object(), "/K")
    leaf = _last_leaf(tree["/ParentTree"])
    parents = _array(leaf, "/Nums")
    key = int(parents[-2]) + 1 if len(parents) else 0
    if "/AcroForm" not in root:
        root[NameObject("/AcroForm")] = _dictionary()
    form = root["/AcroForm"]
    for place, one in enumerate(fields, start=key):
        found, _ = writer.find_page_for_modification(one.page)  # type: ignore[no-untyped-call]
        page = found.get_object()
        widget = writer.add_object(_widget(writer, one, found, place))
        target = _dictionary(Type=NameObject("/OBJR"), Obj=widget, Pg=found)
        kind, label = NameObject("/StructElem"), TextStringObject(one.label)
        tag = writer.add_object(_dictionary(Type=kind, S=NameObject("/Form"), P=whole, Alt=label, K=target))
        parents.extend((_number(place), tag))
        tags.append(tag)
        page[NameObject("/Tabs")] = NameObject("/S")
        for array in (_array(page, "/Annots"), _array(form, "/Fields")):
            array.append(widget)
            writer.update_container(array)
        writer.mark_update(found)
    last = key + len(fields) - 1
    if "/Limits" in leaf:
        leaf["/Limits"][1] = _number(last)
    tree[NameObject("/ParentTreeNextKey")] = _number(last + 1)
    for changed in (tree, whole.get_object(), tags, leaf, parents, form):
        writer.update_container(changed)
    writer.update_container(root)
    # The library draws the second half of the identity by lot; here it hangs on what is written.
    drawn = ByteStringObject(hashlib.sha256(repr((pdf, fields)).encode()).digest()[:16])
    writer._document_id = ArrayObject([writer._document_id[0], drawn])
    return writer.whole()


def _array(parent: Any, name: str) -> Any:
    """The array of that name, made of what stands there by itself."""
    if name not in parent or not isinstance(parent[name], ArrayObject):
        parent[NameObject(name)] = ArrayObject([parent.raw_get(name)] if name in parent else [])
    return parent[name]


def _last_leaf(tree: Any) -> Any:
    """Of a tree of numbers, the node that holds the highest."""
    while "/Kids" in tree:
        tree = tree["/Kids"][-1]
    return tree


def _dictionary(**entries: Any) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in entries.items()})  # type: ignore[no-untyped-call]


def _number(value: int) -> NumberObject:
    return NumberObject(value)  # type: ignore[no-untyped-call]


def _lengths(*values: float) -> ArrayObject:
    return ArrayObject([FloatObject(f"{value:.2f}") for value in values])  # type: ignore[no-untyped-call]


def _widget(writer: Behind, field: Field, page: Any, place: int) -> DictionaryObject:
    left, bottom, right, top = field.box or (0, 0, 0, 0)
    widget = _dictionary(
        Type=NameObject("/Annot"),
        Subtype=NameObject("/Widget"),
        FT=NameObject("/Sig"),
        T=TextStringObject(field.name),
        TU=TextStringObject(field.label),
        F=_number(_PRINTED_AND_LOCKED),
        Rect=_lengths(left, bottom, right, top),
        P=page,
        StructParent=_number(place),
    )
    if field.box:
        shape = _dictionary(Type=NameObject("/XObject"), Subtype=NameObject("/Form"), Resources=_dictionary())
        shape[NameObject("/BBox")] = _lengths(0, 0, right - left, top - bottom)
        seen = writer.add_object(StreamObject(shape, stream_data=b""))
        widget[NameObject("/AP")] = _dictionary(N=seen)
    return widget
