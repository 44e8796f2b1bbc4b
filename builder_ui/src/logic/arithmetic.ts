/**
 * Calculating to the last bit like the server (engines/logic/arithmetic.py): whole numbers are exact and absent beyond
 * 2^53−1, decimals are doubles between 10^-140 and 10^140, money times or divided by a number is rounded to whole 分.
 */
import { together } from './literals'
import type { Context } from './operator'
import { ANY, type Type } from './types'

const HUGE = 1e140
const TINY = 1e-140

export type Calculate = (left: number, right: number) => number | null
export type Value = number | null

export function exact(value: number): Value {
  return Number.isSafeInteger(value) ? value : null
}

export function real(value: number): Value {
  if (Math.abs(value) > HUGE) return null
  return Math.abs(value) >= TINY ? value : 0
}

export function halfUp(value: number): Value {
  const raised = value + 0.5
  return Math.abs(raised) <= Number.MAX_SAFE_INTEGER ? Math.floor(raised) : null
}

/** The type of `left symbol right`; what nothing is known of counts as what it is beside. */
export function resultOf(symbol: string, left: Type, right: Type): Type {
  if (left === ANY || left === 'text') return right === 'instant' && symbol === '-' ? 'instant' : right
  if (right === ANY || right === 'text') return left
  if (left === 'instant' || right === 'instant') return left === right ? 'duration' : 'instant'
  if (left === right && symbol !== '/') return left
  const special = [left, right].find((kind) => kind === 'money' || kind === 'duration')
  if (symbol === '/') return left === 'money' && right !== 'money' ? 'money' : 'number'
  return special ?? 'number'
}

function step(symbol: string, left: Type, right: Type, calculate: Calculate) {
  const result = resultOf(symbol, left, right)
  const decimals = result === 'number' || left === 'number' || right === 'number' || symbol === '/'
  return (a: Value, b: Value): Value => {
    if (a === null || b === null) return null
    if (!decimals) {
      const found = calculate(a, b)
      return found === null ? null : exact(found)
    }
    const [x, y] = [real(a), real(b)]
    const found = x === null || y === null ? null : calculate(x, y)
    return found !== null && result === 'money' ? halfUp(found) : found
  }
}

/** From left to right, as the server calculates. */
export function calculated(symbol: string, written: unknown[], context: Context, calculate: Calculate): Value {
  const values = together([...written.map((part) => context.run(part)), 0]).slice(0, -1) as Value[]
  const types = written.map((part) => context.typeOf(part))
  let total = values[0] ?? null
  let type = types[0] ?? ANY
  for (const [index, value] of values.slice(1).entries()) {
    const right = types[index + 1] ?? ANY
    total = step(symbol, type, right, calculate)(total, value)
    type = resultOf(symbol, type, right)
  }
  return total
}

export function typeOfCalculation(symbol: string, written: unknown[], { typeOf }: Context): Type {
  const [first, ...others] = written.map((part) => typeOf(part))
  return others.reduce<Type>((left, right) => resultOf(symbol, left, right), first ?? ANY)
}
