/** Why a rule did something: which rule in which release, and which of its conditions held with which values. */
import { CheckOutlined, CloseOutlined } from '@ant-design/icons'
import type { Atom, Why } from '../../api/history'
import { useWords } from '../../i18n/useWords'

export function WhyBox({ why }: { why: Why }) {
  const { t, say } = useWords()
  const said = (atom: Atom) => {
    if (atom.value === null || atom.value === undefined) return t(atom.holds ? 'ticket.held_so' : 'ticket.failed_so')
    return t(atom.holds ? 'ticket.held' : 'ticket.failed', { value: shown(atom.value) })
  }
  return (
    <details className="why">
      <summary>{t('ticket.why')}</summary>
      <p>{t(why.atoms.length > 0 ? 'ticket.why_rule' : 'ticket.why_always', { name: say(why.rule.name) || why.rule.key, release: why.release })}</p>
      <ul>
        {why.atoms.map((atom) => (
          <li key={`${say(atom.text)} ${shown(atom.value ?? '')}`} className={atom.holds ? 'atom-holds' : 'atom-fails'}>
            {atom.holds ? <CheckOutlined aria-hidden="true" /> : <CloseOutlined aria-hidden="true" />}
            <span>
              {say(atom.text)}
              <span className="soft small"> {said(atom)}</span>
            </span>
          </li>
        ))}
      </ul>
      {why.notes?.map((note) => (
        <p key={say(note)} className="soft small">
          {say(note)}
        </p>
      ))}
    </details>
  )
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
