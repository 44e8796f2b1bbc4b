/** Forms by actions: a tick grants; beside it which records, and what of their fields. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { addGrant, removeGrant, setAction, stateOf } from '../../../designer/role/commands'
import { ACTIONS, EVERY, type Edit, type Grant, type RoleDocument } from '../../../designer/role/document'
import { useWords } from '../../../i18n/useWords'
import { Rows } from './Rows'
import type { Listed } from './useForms'

interface Props {
  document: RoleDocument
  forms: readonly Listed[]
  fieldsOf: (form: string) => readonly string[]
  chosen: number | null
  onChoose: (grant: number | null) => void
  edit: (edit: Edit) => void
}

/** A form with one of its grants, or with none yet. */
interface Line {
  form: Listed
  grant?: Grant
  at: number
}

export function Matrix({ document, forms, fieldsOf, chosen, onChoose, edit }: Props) {
  const { t, say } = useWords()
  const { grants } = document.body
  const lines = forms.flatMap((form): Line[] => {
    const found = grants.flatMap((grant, at) => (grant.form === form.key ? [{ form, grant, at }] : []))
    return found.length > 0 ? found : [{ form, at: grants.length }]
  })
  return (
    // A table that scrolls must be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="matrix" role="group" aria-label={t('role.can')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('role.form')}</th>
            {ACTIONS.map((action) => (
              <th key={action} scope="col" className="matrix-tick">
                {t(`role.action_${action}`)}
              </th>
            ))}
            <th scope="col">{t('role.rows')}</th>
            <th scope="col">{t('role.fields')}</th>
            <th scope="col">
              <span className="sr-only">{t('people.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ form, grant, at }) => {
            const name = say(form.name)
            return (
              <tr key={`${form.key}:${grant ? at : 'none'}`} className={grant && chosen === at ? 'matrix-on' : undefined}>
                <th scope="row">{name}</th>
                {ACTIONS.map((action) => (
                  <td key={action} className="matrix-tick">
                    <Checkbox checked={grant?.actions.includes(action) ?? false} aria-label={t('role.of', { form: name, action: t(`role.action_${action}`) })} onChange={(event) => edit(setAction(at, form.key, action, event.target.checked))} />
                  </td>
                ))}
                <td>{grant && <Rows grant={grant} at={at} name={name} edit={edit} />}</td>
                <td>
                  {grant && (
                    <button type="button" className="link-button" aria-pressed={chosen === at} disabled={form.key === EVERY} onClick={() => onChoose(chosen === at ? null : at)}>
                      <Told grant={grant} fields={fieldsOf(form.key)} />
                    </button>
                  )}
                </td>
                <td className="nowrap">
                  {grant && (
                    <>
                      <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} aria-label={t('role.another', { form: name })} title={t('role.another', { form: name })} onClick={() => edit(addGrant(form.key))} />
                      <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('role.remove', { form: name })} onClick={() => edit(removeGrant(at))} />
                    </>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Told({ grant, fields }: { grant: Grant; fields: readonly string[] }) {
  const { t } = useWords()
  if (!grant.read && !grant.write && !grant.mask) return t(grant.actions.includes('write') || grant.actions.includes('create') ? 'role.fields_all' : 'role.fields_all_read')
  const count = (state: string) => fields.filter((field) => stateOf(grant, field) === state).length
  return t('role.fields_some', { hidden: count('hidden'), mask: count('mask'), read: count('read') })
}
