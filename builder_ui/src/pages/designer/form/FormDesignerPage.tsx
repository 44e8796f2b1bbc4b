/** Drawing a form: what there is on the left, the form in the middle, what can be set on the right. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { catalogueQuery, documentsQuery, readDraft, schemaQuery } from '../../../api/drafts'
import { Load } from '../../../shared/Load'
import { Designer } from './Designer'
import '../designer.css'
import './studio.css'

export default function FormDesignerPage() {
  const { bundle = '', key = '' } = useParams()
  // The mark of a draft must be fresh: what is cached may have been saved over.
  const draft = useQuery({ queryKey: ['draft', 'form', key], queryFn: () => readDraft('form', key), gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false })
  const catalogue = useQuery(catalogueQuery)
  const schema = useQuery(schemaQuery('form'))
  const drafts = useQuery(documentsQuery(bundle))
  return (
    <Load query={draft} rows={10}>
      {(start) => (
        <Load query={catalogue}>
          {(kinds) => (
            <Load query={schema}>
              {(form) => <Load query={drafts}>{(all) => <Designer key={key} bundle={bundle} form={key} start={start} catalogue={kinds} schema={form} drafts={all} />}</Load>}
            </Load>
          )}
        </Load>
      )}
    </Load>
  )
}
