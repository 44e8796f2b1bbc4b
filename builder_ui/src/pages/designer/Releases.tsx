/** What was put in force, when, by whom and why; an earlier release can be put back. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import type { Bundle } from '../../api/bundle'
import { cancelPlan } from '../../api/differences'
import { restore } from '../../api/drafts'
import { useWords } from '../../i18n/useWords'
import { Moment } from '../../shared/Times'
import { useToast } from '../../shared/useToast'
import { ReleaseLine } from './ReleaseLine'

export function Releases({ bundle, canChange }: { bundle: Bundle; canChange: boolean }) {
  const { t } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const restoring = useMutation({
    mutationFn: (seq: number) => restore(bundle.key, seq),
    onSuccess: async (_, seq) => {
      await client.invalidateQueries()
      toast.done(t('designer.restored', { seq }))
    },
    onError: (problem) => toast.failed(problem),
  })
  const cancelling = useMutation({
    mutationFn: (seq: number) => cancelPlan(bundle.key, seq),
    onSuccess: async () => {
      await client.invalidateQueries()
      toast.done(t('publish.plan_cancelled'))
    },
    onError: (problem) => toast.failed(problem),
  })
  return (
    <section className="card" aria-labelledby="releases">
      <h2 id="releases">{t('designer.releases')}</h2>
      {bundle.releases.length === 0 && <p className="soft">{t('designer.unpublished')}</p>}
      <ol className="releases">
        {bundle.releases.toSorted((a, b) => b.seq - a.seq).map((release) => (
          <li key={release.seq}>
            <ReleaseLine release={release} />
            {release.planned_for !== null && (
              <span className="release-planned">
                {t('publish.planned_for')} <Moment at={release.planned_for} />
                {canChange && (
                  <Button size="small" loading={cancelling.isPending} onClick={() => cancelling.mutate(release.seq)}>
                    {t('publish.cancel_plan')}
                  </Button>
                )}
              </span>
            )}
            {release.live && <span className="release-live">{t('designer.in_force')}</span>}
            {!release.live && release.planned_for === null && canChange && (
              <Popconfirm
                title={t('designer.restore_title', { seq: release.seq })}
                description={t('designer.restore_note')}
                okText={t('designer.restore')}
                cancelText={t('common.cancel')}
                onConfirm={() => restoring.mutate(release.seq)}
              >
                <Button size="small" loading={restoring.isPending && restoring.variables === release.seq}>
                  {t('designer.restore')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
