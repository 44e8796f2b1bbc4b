/** Whom a message goes to: the kind of person, and which group or colleague where that is open. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { nameOfChoice } from '../choices'
import type { Widget, WidgetProps } from '../widget'
import { widget as team } from './team'
import { widget as user } from './user'

interface To {
  of?: string
  name?: string
}

function Edit({ id, schema, value, label, onChange }: WidgetProps) {
  const { t, say } = useWords()
  const { of, name } = (value ?? {}) as To
  const kinds = schema.properties?.of ?? {}
  const Name = of === 'user' ? user.Edit : of === 'group' || of === 'manager' ? team.Edit : null
  // A manager is that of the ticket's group, where no other one is named.
  const ownGroup = { 'x-empty': { zh: t('flow.own_group'), en: t('flow.own_group') } }
  return (
    <div className="whoever">
      <Select id={id} aria-label={label} value={of} options={(kinds.enum ?? []).map((each) => ({ value: String(each), label: nameOfChoice(each, kinds, say, t) }))} onChange={(next) => onChange({ of: next })} />
      {Name && <Name id={`${id}-name`} schema={of === 'manager' ? ownGroup : {}} value={name} label={t('flow.which')} around={{}} required={of !== 'manager'} onChange={(next) => onChange(next ? { of, name: next } : { of })} />}
    </div>
  )
}

export const widget: Widget = {
  Edit,
  tell: (value, schema, { say, t, group }) => {
    const { of = '', name } = value as To
    if (name) return of === 'manager' ? t('flow.who_of', { who: nameOfChoice(of, schema.properties?.of ?? {}, say, t), name: group(name) }) : group(name)
    return nameOfChoice(of, schema.properties?.of ?? {}, say, t)
  },
}
