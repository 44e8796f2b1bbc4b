/** What can be set for what is selected. */
import { useWords } from '../../../i18n/useWords'
import { FieldPanel } from './FieldPanel'
import { FormPanel } from './FormPanel'
import { SectionPanel } from './SectionPanel'
import { useDrawing } from './drawing'

export function Panel() {
  const { t } = useWords()
  const { selection, document } = useDrawing()
  const field = selection.part === 'field' ? document.body.fields.find((each) => each.id === selection.id) : undefined
  const section = selection.part === 'section' ? document.body.layout?.find((each) => each.id === selection.id) : undefined
  return (
    <div className="panel" aria-label={t('draw.properties')} role="region">
      {field ? <FieldPanel key={field.id} field={field} /> : section ? <SectionPanel key={section.id} section={section} /> : <FormPanel />}
    </div>
  )
}
