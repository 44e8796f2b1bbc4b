/** The dashboard as a phone shows it: one card under the other, in reading order. */
import { inReadingOrder } from '../../../designer/dashboard/grid'
import { useWords } from '../../../i18n/useWords'
import { CardPicture } from './CardPicture'
import { useDrawing } from './drawing'

export function Phone() {
  const { say } = useWords()
  const { document, offered } = useDrawing()
  return (
    <div className="board-phone">
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
    </div>
  )
}
