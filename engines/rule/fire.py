"""Fires the rules of one form on one event: all matched against the same before and after, then applied in order.

fired = fire(index(rules), Event("created"), Facts({"_id": 1, "amount": 80000}), now)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from engines.effects import AddTag, Effect, RaiseIncident, RemoveTag, StartTimer
from engines.kinds import Text
from engines.needs import Answers, Ask, Needs
from engines.rule import matching
from engines.rule.firing import MAX_DEPTH, START, Chain, Change, Event, Facts, Fired, Firing, Match
from engines.rule.hits import HitPolicyBroken
from engines.rule.index import RuleSet, by_form, index
from engines.rule.kind import Moment
from engines.rule.net import Asked, net, writes
from engines.rule.rule import Rule
from engines.rule.scope import changed_names

__all__ = [
    "MAX_DEPTH",
    "START",
    "Chain",
    "Change",
    "Event",
    "Facts",
    "Fired",
    "Firing",
    "RuleSet",
    "by_form",
    "fire",
    "index",
]

NO_ANSWERS: Answers = {}
TAGGING = (AddTag, RemoveTag)


def fire(
    rules: RuleSet, event: Event, facts: Facts, now: int, answers: Answers = NO_ANSWERS, chain: Chain = START
) -> Fired | Needs:
    """What `rules` do about `event`, or what must be answered first.

    A rule that fired before in this chain stays silent. Asks come in at most three rounds: the values of referenced
    records, then counts of other records for rules whose condition holds as far as it can be told without, then
    candidates for rules that will act.
    """
    changed = None if event.type == "created" else changed_names(event.changed, facts.values, facts.old)
    due = event.type == "due"
    concerned = rules.concerned(event.type, changed, facts.values) if event.rule is None else _woken(rules, event)
    if chain.fired:
        concerned = [rule for rule in concerned if rule.key not in chain.fired]
    clocks = [] if due else rules.touched_clocks(changed)
    following = [rule for rule in (*concerned, *clocks) if rule.lookups]
    lookups = matching.lookups(following, facts.values, answers)
    if lookups:
        return Needs(lookups)
    round_ = Round(event, facts, now, answers, chain, matching.scope(event, facts, now, following, answers))
    if due:
        matches = [match for rule in concerned for match in round_.due(rule)]
    else:
        matches = matching.matches(concerned, round_.values, changed, now)
    if asks := round_.unknown(matches):
        return Needs(asks)
    round_.timers += matching.timers(clocks, round_.values, facts, changed is None, now)
    return round_.outcome(matches)


def _woken(rules: RuleSet, event: Event) -> list[Rule]:
    rule = rules.by_key.get(event.rule or "")
    return [rule] if rule and event.type in rule.watch.events else []


@dataclass
class Round:
    """One event being worked on; `timers` and `vain` gather what is not the doing of a rule that matched."""

    event: Event
    facts: Facts
    now: int
    answers: Answers
    chain: Chain
    values: dict[str, Any]
    timers: list[Asked] = field(default_factory=list)
    vain: list[Firing] = field(default_factory=list)

    def due(self, rule: Rule) -> list[Match]:
        """The rule whose time is said to be up: matched, or sent to wait for the time that stands now, or in vain."""
        due = rule.watch.due
        if due is None:
            return []
        match = Match(rule, self.values, self.now, matching.due_facts(due, self.values))
        at = matching.clock(rule, due, self.values, self.now)
        if at is None:
            self.vain.append(Firing(rule.key, False, (), (), None, match))
        elif at > self.now:
            self.timers.append((rule.key, StartTimer(rule.key, at)))
        else:
            return [match]
        return []

    def unknown(self, matches: Sequence[Match]) -> tuple[Ask, ...]:
        """What must be answered before the rules can do anything."""
        if self.chain.depth > MAX_DEPTH:
            return ()
        asking = [match for match in matches if match.window is not None or match.related or match.rule.asks]
        return tuple(dict.fromkeys(ask for match in asking for ask in self._asks(match)))

    def outcome(self, matches: Sequence[Match]) -> Fired:
        """The end of it, with everything known: too deep, or what the rules do."""
        if matches and self.chain.depth > MAX_DEPTH:
            return self._stopped(matches)
        return self._applied([match for match in map(self._counted, matches) if match is not None])

    def _asks(self, match: Match) -> tuple[Ask, ...]:
        """What is still unknown: other records first, and only if they suffice what the actions ask."""
        counts: tuple[Ask, ...] = match.related if match.window is None else (*match.related, match.window)
        unknown = tuple(ask for ask in counts if ask not in self.answers)
        if unknown or self._counted(match) is None:
            return unknown
        return tuple(ask for ask in match.rule.asks if ask not in self.answers)

    def _counted(self, match: Match) -> Match | None:
        decided = matching.decided(match, self.answers)
        if decided is None or decided.window is None:
            return decided
        return matching.counted(decided, self.answers[decided.window])

    def _applied(self, matches: Sequence[Match]) -> Fired:
        asked: list[Asked] = []
        acted: list[tuple[Match, bool]] = []
        for match in matches:
            try:
                effects = self._effects(match)
            except HitPolicyBroken as broken:
                asked.append((match.rule.key, _incident(match.rule, broken)))
                acted.append((match, False))
                continue
            # A table in which no row fits has nothing to say: it did not fire.
            if effects or match.rule.table is None:
                asked += effects
                acted.append((match, True))
            if match.rule.stops:
                break
        kept, conflicts = net(asked)
        changes = self._changes(kept)
        firings = [
            Firing(
                match.rule.key,
                matched,
                tuple(changes.get(match.rule.key, ())),
                conflicts.get(match.rule.key, ()),
                match.window,
                match,
            )
            for match, matched in acted
        ]
        fired = frozenset(match.rule.key for match, matched in acted if matched)
        return Fired((*self.timers, *kept), (*self.vain, *firings), self.chain.deeper(fired))

    def _effects(self, match: Match) -> list[Asked]:
        rule, occasion = match.rule, self.event.id or str(self.now)
        found: list[Asked] = []
        for step in rule.steps:
            moment = Moment(self.values, self.now, self.answers, rule.key, step.id, occasion)
            found += [(rule.key, effect) for effect in step.effects(step.plan, moment)]
        return found

    def _changes(self, kept: Sequence[Asked]) -> dict[str, list[Change]]:
        """What each rule sets on this very record."""
        changes: dict[str, list[Change]] = {}
        tags = tuple(self.values.get("_tags") or ())
        for rule, effect in kept:
            own = changes.setdefault(rule, [])
            if isinstance(effect, TAGGING):
                own.append(Change("_tags", tags, _tagged(tags, effect)))
            else:
                here = ((place, value) for place, value in writes(effect).items() if "/" not in place)
                own += [Change(place, self.values.get(place), value) for place, value in here]
        return changes

    def _stopped(self, matches: Sequence[Match]) -> Fired:
        keys = [match.rule.key for match in matches]
        message = Text(
            f"规则互相触发超过 {MAX_DEPTH} 次，已停下：{'、'.join(keys)}",
            f"rules set each other off more than {MAX_DEPTH} times and were stopped: {', '.join(keys)}",
        )
        detail = {"rules": keys, "depth": self.chain.depth}
        incident: Effect = RaiseIncident(keys[0], "rules_too_deep", message, detail)
        return Fired(
            (*self.timers, (keys[0], incident)), tuple(self.vain), self.chain.deeper(frozenset()), stopped=True
        )


def _tagged(tags: tuple[str, ...], effect: AddTag | RemoveTag) -> tuple[str, ...]:
    """The tags with one more, or one less."""
    if isinstance(effect, RemoveTag):
        return tuple(tag for tag in tags if tag != effect.tag)
    return tags if effect.tag in tags else (*tags, effect.tag)


def _incident(rule: Rule, broken: HitPolicyBroken) -> Effect:
    zh = f"决策表“{rule.name.zh}”：{broken.message.zh}"
    en = f'decision table "{rule.name.en}": {broken.message.en}'
    return RaiseIncident(rule.key, "hit_policy_broken", Text(zh, en), {"rows": list(broken.rows)})
