/** The calls of a connector, as it is drawn here or stands elsewhere. */
import { useQuery } from '@tanstack/react-query'
import { readDraft } from '../../../api/drafts'
import { callsOf, type ConnectorCall } from '../../../designer/connector'
import { read } from '../../../designer/document'
import { useStudio } from './studio'

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
