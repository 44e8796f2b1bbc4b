/** What there is of triggers or actions, in plain words: one press chooses. */
import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { palette, type Kind } from '../../../designer/catalogue'
import { useWords } from '../../../i18n/useWords'

interface Props {
  kinds: readonly Kind[]
  current?: string
  label: string
  onChoose: (kind: Kind) => void
}

export function KindCards({ kinds, current, label, onChoose }: Props) {
  const { t, say } = useWords()
  const [wanted, setWanted] = useState('')
  const box = useRef<HTMLDivElement | null>(null)
  const groups = palette(kinds, wanted)
  const first = groups[0]?.kinds[0]
  // Whoever opened it goes on with the keyboard where it opened.
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  return (
    <div className="kind-cards" role="group" aria-label={label} ref={box}>
      <Input
        size="small"
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('rule.search_kind')}
        aria-label={t('rule.search_kind')}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        onPressEnter={() => wanted && first && onChoose(first)}
      />
      {groups.map(({ group, kinds: inside }) => (
        <div key={group} role="group" aria-label={t(`palette.${group}`, { defaultValue: group })}>
          <p className="soft small">{t(`palette.${group}`, { defaultValue: group })}</p>
          <div className="kind-grid">
            {inside.map((kind) => (
              <button key={kind.type} type="button" className="kind-card" aria-pressed={current === undefined ? undefined : kind.type === current} onClick={() => onChoose(kind)}>
                <strong>{say(kind.label)}</strong>
                <span className="soft small">{say(kind.help)}</span>
              </button>
            ))}
          </div>
        </div>
      ))}
      {groups.length === 0 && <p className="soft">{t('form.nothing_found')}</p>}
    </div>
  )
}
