/** The lines of the sheet of keys, besides those of every designer. */
import type { Keyed } from '../studio/keys'

export const REACTION_KEYS: readonly Keyed[] = [
  ['key_duplicate', 'Ctrl', 'D'],
  ['key_delete', 'Delete'],
  ['key_select', '↑ ↓'],
  ['key_move', 'Alt', '↑ ↓'],
]

export const TABLE_KEYS: readonly Keyed[] = [
  ['key_cell', '↑ ↓ ← →'],
  ['key_edit', 'Enter / F2'],
  ['key_extend', 'Shift', '↑ ↓ ← →'],
  ['key_clear', 'Delete'],
  ['key_copy', 'Ctrl', 'C / V'],
  ['key_row', 'Ctrl', 'Enter'],
  ['key_row_copy', 'Ctrl', 'D'],
  ['key_row_away', 'Ctrl', 'Delete'],
  ['key_row_move', 'Alt', '↑ ↓'],
  ['key_column', 'Ctrl', 'Shift', 'Enter'],
  ['key_bar', 'Esc'],
]
