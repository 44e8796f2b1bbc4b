/** One of the notification templates. */
import { OneOf } from '../OneOf'
import { useChoices } from '../useDocuments'
import type { Widget, WidgetProps } from '../widget'

function Edit(props: WidgetProps) {
  return <OneOf {...props} options={useChoices('notice')} />
}

export const widget: Widget = { Edit }
