/** Filling in and sending. */
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useEffect, useMemo, useState, type FormEvent } from 'react'
import type { FormView } from '../../api/form'
import { submitPublic } from '../../api/progress'
import { blank } from '../../form/blank'
import { FormFields } from '../../form/FormFields'
import { PlaceContext, type Place } from '../../form/place'
import { useForm } from '../../form/useForm'
import { useWords } from '../../i18n/useWords'
import { useTitle } from '../../shared/PageHead'
import { sentence } from '../../shared/useToast'
import { uuid } from '../../shared/uuid'
import { dropDraft, keepDraft, readDraft } from './draft'

export interface Sent {
  number: string
  link: string
}

interface Props {
  view: FormView
  onSent: (sent: Sent) => void
}

/** What the link itself fills in, such as the number of the ticket that a survey is about. */
function asked(view: FormView): Record<string, string> | undefined {
  const given = [...new URLSearchParams(location.search)].filter(([name]) => view.fields.some((field) => field.id === name))
  return given.length > 0 ? Object.fromEntries(given) : undefined
}

export function PublicForm({ view, onSent }: Props) {
  const { t, say } = useWords()
  useTitle(say(view.name))
  const place = useMemo((): Place => ({ kind: 'public', upload: { path: '/files', token: view.upload_token } }), [view])
  const [draft] = useState(() => readDraft(view))
  const form = useForm(view, { answers: draft ?? asked(view) })
  const [key] = useState(uuid)
  const [trouble, setTrouble] = useState('')
  useEffect(() => keepDraft(view, form.answers), [view, form.answers])

  const sending = useMutation({
    mutationFn: (data: object) => submitPublic(view.key, data, view.upload_token, key),
    onSuccess: (made) => {
      dropDraft(view.key)
      onSent(made)
    },
    onError: (problem) => setTrouble(form.refuse(problem) ? '' : sentence(problem, t)),
  })
  const message = trouble || (Object.keys(form.complaints).length > 0 ? t('public.look_again') : '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const data = form.collect()
    setTrouble('')
    if (data) sending.mutate(data)
  }
  const startOver = () => {
    dropDraft(view.key)
    form.reset(blank(view.fields))
  }
  return (
    <PlaceContext value={place}>
      <form onSubmit={submit} noValidate className="public-form">
        <h1>{say(view.name)}</h1>
        {view.public?.intro && <p className="public-intro pre">{say(view.public.intro)}</p>}
        {draft && (
          <p className="soft small">
            {t('public.draft')}{' '}
            <Button type="link" size="small" onClick={startOver}>
              {t('public.start_over')}
            </Button>
          </p>
        )}
        <FormFields form={form} />
        {message && <Alert type="error" showIcon title={message} className="form-alert" />}
        <Button type="primary" htmlType="submit" block loading={sending.isPending}>
          {t('public.submit')}
        </Button>
      </form>
    </PlaceContext>
  )
}
