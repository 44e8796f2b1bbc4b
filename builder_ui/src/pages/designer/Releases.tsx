/** What was put in force, when, by whom and why; an earlier release can be put back. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import type { Bundle } from '../../api/bundle'
import { restore } from '../../api/drafts'
import { useWords } from '../../i18n/useWords'
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
  return (
    <section className="card" aria-labelledby="releases">
      <h2 id="releases">{t('designer.releases')}</h2>
      {bundle.releases.length === 0 && <p className="soft">{t('designer.unpublished')}</p>}
      <ol className="releases">
        {bundle.releases.toSorted((a, b) => b.seq - a.seq).map((release) => (
          <li key={release.seq}>
            <ReleaseLine release={release} />
            {release.live && <span className="release-live">{t('designer.in_force')}</span>}
            {!release.live && canChange && (
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
