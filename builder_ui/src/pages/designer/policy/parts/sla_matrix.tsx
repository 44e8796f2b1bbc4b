/** Promised times as a matrix: a row for some priorities, a column for each clock; the first row that fits holds. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { fresh } from '../../../../designer/ids'
import { put } from '../../../../designer/ordered'
import { useWords } from '../../../../i18n/useWords'
import { ItemButtons } from '../../studio/ItemButtons'
import { Length } from '../Length'
import type { PartProps } from '../parts'

type Target = { id: string; priorities?: string[] } & Record<string, unknown>

export function Part({ schema, value, onChange }: PartProps) {
  const { t, say } = useWords()
  const targets = Array.isArray(value) ? (value as Target[]) : []
  const shape = schema.items?.properties ?? {}
  const order = Object.keys(shape)
  // Whatever is counted in time is a clock: a new one has its column by itself.
  const clocks = order.filter((key) => shape[key]?.['x-widget'] === 'duration')
  const options = (shape.priorities?.items?.enum ?? []).map((each) => ({ value: String(each), label: t(`priority.${String(each)}`) }))
  const set = (index: number, key: string, next: unknown) => onChange(targets.with(index, put(targets[index] as Target, key, next, order)), `target:${index}:${key}`)
  return (
    <>
      <div className="matrix">
        <table>
          <thead>
            <tr>
              <th scope="col">{say(shape.priorities?.['x-label'])}</th>
              {clocks.map((clock) => (
                <th key={clock} scope="col">
                  {say(shape[clock]?.['x-label'])}
                </th>
              ))}
              <th>
                <span className="sr-only">{t('common.edit')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {targets.map((target, index) => {
              const name = t('rule.row', { number: index + 1 })
              return (
                <tr key={target.id}>
                  <td>
                    <Select
                      mode="multiple"
                      className="matrix-who"
                      aria-label={`${name} ${say(shape.priorities?.['x-label'])}`}
                      placeholder={t('policy.every_priority')}
                      options={options}
                      value={target.priorities ?? []}
                      onChange={(next: string[]) => set(index, 'priorities', next.length > 0 ? next : undefined)}
                    />
                  </td>
                  {clocks.map((clock) => (
                    <td key={clock}>
                      <Length id={`${target.id}-${clock}`} label={`${name} ${say(shape[clock]?.['x-label'])}`} value={target[clock] as number | undefined} onChange={(next) => set(index, clock, next)} />
                    </td>
                  ))}
                  <td>
                    <ItemButtons name={name} index={index} count={targets.length} onMove={(to) => onChange(targets.toSpliced(index, 1).toSpliced(to, 0, target))} onRemove={() => onChange(targets.toSpliced(index, 1))} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...targets, { id: fresh('target', targets.map((each) => each.id)) }])}>
        {t('rule.add_row')}
      </Button>
      <p className="soft small">{t('policy.matrix_help')}</p>
    </>
  )
}
