/** What is wrong with the drafts as they are saved: asked again after every save. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { checkDrafts, type Found } from '../../../api/drafts'

export interface Problems {
  all: readonly Found[]
  /** Those of this document. */
  own: readonly Found[]
  busy: boolean
}

const NONE: readonly Found[] = []

export function useProblems(bundle: string, document: string, saved: string): Problems {
  const query = useQuery({
    queryKey: ['check', bundle, saved],
    queryFn: () => checkDrafts(bundle, false),
    placeholderData: (before: Found[] | undefined) => before,
    staleTime: Infinity,
    gcTime: 0,
  })
  const { data = NONE, isFetching } = query
  return useMemo(() => ({ all: data, own: data.filter((problem) => problem.document === document), busy: isFetching }), [data, document, isFetching])
}
