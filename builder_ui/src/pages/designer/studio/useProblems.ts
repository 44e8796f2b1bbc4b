/** What is wrong with the drafts as they are saved: asked again after every save. */
import { useQuery } from '@tanstack/react-query'
import { checkDrafts, type Found } from '../../../api/drafts'

export interface Problems {
  all: readonly Found[]
  /** Those of this document. */
  own: readonly Found[]
  busy: boolean
}

export function useProblems(bundle: string, document: string, saved: string): Problems {
  const query = useQuery({
    queryKey: ['check', bundle, saved],
    queryFn: () => checkDrafts(bundle, false),
    placeholderData: (before: Found[] | undefined) => before,
    staleTime: Infinity,
    gcTime: 0,
  })
  const all = query.data ?? []
  return { all, own: all.filter((problem) => problem.document === document), busy: query.isFetching }
}
