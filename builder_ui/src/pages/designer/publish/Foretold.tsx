/** What the drafts would mean for the tickets under way on a flow, told before they are published. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Spin } from 'antd'
import { Link } from 'react-router'
import { foretoldQuery } from '../../../api/migration'
import { fates, type Fate } from '../../../designer/foretold'
import { useWords } from '../../../i18n/useWords'
import { sentence } from '../../../shared/useToast'
import '../migrate/migrate.css'

export function Foretold({ bundle, flow }: { bundle: string; flow: string }) {
  const { t, say } = useWords()
  const query = useInfiniteQuery(foretoldQuery(bundle, flow))
  if (query.error) return <p className="soft small">{sentence(query.error, t)}</p>
  if (!query.data) return <Spin size="small" />
  const { pages } = query.data
  const total = pages[0]?.total ?? 0
  const seen = pages.flatMap((page) => page.items)
  const count = (outcome: 'moved' | 'kept' | 'blocked') => pages.reduce((sum, page) => sum + page.counts[outcome], 0)
  const names = new Map(pages.flatMap((page) => [...page.nodes, ...page.targets]).map((node) => [node.id, say(node.name)]))
  return (
    <div className="foretold">
      <p className="soft small">{t('publish.foretold')}</p>
      <p className="migrate-counts">
        {(['moved', 'kept', 'blocked'] as const)
          .filter((outcome) => outcome === 'moved' || count(outcome) > 0)
          .map((outcome) => (
            <span key={outcome} className={`mark outcome-${outcome}`}>
              {t(`migrate.${outcome}`, { count: count(outcome) })}
            </span>
          ))}
      </p>
      <ul className="migrate-items small">
        {fates(seen).map((fate) => (
          <Told key={JSON.stringify([fate.outcome, fate.why, fate.moves])} fate={fate} names={names} />
        ))}
      </ul>
      {query.hasNextPage && (
        <p className="soft small">
          {t('migrate.first', { count: seen.length, total })}{' '}
          <Button size="small" type="link" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('publish.look_further')}
          </Button>
        </p>
      )}
    </div>
  )
}

function Told({ fate, names }: { fate: Fate; names: ReadonlyMap<string, string> }) {
  const { t, say } = useWords()
  const name = (node: string) => names.get(node) ?? node
  const moved = fate.moves.map(({ from, to }) => `${name(from)} → ${name(to)}`)
  const told = fate.why.length > 0 ? fate.why.map(say) : moved.length > 0 ? moved : [t('publish.same_place')]
  return (
    <li>
      <span className={`mark outcome-${fate.outcome}`}>
        {t(`migrate.is_${fate.outcome}`)} {fate.count}
      </span>
      <span className="grow">
        {told.join(t('publish.comma'))}
        <span className="soft foretold-who">
          {fate.examples.map((record) => (
            <Link key={record.id} to={`/records/${record.id}`}>
              {record.number}
            </Link>
          ))}
          {fate.count > fate.examples.length && '…'}
        </span>
      </span>
    </li>
  )
}
