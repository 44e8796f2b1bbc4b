/** Shows what a query brings: a skeleton before, the trouble instead, else the page. */
import type { UseQueryResult } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { Trouble } from './Broken'

interface Props<T> {
  query: UseQueryResult<T>
  rows?: number
  children: (data: T) => ReactNode
}

export function Load<T>({ query, rows = 4, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <Trouble error={query.error} retry={() => void query.refetch()} />
  return <Skeleton active title={false} paragraph={{ rows }} />
}
