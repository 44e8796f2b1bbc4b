"""A reference must lead somewhere: its form exists, and what it copies exists on both sides and fits."""

from __future__ import annotations

from engines.errors import escape
from engines.form.draft import Draft, Reading
from engines.logic.types import Types, unify


def check_link(draft: Draft, siblings: list[Draft], reading: Reading) -> None:
    """Note what is wrong with the reference `draft`, whose siblings are the fields of the same sheet."""
    link = draft.link
    if link is None:
        return
    here = f"{draft.pointer}/config"
    own = {each.id: each for each in siblings}
    for name in link.fill:
        _check_own(name, own.get(name), f"{here}/fill{escape(name)}", draft, reading)
    if reading.forms is None:
        return
    target = reading.forms.get(link.form)
    if target is None:
        reading.problem(f"{here}/form", "unknown_form", f"没有表单“{link.form}”", f'there is no form "{link.form}"')
        return
    named = [("by", link.by)] if link.by else []
    named += [(f"search/{place}", name) for place, name in enumerate(draft.config.get("search", ()))]
    for place, name in (each for each in named if each[1] not in target):
        _unknown(f"{here}/{place}", name, link.form, reading)
    for name, source in link.fill.items():
        _check_types(own.get(name), source, target, f"{here}/fill{escape(name)}", link.form, reading)


def _check_own(name: str, own: Draft | None, pointer: str, draft: Draft, reading: Reading) -> None:
    if own is None:
        reading.problem(pointer, "unknown_field", f"没有字段“{name}”", f'there is no field "{name}"')
    elif not own.kind.reader or own.kind.columns or own is draft:
        zh, en = f"不能带入到“{own.label.zh}”", f'nothing can be copied into "{own.label.en}"'
        reading.problem(pointer, "not_fillable", zh, en)


def _check_types(own: Draft | None, source: str, target: Types, pointer: str, form: str, reading: Reading) -> None:
    if source not in target:
        _unknown(pointer, source, form, reading)
    elif own is not None and own.type is not None and unify(own.type, target[source]) is None:
        there = target[source].words
        zh = f"“{own.label.zh}”是{own.type.words.zh}，不能带入{there.zh}"
        en = f'"{own.label.en}" is {own.type.words.en} and cannot take {there.en}'
        reading.problem(pointer, "type_mismatch", zh, en)


def _unknown(pointer: str, name: str, form: str, reading: Reading) -> None:
    zh, en = f"表单“{form}”没有字段“{name}”", f'the form "{form}" has no field "{name}"'
    reading.problem(pointer, "unknown_field", zh, en)
