/** One of the forms that there are. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { formsQuery } from '../../../../api/form'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, required }: WidgetProps) {
  const { say } = useWords()
  const { drafts } = useStudio()
  const inForce = useQuery(formsQuery).data ?? []
  const names = new Map([...inForce, ...drafts.filter((draft) => draft.kind === 'form')].map((form) => [form.key, say(form.name)]))
  const options = [...names].map(([key, label]) => ({ value: key, label }))
  return <Select id={id} showSearch={{ optionFilterProp: 'label' }} value={typeof value === 'string' ? value : undefined} options={options} status={required && !value ? 'error' : undefined} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit }
