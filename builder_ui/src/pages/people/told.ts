/** Somebody's skills in few words: "Damaged 4". */
import { OTHERS, type Dimension, type Levels } from '../../api/skills'
import type { Words } from '../../api/words'

export function told(skills: Levels, dimensions: readonly Dimension[], say: (words: Words) => string, others: (name: string) => string): string[] {
  return Object.entries(skills).flatMap(([id, levels]) => {
    const dimension = dimensions.find((each) => each.id === id)
    const called = (value: string) => {
      const known = dimension?.values.find((each) => each.id === value)
      return known ? say(known.name) : value
    }
    const general = others(dimension ? say(dimension.name) : id)
    return Object.entries(levels).map(([value, level]) => `${value === OTHERS ? general : called(value)} ${level}`)
  })
}

/** The same with one level changed; a level of none is left out, and so is a dimension without any. */
export function withLevel(skills: Levels, dimension: string, value: string, level: number | null): Levels {
  const { [value]: _, ...rest } = skills[dimension] ?? {}
  const levels = level === null ? rest : { ...rest, [value]: level }
  const { [dimension]: __, ...others } = skills
  return Object.keys(levels).length === 0 ? others : { ...others, [dimension]: levels }
}
