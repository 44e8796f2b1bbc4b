/** What can be done to a dashboard, each told in a sentence for those who cannot see it. */
import { useMemo } from 'react'
import * as commands from '../../../designer/dashboard/commands'
import type { CardBlock, DashboardDocument, Edit } from '../../../designer/dashboard/document'
import { useWords } from '../../../i18n/useWords'
import type { Drawing, Offered } from './drawing'

interface Needs {
  document: DashboardDocument
  offered: ReadonlyMap<string, Offered>
  edit: (edit: Edit, mark?: string) => void
  selected: string | null
  select: (card: string | null) => void
  tell: (text: string) => void
}

export function useTools({ document, offered, edit, selected, select, tell }: Needs): Drawing {
  const { t, say } = useWords()
  return useMemo(() => {
    const named = (card: CardBlock) => say(offered.get(card.report)?.name) || card.report
    const placed = (card: CardBlock, change: Edit, mark?: string) => {
      const now = change(document).body.cards.find((each) => each.id === card.id) ?? card
      edit(change, mark)
      select(card.id)
      tell(t('board.said_placed', { name: named(card), x: now.x + 1, y: now.y + 1, w: now.w, h: now.h }))
    }
    const add = (report: Offered, at?: { x: number; y: number }) => {
      const card = commands.cardOf(report.key, report.chart, document.body.cards.map((each) => each.id))
      edit(commands.addCard(card, at))
      select(card.id)
      tell(t('board.said_added', { name: say(report.name) }))
    }
    const put = (card: CardBlock, change: Partial<CardBlock>) => placed(card, commands.putCard(card.id, change))
    const step = (card: CardBlock, by: 'move' | 'grow', across: number, down: number) => placed(card, commands.stepCard(card.id, by, across, down), `${by}:${card.id}`)
    const remove = (card: CardBlock) => {
      edit(commands.removeCard(card.id))
      select(null)
      tell(t('board.said_removed', { name: named(card) }))
    }
    return { document, offered, selected, select, edit, add, put, step, remove }
  }, [document, offered, edit, selected, select, tell, t, say])
}
