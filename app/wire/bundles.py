"""Bundles, definitions, releases and templates."""

from __future__ import annotations

from marshmallow import fields

from app.wire.answers import Person, many, maybe, words
from app.wire.shape import Shape, flag, listed, one_of, text, whole


class Note(Shape):
    """What is new in it, and when it shall be in force: at once without `at`."""

    note = text(most=2_000, load_default="")
    at = whole(load_default=None)


class Demo(Shape):
    """Whether sample data are wanted too."""

    demo = flag(load_default=False)


class Texts(Shape):
    """Words for people; Chinese at least."""

    zh = text(least=1, required=True)
    en = text()


class NewBundle(Shape):
    """The face of an application that begins empty."""

    name = fields.Nested(Texts, required=True)
    description = fields.Nested(Texts, load_default=None)
    requires = listed(text(least=1, most=48), most=50, load_default=list)
    languages = listed(one_of("zh", "en"), most=2, load_default=lambda: ["zh"])


class WithCases(Shape):
    """`cases=1` plays the bundle's cases too, as a publish does."""

    cases = flag(written=True, load_default=False)


class Replacing(Shape):
    """`replace=1` drops what was edited here since the last import."""

    replace = flag(written=True, load_default=False)


class WantedDefinitions(Shape):
    """Of which kind, in which bundle."""

    kind = text(most=32, load_default="")
    bundle = text(most=48, load_default="")


class NewPlace(Shape):
    """The bundle that a new document goes to."""

    bundle = text(most=48, load_default=None)


class Release(Shape):
    """What a publish made."""

    seq = fields.Integer(required=True)
    at = fields.Integer(required=True)
    note = fields.String(required=True)
    live = fields.Boolean(required=True)
    planned_for = fields.Integer(required=True, allow_none=True)
    by = maybe(Person)


class Warning(Shape):  # noqa: A001 - the word for it
    """What its author should know though it did not stop the publish."""

    pointer = fields.String(required=True)
    code = fields.String(required=True)
    message = fields.String(required=True)


class Published(Shape):
    """The new release."""

    seq = fields.Integer(required=True)
    bundle = fields.String(required=True)
    at = fields.Integer(required=True)
    note = fields.String(required=True)
    planned_for = fields.Integer(required=True, allow_none=True)
    warnings = many(Warning)


class Imported(Shape):
    """The bundle; `kept` are files edited here that stayed as they were."""

    key = fields.String(required=True)
    version = fields.Integer(required=True)
    kept = fields.List(fields.String(), required=True)


class TemplateImported(Published):
    """The release of the template, and those of what it required."""

    releases = many(Published)


class Template(Shape):
    """A bundle that comes with the installation."""

    key = fields.String(required=True)
    name = words(required=True)
    description = words(required=True)
    version = fields.Integer(required=True)
    requires = fields.List(fields.String(), required=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    installed = fields.Boolean(required=True)
    cases = fields.Integer(required=True)


class BundleSummary(Shape):
    """A bundle in the list."""

    key = fields.String(required=True)
    name = words(required=True)
    version = fields.Integer(required=True)
    requires = fields.List(fields.String(), required=True)
    release = maybe(Release)


class DefinitionSummary(Shape):
    """A document as it is drafted now."""

    kind = fields.String(required=True)
    key = fields.String(required=True)
    name = words(required=True)
    version = fields.Integer(required=True)
    bundle = fields.String(required=True)
    path = fields.String(required=True)
    updated_at = fields.Integer(required=True)


class Bundle(BundleSummary):
    """A bundle with its releases, newest first, and its documents."""

    releases = many(Release)
    documents = many(DefinitionSummary)


class DocumentDraft(DefinitionSummary):
    """A document with its body. `state` says how it stands to the release in force: new, changed or same."""

    state = fields.String(required=True)
    document = fields.Dict(required=True)


class FoundProblem(Shape):
    """One thing to mend, or to know of: `document` is "kind/key", `pointer` leads to the place in it."""

    document = fields.String(required=True)
    pointer = fields.String(required=True)
    code = fields.String(required=True)
    message = fields.String(required=True)
    severity = fields.String(required=True)


class Checked(Shape):
    """What a publish would say."""

    problems = many(FoundProblem)


class DefinitionRelease(Release):
    """A release that changed the document, with the document as it then was."""

    document = fields.Dict(required=True)


class Between(Shape):
    """Two versions: release numbers. Without `since` the one in force, without `to` the draft."""

    since = whole(least=1, written=True, load_default=None)
    to = whole(least=1, written=True, load_default=None)


class OneChange(Shape):
    """`what` is added, removed, changed or moved; JSON pointers into the earlier and the later document."""

    what = fields.String(required=True)
    before = fields.String(required=True, allow_none=True)
    after = fields.String(required=True, allow_none=True)


class Difference(Shape):
    """A document in two versions; `state` is new, changed, removed or same."""

    kind = fields.String(required=True)
    key = fields.String(required=True)
    name = words()
    state = fields.String(required=True)
    before = fields.Dict(required=True, allow_none=True)
    after = fields.Dict(required=True, allow_none=True)
    changes = many(OneChange)


class Left(Shape):
    """The bundle that the document is, or was, part of."""

    bundle = fields.String(required=True)


class Saved(Shape):
    """Where the draft lies; `sha256` goes into If-Match of the next save."""

    bundle = fields.String(required=True)
    path = fields.String(required=True)
    sha256 = fields.String(required=True)
