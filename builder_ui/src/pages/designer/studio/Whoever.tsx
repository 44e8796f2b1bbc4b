/** Who it is: first the kind of person, as the schema lists them, then which one. */
import { Select } from 'antd'
import { widgetOf, type Schema } from '../../../designer/catalogue'
import { useWords } from '../../../i18n/useWords'
import type { Telling } from './widget'
import { widgetNamed } from './widgets'

type One = Readonly<Record<string, unknown>>

interface Props {
  id: string
  schema: Schema
  value: unknown
  label: string
  onChange: (value: One) => void
}

export function Whoever({ id, schema, value, label, onChange }: Props) {
  const { say } = useWords()
  const kinds = Object.entries(schema.properties ?? {})
  const [[kind, named] = ['', undefined]] = Object.entries((value ?? {}) as One)
  const chosen = schema.properties?.[kind]
  const needs = chosen && chosen.const === undefined
  const Name = needs ? widgetNamed(widgetOf(chosen)).Edit : null
  const choose = (next: string) => onChange({ [next]: schema.properties?.[next]?.const ?? '' })
  return (
    <div className="whoever">
      <Select id={id} aria-label={label} value={kind || undefined} status={kind ? undefined : 'warning'} options={kinds.map(([key, each]) => ({ value: key, label: each['x-label'] ? say(each['x-label']) : key }))} onChange={choose} />
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
