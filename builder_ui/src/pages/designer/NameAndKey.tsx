/** What something new is called, and the key it keeps for ever: a free one, or from the English name, until somebody writes one. */
import { Input } from 'antd'
import { useId, useState } from 'react'
import { fresh, KEY, keyOf } from '../../designer/ids'
import { useWords } from '../../i18n/useWords'

export interface Named {
  zh: string
  en: string
  key: string
}

/** No name yet; its key is free, so that a Chinese name alone is enough. */
export const unnamed = (stem: string, taken: Iterable<string>): Named => ({ zh: '', en: '', key: fresh(stem, taken) })

/** Words as a definition holds them: English only where it was given. */
export const wordsOf = ({ zh, en }: Named) => ({ zh: zh.trim(), en: en.trim() || zh.trim() })

interface Props {
  value: Named
  taken: readonly string[]
  onChange: (value: Named) => void
}

export function wrongKey({ zh, key }: Named, taken: readonly string[]): 'missing' | 'pattern' | 'taken' | null {
  if (!zh.trim() || !key) return 'missing'
  if (!KEY.test(key)) return 'pattern'
  return taken.includes(key) ? 'taken' : null
}

export function NameAndKey({ value, taken, onChange }: Props) {
  const { t } = useWords()
  const id = useId()
  const wrong = wrongKey(value, taken)
  const [free] = useState(value.key)
  const follows = value.key === (keyOf(value.en) || free)
  return (
    <>
      <label htmlFor={`${id}-zh`}>{t('designer.name_zh')}</label>
      <Input id={`${id}-zh`} value={value.zh} maxLength={60} onChange={(event) => onChange({ ...value, zh: event.target.value })} />
      <label htmlFor={`${id}-en`}>{t('designer.name_en')}</label>
      <Input
        id={`${id}-en`}
        value={value.en}
        maxLength={60}
        onChange={(event) => onChange({ ...value, en: event.target.value, key: follows ? keyOf(event.target.value) || free : value.key })}
      />
      <label htmlFor={`${id}-key`}>{t('designer.key')}</label>
      <Input
        id={`${id}-key`}
        value={value.key}
        maxLength={48}
        status={value.key && wrong && wrong !== 'missing' ? 'error' : undefined}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange({ ...value, key: event.target.value })}
      />
      <p id={`${id}-help`} className={value.key && (wrong === 'pattern' || wrong === 'taken') ? 'field-error' : 'soft small'}>
        {t(value.key && wrong === 'taken' ? 'designer.key_taken' : 'designer.key_help')}
      </p>
    </>
  )
}
