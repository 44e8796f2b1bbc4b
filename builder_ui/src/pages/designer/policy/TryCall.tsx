/** A call on paper: sample values in, the request out; a sample answer in, what is taken from it out. */
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { tryCall, type Rehearsed } from '../../../api/connectors'
import { slotsOf, type ConnectorCall } from '../../../designer/connector'
import { useWords } from '../../../i18n/useWords'
import { sentence } from '../../../shared/useToast'

interface Props {
  body: Readonly<Record<string, unknown>>
  calls: readonly ConnectorCall[]
}

export function TryCall({ body, calls }: Props) {
  const { t, say } = useWords()
  const id = useId()
  const [chosen, setChosen] = useState('')
  const [given, setGiven] = useState<Record<string, string>>({})
  const [more, setMore] = useState('')
  const [answer, setAnswer] = useState('')
  const call = calls.find((each) => each.id === chosen) ?? calls[0]
  const slots = slotsOf(call)
  const others = parsed(more)
  const told = parsed(answer)
  const trying = useMutation({
    mutationFn: () => {
      const rest = typeof others === 'object' && others !== null ? (others as Record<string, unknown>) : {}
      return tryCall({ body, call: call?.id ?? '', given: { ...rest, ...Object.fromEntries(slots.map((slot) => [slot, given[slot] ?? ''])) }, answered: answer.trim() !== '', answer: told ?? null })
    },
  })
  const broken = [more, answer].some((text) => text.trim() !== '' && parsed(text) === undefined)
  return (
    <div className="try-call">
      <label htmlFor={`${id}-call`}>{t('connector.which_call')}</label>
      <Select id={`${id}-call`} value={call?.id} options={calls.map((each) => ({ value: each.id, label: say(each.name) || each.id }))} onChange={setChosen} />
      {slots.map((slot) => (
        <div key={slot}>
          <label htmlFor={`${id}-${slot}`}>{slot}</label>
          <Input id={`${id}-${slot}`} value={given[slot] ?? ''} onChange={(event) => setGiven((old) => ({ ...old, [slot]: event.target.value }))} />
        </div>
      ))}
      <label htmlFor={`${id}-more`}>{t('connector.more')}</label>
      <Input.TextArea id={`${id}-more`} className="code" autoSize={{ minRows: 1, maxRows: 6 }} placeholder='{"weight": 2}' value={more} status={more.trim() && others === undefined ? 'error' : undefined} onChange={(event) => setMore(event.target.value)} />
      <label htmlFor={`${id}-answer`}>{t('connector.answer')}</label>
      <Input.TextArea id={`${id}-answer`} className="code" autoSize={{ minRows: 2, maxRows: 10 }} placeholder='{"parcel": {"state": "arrived"}}' value={answer} status={answer.trim() && told === undefined ? 'error' : undefined} onChange={(event) => setAnswer(event.target.value)} />
      <Button disabled={!call || broken} loading={trying.isPending} onClick={() => trying.mutate()}>
        {t('connector.try_now')}
      </Button>
      {trying.error && <Alert type="error" showIcon title={sentence(trying.error, t)} />}
      {trying.data && <Outcome said={trying.data} />}
    </div>
  )
}

function Outcome({ said }: { said: Rehearsed }) {
  const { t } = useWords()
  return (
    <div className="try-outcome" role="status">
      {said.missing.length > 0 && <Alert type="warning" showIcon title={t('connector.missing', { names: said.missing.join(t('common.comma')) })} />}
      {said.secrets.filter((secret) => secret.state !== 'set').map((secret) => (
        <Alert key={secret.name} type="warning" showIcon title={t(`connector.secret_${secret.state}`, { name: secret.name, setting: `GONGDAN_CREDENTIAL_${secret.name.toUpperCase()}` })} />
      ))}
      {said.url && (
        <pre className="code">
          {[`${said.method} ${said.url}`, ...Object.entries(said.headers).map(([name, text]) => `${name}: ${text}`), ...(said.body ? ['', JSON.stringify(said.body, null, 2)] : [])].join('\n')}
        </pre>
      )}
      {said.taken && said.taken.length === 0 && <p className="soft">{t('connector.gives_nothing')}</p>}
      {said.taken && said.taken.length > 0 && (
        <ul className="try-taken">
          {said.taken.map((part) => (
            <li key={part.id}>
              <code>{part.id}</code> = {part.value === null ? t('connector.not_there') : JSON.stringify(part.value)}
              {!part.fits && <span className="field-error"> {t('connector.does_not_fit', { type: part.type })}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function parsed(text: string): unknown {
  try {
    return text.trim() === '' ? undefined : (JSON.parse(text) as unknown)
  } catch {
    return undefined
  }
}
