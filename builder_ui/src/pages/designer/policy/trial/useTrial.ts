/** A policy, as it is drawn now, being tried; the answer remembers what it was an answer to. */
import { useMutation } from '@tanstack/react-query'
import { tryPolicy, type PolicyTrial } from '../../../../api/policies'

export const LAST = 200

export interface Told {
  outcome: PolicyTrial
  /** The document that was tried. */
  document: object
}

export interface Trying {
  told: Told | undefined
  error: Error | null
  busy: boolean
  start: () => void
}

export function useTrial(document: object, bundle: string): Trying {
  const trying = useMutation({ mutationFn: () => tryPolicy(document, bundle).then((outcome): Told => ({ outcome, document })) })
  return { told: trying.data, error: trying.error, busy: trying.isPending, start: () => trying.mutate() }
}

/** What can be tried this way. */
export const TRIED_KINDS: readonly string[] = ['calendar', 'sla', 'escalation', 'routing', 'priority']
