/** The records of one form. */
import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Empty } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { formQuery, formsQuery, type FormView } from '../../api/form'
import { exportAddress, recordsQuery } from '../../api/record'
import { useSession } from '../../frame/useSession'
import { useWide } from '../../frame/useWide'
import { useWords } from '../../i18n/useWords'
import { Trouble } from '../../shared/Broken'
import { Load } from '../../shared/Load'
import { PageHead } from '../../shared/PageHead'
import { PageSpinner } from '../../shared/PageSpinner'
import { ColumnChooser } from './ColumnChooser'
import { filterOf, tabsOf } from './filter'
import { Filters } from './Filters'
import { PublicLink } from './PublicLink'
import { RecordCards } from './RecordCards'
import { RecordTable } from './RecordTable'
import { StatusTabs } from './StatusTabs'
import { useColumns } from './useColumns'
import { useListState } from './useListState'
import { Views } from './Views'
import './list.css'

const EXACT = 10_000 // beyond it the server stops counting

export default function ListPage() {
  const { form = '' } = useParams()
  const view = useQuery(formQuery(form))
  return (
    <div className="page">
      <Load query={view}>{(found) => <List key={found.key} form={found} />}</Load>
    </div>
  )
}

function List({ form }: { form: FormView }) {
  const { t, say } = useWords()
  const navigate = useNavigate()
  const wide = useWide()
  const { user } = useSession()
  const tabs = tabsOf(form)
  const [state, change, clear] = useListState({ tab: tabs[0] ?? 'all', sort: form.list.sort ?? '-_created_at' })
  const columns = useColumns(form)
  const asked = { form: form.key, filter: filterOf(state, form, user.id), q: state.q, sort: state.sort }
  const records = useInfiniteQuery(recordsQuery(asked))
  const rows = records.data?.pages.flatMap((page) => page.items) ?? []
  const total = records.data?.pages[0]?.total
  const summary = useQuery(formsQuery).data?.find((each) => each.key === form.key)
  return (
    <>
      <PageHead
        title={say(form.name)}
        note={total === undefined ? ' ' : total > EXACT ? t('list.many', { count: EXACT }) : t('list.total', { count: total })}
        actions={
          <>
            {summary?.public && <PublicLink form={form.key} />}
            {summary?.can.create && (
              <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void navigate(`/forms/${form.key}/new`)}>
                {t('list.new', { form: say(form.name) })}
              </Button>
            )}
          </>
        }
      />
      {tabs.length > 0 && <StatusTabs tabs={tabs} active={state.tab} onChange={(tab) => change({ tab })} />}
      <div className="list-tools">
        <Filters form={form} state={state} change={change} clear={clear} />
        {wide && summary?.can.export && (
          <Button icon={<DownloadOutlined aria-hidden />} href={exportAddress(asked)}>
            {t('list.export')}
          </Button>
        )}
        <Views form={form.key} columns={columns} />
        {wide && <ColumnChooser columns={columns} />}
      </div>
      {records.isPending && <PageSpinner />}
      {records.error && <Trouble error={records.error} retry={() => void records.refetch()} />}
      {records.data && rows.length === 0 && (
        <Empty description={t('list.empty')} className="list-empty">
          {state.q && tabs.includes('all') && state.tab !== 'all' && <Button onClick={() => change({ tab: 'all' })}>{t('list.search_all')}</Button>}
        </Empty>
      )}
      {rows.length > 0 && wide && (
        <RecordTable rows={rows} columns={columns.shown} sort={state.sort} onSort={(sort) => change({ sort })} caption={say(form.name)} />
      )}
      {rows.length > 0 && !wide && <RecordCards rows={rows} columns={columns.shown} />}
      {records.hasNextPage && (
        <div className="list-more">
          <Button loading={records.isFetchingNextPage} onClick={() => void records.fetchNextPage()}>
            {t('list.more', { shown: rows.length, total: total === undefined || total > EXACT ? `${EXACT}+` : total })}
          </Button>
        </div>
      )}
    </>
  )
}
