/** What a publish would change, and taking drafts back. */
import { queryOptions } from '@tanstack/react-query'
import type { Difference } from '../designer/difference'
import { get, post, remove } from './http'

export const changesQuery = (bundle: string) =>
  queryOptions({
    queryKey: ['bundles', bundle, 'changes'],
    queryFn: async () => (await get<{ items: Difference[] }>(`/bundles/${bundle}/changes`)).items,
    staleTime: 0,
  })

export const discard = (kind: string, key: string) => post(`/definitions/${kind}/${key}/discard`)

export const removeDraft = (kind: string, key: string) => remove(`/definitions/${kind}/${key}`)

export const cancelPlan = (bundle: string, seq: number) => remove(`/bundles/${bundle}/releases/${seq}/plan`)
