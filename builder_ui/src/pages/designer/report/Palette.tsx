/** What there is to count: ready metrics, and the fields of the form as measures or dimensions. */
import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { useMemo, useRef, useState, type ReactNode, type Ref } from 'react'
import type { Well } from '../../../designer/report/commands'
import { idsOf } from '../../../designer/report/commands'
import type { ReadyKind } from '../../../designer/report/document'
import { dimensionOf, measureOf, offers, readyFor, readyMeasure, type Offer, type Ready } from '../../../designer/report/offers'
import { useWords } from '../../../i18n/useWords'
import { useAdded } from '../studio/Panes'
import { useStudio } from '../studio/studio'
import { useCarry } from './Drag'
import { useDrawing } from './drawing'

const GROUPS = ['volume', 'service', 'field']

export function Palette({ search }: { search: Ref<InputRef> }) {
  const { t, say } = useWords()
  const { catalogue, form, names } = useStudio()
  const [wanted, setWanted] = useState('')
  const shelf = useRef<HTMLDivElement | null>(null)
  const ready = useMemo(() => readyFor(catalogue.ready.kinds as ReadyKind[], form), [catalogue, form])
  const fields = useMemo(() => offers(names, form), [names, form])
  const found = (label: { zh: string; en?: string }) => [label.zh, label.en ?? ''].some((word) => word.toLowerCase().includes(wanted.trim().toLowerCase()))
  const metrics = ready.filter((each) => found(each.label))
  const offered = fields.filter((each) => found(each.name.label))
  const addFirst = () => {
    if (wanted.trim()) shelf.current?.querySelector<HTMLElement>('.offers button')?.click()
    setWanted('')
  }
  return (
    <div className="palette" ref={shelf}>
      <Input ref={search} allowClear prefix={<SearchOutlined aria-hidden />} placeholder={t('report.search')} aria-label={t('report.search')} value={wanted} onChange={(event) => setWanted(event.target.value)} onPressEnter={addFirst} />
      {GROUPS.map((group) => (
        <Group key={group} title={`${t('report.ready')} · ${t(`report.ready_${group}`)}`} shown={metrics.some((each) => each.group === group)}>
          {metrics.filter((each) => each.group === group).map((each) => (
            <ReadyTile key={each.key} ready={each} />
          ))}
        </Group>
      ))}
      <Group title={t('report.fields')} shown={offered.length > 0}>
        {offered.map((offer) => (
          <FieldTile key={offer.name.id} offer={offer} />
        ))}
      </Group>
      {metrics.length + offered.length === 0 && <p className="soft">{t('form.nothing_found')}</p>}
      <p className="sr-only">{say(catalogue.metrics.label)}</p>
    </div>
  )
}

function Group({ title, shown, children }: { title: string; shown: boolean; children: ReactNode }) {
  if (!shown) return null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <div className="offers">{children}</div>
    </section>
  )
}

function ReadyTile({ ready }: { ready: Ready }) {
  const { say } = useWords()
  const { document, add } = useDrawing()
  const added = useAdded()
  const drop = (_: Well, at?: number) => add('measures', readyMeasure(ready, idsOf(document.body)), at)
  const { setNodeRef, listeners } = useCarry(`ready:${ready.key}`, { label: say(ready.label), into: ['measures'], drop })
  const press = () => {
    drop('measures')
    added()
  }
  return (
    <button ref={setNodeRef} type="button" className="tile offer" onClick={press} {...listeners}>
      {say(ready.label)}
    </button>
  )
}

function FieldTile({ offer: { name, measure, dimension } }: { offer: Offer }) {
  const { t, say } = useWords()
  const { form } = useStudio()
  const { document, add } = useDrawing()
  const added = useAdded()
  const label = say(name.label)
  const into: Well[] = [...(dimension ? (['dimensions'] as const) : []), ...(measure ? (['measures'] as const) : [])]
  const drop = (well: Well, at?: number) => {
    const taken = idsOf(document.body)
    const type = form.fields.find((field) => field.id === name.id)?.type
    const counted = { zh: t('report.count_of', { name: name.label.zh, lng: 'zh-CN' }), en: `Records with ${name.label.en ?? name.label.zh}` }
    add(well, well === 'measures' ? measureOf(name, type, taken, counted) : dimensionOf(name, taken), at)
  }
  const { setNodeRef, listeners } = useCarry(`name:${name.id}`, { label, into, drop })
  const press = (well: Well) => () => {
    drop(well)
    added()
  }
  return (
    <div className="offer offer-field">
      <span ref={setNodeRef} className="offer-name" {...listeners}>
        {label}
      </span>
      {dimension && (
        <button type="button" onClick={press('dimensions')} aria-label={t('report.as_dimension', { name: label })}>
          {t('report.dimension')}
        </button>
      )}
      {measure && (
        <button type="button" onClick={press('measures')} aria-label={t('report.as_measure', { name: label })}>
          {t('report.measure')}
        </button>
      )}
    </div>
  )
}
