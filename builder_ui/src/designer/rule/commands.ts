/** Everything that can be done to a reaction, and to what all rules have: each takes the document and answers the next one. Pure. */
import { blankSettings, type Kind } from '../catalogue'
import { fresh } from '../ids'
import { put } from '../ordered'
import { BODY_ORDER, type ActionBlock, type Block, type Edit, type RuleDocument } from './document'

export const setName =
  (name: RuleDocument['name']): Edit =>
  (document) => ({ ...document, name })

/** `undefined` takes the property away. */
export const setBody =
  (key: string, value: unknown): Edit =>
  (document) => {
    const body = put(document.body, key, value, BODY_ORDER)
    return body === document.body ? document : { ...document, body }
  }

/** Another trigger; settings that it also has are kept. */
export function setTrigger(kind: Kind): Edit {
  return (document) => {
    const before = document.body.trigger
    if (before.type === kind.type) return document
    return setBody('trigger', { type: kind.type, ...version(kind), config: { ...blankSettings(kind.config), ...shared(before, kind) } })(document)
  }
}

export const setTriggerSettings =
  (config: Record<string, unknown>): Edit =>
  (document) => setBody('trigger', { ...document.body.trigger, config })(document)

const actions = (document: RuleDocument) => document.body.then ?? []

export function addAction(kind: Kind, at?: number): Edit {
  return (document) => {
    const all = actions(document)
    const block: ActionBlock = { id: fresh(kind.type, all.map((each) => each.id)), type: kind.type, ...version(kind), config: blankSettings(kind.config) }
    return setBody('then', all.toSpliced(at ?? all.length, 0, block))(document)
  }
}

export function setActionSettings(id: string, config: Record<string, unknown>): Edit {
  return (document) => setBody('then', actions(document).map((each) => (each.id === id ? { ...each, config } : each)))(document)
}

/** `to` is the place among the others once the action is lifted out. */
export function moveAction(id: string, to: number): Edit {
  return (document) => {
    const all = actions(document)
    const from = all.findIndex((each) => each.id === id)
    const block = all[from]
    if (!block || from === to || to < 0 || to >= all.length) return document
    return setBody('then', all.toSpliced(from, 1).toSpliced(to, 0, block))(document)
  }
}

export function duplicateAction(id: string): Edit {
  return (document) => {
    const all = actions(document)
    const at = all.findIndex((each) => each.id === id)
    const block = all[at]
    if (!block) return document
    return setBody('then', all.toSpliced(at + 1, 0, { ...block, id: fresh(block.id, all.map((each) => each.id), 2) }))(document)
  }
}

export function removeAction(id: string): Edit {
  return (document) => {
    const left = actions(document).filter((each) => each.id !== id)
    return left.length === actions(document).length ? document : setBody('then', left)(document)
  }
}

const version = (kind: Kind) => (kind.v > 1 ? { v: kind.v } : {})

function shared(before: Block, kind: Kind): Record<string, unknown> {
  const known = kind.config.properties ?? {}
  return Object.fromEntries(Object.entries(before.config ?? {}).filter(([key]) => key in known))
}
