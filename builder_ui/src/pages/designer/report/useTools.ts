/** What can be done to a report, each told in a sentence for those who cannot see it. */
import { useMemo } from 'react'
import * as commands from '../../../designer/report/commands'
import type { Well } from '../../../designer/report/commands'
import type { ChartKind, DimensionBlock, Edit, MeasureBlock, ReportDocument } from '../../../designer/report/document'
import { useWords } from '../../../i18n/useWords'
import type { Drawing, Selection } from './drawing'

interface Needs {
  document: ReportDocument
  edit: (edit: Edit, mark?: string) => void
  selection: Selection
  select: (selection: Selection) => void
  charts: readonly ChartKind[]
  tell: (text: string) => void
}

export function useTools({ document, edit, selection, select, charts, tell }: Needs): Drawing {
  const { t, say } = useWords()
  return useMemo(() => {
    const named = (well: Well, id: string) => {
      const block = commands.blocksOf(document.body, well).find((each) => each.id === id)
      return say(block?.label) || id
    }
    const add = (well: Well, block: MeasureBlock | DimensionBlock, at = commands.MOST[well]) => {
      edit(commands.insert(well, block, at, charts))
      select({ well, id: block.id })
      tell(t('report.said_added', { name: say(block.label) || block.id }))
    }
    const move = (well: Well, id: string, to: number) => {
      if (to < 0 || to >= commands.blocksOf(document.body, well).length) return
      edit(commands.move(well, id, to))
      tell(t('report.said_moved', { name: named(well, id), number: to + 1 }))
    }
    const take = (well: Well, id: string) => {
      edit(commands.take(well, id, charts))
      select(null)
      tell(t('report.said_removed', { name: named(well, id) }))
    }
    return { document, selection, edit, select, add, move, take }
  }, [document, selection, edit, select, charts, tell, t, say])
}
