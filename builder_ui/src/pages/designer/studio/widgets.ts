/** The widgets of property panels, one file each in `widgets/`, found by the name that a schema asks for. */
import type { ComponentType } from 'react'
import type { Schema } from '../../../designer/catalogue'
import type { Telling } from './telling'

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

const files = import.meta.glob<{ widget: Widget }>('./widgets/*.tsx', { eager: true })

const widgets = new Map(Object.entries(files).map(([path, module]) => [path.slice('./widgets/'.length, -'.tsx'.length), module.widget]))

export const known: readonly string[] = [...widgets.keys()]

/** What nobody knows is edited as text: nothing is ever out of reach. */
export function widgetNamed(name: string): Widget {
  const found = widgets.get(name) ?? widgets.get('json')
  if (!found) throw new Error('the widget json is missing')
  return found
}
