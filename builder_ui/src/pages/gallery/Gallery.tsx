/** Templates as cards; the ones that others only build upon come last. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { templatesQuery, type Template } from '../../api/bundle'
import { Load } from '../../shared/Load'
import { ImportDialog } from './ImportDialog'
import { TemplateCard } from './TemplateCard'
import './gallery.css'

export function Gallery() {
  const templates = useQuery(templatesQuery)
  const [chosen, setChosen] = useState<Template | null>(null)
  return (
    <Load query={templates}>
      {(items) => (
        <>
          <ul className="gallery">
            {sorted(items).map((template) => (
              <li key={template.key}>
                <TemplateCard template={template} all={items} onImport={() => setChosen(template)} />
              </li>
            ))}
          </ul>
          {chosen && <ImportDialog template={chosen} onClose={() => setChosen(null)} />}
        </>
      )}
    </Load>
  )
}

function sorted(items: Template[]): Template[] {
  const needed = new Set(items.flatMap((item) => item.requires))
  return items.toSorted((a, b) => Number(needed.has(a.key)) - Number(needed.has(b.key)))
}
