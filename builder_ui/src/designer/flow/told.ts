/** What conditions can read of the nodes of a flow: what was decided there, brought, found, answered or counted. Pure. */
import type { Words } from '../../api/words'
import { callsOf } from '../connector'
import type { Block } from '../document'
import { nameOf, type Name, type Sort } from '../names'
import type { Graph, NodeBlock, NodeKind } from './graph'

export interface Around {
  /** The fields of a form. */
  fieldsOf: (form: string) => readonly Block[]
  /** The body of a connector as it is drawn. */
  connector: (key: string) => Readonly<Record<string, unknown>> | undefined
  /** What the form at hand holds. */
  names: readonly Name[]
}

const SORTS: Readonly<Record<string, Sort>> = { text: 'text', integer: 'number', number: 'number', money: 'money', boolean: 'flag', date: 'date', instant: 'instant' }

type Config = Readonly<Record<string, unknown>>
const plain = (id: string, type: string, label: Words = { zh: id, en: id }): Name => ({ id, label, sort: SORTS[type] ?? 'opaque' })

/** What is called alike in every node. */
export interface Said {
  decision: Words
  rows: Words
}

export function toldBy(graph: Graph, around: Around, said: Said): Name[] {
  const found: Name[] = []
  for (const node of graph.body.nodes) {
    const kind = graph.kind(node.id)
    if (!kind) continue
    const config = node.config ?? {}
    const lists = { ...around, names: [...around.names, ...found] }
    const parts = [...(kind.decides ? [decision(graph, node, said.decision)] : []), ...told(kind, config, lists, said)]
    found.push(...parts.map((part) => of(node, part)))
  }
  return found
}

const decision = (graph: Graph, node: NodeBlock, label: Words): Name => ({ id: 'action', label, sort: 'choice', options: graph.ports(node.id).map((port) => ({ id: port.id, label: port.label })) })

function told({ tells }: NodeKind, config: Config, around: Around, said: Said): Name[] {
  const always = tells.always.filter(({ only }) => Object.entries(only).every(([setting, value]) => config[setting] === value))
  return [
    ...always.map(({ id, type, label }) => plain(id, type, label)),
    ...tells.lists.flatMap((path) => at(config, path.split('.'))).map(({ id, type }) => plain(id, type)),
    ...fields(tells, config, around, said),
    ...item(tells.items ? config[tells.items] : undefined, around),
    ...(tells.call ? call(config, around) : []),
  ]
}

function fields({ fields: setting, under, rows }: NodeKind['tells'], config: Config, { fieldsOf }: Around, said: Said): Name[] {
  const chosen = setting ? ((config[setting] as string[] | undefined) ?? []) : []
  const known = chosen.length > 0 ? fieldsOf(String(config.form)).filter((field) => chosen.includes(field.id)).map(nameOf) : []
  const one = known.map((name) => ({ ...name, id: under ? `${under}.${name.id}` : name.id }))
  return rows && known.length > 0 ? [...one, { id: rows, label: said.rows, sort: 'rows', columns: known }] : one
}

/** The item of a list, known inside of the node that goes through it. */
function item(over: unknown, { names }: Around): Name[] {
  const list = names.find((name) => name.id === (over as { var?: unknown } | undefined)?.var)
  return (list?.columns ?? []).map((column) => ({ ...column, id: `item.${column.id}` }))
}

function call(config: Config, { connector }: Around): Name[] {
  const made = callsOf(connector(String(config.connector))).find(({ id }) => id === config.call)
  return (made?.gives ?? []).map(({ id, type }) => plain(id, type))
}

/** What is listed at a path of the settings; "*" stands for every item on the way. */
function at(value: unknown, [step, ...rest]: string[]): { id: string; type: string }[] {
  if (step === undefined) return Array.isArray(value) ? (value as { id: string; type: string }[]).filter((each) => each.id && each.type) : []
  if (step === '*') return Array.isArray(value) ? value.flatMap((each) => at(each, rest)) : []
  return typeof value === 'object' && value !== null ? at((value as Config)[step], rest) : []
}

const of = (node: NodeBlock, part: Name): Name => ({
  ...part,
  id: `_vars.${node.id}.${part.id}`,
  label: { zh: `${node.name.zh} · ${part.label.zh}`, en: `${node.name.en ?? node.name.zh} · ${part.label.en ?? part.label.zh}` },
})
