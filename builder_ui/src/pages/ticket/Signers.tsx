/** Those who are asked at the same step, in their order: what each said, whose turn it is, who comes later. */
import type { Signer, Task } from '../../api/record'
import { useWords } from '../../i18n/useWords'

export function Signers({ task }: { task: Task }) {
  const { t, say } = useWords()
  if (task.signers.length < 2) return null
  const state = (each: Signer) => (each.status === 'done' ? say(each.action) : t(each.status === 'open' ? 'ticket.signer_now' : 'ticket.signer_later'))
  return (
    <ul className="signers" aria-label={t('ticket.signers')}>
      {task.signers.map((each) => (
        <li key={each.user?.id ?? 0} className={`signer-${each.status}`}>
          {each.user?.name} <span className="soft">{state(each)}</span>
        </li>
      ))}
    </ul>
  )
}
