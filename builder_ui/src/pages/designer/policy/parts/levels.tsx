/** The levels of an escalation as steps of a stair: who is told at each, and who takes over. */
import { Button } from 'antd'
import { PlusOutlined } from '@ant-design/icons'
import { useWords } from '../../../../i18n/useWords'
import { ItemButtons } from '../../studio/ItemButtons'
import { Settings } from '../../studio/Settings'
import type { PartProps } from '../parts'

type Level = Record<string, unknown> & { level: number }

const MOST = 3

export function Part({ schema, value, onChange }: PartProps) {
  const { t } = useWords()
  const levels = Array.isArray(value) ? (value as Level[]) : []
  const item = schema.items ?? {}
  const keys = Object.keys(item.properties ?? {}).filter((key) => key !== 'level')
  const free = [1, 2, 3].find((number) => levels.every((each) => each.level !== number))
  return (
    <ol className="stairs">
      {levels.map((level, index) => (
        <li key={level.level} className={`stair stair-${level.level}`} aria-label={t('policy.level', { level: level.level })}>
          <div className="stair-head">
            <strong>{t('policy.level', { level: level.level })}</strong>
            <ItemButtons name={t('policy.level', { level: level.level })} index={0} count={1} onRemove={() => onChange(levels.toSpliced(index, 1))} />
          </div>
          <Settings id={`level-${level.level}`} schema={item} keys={keys} value={level} onChange={(next, key) => onChange(levels.with(index, next as Level), `level:${level.level}:${key}`)} />
        </li>
      ))}
      {levels.length < MOST && free !== undefined && (
        <li>
          <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...levels, { level: free }].toSorted((a, b) => a.level - b.level))}>
            {t('policy.level', { level: free })}
          </Button>
        </li>
      )}
    </ol>
  )
}
