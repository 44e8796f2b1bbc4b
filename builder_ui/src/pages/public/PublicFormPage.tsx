/** The form that a buyer fills in, mostly on a phone: one column, large targets, a draft that survives. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { publicFormQuery } from '../../api/form'
import { Load } from '../../shared/Load'
import { Closed } from './Closed'
import { PublicForm, type Sent } from './PublicForm'
import { PublicShell } from './PublicShell'
import { Thanks } from './Thanks'

export default function PublicFormPage() {
  const { form = '' } = useParams()
  const view = useQuery(publicFormQuery(form))
  const [sent, setSent] = useState<Sent | null>(null)
  return (
    <PublicShell>
      <Load query={view}>
        {(found) =>
          sent ? <Thanks view={found} sent={sent} onAgain={() => setSent(null)} /> : found.closed ? <Closed view={found} /> : <PublicForm view={found} onSent={setSent} />
        }
      </Load>
    </PublicShell>
  )
}
