/** A run of the drawn flow: every step so far, so that one can go back. */
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { simulate, type Move, type Simulated } from '../../../../api/simulate'
import type { FlowDocument } from '../../../../designer/flow/graph'
import type { Mark } from '../marks'

export interface Simulation {
  /** Every step with where it came to, the last one last. */
  steps: readonly Simulated[]
  now: Simulated | null
  marks: ReadonlyMap<string, Mark>
  busy: boolean
  problem: unknown
  go: (move: Move) => void
  back: () => void
  restart: () => void
}

export function useSimulation(bundle: string, document: FlowDocument): Simulation {
  const [steps, setSteps] = useState<readonly Simulated[]>([])
  const now = steps.at(-1) ?? null
  const asking = useMutation({
    mutationFn: (move: Move) => simulate(bundle, document, now, move),
    onSuccess: (next) => setSteps((before) => [...before, next]),
  })
  const marks = useMemo(() => marksOf(steps), [steps])
  return {
    steps,
    now,
    marks,
    busy: asking.isPending,
    problem: asking.error,
    go: (move) => asking.mutate(move),
    back: () => setSteps((before) => before.slice(0, -1)),
    restart: () => {
      asking.reset()
      setSteps([])
    },
  }
}

function marksOf(steps: readonly Simulated[]): ReadonlyMap<string, Mark> {
  const found = new Map<string, Mark>()
  for (const { node } of steps.flatMap((step) => step.steps)) found.set(node, 'done')
  for (const token of steps.at(-1)?.tokens ?? []) found.set(token.node, token.incident ? 'stuck' : 'now')
  return found
}
