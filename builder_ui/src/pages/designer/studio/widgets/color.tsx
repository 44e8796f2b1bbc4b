/** A colour. */
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, label }: WidgetProps) {
  return <input id={id} type="color" className="colour" aria-label={label} value={typeof value === 'string' && value.startsWith('#') ? value : '#55625f'} onChange={(event) => onChange(event.target.value)} />
}

export const widget: Widget = { Edit }
