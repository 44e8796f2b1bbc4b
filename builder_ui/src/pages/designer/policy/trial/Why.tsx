/** Why, or why not: everything that was decided on for one ticket, and what would come of it, line by line. */
import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { whyPolicy, type PolicyItem, type PolicyLine, type PolicyWhy } from '../../../../api/policies'
import { useRoom } from '../../../../frame/useWide'
import { useWords } from '../../../../i18n/useWords'
import { Load } from '../../../../shared/Load'
import { Atoms, Checks } from '../../rule/Atoms'
import { Applies } from './Items'

interface Props {
  bundle: string
  /** The policy as it was tried. */
  document: object
  item: PolicyItem
  onClose: () => void
}

export function Why({ bundle, document, item, onClose }: Props) {
  const { t, say } = useWords()
  const wide = useRoom('(min-width: 768px)')
  const { record } = item
  const told = useQuery({ queryKey: ['policy-why', document, bundle, record.id], queryFn: () => whyPolicy(document, bundle, record.id), retry: false, gcTime: 0, staleTime: Infinity })
  return (
    <Drawer open onClose={onClose} placement={wide ? 'right' : 'bottom'} size={wide ? 560 : '85dvh'} title={t(item.applies ? 'trial.why_of' : 'trial.why_not_of', { number: record.number })}>
      <div className="tryout-why">
        <p>
          <Applies applies={item.applies} /> <Link to={`/records/${record.id}`}>{record.number}</Link> {record.title} <span className="soft">{typeof record.status === 'string' ? record.status : say(record.status)}</span>
        </p>
        <p>
          <strong>{say(item.answer)}</strong>
        </p>
        <Load query={told}>{(why) => <Told why={why} />}</Load>
      </div>
    </Drawer>
  )
}

function Told({ why }: { why: PolicyWhy }) {
  const { t } = useWords()
  return (
    <>
      {why.checks.length > 0 && (
        <>
          <h3>{t('trial.checks')}</h3>
          <Checks checks={why.checks} />
        </>
      )}
      {why.checks.length === 0 && why.applies && <p className="soft small">{t('trial.every')}</p>}
      {why.lines.length > 0 && (
        <>
          <h3>{t(`trial.lines`)}</h3>
          <ul className="tryout-lines">
            {why.lines.map((line, index) => (
              // Two people may have one name: its place is what a line is.
              // oxlint-disable-next-line react/no-array-index-key
              <LineOf key={index} line={line} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function LineOf({ line }: { line: PolicyLine }) {
  const { t, say } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <li className={`tryout-line tryout-${line.tone}`}>
      <b>{say(line.what)}</b>
      <span>{say(line.said)}</span>
      {line.before && <span className="soft small">{t('trial.before', { said: say(line.before) })}</span>}
      {line.atoms.length > 0 && (
        <button type="button" className="tryout-open" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('trial.conditions')}
        </button>
      )}
      {open && <Atoms atoms={line.atoms} />}
    </li>
  )
}
