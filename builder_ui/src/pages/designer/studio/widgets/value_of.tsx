/** One value of what the settings around it look at: an option by its name, else as it is typed. */
import { pathOf } from '../../../../designer/rule/columns'
import { useWords } from '../../../../i18n/useWords'
import { Literal } from '../ConditionValue'
import { useRoot } from '../root'
import { useStudio } from '../studio'
import type { Widget, WidgetProps } from '../widget'

function Edit({ value, onChange, label }: WidgetProps) {
  const { say } = useWords()
  const { names } = useStudio()
  const asked = pathOf(useRoot().of)
  const name = names.find((each) => each.id === asked) ?? { id: '', label: { zh: label }, sort: 'text' as const }
  return <Literal name={name} label={`${label} ${say(name.options?.find((option) => option.id === value)?.label)}`.trim()} value={value} onChange={(next) => onChange(next ?? '')} />
}

export const widget: Widget = { Edit, group: true }
