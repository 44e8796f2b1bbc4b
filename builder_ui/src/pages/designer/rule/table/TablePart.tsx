/** A decision table: when it is asked, the grid itself, and below it what the server and the tickets say. */
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { reportQuery } from '../../../../api/rules'
import { columnNames } from '../../../../designer/rule/columns'
import type { Table } from '../../../../designer/rule/document'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../../studio/studio'
import { If } from '../If'
import { Proof } from '../Proof'
import { useRuling } from '../ruling'
import { useRuleJump } from '../useRuleJump'
import { When } from '../When'
import { CellBar } from './CellBar'
import { Grid } from './Grid'
import { Marks } from './Marks'
import { SelectedContext, SheetContext, type Sheet, type Spot } from './sheet'
import { TableBar } from './TableBar'
import { TableTests } from './TableTests'
import { useCellWords } from './useCellWords'
import { useSelection } from './useSelection'

export default function TablePart() {
  const { document } = useRuling()
  const { table } = document.body
  return table ? <Sheeted table={table} /> : null
}

function Sheeted({ table }: { table: Table }) {
  const { t } = useWords()
  const { names } = useStudio()
  const { document, groups } = useRuling()
  const words = useCellWords()
  const [asked, setAsked] = useState(false)
  const grid = useRef<HTMLDivElement | null>(null)
  const columns = useMemo(() => columnNames(table, names, groups, { zh: t('rule.tag', { lng: 'zh-CN' }), en: t('rule.tag') }), [table, names, groups, t])
  const { at, area, go, select } = useSelection(table.rules.length, columns.length)
  const { data: report, isError: unheard } = useQuery(reportQuery(document.body.form, useDeferredValue(table)))
  const jump = useMemo(
    () => (spot: Spot) => {
      go(spot)
      requestAnimationFrame(() => grid.current?.focus())
    },
    [go],
  )
  useRuleJump((pointer) => {
    const [, , part, list, row, side, cell] = pointer.split('/')
    if (part !== 'table') return setAsked(true)
    if (list === 'inputs' || list === 'outputs') return jump({ row: 0, column: Number(row) + (list === 'outputs' ? table.inputs.length : 0) })
    if (list === 'rules' && row !== undefined) jump({ row: Number(row), column: Number(cell ?? 0) + (side === 'then' ? table.inputs.length : 0) })
  })
  const sheet = useMemo((): Sheet => ({ table, names: columns, words, go, jump, report, unheard }), [table, columns, words, go, jump, report, unheard])
  const selected = useMemo(() => ({ at, area }), [at, area])
  return (
    <SheetContext value={sheet}>
      <div className="table-part">
        <details className="table-asked panel" open={asked} onToggle={(event) => setAsked(event.currentTarget.open)}>
          <summary>{t('rule.table_asked')}</summary>
          <When />
          <If />
        </details>
        <section id="clause-then" tabIndex={-1} aria-label={t('rule.table')}>
          <TableBar />
          <SelectedContext value={selected}>
            <CellBar />
            <Grid box={grid} onSelect={select} />
          </SelectedContext>
        </section>
        <Proof>
          {[
            { key: 'marks', label: t('rule.marks'), children: <Marks /> },
            { key: 'tests', label: t('rule.tests', { count: table.tests?.length ?? 0 }), children: <TableTests /> },
          ]}
        </Proof>
      </div>
    </SheetContext>
  )
}
