/** One of this application's decision tables. */
import { useWords } from '../../../../i18n/useWords'
import { OneOf } from '../OneOf'
import { useStudio } from '../studio'
import type { Widget, WidgetProps } from '../widget'

function Edit(props: WidgetProps) {
  const { say } = useWords()
  const tables = useStudio().drafts.filter((draft) => draft.kind === 'rule' && draft.document.body?.table !== undefined)
  return <OneOf {...props} options={tables.map(({ key, name }) => ({ value: key, label: say(name) || key }))} />
}

export const widget: Widget = { Edit }
