/** What a node does in plain words, from its settings alone: "会签：财务组 · 超时 48 小时". */
import { useCallback } from 'react'
import { applies, widgetOf, type Schema } from '../../../designer/catalogue'
import type { NodeBlock, NodeKind } from '../../../designer/flow/graph'
import { useTelling } from '../studio/telling'
import type { Telling } from '../studio/widget'

/** Told by themselves; all others need their label beside them. */
const BARE = new Set(['who', 'who_list', 'choice', 'message', 'logic', 'values', 'form', 'team', 'recipient', 'expression'])
/** Told elsewhere, or too much for a card. */
const ASIDE = new Set(['field_rights', 'choices', 'part', 'list', 'flag', 'json'])

export interface CardText {
  /** What it does. */
  told: string
  /** The labels of what must be set and is not. */
  missing: string[]
}

export function useCardText(): (node: NodeBlock, kind: NodeKind | undefined) => CardText {
  const telling = useTelling()
  return useCallback((node, kind) => (kind ? cardText(node.config ?? {}, kind, telling) : { told: '', missing: [] }), [telling])
}

function cardText(config: Readonly<Record<string, unknown>>, kind: NodeKind, telling: Telling): CardText {
  const parts: string[] = []
  const missing: string[] = []
  for (const [key, schema] of Object.entries(kind.config.properties ?? {})) {
    if (key === kind.ports.each || key === kind.ports.named_by || key === 'instructions' || !applies(schema, config)) continue
    const value = config[key]
    if (isUnset(value)) {
      if (kind.config.required?.includes(key) && widgetOf(schema) !== 'values') missing.push(telling.say(schema['x-label']) || key)
    } else if (!ASIDE.has(widgetOf(schema))) parts.push(piece(value, schema, parts.length === 0, telling))
  }
  const [first = '', second, ...more] = parts.filter(Boolean)
  const chosen = Object.entries(kind.config.properties ?? {}).find(([key]) => config[key] !== undefined)?.[1]
  if (chosen?.enum && second !== undefined) return { told: [telling.t('flow.how_who', { how: first, who: second }), ...more].join(' · '), missing }
  return { told: [first, ...(second === undefined ? [] : [second]), ...more].join(' · '), missing }
}

function piece(value: unknown, schema: Schema, first: boolean, { tell, say, t }: Telling): string {
  const told = tell(value, schema)
  const widget = widgetOf(schema)
  if (!told || BARE.has(widget) || (first && widget === 'duration')) return told
  return t('flow.how_who', { how: say(schema['x-label']), who: told })
}

function isUnset(value: unknown): boolean {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return true
  return typeof value === 'object' && value !== null && !Array.isArray(value) && (Object.keys(value).length === 0 || Object.values(value).every((each) => each === ''))
}
