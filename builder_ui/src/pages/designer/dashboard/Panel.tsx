/** What can be set for the selected card; for none selected, the dashboard's name. */
import { InputNumber } from 'antd'
import { useId } from 'react'
import { Link } from 'react-router'
import { setName } from '../../../designer/dashboard/commands'
import type { CardBlock } from '../../../designer/dashboard/document'
import { useWords } from '../../../i18n/useWords'
import { addressOf } from '../address'
import { Settings } from '../studio/Settings'
import { useStudio } from '../studio/studio'
import { useDrawing } from './drawing'

export function Panel() {
  const { t } = useWords()
  const { schema } = useStudio()
  const { document, selected, edit } = useDrawing()
  const card = document.body.cards.find((each) => each.id === selected)
  return (
    <div className="panel" role="region" aria-label={t('draw.properties')}>
      {card ? (
        <CardPanel key={card.id} card={card} />
      ) : (
        <>
          <h2>{t('board.settings')}</h2>
          <Settings id="board-name" schema={schema} keys={['name']} value={{ name: document.name }} onChange={(next) => edit(setName(next.name as typeof document.name), 'name')} />
        </>
      )}
    </div>
  )
}

function CardPanel({ card }: { card: CardBlock }) {
  const { t, say } = useWords()
  const { bundle } = useStudio()
  const { offered, put } = useDrawing()
  const id = useId()
  const report = offered.get(card.report)
  const number = (key: 'x' | 'y' | 'w' | 'h', label: string, shift: number, most: number) => (
    <div className="setting" data-setting={key}>
      <label className="setting-label" htmlFor={`${id}-${key}`}>
        {label}
      </label>
      <InputNumber<number> id={`${id}-${key}`} min={shift} max={most} value={card[key] + (key === 'x' || key === 'y' ? 1 : 0)} onChange={(next) => next !== null && put(card, { [key]: next - (key === 'x' || key === 'y' ? 1 : 0) })} />
    </div>
  )
  return (
    <>
      <h2>{say(report?.name) || card.report}</h2>
      {report?.document && <p><Link to={addressOf(bundle, 'report', card.report)}>{t('board.open_report')}</Link></p>}
      <div className="settings board-numbers">
        {number('x', t('board.column'), 1, 12)}
        {number('y', t('board.row'), 1, 900)}
        {number('w', t('board.width'), 2, 12)}
        {number('h', t('board.height'), 2, 24)}
      </div>
    </>
  )
}
