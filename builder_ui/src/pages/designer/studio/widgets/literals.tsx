/** Some values; options by their labels where the value that they are compared with is a choice. */
import { Select } from 'antd'
import { sourceOf } from '../../../../designer/expression'
import { useWords } from '../../../../i18n/useWords'
import { useRoot } from '../root'
import { useStudio } from '../studio'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange }: WidgetProps) {
  const { say } = useWords()
  const { names } = useStudio()
  const root = useRoot()
  const read = sourceOf(root.value) === 'field' ? (root.value as { var: string }).var : null
  const name = names.find((each) => each.id === read)
  const list = Array.isArray(value) ? (value as (string | number | boolean)[]) : []
  const write = (next: string[]) => onChange(next.map((each) => (name?.sort === 'number' || name?.sort === 'money' ? Number(each) : each)))
  const options = name?.options?.map((option) => ({ value: option.id, label: say(option.label) }))
  return <Select id={id} mode={options ? 'multiple' : 'tags'} open={options ? undefined : false} value={list.map(String)} options={options} onChange={write} />
}

export const widget: Widget = { Edit, tell: (value) => (value as unknown[]).map(String).join('、') }
