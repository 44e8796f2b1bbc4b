/** One document of the publish: its name, what happens to it, drawn after its kind; it can be taken back here. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm, Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import { discard, removeDraft } from '../../../api/differences'
import { others, type Difference } from '../../../designer/difference'
import type { Draft } from '../../../designer/uses'
import { useWords } from '../../../i18n/useWords'
import { useToast } from '../../../shared/useToast'
import { addressOf } from '../address'
import { FormDiff } from './FormDiff'
import { SettingList } from './SettingList'
import { TableDiff } from './TableDiff'
import { useValueText } from './useValueText'

const FlowDiff = lazy(() => import('./FlowDiff'))
const MARK = { new: 'added', changed: 'changed', removed: 'removed', same: 'same' } as const

interface Props {
  bundle: string
  difference: Difference
  drafts: readonly Draft[]
  canChange: boolean
}

export function DocumentChange({ bundle, difference, drafts, canChange }: Props) {
  const { t, say } = useWords()
  const { kind, key, state } = difference
  const id = `change-${kind}-${key}`
  return (
    <section className="card change" aria-labelledby={id}>
      <header className="change-head">
        <h3 id={id}>
          <span className="soft">{t(`kind.${kind}`, { defaultValue: kind })}</span>{' '}
          {state === 'removed' ? say(difference.name ?? undefined) : <Link to={addressOf(bundle, kind, key)}>{say(difference.name ?? undefined) || key}</Link>}{' '}
          <span className={`mark mark-${MARK[state]}`}>{t(`publish.${MARK[state]}`)}</span>
        </h3>
        {canChange && state !== 'removed' && <TakeBack bundle={bundle} difference={difference} />}
      </header>
      <Drawn difference={difference} drafts={drafts} />
    </section>
  )
}

function Drawn({ difference, drafts }: { difference: Difference; drafts: readonly Draft[] }) {
  const tell = useValueText(difference, drafts)
  if (difference.state === 'removed') return null
  if (difference.kind === 'form') return <FormDiff difference={difference} tell={tell} />
  if (difference.kind === 'flow') {
    return (
      <Suspense fallback={<Skeleton active title={false} />}>
        <FlowDiff difference={difference} tell={tell} />
      </Suspense>
    )
  }
  return (
    <>
      <TableDiff difference={difference} tell={tell} />
      {difference.state === 'changed' && <SettingList settings={others(difference, ['/body/table/rules'])} tell={tell} />}
    </>
  )
}

function TakeBack({ bundle, difference: { kind, key, state } }: { bundle: string; difference: Difference }) {
  const { t } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const isNew = state === 'new'
  const back = useMutation({
    mutationFn: () => (isNew ? removeDraft(kind, key) : discard(kind, key)),
    onSuccess: () => client.invalidateQueries(),
    onError: toast.failed,
  })
  const word = isNew ? 'publish.delete' : 'publish.discard'
  return (
    <Popconfirm title={t(`${word}_title`)} description={t(`${word}_note`, { bundle })} okText={t(word)} cancelText={t('common.cancel')} onConfirm={() => back.mutate()}>
      <Button size="small" danger={isNew} loading={back.isPending}>
        {t(word)}
      </Button>
    </Popconfirm>
  )
}
