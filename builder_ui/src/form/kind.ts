/** What one field type gives to the renderer; each lies in `fields/<type>.tsx` and is found by its file name. */
import type { ComponentType } from 'react'
import type { FieldView } from '../api/form'

export interface FieldProps {
  /** DOM id of the control; the label points at it and the first error is focused by it. */
  id: string
  /** Where the value lies below "/data/": "amount", "items/0/qty". */
  path: string
  view: FieldView
  value: unknown
  onChange: (value: unknown) => void
  disabled: boolean
  invalid: boolean
  required: boolean
  labelledBy: string
  describedBy: string | undefined
}

/** A key under "form." in the locale files, with what it is about. */
export type Complaint = readonly [key: string, about?: Record<string, string | number>]

export interface FieldKind {
  Input: ComponentType<FieldProps>
  /** More than one control: the label names the group. */
  group?: boolean
  /** The server fills it: nothing is asked while it is empty. */
  issued?: boolean
  /** A first look before sending; the server has the last word. */
  check?: (value: unknown, view: FieldView) => Complaint | null
}
