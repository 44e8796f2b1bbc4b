/** Fetches what a designer begins with: the draft with its mark, the catalogue, the schema, and the other drafts. */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { catalogueQuery, documentsQuery, readDraft, schemaQuery } from '../../../api/drafts'
import type { Catalogue, Schema } from '../../../designer/catalogue'
import type { Draft } from '../../../designer/uses'
import { Load } from '../../../shared/Load'
import '../designer.css'
import './studio.css'
import './panel.css'

export interface Loaded {
  bundle: string
  /** The key of the document: give it to the designer as React's key too. */
  name: string
  start: { text: string; etag: string }
  catalogue: Catalogue
  schema: Schema
  drafts: readonly Draft[]
}

export function StudioPage({ kind, children }: { kind: string; children: (loaded: Loaded) => ReactNode }) {
  const { bundle = '', key = '' } = useParams()
  // The mark of a draft must be fresh: what is cached may have been saved over.
  const draft = useQuery({ queryKey: ['draft', kind, key], queryFn: () => readDraft(kind, key), gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false })
  const catalogue = useQuery(catalogueQuery)
  const schema = useQuery(schemaQuery(kind))
  const drafts = useQuery(documentsQuery(bundle))
  return (
    <Load query={draft} rows={10}>
      {(start) => (
        <Load query={catalogue}>
          {(kinds) => <Load query={schema}>{(shape) => <Load query={drafts}>{(all) => children({ bundle, name: key, start, catalogue: kinds, schema: shape, drafts: all })}</Load>}</Load>}
        </Load>
      )}
    </Load>
  )
}
