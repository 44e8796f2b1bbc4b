/** What the server found in the table: clashes, gaps, rows that never come to it; each leads to its place. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { addRow } from '../../../../designer/rule/table'
import { useWords } from '../../../../i18n/useWords'
import { useRuling } from '../ruling'
import { useSheet } from './sheet'

const MOST = 20

export function Marks() {
  const { t } = useWords()
  const { edit } = useRuling()
  const { table, report, jump, unheard } = useSheet()
  if (!report) return <p className="soft">{t(unheard ? 'rule.marks_unheard' : 'common.loading')}</p>
  const rows = (list: readonly number[]) => list.map((row) => row + 1).join(t('common.comma'))
  const clashes = report.overlaps.filter((each) => !each.allowed)
  const meetings = report.overlaps.filter((each) => each.allowed)
  const others = report.problems.filter((problem) => !['overlap', 'unreachable_row', 'gap', 'table_test_failed'].includes(problem.code))
  const failing = report.tests.filter((test) => !test.passed).length
  const well = clashes.length + report.unreachable.length + report.gaps.length + others.length + failing === 0
  const insert = (at: number) => {
    const gap = report.gaps[at]
    if (!gap) return
    edit(addRow(table.rules.length, gap.when))
    jump({ row: table.rules.length, column: table.inputs.length })
  }
  return (
    <div className="proof-part marks">
      {well && <p className="marks-well">{t(report.complete ? 'rule.marks_none' : 'rule.marks_partly')}</p>}
      <ul className="mark-list">
        {others.map((problem) => (
          <li key={problem.pointer + problem.message} className={`problem problem-${problem.severity}`}>
            {problem.row === null ? problem.message : <Go label={`${t('rule.row', { number: problem.row + 1 })}${t('rule.colon')}${problem.message}`} onGo={() => jump({ row: problem.row ?? 0, column: (problem.column ?? 0) + (problem.part === 'then' ? table.inputs.length : 0) })} />}
          </li>
        ))}
        {clashes.slice(0, MOST).map((each) => (
          <li key={each.rows.join()} className="problem problem-error">
            <Go label={t('rule.clash', { rows: rows(each.rows), where: each.words })} onGo={() => jump({ row: each.rows[1], column: 0 })} />
          </li>
        ))}
        {report.unreachable.slice(0, MOST).map((each) => (
          <li key={each.row} className="problem problem-warning">
            <Go label={t(each.impossible ? 'rule.impossible' : 'rule.covered', { row: each.row + 1, by: rows(each.by) })} onGo={() => jump({ row: each.row, column: 0 })} />
          </li>
        ))}
        {report.gaps.map((gap, index) => (
          <li key={gap.words} className="problem problem-warning">
            <span className="grow">{t('rule.gap', { where: gap.words })}</span>
            <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => insert(index)} aria-label={t('rule.gap_fill_for', { where: gap.words })}>
              {t('rule.gap_fill')}
            </Button>
          </li>
        ))}
      </ul>
      {meetings.length > 0 && (
        <details>
          <summary>{t('rule.meetings', { count: meetings.length })}</summary>
          <ul className="mark-list">
            {meetings.slice(0, MOST).map((each) => (
              <li key={each.rows.join()}>
                <Go label={t('rule.meeting', { rows: rows(each.rows), where: each.words })} onGo={() => jump({ row: each.rows[1], column: 0 })} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Go({ label, onGo }: { label: string; onGo: () => void }) {
  return (
    <button type="button" className="mark-go" onClick={onGo}>
      {label}
    </button>
  )
}
