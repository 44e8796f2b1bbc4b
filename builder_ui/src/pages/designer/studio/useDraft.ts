/** The draft of a document while somebody draws: every edit can be undone, and is saved by itself a moment later. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { readDraft, saveDraft } from '../../../api/drafts'
import { Problem } from '../../../api/problem'
import { read, write, type Base, type Change, type Envelope } from '../../../designer/document'
import * as history from '../../../designer/history'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict'

type Step<D> = { kind: 'edit'; edit: Change<D>; mark: string | null; at: number } | { kind: 'undo' } | { kind: 'redo' } | { kind: 'take'; document: D }

function next<D>(past: history.History<D>, step: Step<D>): history.History<D> {
  if (step.kind === 'undo') return history.undo(past)
  if (step.kind === 'redo') return history.redo(past)
  if (step.kind === 'take') return history.edit(past, step.document, null, 0)
  return history.edit(past, step.edit(past.present), step.mark, step.at)
}

const PAUSE = 700

export function useDraft<D extends Envelope>(bundle: string, kind: string, key: string, start: { text: string; etag: string }) {
  const client = useQueryClient()
  const [base] = useState<Base<D>>(() => read<D>(start.text))
  const [steps, dispatch] = useReducer(next<D>, base.document, history.begin<D>)
  const [kept, setKept] = useState({ text: start.text, etag: start.etag })
  const [conflict, setConflict] = useState(false)
  const text = useMemo(() => write(steps.present, base), [steps.present, base])
  const inTurn = useTurns(start.etag)
  const saving = useMutation({
    mutationFn: (wanted: string) => inTurn.run(async (etag) => ({ text: wanted, etag: (await saveDraft(kind, key, wanted, etag)).etag })),
    onSuccess: (done) => {
      setKept(done)
      setConflict(false)
      client.setQueryData(['draft', kind, key], done)
      void client.invalidateQueries({ queryKey: ['bundles', bundle] })
    },
    onError: (problem) => setConflict(problem instanceof Problem && problem.status === 412),
  })
  const { mutate, isPending, isError, reset } = saving
  const waits = text !== kept.text
  const mine = useRef(text)
  useEffect(() => {
    mine.current = text
  })
  const save = useCallback(() => mutate(text), [mutate, text])

  useEffect(() => {
    if (!waits || isPending || conflict) return undefined
    const timer = window.setTimeout(save, isError ? PAUSE * 8 : PAUSE)
    return () => window.clearTimeout(timer)
  }, [waits, isPending, isError, conflict, save])
  useLeaving(waits && !conflict, save)

  const edit = useCallback((wanted: Change<D>, mark?: string) => dispatch({ kind: 'edit', edit: wanted, mark: mark ?? null, at: Date.now() }), [])
  const undo = useCallback(() => dispatch({ kind: 'undo' }), [])
  const redo = useCallback(() => dispatch({ kind: 'redo' }), [])

  /** Somebody else saved meanwhile: their text comes in as one more step, which can be undone; or ours goes over it. */
  const settle = useCallback(
    async (whose: 'theirs' | 'mine') => {
      const theirs = await readDraft(kind, key)
      reset()
      setConflict(false)
      inTurn.since(theirs.etag)
      if (whose === 'mine') return mutate(mine.current)
      setKept(theirs)
      return dispatch({ kind: 'take', document: read<D>(theirs.text).document })
    },
    [kind, key, mutate, reset, inTurn],
  )
  const state: SaveState = conflict ? 'conflict' : isPending ? 'saving' : waits ? (isError ? 'failed' : 'waiting') : 'saved'
  return { document: steps.present, canUndo: steps.past.length > 0, canRedo: steps.future.length > 0, edit, undo, redo, save, settle, state, kept }
}

/** One save after the other, each upon what the one before has made: nobody is in conflict with themselves. */
function useTurns(start: string) {
  const etag = useRef(start)
  const before = useRef<Promise<unknown>>(Promise.resolve())
  return useMemo(
    () => ({
      since: (theirs: string) => {
        etag.current = theirs
      },
      run: <T extends { etag: string }>(save: (etag: string) => Promise<T>): Promise<T> => {
        const turn = before.current.then(async () => {
          const done = await save(etag.current)
          etag.current = done.etag
          return done
        })
        before.current = turn.catch(() => undefined)
        return turn
      },
    }),
    [],
  )
}

/** Going away saves what is not saved yet; closing the window asks first. */
function useLeaving(waits: boolean, save: () => void): void {
  const last = useRef({ waits, save })
  useEffect(() => {
    last.current = { waits, save }
  })
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (last.current.waits) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
      if (last.current.waits) last.current.save()
    }
  }, [])
}
