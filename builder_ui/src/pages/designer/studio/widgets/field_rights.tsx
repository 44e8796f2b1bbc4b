/** Who may do what with which field at this step: a line for every field of the form. */
import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../studio'
import type { Widget, WidgetProps } from '../widget'

interface Right {
  id: string
  access: string
  required?: boolean
}

function Edit({ value, onChange, label }: WidgetProps) {
  const { t, say } = useWords()
  const { form } = useStudio()
  const [wanted, setWanted] = useState('')
  const rights = Array.isArray(value) ? (value as Right[]) : []
  const options = ['usual', 'edit', 'read', 'hidden'].map((each) => ({ value: each, label: t(`right.${each}`) }))
  const write = (next: Right[]) => onChange(next.length > 0 ? next : undefined)
  const set = (field: string, access: string) => {
    const at = rights.findIndex((right) => right.id === field)
    if (access === 'usual') return write(rights.filter((right) => right.id !== field))
    return write(at < 0 ? [...rights, { id: field, access }] : rights.with(at, { id: field, access, ...(access === 'edit' && rights[at]?.required ? { required: true } : {}) }))
  }
  const require = (field: string, on: boolean) => write(rights.map((right) => (right.id === field ? { id: field, access: right.access, ...(on ? { required: true } : {}) } : right)))
  const all = (access: string) => write(access === 'usual' ? [] : form.fields.map((field) => ({ id: field.id, access })))
  const shown = form.fields.filter((field) => [field.id, say(field.label)].some((name) => name.toLowerCase().includes(wanted.trim().toLowerCase())))
  return (
    <div className="rights">
      <div className="rights-head">
        {form.fields.length > 8 && <Input size="small" allowClear value={wanted} onChange={(event) => setWanted(event.target.value)} placeholder={t('draw.search_field')} aria-label={t('draw.search_field')} />}
        <Select size="small" className="rights-all" aria-label={`${label} ${t('right.all')}`} placeholder={t('right.all')} value={null} options={options} onChange={all} />
      </div>
      <ul>
        {shown.map((field) => {
          const right = rights.find((each) => each.id === field.id)
          const name = say(field.label)
          return (
            <li key={field.id} className={right ? 'right-set' : undefined}>
              <span className="grow">{name}</span>
              {right?.access === 'edit' && (
                <Checkbox checked={right.required ?? false} onChange={(event) => require(field.id, event.target.checked)} aria-label={t('right.required_of', { name })}>
                  {t('key.required')}
                </Checkbox>
              )}
              <Select size="small" aria-label={t('right.of', { name })} value={right?.access ?? 'usual'} options={options} onChange={(next) => set(field.id, next)} />
            </li>
          )
        })}
      </ul>
      <p className="soft small">{t('right.help')}</p>
    </div>
  )
}

export const widget: Widget = { Edit, group: true }
