"""A tagged PDF becomes the same with places for digital signatures, each tagged as a form, so that its standards stay kept."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

_PRINTED_AND_LOCKED = 4 + 128


@dataclass(frozen=True, slots=True)
class Field:
    """`label` is what a screen reader says; `page` counts from 0; without a `box` (left, bottom, right, top in points)
    nothing is to be seen."""

    name: str
    label: str
    page: int = 0
    box: tuple[float, float, float, float] | None = None


def with_fields(pdf: bytes, fields: Sequence[Field]) -> bytes:
    """The same input gives the same bytes. Raises ValueError where the PDF has no tags."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tree = opened.Root.get("/StructTreeRoot")
        if tree is None:
            raise ValueError("a PDF without tags can have no tagged field")
        parents = pikepdf.NumberTree(tree.ParentTree)
        key = max(parents, default=-1) + 1
        top = tree.K[0] if isinstance(tree.K, Array) else tree.K
        form = opened.Root.get("/AcroForm")
        if form is None:
            form = opened.Root.AcroForm = opened.make_indirect(Dictionary(Fields=Array()))
        for place, one in enumerate(fields, start=key):
            page = opened.pages[one.page].obj
            widget = opened.make_indirect(_widget(opened, one, page, place))
            element = opened.make_indirect(
                Dictionary(
                    Type=Name.StructElem,
                    S=Name.Form,
                    P=top,
                    Alt=one.label,
                    K=Dictionary(Type=Name.OBJR, Obj=widget, Pg=page),
                )
            )
            parents[place] = element
            if not isinstance(top.get("/K"), Array):
                top.K = Array([top.K] if "/K" in top else [])
            top.K.append(element)
            if "/Annots" not in page:
                page.Annots = Array()
            page.Annots.append(widget)
            page.Tabs = Name.S
            form.Fields.append(widget)
        tree.ParentTreeNextKey = key + len(fields)
        made = io.BytesIO()
        opened.save(made, deterministic_id=True)
        return made.getvalue()


def _widget(opened: pikepdf.Pdf, field: Field, page: pikepdf.Object, place: int) -> Dictionary:
    left, bottom, right, top = field.box or (0, 0, 0, 0)
    widget = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Sig,
        T=field.name,
        TU=field.label,
        F=_PRINTED_AND_LOCKED,
        Rect=Array([round(edge, 2) for edge in (left, bottom, right, top)]),
        P=page,
        StructParent=place,
    )
    if field.box:
        shape = Dictionary(Type=Name.XObject, Subtype=Name.Form, Resources=Dictionary())
        shape.BBox = Array([0, 0, round(right - left, 2), round(top - bottom, 2)])
        widget.AP = Dictionary(N=opened.make_stream(b"", shape))
    return widget
