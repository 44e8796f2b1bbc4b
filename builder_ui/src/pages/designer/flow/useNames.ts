/** What conditions of a flow may read: the form's fields, the system values, and what was decided at earlier nodes. */
import { useMemo } from 'react'
import type { Graph } from '../../../designer/flow/graph'
import { namesOf, type FormOf, type Name } from '../../../designer/names'
import { useWords } from '../../../i18n/useWords'

export function useNames(form: FormOf, system: readonly Name[], graph: Graph): Name[] {
  const { t } = useWords()
  const decided = t('flow.decision')
  return useMemo(() => {
    const decisions = graph.body.nodes.flatMap((node): Name[] => {
      if (!graph.kind(node.id)?.decides) return []
      const label = { zh: `${node.name.zh} · ${decided}`, en: `${node.name.en ?? node.name.zh} · ${decided}` }
      return [{ id: `_vars.${node.id}.action`, label, sort: 'choice', options: graph.ports(node.id).map(({ id, label: said }) => ({ id, label: said })) }]
    })
    return [...namesOf(form, system), ...decisions]
  }, [form, system, graph, decided])
}
