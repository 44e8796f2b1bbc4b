"""The catalogue of conditions: what can be asked of a value of each type, and when; counted, proven, written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engines.kinds import Text

Logic = Any
Make = Callable[[Logic, Any], Logic]
"""The condition that asks a value (`{"var": …}`) against what is written down."""


@dataclass(frozen=True)
class Subject:
    """A type of value: what people call it, one value and a greater one; `written`: both as a rule writes them."""

    type: str
    label: Text
    low: Any
    high: Any
    written: tuple[Any, Any] | None = None

    def in_rules(self, value: Any) -> Any:
        """A value as a rule writes it."""
        return value if self.written is None else self.written[value == self.high]


Pick = Callable[[Subject], Any]


def low(subject: Subject) -> Any:
    return subject.low


def high(subject: Subject) -> Any:
    return subject.high


def nothing(subject: Subject) -> Any:
    return None


@dataclass(frozen=True)
class Question:
    """What is asked: `make` writes it against `against`; it holds for `yes` and not for `no`.

    With `before` it asks about a change: what the value was where it holds, and where it does not.
    """

    sign: str
    label: Text
    make: Make
    yes: Pick
    no: Pick
    against: Pick = low
    before: tuple[Pick, Pick] | None = None


@dataclass(frozen=True)
class Moment:
    """When it is asked: the trigger of the rule, and the event that sets it off."""

    event: str
    label: Text
    trigger: Mapping[str, Any]


@dataclass(frozen=True)
class Condition:
    """One entry of the catalogue: a subject, a question, a moment."""

    subject: Subject
    question: Question
    moment: Moment

    def logic(self, field: str) -> Logic:
        """As it stands in a rule, about `field`."""
        against = self.subject.in_rules(self.question.against(self.subject))
        return self.question.make({"var": field}, against)


INSTANTS = "1970-01-12T21:46:40+08:00", "1970-01-12T21:47:40+08:00"
SUBJECTS = (
    Subject("text", Text("文本", "Text"), "ab", "b"),
    Subject("enum", Text("单选", "Choice"), "a", "b"),
    Subject("list", Text("多选", "Choices"), ["a"], ["b"]),
    Subject("boolean", Text("是否", "Yes or no"), False, True),
    Subject("integer", Text("整数", "Whole number"), 3, 4),
    Subject("number", Text("小数", "Number"), 1.5, 2.5),
    Subject("money", Text("金额", "Money"), 100, 200),
    Subject("date", Text("日期", "Date"), "2026-11-11", "2026-11-12"),
    Subject("instant", Text("日期时间", "Date with time"), 1_000_000, 1_000_060, INSTANTS),
)


def pair(sign: str) -> Make:
    return lambda value, other: {sign: [value, other]}


def became(value: Logic, other: Any) -> Logic:
    return {"and": [{"changed": value["var"]}, {"==": [value, other]}]}


PRESENT = (
    Question("filled", Text("已填写", "is filled in"), lambda value, _: {"filled": value}, low, nothing),
    Question("empty", Text("为空", "is empty"), lambda value, _: {"empty": value}, nothing, low),
)
CHANGED = Question(
    "changed", Text("有变化", "changed"), lambda value, _: {"changed": value["var"]}, high, low, before=(low, low)
)
MOVED = (
    CHANGED,
    Question("was", Text("原来是", "was"), lambda v, o: {"==": [{"was": v["var"]}, o]}, high, low, before=(low, high)),
    Question("became", Text("变为", "became"), became, low, low, before=(high, low)),
)
EQUAL = (
    Question("==", Text("等于", "is"), pair("=="), low, high),
    Question("!=", Text("不等于", "is not"), pair("!="), high, low),
)
AMONG = (
    Question("in", Text("属于", "is one of"), lambda value, other: {"in": [value, [other]]}, low, high),
    Question("not in", Text("不属于", "is none of"), lambda value, other: {"!": {"in": [value, [other]]}}, high, low),
)
ORDERED = (
    Question(">", Text("大于", "is above"), pair(">"), high, low),
    Question(">=", Text("不小于", "is at least"), pair(">="), high, low, high),
    Question("<", Text("小于", "is below"), pair("<"), low, high, high),
    Question("<=", Text("不大于", "is at most"), pair("<="), low, high),
)
WORDED = (
    Question("contains", Text("包含", "contains"), lambda value, _: {"contains": [value, "a"]}, low, high),
    Question("starts_with", Text("开头是", "begins with"), lambda value, _: {"starts_with": [value, "a"]}, low, high),
    Question("ends_with", Text("结尾是", "ends with"), lambda value, _: {"ends_with": [value, "ab"]}, low, high),
    Question("matches", Text("符合样式", "matches"), lambda value, _: {"matches": [value, "^a.$"]}, low, high),
    Question("length", Text("字数不小于", "is at least so long"), lambda v, _: {">=": [{"length": v}, 2]}, low, high),
)
LISTED = (
    Question("has", Text("含有", "holds"), lambda value, _: {"in": ["a", value]}, low, high),
    Question("count", Text("个数不小于", "holds at least"), lambda v, _: {">=": [{"count": v}, 1]}, low, nothing),
)
PASSED = Question(
    "hours_since",
    Text("已过小时数不小于", "is so many hours ago"),
    lambda value, _: {">=": [{"hours_since": value}, 0]},
    low,
    nothing,
)
COUNTABLE = (*PRESENT, *EQUAL, *AMONG, *ORDERED, *MOVED)
QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    "text": (*PRESENT, *EQUAL, *AMONG, *WORDED, *MOVED),
    "enum": (*PRESENT, *EQUAL, *AMONG, *MOVED),
    "list": (*PRESENT, *LISTED, CHANGED),
    "boolean": (*PRESENT, *EQUAL, *MOVED),
    "integer": COUNTABLE,
    "number": COUNTABLE,
    "money": COUNTABLE,
    "date": COUNTABLE,
    "instant": (*COUNTABLE, PASSED),
}
AFTER, WINDOW = 3_600, 86_400
CHANGE = Moment("changed", Text("有修改时", "when something changes"), {"type": "changed"})
MOMENTS = (
    Moment("created", Text("新建时", "when it is created"), {"type": "created"}),
    CHANGE,
    Moment("message", Text("有新消息时", "when a message comes"), {"type": "comment"}),
    Moment(
        "due", Text("满一段时间时", "after a time"), {"type": "due", "config": {"after": AFTER, "since": "_created_at"}}
    ),
    Moment(
        "count",
        Text("时段内达到次数时", "when there are this many in a window"),
        {"type": "count", "config": {"match": ["_priority"], "window": WINDOW, "at_least": 3}},
    ),
)


def conditions() -> Iterator[Condition]:
    """Every entry; what asks about a change can only be asked when there is one."""
    for subject in SUBJECTS:
        for question in QUESTIONS[subject.type]:
            for moment in (CHANGE,) if question.before else MOMENTS:
                yield Condition(subject, question, moment)


TITLE = Text("条件目录", "The catalogue of conditions")
INTRO = Text(
    "本页由 `gongdan catalog` 从代码生成，请勿手改。共 {count} 种条件：每种类型的值、每种问法、每个时机各算一种；"
    "每一种都有一个触发和一个不触发的用例，由测试生成并运行。",
    "`gongdan catalog` writes this page from the code; do not edit it. {count} conditions: each type of value, each "
    "question and each moment is one; a firing and a silent case of each is made and run by the tests.",
)
HEADS = (Text("值的类型", "Type of value"), Text("问法", "Question"), Text("写法", "Written"), Text("时机", "Moments"))


def page(language: str) -> str:
    """The catalogue as Markdown, in "zh" or "en"."""
    found = list(conditions())
    lines = [f"# {TITLE.to(language)}", "", INTRO.to(language).format(count=len(found)), ""]
    lines += ["| " + " | ".join(head.to(language) for head in HEADS) + " |", "| --- | --- | --- | --- |"]
    for subject in SUBJECTS:
        for question in QUESTIONS[subject.type]:
            mine = [each.moment for each in found if each.subject is subject and each.question is question]
            moments = ("、" if language == "zh" else ", ").join(each.label.to(language) for each in mine)
            lines.append(
                f"| {subject.label.to(language)} | {question.label.to(language)} | `{question.sign}` | {moments} |"
            )
    return "\n".join(lines) + "\n"
