"""The same errand on SpiffWorkflow: in memory, and serialised to SQLite at its one wait state."""

from __future__ import annotations

import sqlite3
import threading
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.util.task import TaskState

ERRAND = b"""<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://errand" id="d">
  <process id="errand" isExecutable="true">
    <startEvent id="start"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="script"/>
    <scriptTask id="script"><script>total = amount * 2 + 1</script></scriptTask>
    <sequenceFlow id="f2" sourceRef="script" targetRef="task"/>
    <userTask id="task"/>
    <sequenceFlow id="f3" sourceRef="task" targetRef="which"/>
    <exclusiveGateway id="which" default="f5"/>
    <sequenceFlow id="f4" sourceRef="which" targetRef="end">
      <conditionExpression>total &gt; 100</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="f5" sourceRef="which" targetRef="end_small"/>
    <endEvent id="end"/>
    <endEvent id="end_small"/>
  </process>
</definitions>"""


def read() -> Any:
    """The errand as read, once."""
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.parse(BytesIO(ERRAND)))
    return parser.get_spec("errand")


def begun(spec: Any, amount: int) -> Any:
    """At its human task."""
    workflow = BpmnWorkflow(spec)
    workflow.get_next_task(state=TaskState.READY).data["amount"] = amount
    workflow.do_engine_steps()
    return workflow


def ended(workflow: Any) -> Any:
    """At its end; the data it ends with."""
    workflow.get_next_task(state=TaskState.READY, manual=True).run()
    workflow.do_engine_steps()
    assert workflow.is_completed()
    return workflow.data


def in_memory(spec: Any, amount: int) -> Any:
    """One instance from its start to its end."""
    return ended(begun(spec, amount))


class Kept:
    """Instances serialised to a table: written at the wait state, read, finished, written again; each with a commit."""

    def __init__(self, folder: Path) -> None:
        self.spec = read()
        self.serializer = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure())
        self.turn = threading.Lock()
        self.db = sqlite3.connect(folder / "spiff.sqlite", isolation_level=None, check_same_thread=False)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=FULL")
        self.db.execute("CREATE TABLE workflow (id INTEGER PRIMARY KEY, state TEXT)")

    def one(self, amount: int) -> None:
        """From its start to its end, in two transactions."""
        saved = self.serializer.serialize_json(begun(self.spec, amount))
        with self.turn:
            number = self.db.execute("INSERT INTO workflow (state) VALUES (?)", (saved,)).lastrowid
            [state] = self.db.execute("SELECT state FROM workflow WHERE id = ?", (number,)).fetchone()
        workflow = self.serializer.deserialize_json(state)
        data = ended(workflow)
        assert data["total"] == amount * 2 + 1
        saved = self.serializer.serialize_json(workflow)
        with self.turn:
            self.db.execute("UPDATE workflow SET state = ? WHERE id = ?", (saved, number))
