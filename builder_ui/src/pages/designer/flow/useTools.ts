/** The tools of the flow designer: each does one thing to the draft, and says it for those who cannot see it. */
import { useEffect, useState } from 'react'
import { blankNode, type Item } from '../../../designer/flow/blank'
import * as commands from '../../../designer/flow/commands'
import { Graph, NODE_ORDER, type FlowDocument, type Kinds, type NodeBlock } from '../../../designer/flow/graph'
import { containerOf, FLOW, slotAfter, type Selection } from '../../../designer/flow/places'
import { inOrder, tell, type Slot } from '../../../designer/flow/story'
import { fresh } from '../../../designer/ids'
import { put } from '../../../designer/ordered'
import { useWords } from '../../../i18n/useWords'
import type { useDraft } from '../studio/useDraft'
import { keep, kept } from './clipboard'
import type { Tools } from './drawing'

interface Given {
  draft: ReturnType<typeof useDraft<FlowDocument>>
  kinds: Kinds
  selection: Selection
  select: (selection: Selection) => void
  say: (text: string) => void
  /** Asks which way is kept. */
  ask: (node: string) => void
}

export function useFlowTools(given: Given): Tools {
  const { t, say: words } = useWords()
  // The tools stay the same while what they look at changes.
  const [holder] = useState(() => {
    const held = { now: { ...given, t, words } }
    return { look: (now: Now) => (held.now = now), tools: toolsOf(() => held.now) }
  })
  useEffect(() => {
    holder.look({ ...given, t, words })
  })
  return holder.tools
}

type Now = Given & Pick<ReturnType<typeof useWords>, 't'> & { words: ReturnType<typeof useWords>['say'] }

function toolsOf(now: () => Now): Tools {
  const body = () => now().draft.document.body
  const graph = () => new Graph(body(), now().kinds)
  const node = (id: string) => body().nodes.find((each) => each.id === id)
  const name = (id: string) => now().words(node(id)?.name) || id
  const taken = () => body().nodes.map((each) => each.id)
  const told = (key: string, id: string) => now().say(now().t(key, { name: name(id) }))
  const edit: Tools['edit'] = (wanted, mark) => now().draft.edit(wanted, mark)
  const select: Tools['select'] = (selection) => now().select(selection)
  const show = (id: string) => {
    select({ part: 'node', id })
    requestAnimationFrame(() => document.getElementById(`node-${id}`)?.focus({ preventScroll: false }))
  }

  const into = (block: NodeBlock, slot: Slot | undefined, key: string) => {
    const here = graph()
    const at = slot ?? slotAfter(tell(here), now().selection) ?? slotAfter(tell(here), FLOW)
    const within = at ? containerOf(here, at) : undefined
    edit(at && at.exits.length > 0 ? commands.insert(within ? put(block, 'in', within, NODE_ORDER) : block, at, now().kinds) : commands.place(block))
    now().say(now().t(key, { name: now().words(block.name) }))
    show(block.id)
  }
  const copyOf = (source: NodeBlock): NodeBlock => {
    const { in: _in, on: _on, ...plain } = source
    const { zh, en } = source.name
    return { ...plain, id: fresh(source.id, taken(), 2), name: { zh: `${zh} 2`, ...(en ? { en: `${en} 2` } : {}) } }
  }
  const items = (id: string): [string, Item[]] | null => {
    const each = now().kinds.get(node(id)?.type ?? '')?.ports.each
    return each ? [each, (node(id)?.config?.[each] ?? []) as Item[]] : null
  }
  const setConfig: Tools['setConfig'] = (id, config, mark) => edit(commands.setConfig(id, config, now().kinds), mark)
  const setItems = (id: string, list: string, next: Item[]) => setConfig(id, { ...node(id)?.config, [list]: next })
  const goesOn = (id: string) => {
    const all = inOrder(tell(graph()).chain)
    const at = all.indexOf(id)
    return all[at - 1] ?? all[at + 1] ?? null
  }
  const removeKeeping: Tools['removeKeeping'] = (id, way) => {
    const next = goesOn(id)
    told('draw.said_removed', id)
    edit(commands.removeNode(id, way, now().kinds))
    if (next !== null) show(next)
    else select(FLOW)
  }
  return {
    edit,
    select,
    setConfig,
    removeKeeping,
    say: (text) => now().say(text),
    add: (kind, slot) => into(blankNode(kind, taken()), slot, 'draw.said_added'),
    addLoose: (kind) => {
      const block = blankNode(kind, taken())
      edit(commands.place(block), `loose:${block.id}`)
      now().say(now().t('draw.said_added', { name: now().words(kind.label) }))
      select({ part: 'node', id: block.id })
      return block.id
    },
    addEvent: (kind, host) => {
      const block = blankNode(kind, taken())
      edit(commands.addEvent(block, host, now().kinds))
      show(block.id)
    },
    addBranch: (id) => {
      edit(commands.addBranch(id, now().kinds))
      const [each, before] = items(id) ?? ['', []]
      const list = now().kinds.get(node(id)?.type ?? '')?.config.properties?.[each]
      if (list) select({ part: 'branch', id, port: fresh('branch', before.map((item) => String(item.port))) })
      told('flow.said_branch', id)
    },
    removeBranch: (id, port) => {
      const [each, before] = items(id) ?? ['', []]
      const kind = now().kinds.get(node(id)?.type ?? '')
      const left = before.filter((item) => (item.port ?? item.id) !== port)
      if (left.length < before.length) setItems(id, each, left)
      else if (kind?.ports.named_by && node(id)?.config?.[kind.ports.named_by] === port) {
        const { [kind.ports.named_by]: _, ...rest } = node(id)?.config ?? {}
        setConfig(id, rest)
      }
      select({ part: 'node', id })
    },
    moveBranch: (id, port, by) => {
      const [each, before] = items(id) ?? ['', []]
      const at = before.findIndex((item) => (item.port ?? item.id) === port)
      const item = before[at]
      if (item && before[at + by]) setItems(id, each, before.toSpliced(at, 1).toSpliced(at + by, 0, item))
    },
    move: (id, by) => {
      edit(commands.move(id, by, now().kinds))
      told(by < 0 ? 'flow.said_up' : 'flow.said_down', id)
      show(id)
    },
    duplicate: (id) => {
      const source = node(id)
      if (!source || !canCopy(graph(), id)) return
      into(copyOf(source), slotAfter(tell(graph()), { part: 'node', id }) ?? undefined, 'draw.said_copied')
    },
    copy: (id) => {
      const source = node(id)
      if (!source || !canCopy(graph(), id)) return
      keep(source)
      told('flow.said_kept', id)
    },
    paste: (slot) => {
      const source = kept()
      if (source && now().kinds.has(source.type)) into(taken().includes(source.id) ? copyOf(source) : source, slot, 'draw.said_added')
    },
    remove: (id) => {
      const here = graph()
      const role = here.kind(id)?.role
      if (role === 'start') return now().say(now().t('flow.start_stays'))
      if (role === 'join') return now().say(now().t('flow.join_stays'))
      const ways = [...new Set(here.ports(id).map((port) => here.target({ from: id, port: port.id })))]
      if (ways.length > 1) return now().ask(id)
      return removeKeeping(id, { port: here.ports(id).find((port) => !here.kind(id)?.holds || port.id !== 'inside')?.id ?? '' })
    },
    connect: (exit, to) => {
      const before = graph().target(exit)
      edit(commands.connect(exit, to))
      if (to !== null) return now().say(now().t('flow.said_connected', { from: name(exit.from), to: name(to) }))
      return told(before === null ? 'flow.said_loose' : 'flow.said_parted', exit.from)
    },
  }
}

/** A copy of what lies in a container, of a beginning or of a join would stand alone. */
export function canCopy(graph: Graph, id: string): boolean {
  const kind = graph.kind(id)
  return kind !== undefined && (kind.role === 'step' || kind.role === 'fork') && !kind.holds
}
