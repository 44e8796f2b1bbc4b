/** The name of a section, and when it shows. */
import { setSection } from '../../../designer/commands'
import type { SectionBlock } from '../../../designer/document'
import { hinted } from '../../../designer/hints'
import { useWords } from '../../../i18n/useWords'
import { Settings } from '../studio/Settings'
import { useStudio } from '../studio/studio'
import { useTools } from './drawing'

export function SectionPanel({ section }: { section: SectionBlock }) {
  const { t } = useWords()
  const { schema } = useStudio()
  const { edit } = useTools()
  const own = hinted(schema.properties?.body?.properties?.layout?.items ?? {})
  return (
    <>
      <h2>{t('draw.section')}</h2>
      <Settings
        id={`section-${section.id}`}
        schema={own}
        keys={['label', 'visible']}
        value={section as never}
        onChange={(next, key) => edit(setSection(section.id, key, next[key]), `section:${section.id}:${key}`)}
      />
    </>
  )
}
