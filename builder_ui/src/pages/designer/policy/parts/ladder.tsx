/** The ladder: a row for each reason to escalate, a column for each level; a cell says after how long. */
import { PlusOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { fresh } from '../../../../designer/ids'
import { put } from '../../../../designer/ordered'
import { useWords } from '../../../../i18n/useWords'
import { ItemButtons } from '../../studio/ItemButtons'
import { Settings } from '../../studio/Settings'
import { Length } from '../Length'
import type { PartProps } from '../parts'

type Step = Record<string, unknown> & { level: number; after: number }
type Dimension = Record<string, unknown> & { id: string; name: { zh: string; en?: string }; steps: Step[] }

const HOURS = [4, 8, 24]

export function Part({ schema, value, onChange }: PartProps) {
  const { t, say } = useWords()
  const rows = Array.isArray(value) ? (value as Dimension[]) : []
  const item = schema.items ?? {}
  const order = Object.keys(item.properties ?? {})
  const step = item.properties?.steps?.items ?? {}
  const set = (index: number, next: Dimension, mark?: string) => onChange(rows.with(index, next), mark && `ladder:${index}:${mark}`)
  const setStep = (index: number, row: Dimension, level: number, next: Step | null, mark?: string) => {
    const others = row.steps.filter((each) => each.level !== level)
    set(index, { ...row, steps: (next ? [...others, next] : others).toSorted((a, b) => a.level - b.level) }, mark)
  }
  const add = () => {
    const id = fresh('reason', rows.map((row) => row.id))
    const number = rows.length + 1
    onChange([...rows, { id, name: { zh: t('policy.reason', { number, lng: 'zh-CN' }), en: `Reason ${number}` }, since: '_created_at', steps: HOURS.map((hours, index) => ({ level: index + 1, after: hours * 3600 })) }])
  }
  return (
    <>
      <div className="matrix ladder">
        <table>
          <thead>
            <tr>
              <th scope="col">{say(item.properties?.name?.['x-label'])}</th>
              {[1, 2, 3].map((level) => (
                <th key={level} scope="col" className={`rung rung-${level}`}>
                  {t('policy.level', { level })}
                </th>
              ))}
              <th>
                <span className="sr-only">{t('common.edit')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => {
              const name = say(row.name)
              const panel = <Settings id={`ladder-${row.id}`} schema={item} keys={order.filter((key) => key !== 'id' && key !== 'steps')} value={row} onChange={(next, key) => set(index, next as Dimension, key)} />
              return (
                <tr key={row.id}>
                  <th scope="row">
                    <Popover trigger="click" placement="bottomLeft" content={<div className="panel ladder-panel">{panel}</div>}>
                      <Button type="text" icon={<SettingOutlined aria-hidden />}>
                        {name}
                      </Button>
                    </Popover>
                  </th>
                  {[1, 2, 3].map((level) => {
                    const own = row.steps.find((each) => each.level === level)
                    const label = `${name} ${t('policy.level', { level })}`
                    const inner = own && <Settings id={`step-${row.id}-${level}`} schema={step} keys={Object.keys(step.properties ?? {}).filter((key) => key !== 'level' && key !== 'after')} value={own} onChange={(next, key) => setStep(index, row, level, next as Step, `${level}:${key}`)} />
                    return (
                      <td key={level} className={`rung rung-${level}`}>
                        <Checkbox aria-label={label} checked={own !== undefined} onChange={(event) => setStep(index, row, level, event.target.checked ? { level, after: (HOURS[level - 1] ?? 4) * 3600 } : null)} />
                        {own && (
                          <>
                            <Length id={`after-${row.id}-${level}`} label={`${label} ${t('policy.after')}`} value={own.after} onChange={(next) => setStep(index, row, level, put(own, 'after', next ?? 0, ['level', 'after']), `${level}:after`)} />
                            <Popover trigger="click" placement="bottomRight" content={<div className="panel ladder-panel">{inner}</div>}>
                              <Button size="small" type="text" icon={<SettingOutlined aria-hidden />} aria-label={t('policy.step_more', { name: label })} />
                            </Popover>
                          </>
                        )}
                      </td>
                    )
                  })}
                  <td>
                    <ItemButtons name={name} index={index} count={rows.length} onMove={(to) => onChange(rows.toSpliced(index, 1).toSpliced(to, 0, row))} onRemove={() => onChange(rows.toSpliced(index, 1))} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={add}>
        {t('policy.add_reason')}
      </Button>
      <p className="soft small">{t('policy.ladder_help')}</p>
    </>
  )
}
