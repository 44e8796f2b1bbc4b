/** What the keys of designers do. */

/** What it does (a text of the area `draw`), and the keys held together. */
export type Keyed = readonly [what: string, ...keys: string[]]

/** What the keys do in every designer. */
export const COMMON_KEYS: readonly Keyed[] = [
  ['undo', 'Ctrl', 'Z'],
  ['redo', 'Ctrl', 'Shift', 'Z'],
  ['key_save', 'Ctrl', 'S'],
  ['key_parts', 'F6'],
  ['key_back', 'Esc'],
]
