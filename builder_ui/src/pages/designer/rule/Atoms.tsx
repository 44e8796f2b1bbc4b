/** Questions and how they were answered: yes, no, or not to be told. */
import { CheckOutlined, CloseOutlined, QuestionOutlined } from '@ant-design/icons'
import type { Atom, WhyNot } from '../../../api/rules'
import { useWords } from '../../../i18n/useWords'
import './atoms.css'

export function Answered({ holds }: { holds: boolean | null }) {
  const { t } = useWords()
  const word = t(holds === null ? 'rule.unknown' : holds ? 'rule.holds' : 'rule.fails')
  const Icon = holds === null ? QuestionOutlined : holds ? CheckOutlined : CloseOutlined
  return (
    <span className={`answered answered-${holds === null ? 'unknown' : holds ? 'yes' : 'no'}`} title={word}>
      <Icon aria-hidden />
      <span className="sr-only">{word}</span>
    </span>
  )
}

export function Fires({ fires }: { fires: boolean | null }) {
  const { t } = useWords()
  return <span className={`fires fires-${fires === null ? 'unknown' : fires ? 'yes' : 'no'}`}>{t(fires === null ? 'rule.fires_unknown' : fires ? 'rule.fires_yes' : 'rule.fires_no')}</span>
}

export function Atoms({ atoms }: { atoms: readonly Atom[] }) {
  const { t, say } = useWords()
  return (
    <ul className="atoms small">
      {atoms.map((atom) => (
        <li key={atom.pointer + say(atom.text)} className={atom.decisive === false ? 'soft' : undefined}>
          <Answered holds={atom.holds} />
          <span className="grow">{say(atom.text)}</span>
          {atom.value && <span className="soft">{t('rule.found', { value: say(atom.value) })}</span>}
        </li>
      ))}
    </ul>
  )
}

/** What a decision hung on, one by one, each with the conditions inside it. */
export function Checks({ checks }: { checks: WhyNot['checks'] }) {
  const { t, say } = useWords()
  return (
    <ul className="checks">
      {checks.map((check) => (
        <li key={check.check}>
          <Answered holds={check.holds} />
          <div className="grow">
            {say(check.text)}
            {check.value && <span className="soft"> {t('rule.found', { value: say(check.value) })}</span>}
            {check.atoms && check.atoms.length > 0 && <Atoms atoms={check.atoms} />}
          </div>
        </li>
      ))}
    </ul>
  )
}
