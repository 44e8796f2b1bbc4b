/** The latest tickets through the eyes of this role, judged by the server with the rights as they are drawn now. */
import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Alert, Select } from 'antd'
import { useId, useState } from 'react'
import { formQuery } from '../../../api/form'
import { peopleQuery } from '../../../api/people'
import { tryRole, type Tried } from '../../../api/role'
import { EVERY, type RoleDocument } from '../../../designer/role/document'
import { useWords } from '../../../i18n/useWords'
import { PageSpinner } from '../../../shared/PageSpinner'
import { sentence } from '../../../shared/useToast'
import type { Listed } from './useForms'

export function Trial({ document, forms }: { document: RoleDocument; forms: readonly Listed[] }) {
  const { t, say } = useWords()
  const id = useId()
  const real = forms.filter((form) => form.key !== EVERY)
  const [chosen, choose] = useState<string | null>(null)
  const [person, setPerson] = useState<number | null>(null)
  const form = chosen ?? document.body.grants.find((grant) => grant.form !== EVERY)?.form ?? real[0]?.key ?? ''
  const people = useQuery(peopleQuery()).data ?? []
  const asked = JSON.stringify({ ...document, name: { zh: '-' } })
  const { data, error } = useQuery({
    queryKey: ['try-role', asked, form, person],
    queryFn: ({ signal }) => tryRole(JSON.parse(asked) as object, form, person, signal),
    enabled: form !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <section className="card trial" aria-label={t('role.try')}>
      <h2>{t('role.try')}</h2>
      <p className="soft small">{t('role.try_help')}</p>
      <div className="trial-ask">
        <label htmlFor={`${id}-form`}>{t('role.try_form')}</label>
        <Select id={`${id}-form`} value={form || undefined} options={real.map((each) => ({ value: each.key, label: say(each.name) }))} onChange={choose} popupMatchSelectWidth={false} />
        <label htmlFor={`${id}-who`}>{t('role.try_as')}</label>
        <Select id={`${id}-who`} value={person ?? 0} options={[{ value: 0, label: t('role.try_me') }, ...people.map((each) => ({ value: each.id, label: each.name }))]} onChange={(next: number) => setPerson(next || null)} popupMatchSelectWidth={false} />
      </div>
      {error && <Alert type="info" showIcon title={sentence(error, t)} />}
      {!error && !data && <PageSpinner />}
      {!error && data && <Seen tried={data} />}
    </section>
  )
}

function Seen({ tried }: { tried: Tried }) {
  const { t, say } = useWords()
  const view = useQuery(formQuery(tried.form)).data
  const fields = (view?.fields ?? []).filter((field) => view?.list.columns.includes(field.id)).slice(0, 6)
  return (
    <>
      <p role="status">
        <strong>{tried.actions.includes('read') ? t('role.try_total', { total: tried.total, visible: tried.visible }) : t('role.try_nothing')}</strong>
      </p>
      {/* A table that scrolls must be reached by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="matrix" tabIndex={0} role="group" aria-label={t('role.try')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('list.number')}</th>
              <th scope="col">{t('role.action_read')}</th>
              {fields.map((field) => (
                <th key={field.id} scope="col">
                  {say(field.label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tried.items.map((item) => (
              <tr key={item.id} className={item.seen ? undefined : 'trial-unseen'}>
                <th scope="row">{item.number}</th>
                <td className="nowrap">
                  {item.seen ? <EyeOutlined aria-hidden /> : <EyeInvisibleOutlined aria-hidden />} {t(item.seen ? 'role.seen' : 'role.unseen')}
                </td>
                {fields.map((field) => (
                  <td key={field.id}>{item.seen && <Value state={item.fields[field.id] ?? 'hidden'} text={item.shown[field.id] ?? ''} />}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Value({ state, text }: { state: string; text: string }) {
  const { t } = useWords()
  if (state === 'hidden') return <span className="chip">{t('role.hidden')}</span>
  if (state === 'mask') return <span className="chip">{t('role.masked')}</span>
  return text
}
