"""Forms as a browser draws them."""

from __future__ import annotations

from marshmallow import fields

from app.wire.answers import many, words
from app.wire.shape import Shape, flag


class AsWhom(Shape):
    """`public=1` asks for the form as a buyer sees it."""

    public = flag(written=True, load_default=False)


class Can(Shape):
    """What may be done with some record of the form."""

    read = fields.Boolean(required=True)
    create = fields.Boolean(required=True)
    write = fields.Boolean(required=True)
    export = fields.Boolean(required=True)


class FormSummary(Shape):
    """A form in the list."""

    key = fields.String(required=True)
    name = words(required=True)
    ticket = fields.Boolean(required=True)
    public = fields.Boolean(required=True)
    customer = fields.Boolean(required=True)
    bundle = fields.String(required=True)
    closed = words(required=True, allow_none=True)
    can = fields.Nested(Can, required=True)
    count_open = fields.Integer()


class FieldView(Shape):
    """A field; logic as written. `access` is edit, read, mask or hidden."""

    id = fields.String(required=True)
    type = fields.String(required=True)
    label = words(required=True)
    help = words(allow_none=True)
    required = fields.Raw(required=True)
    visible = fields.Raw(required=True)
    readonly = fields.Raw(required=True)
    default = fields.Raw(allow_none=True)
    sensitive = fields.Boolean()
    config = fields.Dict(required=True)
    access = fields.String(required=True)


class FormView(Shape):
    """A form, cut down to what the caller may see; `closed` is what to say where nothing new is taken."""

    key = fields.String(required=True)
    version = fields.Integer(required=True)
    name = words(required=True)
    ticket = fields.Boolean(required=True)
    customer = fields.Boolean(required=True)
    sections = fields.List(fields.Dict(), required=True)
    fields_ = many(FieldView, data_key="fields", attribute="fields")
    statuses = fields.List(fields.Dict(), required=True)
    initial = fields.String(required=True)
    validations = fields.List(fields.Dict(), required=True)
    list = fields.Dict(required=True)
    system = fields.List(fields.Dict(), required=True)
    calendars = fields.Dict(required=True)
    closed = words(required=True, allow_none=True)
    public = fields.Dict(required=True, allow_none=True)
    can = fields.Nested(Can)
    upload_token = fields.String()
