/** Who it is: first the kind of person, as the schema lists them, then which one. */
import { Select } from 'antd'
import { widgetOf, type Schema } from '../../../designer/catalogue'
import { useWords } from '../../../i18n/useWords'
import { useEmpty } from './useEmpty'
import type { Telling } from './widget'
import { widgetNamed } from './widgets'

type One = Readonly<Record<string, unknown>>

interface Props {
  id: string
  schema: Schema
  value: unknown
  label: string
  /** Whether somebody must be named. */
  required?: boolean
  onChange: (value: One | undefined) => void
}

export function Whoever({ id, schema, value, label, required = true, onChange }: Props) {
  const { say } = useWords()
  const empty = useEmpty()
  const kinds = Object.entries(schema.properties ?? {})
  const [[kind, named] = ['', undefined]] = Object.entries((value ?? {}) as One)
  const chosen = schema.properties?.[kind]
  const needs = chosen && chosen.const === undefined
  const Name = needs ? widgetNamed(widgetOf(chosen)).Edit : null
  const choose = (next?: string) => onChange(next === undefined ? undefined : { [next]: schema.properties?.[next]?.const ?? '' })
  return (
    <div className="whoever">
      <Select id={id} aria-label={label} value={kind || undefined} allowClear={!required} placeholder={empty({}, required)} status={kind || !required ? undefined : 'warning'} options={kinds.map(([key, each]) => ({ value: key, label: each['x-label'] ? say(each['x-label']) : key }))} onChange={choose} />
      {Name && <Name id={`${id}-name`} schema={chosen ?? {}} value={named} label={chosen?.['x-label'] ? say(chosen['x-label']) : kind} around={{}} required onChange={(next) => onChange({ [kind]: next ?? '' })} />}
    </div>
  )
}

export function tellWhoever(value: unknown, schema: Schema, { tell, say, t }: Telling): string {
  const [[kind, named] = ['', undefined]] = Object.entries((value ?? {}) as One)
  const chosen = schema.properties?.[kind]
  if (!chosen) return t('flow.nobody')
  if (chosen.const !== undefined) return say(chosen['x-label'])
  const told = named ? tell(named, chosen) : t('flow.nobody')
  return kind === 'group' || kind === 'user' ? told : t('flow.who_of', { who: say(chosen['x-label']), name: told })
}
