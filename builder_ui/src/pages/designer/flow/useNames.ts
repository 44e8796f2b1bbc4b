/** What conditions of a flow may read: the form's fields, the system values, and what is known of earlier nodes. */
import { useMemo } from 'react'
import type { Graph } from '../../../designer/flow/graph'
import { toldBy } from '../../../designer/flow/told'
import { namesOf, type FormOf, type Name } from '../../../designer/names'
import type { Draft } from '../../../designer/uses'
import { useWords } from '../../../i18n/useWords'
import { useFormFields } from '../studio/useFormFields'
import { useRefNames } from '../studio/useRefNames'

export function useNames(form: FormOf, system: readonly Name[], graph: Graph, drafts: readonly Draft[]): Name[] {
  const { t } = useWords()
  const far = useRefNames(form, drafts)
  const forms = useMemo(() => [...new Set(graph.body.nodes.flatMap((node) => (graph.kind(node.id)?.tells.fields && typeof node.config?.form === 'string' ? [node.config.form] : [])))], [graph])
  const fieldsOf = useFormFields(forms, drafts)
  const [decided, rows] = [t('flow.decision'), t('flow.rows')]
  return useMemo(() => {
    const names = namesOf(form, system)
    const connector = (key: string) => drafts.find((draft) => draft.kind === 'connector' && draft.key === key)?.document.body
    return [...names, ...toldBy(graph, { fieldsOf, connector, names }, { decision: { zh: decided, en: decided }, rows: { zh: rows, en: rows } }), ...far]
  }, [form, system, graph, drafts, fieldsOf, far, decided, rows])
}
