/** Every command on a flow can be undone, loses nothing that was reachable by accident, and leaves no loose exit behind. */
import { expect, test } from 'vitest'
import catalogue from '../../../../schemas/catalog.json'
import { read, write } from '../document'
import { begin, edit, redo, STEPS, undo } from '../history'
import { blankNode } from './blank'
import * as commands from './commands'
import { Graph, portOf, type Edit, type FlowDocument, type Kinds, type NodeKind } from './graph'
import { newFlow } from './newFlow'
import { chains, inOrder, tell, type Slot } from './story'

const KINDS: Kinds = new Map((catalogue.nodes.kinds as unknown as NodeKind[]).map((kind) => [kind.type, kind]))
const seeds = Object.entries(import.meta.glob<string>('../../../../seed_configs/*/flow/*.json', { eager: true, query: '?raw', import: 'default' }))
const refund = seeds.find(([path]) => path.endsWith('return_refund.json'))![1]

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

const graphOf = (document: FlowDocument) => new Graph(document.body, KINDS)
const slots = (document: FlowDocument): Slot[] => [...chains(tell(graphOf(document)).chain)].flatMap((chain) => [...chain.steps.filter((step) => step.kind?.role !== 'start').map((step) => step.slot), ...(chain.last ? [chain.last] : [])])
const ids = (document: FlowDocument) => document.body.nodes.map((node) => node.id)
const add = (document: FlowDocument, type: string, slot: Slot) => commands.insert(blankNode(KINDS.get(type)!, ids(document)), slot, KINDS)(document)
const loose = (document: FlowDocument) => document.body.nodes.flatMap((node) => graphOf(document).ports(node.id).filter((port) => graphOf(document).target({ from: node.id, port: port.id }) === null))

function anyEdit(document: FlowDocument, roll: (sides: number) => number): Edit {
  const all = ids(document)
  const id = all[roll(all.length)]!
  const kinds = [...KINDS.values()].filter((kind) => ['step', 'fork'].includes(kind.role))
  const places = slots(document)
  const ports = graphOf(document).ports(id)
  const edits: (() => Edit)[] = [
    () => commands.insert(blankNode(kinds[roll(kinds.length)]!, all), places[roll(places.length)]!, KINDS),
    () => commands.insert(blankNode(kinds[roll(kinds.length)]!, all), places[roll(places.length)]!, KINDS),
    () => commands.removeNode(id, ports.length > 0 && roll(2) === 0 ? { port: ports[roll(ports.length)]!.id } : 'meeting', KINDS),
    () => commands.addBranch(id, KINDS),
    () => commands.move(id, roll(2) === 0 ? 1 : -1, KINDS),
    () => commands.setNode(id, 'name', { zh: String(roll(99)) }),
    () => commands.connect({ from: id, port: 'out' }, roll(4) === 0 ? null : all[roll(all.length)]!),
    () => commands.setName({ zh: String(roll(9)) }),
  ]
  return edits[roll(edits.length)]!()
}

test.each(seeds)('%s: a hundred edits undone give the same bytes, done again the same result', (_, raw) => {
  for (let seed = 1; seed <= 3; seed += 1) {
    const roll = dice(seed)
    const base = read<FlowDocument>(raw)
    let history = begin(frozen(base.document))
    for (let step = 0; step < STEPS; step += 1) {
      history = edit(history, frozen(anyEdit(history.present, roll)(history.present)), null, step)
      const known = new Set(ids(history.present))
      expect(known.size).toBe(history.present.body.nodes.length)
      expect(history.present.body.edges.every((each) => known.has(each.from) && known.has(each.to))).toBe(true)
      const told = tell(graphOf(history.present))
      expect([...inOrder(told.chain), ...told.lost.map((node) => node.id)].toSorted()).toEqual([...known].toSorted())
    }
    const end = history.present
    while (history.past.length > 0) history = undo(history)
    expect(write(history.present, base)).toBe(raw)
    while (history.future.length > 0) history = redo(history)
    expect(history.present).toEqual(end)
  }
})

test.each(seeds)('%s: every node is told exactly once, and every way through it', (_, raw) => {
  const { document } = read<FlowDocument>(raw)
  const told = tell(graphOf(document))
  expect(inOrder(told.chain).toSorted()).toEqual(ids(document).toSorted())
  expect(told.lost).toEqual([])
})

test('the refund flow is told as people tell it: the main line down, refusals aside, checks in parallel', () => {
  const { chain } = tell(graphOf(read<FlowDocument>(refund).document))
  const [start, review] = chain.steps
  expect([start?.node.id, review?.node.id, chain.steps.length]).toEqual(['start', 'review', 2])
  const [accept, decline] = review!.branches
  expect(decline!.chain.steps.map((step) => step.node.id)).toEqual(['declined', 'tell_declined', 'end_declined'])
  expect(accept!.chain.steps.map((step) => step.node.id)).toEqual(['accepted', 'fork', 'decide', 'to_refund', 'refund', 'refunded', 'tell_refunded', 'survey', 'close', 'end'])
  expect(accept!.chain.steps[1]!.join?.id).toBe('both')
  expect(accept!.chain.steps[2]!.branches.map((branch) => branch.chain.jump?.to ?? null)).toEqual(['declined', null, null])
})

test('whatever is put anywhere into a good flow leaves every exit wired', () => {
  const { document } = read<FlowDocument>(refund)
  for (const kind of KINDS.values()) {
    if (!['step', 'fork'].includes(kind.role)) continue
    for (const slot of slots(document)) {
      const next = add(document, kind.type, slot)
      expect(loose(next)).toEqual([])
      expect(tell(graphOf(next)).lost).toEqual([])
    }
  }
})

test('a new node taken away again leaves the flow as it was', () => {
  const { document } = read<FlowDocument>(refund)
  for (const type of ['notify', 'parallel', 'exclusive', 'delay', 'approval']) {
    for (const slot of slots(document)) {
      const next = add(document, type, slot)
      const id = next.body.nodes[document.body.nodes.length]!.id
      const back = commands.removeNode(id, type === 'approval' ? { port: 'approved' } : 'meeting', KINDS)(next)
      expect(back).toEqual(document)
    }
  }
})

test('a fork brings its join, and one branch more leads to it', () => {
  const start = newFlow('f', { zh: '流程' }, 'form', KINDS)
  const forked = add(start, 'parallel', slots(start)[0]!)
  expect(forked.body.nodes.map((node) => node.type)).toEqual(['start', 'end', 'parallel', 'join'])
  const more = commands.addBranch('parallel_1', KINDS)(forked)
  const join = more.body.nodes[3]!.id
  expect(more.body.edges.filter((each) => each.from === 'parallel_1').map((each) => [portOf(each), each.to])).toEqual([['branch_1', join], ['branch_2', join], ['branch_3', join]])
})

test('a branch that is taken away takes its own nodes along, and nothing else', () => {
  const start = newFlow('f', { zh: '流程' }, 'form', KINDS)
  const forked = commands.addBranch('exclusive_1', KINDS)(add(start, 'exclusive', slots(start)[0]!))
  const step = tell(graphOf(forked)).chain.steps[1]!
  const filled = add(forked, 'notify', step.branches[0]!.chain.last!)
  const branches = (filled.body.nodes.find((node) => node.id === 'exclusive_1')!.config as { branches: object[] }).branches
  const config = { ...filled.body.nodes.find((node) => node.id === 'exclusive_1')!.config, branches: branches.slice(1) }
  const next = commands.setConfig('exclusive_1', config, KINDS)(filled)
  expect(ids(next)).toEqual(['start', 'end', 'exclusive_1'])
  expect(loose(next)).toEqual([])
})

test('an exit that is renamed keeps its way', () => {
  const { document } = read<FlowDocument>(refund)
  const review = document.body.nodes.find((node) => node.id === 'review')!
  const actions = (review.config as { actions: { id: string }[] }).actions
  const next = commands.setConfig('review', { ...review.config, actions: actions.with(0, { ...actions[0]!, id: 'agree' }) }, KINDS)(document)
  expect(next.body.edges.find((each) => each.from === 'review' && each.port === 'agree')?.to).toBe('accepted')
  expect(ids(next)).toEqual(ids(document))
})

test('cards change places with all that hangs on them, and back', () => {
  const { document } = read<FlowDocument>(refund)
  const down = commands.move('fork', 1, KINDS)(document)
  expect(loose(down)).toEqual([])
  const accept = tell(graphOf(down)).chain.steps[1]!.branches[0]!.chain
  expect(accept.steps.slice(0, 3).map((step) => step.node.id)).toEqual(['accepted', 'decide', 'fork'])
  expect(commands.move('fork', -1, KINDS)(down)).toEqual(document)
  expect(commands.canMove(graphOf(document), 'start', 1)).toBe(false)
})
