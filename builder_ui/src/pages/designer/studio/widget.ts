/** What a widget of a property panel is: it edits one setting, and can say its value in a few words. */
import type { ComponentType } from 'react'
import type { Words } from '../../../api/words'
import type { Schema } from '../../../designer/catalogue'

export interface WidgetProps {
  id: string
  schema: Schema
  value: unknown
  /** `undefined` takes the setting away. */
  onChange: (value: unknown) => void
  label: string
  /** The object around it, for widgets that depend on another setting. */
  around: Readonly<Record<string, unknown>>
  required: boolean
}

export interface Widget {
  Edit: ComponentType<WidgetProps>
  /** The value in a few words, for cards; empty where there is nothing to say. */
  tell?: (value: unknown, schema: Schema, speech: Telling) => string
  /** Several controls: the label names the group. */
  group?: boolean
  /** The widget shows its label by itself. */
  labelled?: boolean
}

/** Every name that a widget may need to say a value. */
export interface Telling {
  say: (words: Words | undefined) => string
  t: (key: string, options?: Record<string, unknown>) => string
  /** A field or system value by its label. */
  name: (id: string) => string
  option: (field: string, value: unknown) => string
  group: (key: string) => string
  person: (username: string) => string
  status: (id: string) => string
  node: (id: string) => string
  sentence: (rule: unknown) => string
  span: (seconds: number) => string
  /** Any value by its schema. */
  tell: (value: unknown, schema: Schema) => string
}
