/** What conditions of a flow may read: the form's fields, the system values, and what was decided at earlier nodes. */
import { useMemo } from 'react'
import type { Graph } from '../../../designer/flow/graph'
import { namesOf, type FormOf, type Name } from '../../../designer/names'
import type { Draft } from '../../../designer/uses'
import { useWords } from '../../../i18n/useWords'
import { useRefNames } from '../studio/useRefNames'

export function useNames(form: FormOf, system: readonly Name[], graph: Graph, drafts: readonly Draft[]): Name[] {
  const { t } = useWords()
  const far = useRefNames(form, drafts)
  const decided = t('flow.decision')
  return useMemo(() => {
    const decisions = graph.body.nodes.flatMap((node): Name[] => {
      if (!graph.kind(node.id)?.decides) return []
      const label = { zh: `${node.name.zh} · ${decided}`, en: `${node.name.en ?? node.name.zh} · ${decided}` }
      return [{ id: `_vars.${node.id}.action`, label, sort: 'choice', options: graph.ports(node.id).map(({ id, label: said }) => ({ id, label: said })) }]
    })
    return [...namesOf(form, system), ...decisions, ...far]
  }, [form, system, graph, far, decided])
}
