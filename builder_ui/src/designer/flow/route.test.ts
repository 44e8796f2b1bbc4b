/** Lines go round cards. */
import { expect, test } from 'vitest'
import { drawn, middle, route, type Point } from './route'
import type { Box } from './layout'

const card = (x: number, y: number): Box => ({ x, y, width: 200, height: 100 })

/** Whether a level or upright part of the line lies under the card. */
const under = (way: readonly Point[], { x, y, width, height }: Box) =>
  way.slice(1).some((end, index) => {
    const start = way[index] as Point
    return Math.max(start.x, end.x) > x && Math.min(start.x, end.x) < x + width && Math.max(start.y, end.y) > y && Math.min(start.y, end.y) < y + height
  })

test('with nothing in the way a line goes down, across in the middle, and down', () => {
  expect(route({ x: 0, y: 0 }, { x: 300, y: 200 }, [card(600, 0)])).toEqual([{ x: 0, y: 0 }, { x: 0, y: 100 }, { x: 300, y: 100 }, { x: 300, y: 200 }])
})

test('a card straight below is passed at its nearer side', () => {
  const between = card(-150, 100)
  const way = route({ x: 0, y: 0 }, { x: 0, y: 400 }, [between])
  expect(under(way, between)).toBe(false)
  expect(Math.max(...way.map((point) => point.x))).toBe(68)
})

test('a line across goes above the card that lies in its middle', () => {
  const between = card(200, 100)
  const way = route({ x: 0, y: 0 }, { x: 600, y: 400 }, [between])
  expect(way).toEqual([{ x: 0, y: 0 }, { x: 0, y: 18 }, { x: 600, y: 18 }, { x: 600, y: 400 }])
})

test('a line back up leaves downwards, goes beside the cards and comes from above', () => {
  const [start, goal] = [card(0, 300), card(0, 0)]
  const way = route({ x: 100, y: 400 }, { x: 100, y: 0 }, [start, goal])
  expect([under(way, start), under(way, goal)]).toEqual([false, false])
  expect([way[1]?.y, way.at(-2)?.y]).toEqual([418, -18])
})

test('where every way is blocked the plain one is drawn', () => {
  expect(route({ x: 0, y: 0 }, { x: 0, y: 400 }, [card(-100, -20)])).toHaveLength(4)
})

test('corners are round, and the name stands on the longest level part', () => {
  const way = [{ x: 0, y: 0 }, { x: 0, y: 100 }, { x: 300, y: 100 }, { x: 300, y: 200 }]
  expect(drawn(way)).toBe('M0 0L0 88Q0 100 12 100L288 100Q300 100 300 112L300 200')
  expect(middle(way)).toEqual({ x: 150, y: 100 })
  expect(drawn([{ x: 0, y: 0 }, { x: 0, y: 50 }, { x: 0, y: 50 }, { x: 0, y: 100 }])).toBe('M0 0L0 38Q0 50 0 62L0 100')
})
