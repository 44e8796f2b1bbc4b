"""JSON comes in exactly, or is refused with the place of every fault."""

from typing import Any

import pytest

from engines.errors import BadDefinition
from engines.strict_json import loads

FAULTS: list[tuple[bytes, list[tuple[str, str, str]]]] = [
    (b'{"a": 1, "a": 2}', [("/a", "duplicate_key", "1:10")]),
    (b'{"a": {"b": 1,\n "b": 2}, "c": NaN}', [("/a/b", "duplicate_key", "2:2"), ("/c", "not_a_number", "2:16")]),
    (b'{"a": [Infinity, -Infinity]}', [("/a/0", "not_a_number", "1:8"), ("/a/1", "not_a_number", "1:18")]),
    (b"[1e999]", [("/0", "not_a_number", "1:2")]),
    (b"[9007199254740992]", [("/0", "integer_too_large", "1:2")]),
    (b"9" * 100_000, [("", "integer_too_large", "1:1")]),
    (b'{"a":\n  [1,]}', [("/a/1", "bad_json", "2:6")]),
    (b'{"a/b": x}', [("/a~1b", "bad_json", "1:9")]),
    (b'{"a" 1}', [("/a", "bad_json", "1:6")]),
    (b'{"a": 1 "b": 2}', [("", "bad_json", "1:9")]),
    (b'{"a": 1,}', [("", "bad_json", "1:9")]),
    (b'{"a": "x\ny"}', [("/a", "bad_json", "1:7")]),
    (b"[01]", [("", "bad_json", "1:3")]),
    (b"[1] 2", [("", "bad_json", "1:5")]),
    (b"", [("", "bad_json", "1:1")]),
    (b"{", [("", "bad_json", "1:2")]),
    (b'["\\ud800"]', [("/0", "bad_json", "1:2")]),
    (b'{"a": \xff}', [("", "bad_json", "1:7")]),
    (b"\xef\xbb\xbf{}", [("", "bad_json", "1:1")]),
    (b"[" * 65 + b"]" * 65, [("/0" * 64, "too_deep", "1:65")]),
    (b"[" * 500_000, [("/0" * 64, "too_deep", "1:65")]),
]


@pytest.mark.parametrize(
    ("raw", "expected"), FAULTS, ids=lambda part: repr(part[:30]) if isinstance(part, bytes) else ""
)
def test_a_fault_is_refused_with_its_place(raw: bytes, expected: Any) -> None:
    with pytest.raises(BadDefinition) as refused:
        loads(raw, document="form/x")
    problems = refused.value.problems
    assert [(problem.pointer, problem.code) for problem in problems] == [
        (pointer, code) for pointer, code, _ in expected
    ]
    for problem, (_, _, place) in zip(problems, expected, strict=True):
        assert problem.document == "form/x"
        assert f"({place})" in problem.message.zh
        assert f"({place})" in problem.message.en


def test_a_document_over_a_megabyte_is_refused() -> None:
    with pytest.raises(BadDefinition) as refused:
        loads(b'"' + b"x" * 1_048_576 + b'"')
    assert [problem.code for problem in refused.value.problems] == ["too_large"]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b"{}", {}),
        (b" [1, -2.5e3, true, null] ", [1, -2500.0, True, None]),
        ('{"名称": "😀"}', {"名称": "😀"}),
        (b'["\\ud83d\\ude00"]', ["😀"]),
        (b"9007199254740991", 2**53 - 1),
        (b"[" * 64 + b"]" * 64, None),
    ],
)
def test_a_good_document_is_read(raw: Any, value: Any) -> None:
    found = loads(raw)
    assert value is None or found == value
