/** A colleague enters a record. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { Suspense, useState, type FormEvent } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { formQuery, type FormView } from '../../api/form'
import { createRecord } from '../../api/record'
import { FormFields } from '../../form/FormFields'
import { useForm } from '../../form/useForm'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { PageHead } from '../../shared/PageHead'
import { PageSpinner } from '../../shared/PageSpinner'
import { useToast } from '../../shared/useToast'
import { uuid } from '../../shared/uuid'
import { entry } from './entry'

export default function CreatePage() {
  const { form = '' } = useParams()
  const view = useQuery(formQuery(form))
  return (
    <div className="page page-narrow">
      <Suspense fallback={<PageSpinner />}>
        <Load query={view}>{(found) => (found.closed ? <Closed view={found} /> : <Create key={found.key} view={found} />)}</Load>
      </Suspense>
    </div>
  )
}

/** The form is switched off: it says so, before anything is typed. */
function Closed({ view }: { view: FormView }) {
  const { t, say } = useWords()
  return (
    <>
      <PageHead title={t('list.new', { form: say(view.name) })} above={<Link to={`/forms/${view.key}`}>{say(view.name)}</Link>} />
      <Alert type="info" showIcon title={<span className="pre">{say(view.closed)}</span>} />
    </>
  )
}

function Create({ view }: { view: FormView }) {
  const { t, say } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [{ now, later }] = useState(() => entry(view))
  const form = useForm(now)
  // The same key for every try of this page: a second press cannot make a second record.
  const [key] = useState(() => uuid())
  const creating = useMutation({
    mutationFn: (data: object) => createRecord(view.key, data, key),
    onSuccess: (made) => {
      toast.done(t('create.done', { number: made.number }))
      void client.invalidateQueries({ queryKey: ['records', view.key] })
      void navigate(`/records/${made.id}`, { replace: true, state: { link: made.link } })
    },
    onError: (problem) => form.refuse(problem) || toast.failed(problem),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const data = form.collect()
    if (data) creating.mutate(data)
  }
  return (
    <>
      <PageHead title={t('list.new', { form: say(view.name) })} above={<Link to={`/forms/${view.key}`}>{say(view.name)}</Link>} />
      <form className="card" onSubmit={submit} noValidate>
        <FormFields form={form} />
        {later.length > 0 && (
          <p className="soft small">{t('create.later', { names: later.map((label) => say(label)).join(t('common.comma')) })}</p>
        )}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={creating.isPending}>
            {t('create.submit')}
          </Button>
          <Button onClick={() => void navigate(-1)}>{t('common.cancel')}</Button>
        </div>
      </form>
    </>
  )
}
