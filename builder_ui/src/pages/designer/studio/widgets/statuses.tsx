/** Some statuses: by what they mean, or single ones of the form. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import type { Widget, WidgetProps } from '../widget'

const CATEGORIES = ['new', 'open', 'pending', 'on_hold']

function Edit({ id, value, onChange }: WidgetProps) {
  const { t, say } = useWords()
  const { statuses } = useStudio().form
  const meant = CATEGORIES.map((each) => ({ value: each, label: t(`category.${each}`) }))
  const own = statuses.filter((status) => !CATEGORIES.includes(status.id)).map((status) => ({ value: status.id, label: say(status.label) }))
  return <Select id={id} mode="multiple" value={Array.isArray(value) ? (value as string[]) : []} options={[...meant, ...own]} onChange={(next: string[]) => onChange(next.length > 0 ? next : undefined)} />
}

export const widget: Widget = { Edit }
