"""Files by name become an organisation's own library on disk, with one small library that works."""

from __future__ import annotations

from pathlib import Path

from slagen.data import folder

FRONT = """\
---
title: {title}
summary: {summary}
guidance: {guidance}
source: {source}
---
"""
QUESTIONS = """\
escrow:
  label: Escrow
  ask: Does a third party keep the source code?
  questions:
    agent: {type: text, label: Escrow agent, ask: Who keeps the source code?, example: Safe Keeping GmbH}
    release_within: {type: duration, label: Release period, ask: How fast is it released?, default: 30 days}
    trigger: {type: choice, words: [insolvency, end-of-support], label: Trigger, ask: What releases it?}
    fee: {type: money, label: Escrow fee, ask: What does it cost a year?, optional: yes}
"""
BODY = """\
1. The [Provider] must deposit the source code with {{ own.escrow.agent }}.
{% if own.escrow.trigger == "insolvency" %}
1. The code is released within {{ own.escrow.release_within }} after the insolvency of the [Provider].
{% endif %}
{% if own.escrow.fee %}
1. The deposit costs {{ own.escrow.fee }} a year, see [](#liability/cap).
{% endif %}
"""
ANSWERS = """\
kind: tiered
document: {reference: S-1, date: 2027-01-15, zone: Europe/Berlin, currency: CHF}
parties:
  north: {name: Nordlicht Hosting GmbH, role: provider}
  harbour: {name: Harbour Books Ltd, role: customer}
services:
  shop: {name: Shop hosting, description: Hosting of the web shop}
coverage:
  office: {name: Office hours, hours: mon-fri 09:00-17:00, holidays: DE-BE}
tiers:
  gold: {name: Gold}
  silver: {name: Silver}
"""
OWN_ANSWERS = "own: {escrow: {agent: 'Safe <b> & **Co**', trigger: insolvency, fee: 1200}}\n"
DEPOSIT = "clauses/en/escrow/deposit.md"
OUTLINE = "templates/tiered/agreement.yaml"


def clause(
    body: str,
    title: str = "Source code",
    summary: str = "The source code lies with a third party.",
    guidance: str = "Ask for it where the service cannot be bought elsewhere in time.",
    source: str = "Own drafting.",
) -> str:
    """A clause file. Its body begins at line 7."""
    return FRONT.format(title=title, summary=summary, guidance=guidance, source=source) + body


def written(root: Path, files: dict[str, str]) -> Path:
    """The folder with these files in it."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def outline_with(use: str, when: str = "") -> str:
    """The shipped outline of the tiered kind, with one article more that holds this clause."""
    entry = f"{{use: {use}, when: {when}}}" if when else use
    shipped = (folder("templates") / "tiered" / "agreement.yaml").read_text(encoding="utf-8")
    article = f"  - id: own-terms\n    title: Own terms\n    clauses: [{entry}]\n"
    assert "\nschedules:\n" in shipped
    return shipped.replace("\nschedules:\n", f"\n{article}schedules:\n")


def escrow(root: Path, **files: str) -> Path:
    """A library with one clause and its questions, and whatever else is given (`DEPOSIT="…"` replaces the clause)."""
    usual = {DEPOSIT: clause(BODY), OUTLINE: outline_with("escrow/deposit"), "questions.yaml": QUESTIONS}
    named = {"DEPOSIT": DEPOSIT, "OUTLINE": OUTLINE, "QUESTIONS": "questions.yaml"}
    return written(root, usual | {named.get(name, name): text for name, text in files.items()})
