/** Editors for settings too large for a panel, one file each in `parts/`, found by the widget that a schema asks for. */
import type { ComponentType } from 'react'
import type { Schema } from '../../../designer/catalogue'

export interface PartProps {
  schema: Schema
  value: unknown
  /** The whole body, for parts that depend on another setting. */
  body: Readonly<Record<string, unknown>>
  label: string
  /** The same mark within a moment is one step back. */
  onChange: (value: unknown, mark?: string) => void
  /** Several settings at once, for parts that hang together. */
  onBody: (values: Readonly<Record<string, unknown>>) => void
}

const files = import.meta.glob<{ Part: ComponentType<PartProps> }>('./parts/*.tsx', { eager: true })

const parts = new Map(Object.entries(files).map(([path, module]) => [path.slice('./parts/'.length, -'.tsx'.length), module.Part]))

export const partFor = (schema: Schema): ComponentType<PartProps> | undefined => parts.get(schema['x-widget'] ?? '')
