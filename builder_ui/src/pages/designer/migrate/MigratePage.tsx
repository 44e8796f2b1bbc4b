/** Tickets that are under way, on to another release of their flow: tried before it is done, and can be taken back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Empty, Input, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { flowReleasesQuery, migrate, migrationsQuery, previewQuery, undoMigration, type FlowRelease, type Preview } from '../../../api/migration'
import { useSession } from '../../../frame/useSession'
import { useWords } from '../../../i18n/useWords'
import { Load } from '../../../shared/Load'
import { PageHead } from '../../../shared/PageHead'
import { Moment } from '../../../shared/Times'
import { sentence, useToast } from '../../../shared/useToast'
import { Outcome } from './Outcome'
import '../designer.css'
import './migrate.css'

export default function MigratePage() {
  const { bundle = '', key = '' } = useParams()
  const { t } = useWords()
  const releases = useQuery(flowReleasesQuery(key))
  return (
    <div className="page">
      <PageHead title={t('migrate.title')} above={<Link to={`/designer/${bundle}/publish`}>{t('designer.publish')}</Link>} note={t('migrate.note')} />
      <Load query={releases}>{(found) => (found.length === 0 ? <Empty description={t('designer.unpublished')} /> : <Move flow={key} releases={found} />)}</Load>
      <Past flow={key} />
    </div>
  )
}

function Move({ flow, releases }: { flow: string; releases: FlowRelease[] }) {
  const { t } = useWords()
  const [to, setTo] = useState(releases.find((release) => release.live)?.seq ?? releases[0]?.seq ?? 0)
  const [map, setMap] = useState<Record<string, string>>({})
  const preview = useQuery({ ...previewQuery(flow, { to, map }), placeholderData: (before) => before })
  const choose = (seq: number) => {
    setTo(seq)
    setMap({})
  }
  return (
    <div className="stack">
      <section className="card stack">
        <label className="migrate-to">
          {t('migrate.to')}
          <Select
            aria-label={t('migrate.to')}
            value={to}
            onChange={choose}
            options={releases.map((release) => ({ value: release.seq, label: `${t('designer.release', { seq: release.seq })}${release.live ? ` · ${t('designer.in_force')}` : ''} · ${t('migrate.standing', { count: release.running })}` }))}
          />
        </label>
        <Load query={preview}>{(found) => <Found flow={flow} preview={found} to={to} map={map} onMap={setMap} />}</Load>
      </section>
    </div>
  )
}

interface FoundProps {
  flow: string
  preview: Preview
  to: number
  map: Record<string, string>
  onMap: (map: Record<string, string>) => void
}

function Found({ flow, preview, to, map, onMap }: FoundProps) {
  const { t, say } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const canChange = useSession().pages.includes('settings')
  const [note, setNote] = useState('')
  const moving = useMutation({
    mutationFn: () => migrate(flow, { to, map }, note.trim()),
    onSuccess: async (counts) => {
      toast.done(t('migrate.done', { moved: counts.moved ?? 0, blocked: counts.blocked ?? 0 }))
      await client.invalidateQueries({ queryKey: ['flows', flow] })
    },
  })
  if (preview.total === 0) return <Empty description={t('migrate.none')} />
  return (
    <>
      <p className="migrate-counts">
        {(['moved', 'kept', 'blocked'] as const).map((outcome) => (
          <span key={outcome} className={`mark outcome-${outcome}`}>
            {t(`migrate.${outcome}`, { count: preview.counts[outcome] })}
          </span>
        ))}
      </p>
      <table className="migrate-map">
        <caption className="sr-only">{t('migrate.map')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('migrate.from_node')}</th>
            <th scope="col">{t('migrate.instances')}</th>
            <th scope="col">{t('migrate.to_node')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.nodes.map((node) => (
            <tr key={node.id}>
              <th scope="row">{say(node.name)}</th>
              <td>{node.instances}</td>
              <td>
                <Select
                  aria-label={t('migrate.target_of', { node: say(node.name) })}
                  value={node.target ?? undefined}
                  placeholder={t('migrate.choose')}
                  status={node.target === null ? 'warning' : ''}
                  onChange={(target: string) => onMap({ ...map, [node.id]: target })}
                  options={preview.targets.filter((target) => target.type === node.type).map((target) => ({ value: target.id, label: say(target.name) }))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="migrate-items">
        {preview.items.slice(0, 50).map((item) => (
          <Outcome key={item.record.id} item={item} names={new Map([...preview.nodes, ...preview.targets].map((node) => [node.id, say(node.name)]))} />
        ))}
      </ul>
      {preview.total > 50 && <p className="soft small">{t('migrate.first', { count: 50, total: preview.total })}</p>}
      {canChange && (
        <div className="migrate-go">
          <Input aria-label={t('designer.note_label')} placeholder={t('designer.note_hint')} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
          <Popconfirm title={t('migrate.sure', { count: preview.counts.moved })} description={t('migrate.sure_note')} okText={t('migrate.go')} cancelText={t('common.cancel')} onConfirm={() => moving.mutate()}>
            <Button type="primary" disabled={preview.counts.moved === 0} loading={moving.isPending}>
              {t('migrate.go')}
            </Button>
          </Popconfirm>
        </div>
      )}
      {moving.error && <Alert type="error" showIcon title={sentence(moving.error, t)} />}
    </>
  )
}

function Past({ flow }: { flow: string }) {
  const { t } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const canChange = useSession().pages.includes('settings')
  const past = useQuery(migrationsQuery(flow))
  const undoing = useMutation({
    mutationFn: undoMigration,
    onSuccess: async (counts) => {
      toast.done(t('migrate.undone', { count: counts.undone ?? 0, blocked: counts.blocked ?? 0 }))
      await client.invalidateQueries({ queryKey: ['flows', flow] })
    },
    onError: toast.failed,
  })
  if (!past.data || past.data.length === 0) return null
  return (
    <section className="card" aria-labelledby="past">
      <h2 id="past">{t('migrate.past')}</h2>
      <ul className="migrate-items">
        {past.data.map((each) => (
          <li key={each.id}>
            <span className="grow">
              <Moment at={each.at} /> · {t('designer.release', { seq: each.to })} · {t('migrate.has_moved', { count: each.moved })}
              {each.by && ` · ${each.by.name}`} {each.note && <span className="soft">{each.note}</span>}
            </span>
            {canChange && each.undone < each.moved && (
              <Popconfirm title={t('migrate.undo_sure')} description={t('migrate.undo_note')} okText={t('migrate.undo')} cancelText={t('common.cancel')} onConfirm={() => undoing.mutate(each.id)}>
                <Button size="small" loading={undoing.isPending && undoing.variables === each.id}>
                  {t('migrate.undo')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
