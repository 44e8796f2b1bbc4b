/** Every field of a form by what the role may do with it: change, see, see masked, or not at all. */
import { Segmented } from 'antd'
import { setFields, stateOf, type State } from '../../../designer/role/commands'
import type { Edit, Grant } from '../../../designer/role/document'
import { useWords } from '../../../i18n/useWords'
import { useStudio } from '../studio/studio'
import { useFormOf } from '../studio/useFormOf'

const STATES: readonly State[] = ['edit', 'read', 'mask', 'hidden']

interface Props {
  grant: Grant
  at: number
  name: string
  edit: (edit: Edit) => void
}

export function FieldMatrix({ grant, at, name, edit }: Props) {
  const { t, say } = useWords()
  const { drafts } = useStudio()
  const form = useFormOf(grant.form, drafts)
  const all = form.fields.map((field) => field.id)
  const options = STATES.map((value) => ({ value, label: t(`role.state_${value}`) }))
  const set = (fields: readonly string[]) => (state: State) => edit(setFields(at, fields, state, all))
  const shared = STATES.find((state) => all.every((field) => stateOf(grant, field) === state))
  return (
    <section className="card field-matrix" aria-label={t('role.fields_of', { form: name })}>
      <h2>{t('role.fields_of', { form: name })}</h2>
      <div className="field-line field-line-all">
        <span className="soft">{t('role.for_all')}</span>
        <Segmented<State> size="small" options={options} value={shared} onChange={set(all)} aria-label={t('role.for_all')} />
      </div>
      {form.fields.map((field) => (
        <div key={field.id} className="field-line">
          <span>{say(field.label) || field.id}</span>
          <Segmented<State> size="small" options={options} value={stateOf(grant, field.id)} onChange={set([field.id])} aria-label={say(field.label) || field.id} />
        </div>
      ))}
    </section>
  )
}
