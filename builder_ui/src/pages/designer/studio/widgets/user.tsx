/** One colleague, by user name. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { peopleQuery } from '../../../../api/people'
import { useEmpty } from '../useEmpty'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, required, label, schema }: WidgetProps) {
  const empty = useEmpty()
  const people = useQuery(peopleQuery()).data ?? []
  const options = people.map((person) => ({ value: person.username, label: `${person.name} (${person.username})` }))
  return <Select id={id} placeholder={empty(schema, required)} aria-label={label} showSearch={{ optionFilterProp: 'label' }} allowClear={!required} value={typeof value === 'string' && value ? value : undefined} options={options} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit, tell: (value, _, { person }) => person(String(value)) }
