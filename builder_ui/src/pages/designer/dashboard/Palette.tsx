/** The reports there are: a press puts one into the first gap, or it is dragged to its place. */
import { PlusOutlined } from '@ant-design/icons'
import { useDraggable } from '@dnd-kit/core'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '../../../i18n/useWords'
import { useAdded } from '../studio/Panes'
import { useStudio } from '../studio/studio'
import { useDrawing, type Offered } from './drawing'

const NewReport = lazy(async () => ({ default: (await import('../NewReport')).NewReport }))

export function Palette() {
  const { t } = useWords()
  const { bundle, drafts } = useStudio()
  const { offered } = useDrawing()
  const [making, setMaking] = useState(false)
  const all = [...offered.values()]
  return (
    <div className="palette">
      <p className="soft small">{t('board.palette_help')}</p>
      <Shelf title={t('board.own')} reports={all.filter((report) => report.document)} />
      <Shelf title={t('board.others')} reports={all.filter((report) => !report.document)} />
      {all.length === 0 && <p className="soft">{t('board.no_reports')}</p>}
      <Button block type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)} className="palette-new">
        {t('report.new')}
      </Button>
      <Suspense fallback={null}>{making && <NewReport bundle={bundle} drafts={[...drafts]} onClose={() => setMaking(false)} />}</Suspense>
    </div>
  )
}

function Shelf({ title, reports }: { title: string; reports: readonly Offered[] }) {
  if (reports.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <div className="offers">
        {reports.map((report) => (
          <Tile key={report.key} report={report} />
        ))}
      </div>
    </section>
  )
}

function Tile({ report }: { report: Offered }) {
  const { t, say } = useWords()
  const { add } = useDrawing()
  const added = useAdded()
  const name = say(report.name)
  const { setNodeRef, listeners } = useDraggable({ id: `report:${report.key}`, data: { report, label: name } })
  const press = () => {
    add(report)
    added()
  }
  return (
    <button ref={setNodeRef} type="button" className="tile offer" aria-label={t('board.add', { name })} onClick={press} {...listeners}>
      {name}
    </button>
  )
}
