/** The connectors there are, as they are drawn here or stand elsewhere, and the calls of one of them. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../api/http'
import { readDraft } from '../../../api/drafts'
import type { Words } from '../../../api/words'
import { callsOf, type ConnectorCall } from '../../../designer/connector'
import { read } from '../../../designer/document'
import { useWords } from '../../../i18n/useWords'
import { useStudio } from './studio'

export function useConnectors(): { value: string; label: string }[] {
  const { say } = useWords()
  const { drafts } = useStudio()
  const inForce = useQuery({ queryKey: ['definitions', 'connector'], queryFn: async () => (await get<{ items: { key: string; name: Words }[] }>('/definitions', { kind: 'connector' })).items, staleTime: 60_000 }).data
  const all = new Map([...(inForce ?? []), ...drafts.filter((draft) => draft.kind === 'connector')].map((each) => [each.key, say(each.name)]))
  return [...all].map(([value, label]) => ({ value, label }))
}

export function useCalls(connector: unknown): ConnectorCall[] {
  const key = typeof connector === 'string' ? connector : ''
  const drawn = useStudio().drafts.find((draft) => draft.kind === 'connector' && draft.key === key)
  const elsewhere = useQuery({
    queryKey: ['definition', 'connector', key, 'body'],
    queryFn: async () => read((await readDraft('connector', key)).text).document.body as unknown as Readonly<Record<string, unknown>>,
    enabled: key !== '' && drawn === undefined,
    retry: false,
  }).data
  return callsOf(drawn?.document.body ?? elsewhere)
}
