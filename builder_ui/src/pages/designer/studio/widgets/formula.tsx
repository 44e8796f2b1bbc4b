/** A value that is worked out: written as an expression. */
import type { Widget } from '../widget'
import { LogicEdit } from './logic'

export const widget: Widget = { Edit: LogicEdit, group: true, tell: (value, _, { sentence }) => sentence(value) }
