/** A value: written down, read from a field, the present moment, or worked out by a formula. */
import { EditOutlined } from '@ant-design/icons'
import { Input, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { sourceOf, type Source } from '../../../designer/expression'
import type { Name } from '../../../designer/names'
import { useWords } from '../../../i18n/useWords'
import { Literal } from './ConditionValue'
import { useStudio } from './studio'
import type { Telling } from './widget'

const ConditionDialog = lazy(() => import('./ConditionDialog'))

interface Props {
  id: string
  label: string
  value: unknown
  /** What the value is for, where that is known: it is then entered as that. */
  target?: Name
  /** Only what is read from the record makes sense. */
  read?: boolean
  onChange: (value: unknown) => void
}

export function Expression({ id, label, value, target, read = false, onChange }: Props) {
  const { t, say } = useWords()
  const { names } = useStudio()
  const [open, setOpen] = useState(false)
  const source: Source = value === undefined && read ? 'field' : sourceOf(value)
  const choose = (next: Source) => {
    if (next === 'formula') return setOpen(true)
    return onChange(next === 'now' ? { now: [] } : next === 'field' ? { var: names.find((name) => !target || name.sort === target.sort)?.id ?? names[0]?.id ?? '' } : null)
  }
  const sources = (['literal', 'field', 'now', 'formula'] as const).filter((each) => !read || each !== 'literal')
  const chosen = source === 'field' ? ((value as { var?: string } | undefined)?.var ?? '') : ''
  return (
    <div className="expression" id={id}>
      <Select<Source> aria-label={`${label} ${t('expression.source')}`} className="expression-source" value={source} options={sources.map((each) => ({ value: each, label: t(`expression.${each}`) }))} onChange={choose} />
      {source === 'field' && (
        <Select aria-label={label} showSearch={{ optionFilterProp: 'label' }} value={chosen || undefined} options={names.map((name) => ({ value: name.id, label: say(name.label) }))} onChange={(next: string) => onChange({ var: next })} />
      )}
      {source === 'literal' &&
        (target && target.sort !== 'opaque' && target.sort !== 'flag' ? (
          <Literal name={target} label={label} value={value} many={target.sort === 'choices'} onChange={onChange} />
        ) : target?.sort === 'flag' ? (
          <Select aria-label={label} value={value === true} options={[true, false].map((each) => ({ value: each, label: t(each ? 'common.yes' : 'common.no') }))} onChange={onChange} />
        ) : (
          <Input aria-label={label} value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''} onChange={(event) => onChange(event.target.value)} />
        ))}
      {source === 'formula' && (
        <button type="button" className="logic-told" onClick={() => setOpen(true)}>
          <EditOutlined aria-hidden /> {t('expression.edit')}
        </button>
      )}
      {open && (
        <Suspense fallback={null}>
          <ConditionDialog title={label} value={source === 'formula' ? value : undefined} free onClose={() => setOpen(false)} onDone={onChange} />
        </Suspense>
      )}
    </div>
  )
}

export function tellExpression(value: unknown, { t, name, option, sentence }: Telling, target?: string): string {
  const source = sourceOf(value)
  if (source === 'now') return t('expression.now')
  if (source === 'field') return name((value as { var: string }).var)
  if (source === 'formula') return sentence(value)
  if (value === null) return t('expression.empty')
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
  return target ? option(target, value) : String(value)
}
