/** The dashboard as a phone shows it: one card under the other, in reading order. */
import { inReadingOrder } from '../../../designer/dashboard/grid'
import { useWords } from '../../../i18n/useWords'
import { CardPicture } from './CardPicture'
import { useDrawing } from './drawing'

export function Phone() {
  const { t, say } = useWords()
  const { document, offered } = useDrawing()
  return (
    // It has nothing to press, and is scrolled by the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="board-phone" tabIndex={0} aria-label={t('board.view_phone')}>
      <h2>{say(document.name)}</h2>
      {inReadingOrder(document.body.cards).map((card) => {
        const report = offered.get(card.report)
        return (
          <section key={card.id} className={report?.chart === 'kpi' ? 'report report-kpi' : 'report'} aria-label={say(report?.name) || card.report}>
            <div className="report-head">
              <h3 className="grow">{say(report?.name) || card.report}</h3>
            </div>
            <div className="report-body">
              <CardPicture report={report} />
            </div>
          </section>
        )
      })}
    </section>
  )
}
