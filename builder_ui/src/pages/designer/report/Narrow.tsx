/** Which records are counted, in which order, and how many places are shown. */
import { FilterOutlined } from '@ant-design/icons'
import { InputNumber, Select } from 'antd'
import { lazy, Suspense, useId, useState } from 'react'
import { setBody, setSort } from '../../../designer/report/commands'
import { useWords } from '../../../i18n/useWords'
import { useSentence } from '../studio/useSentence'
import { useDrawing } from './drawing'

const ConditionDialog = lazy(() => import('../studio/ConditionDialog'))

export function Narrow() {
  const { t, say } = useWords()
  const { document, edit } = useDrawing()
  const told = useSentence()
  const id = useId()
  const [open, setOpen] = useState(false)
  const { body } = document
  const filter = body.filter === true ? undefined : body.filter
  const options = [...body.measures, ...(body.dimensions ?? [])].flatMap((block) => {
    const name = say(block.label) || block.id
    return [
      { value: `-${block.id}`, label: t('report.high_first', { name }) },
      { value: block.id, label: t('report.low_first', { name }) },
    ]
  })
  return (
    <div className="narrow">
      <button type="button" className="logic-told" onClick={() => setOpen(true)}>
        <FilterOutlined aria-hidden /> {t('report.filter')}: {filter === undefined ? t('report.filter_none') : told(filter)}
      </button>
      <label htmlFor={`${id}-sort`}>{t('report.sort')}</label>
      <Select id={`${id}-sort`} size="small" allowClear popupMatchSelectWidth={false} placeholder={t('report.sort_none')} value={body.sort?.[0]} options={options} onChange={(next?: string) => edit(setSort(next))} />
      <label htmlFor={`${id}-limit`}>{t('report.limit')}</label>
      <InputNumber<number> id={`${id}-limit`} size="small" min={1} max={1000} placeholder={t('report.all')} value={body.limit ?? null} onChange={(next) => edit(setBody('limit', next ?? undefined), 'limit')} />
      {open && (
        <Suspense fallback={null}>
          <ConditionDialog title={t('report.filter')} value={filter} free={false} onClose={() => setOpen(false)} onDone={(rule) => edit(setBody('filter', rule))} />
        </Suspense>
      )}
    </div>
  )
}
