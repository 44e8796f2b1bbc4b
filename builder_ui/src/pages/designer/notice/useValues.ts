/** The latest record's values as people read them, by the names that templates use, in one language. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { formQuery } from '../../../api/form'
import { address, call } from '../../../api/http'
import type { Row } from '../../../api/record'
import { words } from '../../../api/words'

export interface Values {
  number: string | null
  of: ReadonlyMap<string, string>
}

export function useValues(form: string, language: 'zh' | 'en'): Values {
  const row = useQuery({
    queryKey: ['records', form, 'latest', language],
    queryFn: async ({ signal }) => {
      const headers = { 'Accept-Language': language === 'zh' ? 'zh-CN' : 'en' }
      const page = await call<{ items: Row[] }>('GET', address('/records', { form, sort: '-_created_at', limit: 1 }), { headers, signal })
      return page.items[0] ?? null
    },
    enabled: form !== '',
    retry: false,
  }).data
  const view = useQuery({ ...formQuery(form), enabled: form !== '', retry: false }).data
  return useMemo(() => {
    if (!row) return { number: null, of: new Map() }
    const moment = (at: number | null) => (at === null ? '' : new Date(at * 1000).toLocaleString(language === 'zh' ? 'zh-CN' : 'en'))
    const status = view?.statuses.find((each) => each.id === row.status)
    const system = {
      _number: row.number,
      _status: words(status?.label, language) || row.status,
      _priority: row.priority,
      _assignee: row.assignee?.name ?? '',
      _group: words(row.group?.name, language),
      _created_at: moment(row.created_at),
      _updated_at: moment(row.updated_at),
      _due_at: moment(row.due_at),
      _level: String(row.level),
      _tags: row.tags.join(', '),
    }
    return { number: row.number, of: new Map(Object.entries({ ...row.shown, ...system })) }
  }, [row, view, language])
}
