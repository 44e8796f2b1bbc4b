/** One of the policies of promised times. */
import { OneOf } from '../OneOf'
import { useChoices } from '../useDocuments'
import type { Widget, WidgetProps } from '../widget'

function Edit(props: WidgetProps) {
  return <OneOf {...props} options={useChoices('sla')} />
}

export const widget: Widget = { Edit }
