/** How a line goes from a card's lower edge to another's upper one without running under a third: by right angles. Pure. */
import type { Box } from './layout'

export interface Point {
  x: number
  y: number
}

/** How far a line keeps from the cards that it passes, and the least that it keeps where it bends. */
const AWAY = 18
const LEAST = 6

/** The corners of the line, both ends among them; straight down and across where nothing is in the way. */
export function route(from: Point, to: Point, cards: readonly Box[]): Point[] {
  const ways = [...plain(from, to), ...around(from, to, cards)]
  return ways.find((way) => !cards.some((card) => crosses(way, card))) ?? ways[0] ?? [from, to]
}

/** Down, across and down again: across in the middle, else close to one of the ends. Only where the goal lies below. */
function plain(from: Point, to: Point): Point[][] {
  if (to.y - from.y < 2 * AWAY) return []
  return [(from.y + to.y) / 2, from.y + AWAY, to.y - AWAY].map((y) => [from, { x: from.x, y }, { x: to.x, y }, to])
}

/** Beside a card, and back: the shortest way comes first. */
function around(from: Point, to: Point, cards: readonly Box[]): Point[][] {
  const [low, high] = [from.y + AWAY, to.y - AWAY]
  const sides = cards.flatMap((card) => [card.x - AWAY, card.x + card.width + AWAY])
  const length = (x: number) => Math.abs(x - from.x) + Math.abs(x - to.x)
  return [...sides, from.x, to.x].toSorted((a, b) => length(a) - length(b)).map((x) => [from, { x: from.x, y: low }, { x, y: low }, { x, y: high }, { x: to.x, y: high }, to])
}

function crosses(way: readonly Point[], card: Box): boolean {
  return way.slice(1).some((end, index) => {
    const start = way[index] as Point
    // At its ends it touches its own cards.
    const room = index === 0 || index === way.length - 2 ? 0 : LEAST
    const [left, right] = [Math.min(start.x, end.x), Math.max(start.x, end.x)]
    const [top, bottom] = [Math.min(start.y, end.y), Math.max(start.y, end.y)]
    return right > card.x - room && left < card.x + card.width + room && bottom > card.y - room && top < card.y + card.height + room
  })
}

/** The line as an SVG path with rounded corners. */
export function drawn(way: readonly Point[], radius = 12): string {
  const [start, ...rest] = way.filter((point, index) => index === 0 || point.x !== way[index - 1]?.x || point.y !== way[index - 1]?.y)
  if (!start) return ''
  const steps = rest.map((corner, index) => {
    const [before, after] = [index === 0 ? start : (rest[index - 1] as Point), rest[index + 1]]
    if (!after) return `L${corner.x} ${corner.y}`
    const bend = Math.min(radius, apart(before, corner) / 2, apart(corner, after) / 2)
    const [enter, leave] = [toward(corner, before, bend), toward(corner, after, bend)]
    return `L${enter.x} ${enter.y}Q${corner.x} ${corner.y} ${leave.x} ${leave.y}`
  })
  return `M${start.x} ${start.y}${steps.join('')}`
}

const apart = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)

/** From `corner` so far on the way to `end`. */
function toward(corner: Point, end: Point, far: number): Point {
  const whole = apart(corner, end) || 1
  return { x: corner.x + ((end.x - corner.x) * far) / whole, y: corner.y + ((end.y - corner.y) * far) / whole }
}

/** Where the name of the line stands: in the middle of its longest level part, else of all of it. */
export function middle(way: readonly Point[]): Point {
  const parts = way.slice(1).map((end, index) => [way[index] as Point, end] as const)
  const level = parts.filter(([start, end]) => start.y === end.y && start.x !== end.x).toSorted(([a, b], [c, d]) => apart(c, d) - apart(a, b))[0]
  const [start, end] = level ?? [way[0] as Point, way.at(-1) as Point]
  return { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
}
