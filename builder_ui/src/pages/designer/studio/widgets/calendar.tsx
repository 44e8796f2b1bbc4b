/** One of the calendars; none means around the clock. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { get } from '../../../../api/http'
import type { Words } from '../../../../api/words'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange }: WidgetProps) {
  const { t, say } = useWords()
  const { drafts } = useStudio()
  const inForce = useQuery({ queryKey: ['definitions', 'calendar'], queryFn: async () => (await get<{ items: { key: string; name: Words }[] }>('/definitions', { kind: 'calendar' })).items, staleTime: 60_000 }).data ?? []
  const names = new Map([...inForce, ...drafts.filter((draft) => draft.kind === 'calendar')].map((each) => [each.key, say(each.name)]))
  const options = [...names].map(([key, label]) => ({ value: key, label }))
  return <Select id={id} allowClear placeholder={t('policy.around_the_clock')} value={typeof value === 'string' ? value : undefined} options={options} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit }
