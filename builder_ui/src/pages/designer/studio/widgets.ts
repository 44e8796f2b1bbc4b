/** The widgets of property panels, one file each in `widgets/`, found by the name that a schema asks for. */
import type { Widget } from './widget'

const files = import.meta.glob<{ widget: Widget }>('./widgets/*.tsx', { eager: true })

const widgets = new Map(Object.entries(files).map(([path, module]) => [path.slice('./widgets/'.length, -'.tsx'.length), module.widget]))

export const known: readonly string[] = [...widgets.keys()]

/** What nobody knows is edited as text: nothing is ever out of reach. */
export function widgetNamed(name: string): Widget {
  const found = widgets.get(name) ?? widgets.get('json')
  if (!found) throw new Error('the widget json is missing')
  return found
}
