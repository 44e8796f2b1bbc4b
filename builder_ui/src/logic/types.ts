/** Logic types in the JSON notation of the server: "money", {enum: […]}, {list: …}, {record: {…}}. */
export type Type = string | { enum: string[] } | { list: Type } | { record: Types } | { calendars: Readonly<Record<string, Calendar>> }
export type Types = Readonly<Record<string, Type>>

/** What nothing is known of: calculates as plain numbers do. */
export const ANY: Type = 'any'

export function itemOf(type: Type): Type {
  return typeof type === 'object' && 'list' in type ? type.list : ANY
}

export function partOf(type: Type, name: string): Type {
  return typeof type === 'object' && 'record' in type ? (type.record[name] ?? ANY) : ANY
}

/** The type of alternatives: what is written down says the least about it. */
export function commonType(types: Type[]): Type {
  const vague = new Set<Type>([ANY, 'integer', 'text'])
  return types.find((type) => !vague.has(type)) ?? types.find((type) => type !== ANY) ?? ANY
}

/** Working hours: seconds east of UTC, seven days from Monday, and the days that differ, by number since 1970-01-01. */
export interface Calendar {
  offset: number
  week: readonly (readonly (readonly number[])[])[]
  days: Readonly<Record<string, readonly (readonly number[])[]>>
}
